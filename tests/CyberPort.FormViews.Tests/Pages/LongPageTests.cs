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
    [InlineData(97, "")] // and the repeated group with its two columns
    [InlineData(98, "long")]
    public void A_page_of_more_than_a_hundred_fields_leaves_out_to_draw_what_is_far(int fields, string expected)
    {
        var form = FormCompiler.Compile(PackageReader.Read(LargeForm.Files(fields, 1, 2)).Package!).Form!;
        var state = form.Evaluate(Value.Record(), new FormContext { Today = new(2026, 11, 22), Phase = FormPhase.Input, PageId = "page:a" });

        var page = Probe.Draw<FormPage>(new Dictionary<string, object?> { ["Form"] = form, ["State"] = state, ["PageId"] = "page:a" }).Page;

        Assert.Equal(expected, page.GetElementById("form-page")!.ClassName ?? "");
    }
}
