using CyberPort.Expressions;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.FormViews.Tests.Samples;

namespace CyberPort.FormViews.Tests.Pages;

public sealed class AnswerListTests
{
    [Fact]
    public void The_officer_reads_the_reason_that_the_applicant_gave_for_a_warning()
    {
        const string Values = """{ "title": "a", "area": 6000, "count": 1 }""";
        var digest = Gallery.State(Values, FormPhase.Submit).Findings.Single(f => f.RuleId == "large").Digest;
        var ack = new Acknowledgement("large", digest, "<b>大型船</b>のため", "港 花子", new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(9)));

        var page = Draw(Values, ack);
        Assert.Contains("確認理由：<b>大型船</b>のため", page.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".warnmsg b"));

        var older = Draw(Values, ack with { Digest = "of other values" });
        Assert.DoesNotContain("確認理由", older.TextContent, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Draw(string values, Acknowledgement ack) => Probe.Draw<AnswerList>(new Dictionary<string, object?>
    {
        ["Form"] = Gallery.Form,
        ["Values"] = Value.Parse(values),
        ["Findings"] = Gallery.State(values, FormPhase.Submit, null, "ja", ack).Findings,
        ["Acknowledgements"] = new[] { ack },
        ["FileHref"] = (Func<string, string>)(id => "/files/" + id),
    }).Page.Body!;
}
