using System.Text.Json.Nodes;
using AngleSharp.Dom;
using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Forms.Tests.Samples;
using CyberPort.FormViews.Tests.Samples;

namespace CyberPort.FormViews.Tests.Pages;

public sealed class LongPageTests
{
    [Theory]
    [InlineData(97, false)] // and the repeated group with its two columns
    [InlineData(98, true)]
    public void A_page_of_more_than_a_hundred_fields_leaves_out_to_draw_what_is_far(int fields, bool isLong)
    {
        var page = Draw(LargeForm.Files(fields, 1, 2));

        Assert.Equal(isLong, page.QuerySelector(".stretch") is not null);
    }

    [Fact]
    public void Its_fields_stand_in_stretches_also_within_a_section_and_in_their_order()
    {
        var page = Draw(InSection(LargeForm.Files(200, 1, 2), first: 45, last: 109));

        var stretches = page.QuerySelectorAll(".stretch").ToArray();
        Assert.Equal([20, 20, 5, 20, 20, 20, 5, 20, 20, 20, 20, 11], stretches.Select(stretch => stretch.Children.Length));
        Assert.Equal(4, page.QuerySelectorAll("fieldset.section > .stretch").Length);
        Assert.DoesNotContain(stretches, stretch => stretch.QuerySelector(".stretch, .section") is not null);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"f-f{i}-field"), page.QuerySelectorAll(".stretch > .f").Select(field => field.Id!).Where(id => id != "f-rows-field"));
    }

    private static IDocument Draw(PackageFiles files)
    {
        var form = FormCompiler.Compile(PackageReader.Read(files).Package!).Form!;
        var state = form.Evaluate(Value.Record(), new FormContext { Today = new(2026, 11, 22), Phase = FormPhase.Input, PageId = "page:a" });
        return Probe.Draw<FormPage>(new Dictionary<string, object?> { ["Form"] = form, ["State"] = state, ["PageId"] = "page:a" }).Page;
    }

    // a section around some of the fields, where the first of them was
    private static PackageFiles InSection(PackageFiles files, int first, int last)
    {
        var ui = JsonNode.Parse(files[PackagePaths.Ui]!.Value.Span)!;
        var (order, inner) = (ui["order"]!["page:a"]!.AsArray(), new JsonArray());
        ui["nodes"]!["section:s"] = JsonNode.Parse("""{"kind":"section","parent":"page:a","label":{"ja":"節","en":"Section"}}""");
        for (var i = first; i <= last; i++)
        {
            ui["nodes"]![$"field:/f{i}"]!["parent"] = "section:s";
            inner.Add($"field:/f{i}");
            order.RemoveAt(first);
        }

        order.Insert(first, "section:s");
        ui["order"]!["section:s"] = inner;
        return files.With(PackagePaths.Ui, ui.ToJsonString());
    }
}
