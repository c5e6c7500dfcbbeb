using System.Text;
using AngleSharp.Dom;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.FormViews.Drawing;
using CyberPort.FormViews.Tests.Samples;

namespace CyberPort.FormViews.Tests.Drawing;

public sealed class SameLookTests
{
    [Theory]
    [InlineData("ui.json", "占用の目的", "目的", "/title")]
    [InlineData("ui.json", "\"具体的に\"", "\"くわしく\"", "/title")]
    [InlineData("ui.json", "\"地域\"", "\"地方\"", "/district")]
    [InlineData("schema.json", "\"minLength\": 1, \"maxLength\": 100", "\"minLength\": 1, \"maxLength\": 99", "/title")]
    [InlineData("schema.json", "\"required\": [\"title\", \"area\"", "\"required\": [\"title\", \"phone\", \"area\"", "/phone")]
    [InlineData("codelists/purpose.json", "桟橋", "浮き桟橋", "/purpose")]
    [InlineData("rules.json", "purpose != 'pier' || option.code != 'b1'", "option.code == 'b1'", "/berth")]
    [InlineData("rules.json", "area >= 1000", "area >= 0 || true", "/budget")]
    public void What_is_said_to_look_the_same_is_drawn_the_same_and_most_is(string file, string from, string to, string different)
    {
        var changed = Changed(file, from, to);
        var (before, now) = (View(Gallery.Form), View(changed));

        List<string> same = [];
        foreach (var page in changed.Layout.Pages)
        {
            var (old, drawn) = (Draw(Gallery.Form, page.Id), Draw(changed, page.Id));
            foreach (var field in page.Fields.Where(f => f.Field.RowsPath is null && SameLook.Of(now, f, before, Gallery.Form.Field(f.Path)!)))
            {
                same.Add(field.Path);
                Assert.Equal(Html(old, field.Path), Html(drawn, field.Path));
            }
        }

        Assert.True(same.Count >= 15, string.Join(' ', same));
        Assert.DoesNotContain(different, same);
        Assert.NotEqual(Html(Draw(Gallery.Form, Gallery.Form.Rules.PageOf(different)), different), Html(Draw(changed, changed.Rules.PageOf(different)), different));
    }

    [Fact]
    public void Pages_that_show_findings_or_are_filled_in_are_never_said_to_look_the_same()
    {
        var (field, other) = (Gallery.Form.Field("/title")!, View(Changed("ui.json", "占用の目的", "占用の目的")));

        Assert.True(SameLook.Of(View(Gallery.Form), field, other, other.Form.Field("/title")!));
        Assert.False(SameLook.Of(new(Gallery.Form, Gallery.State(), "ja"), field, other, other.Form.Field("/title")!));
        Assert.False(SameLook.Of(View(Gallery.Form, "en"), field, other, other.Form.Field("/title")!));
    }

    private static CompiledForm Changed(string file, string from, string to)
    {
        var files = Gallery.Form.Package.Files;
        var text = Encoding.UTF8.GetString(files[file]!.Value.Span);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return FormCompiler.Compile(PackageReader.Read(files.With(file, text.Replace(from, to, StringComparison.Ordinal))).Package!).Form!;
    }

    private static FormView View(CompiledForm form, string language = "ja") => new(form, State(form), language) { ShowFindings = false };

    private static FormState State(CompiledForm form) =>
        form.Evaluate(CyberPort.Expressions.Value.Record(), new FormContext { Today = new(2026, 11, 20), Phase = FormPhase.Input });

    private static IDocument Draw(CompiledForm form, string page) => Probe.Draw<FormPage>(new Dictionary<string, object?>
    {
        ["Form"] = form, ["State"] = State(form), ["PageId"] = page, ["ShowFindings"] = false,
    }).Page;

    private static string? Html(IDocument page, string path) => page.GetElementById(Ids.Of(path) + "-field")?.OuterHtml;
}
