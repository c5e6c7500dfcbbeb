using AngleSharp.Dom;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.FormViews.Tests.Samples;

namespace CyberPort.FormViews.Tests.Pages;

public sealed class SummaryTests
{
    [Fact]
    public void Each_error_leads_to_the_input_that_is_wrong_in_the_same_words()
    {
        const string Values = """{ "period": { "from": "2026-12-01", "to": "x" }, "place": "p01", "day": "令和８年13月日" }""";
        var summary = Summary(Values, FormPhase.Page, "page:when");
        var page = Gallery.Page("page:when", Values, FormPhase.Page).Page;

        Assert.Equal("入力内容に問題があります", summary.GetElementById("error-summary-title")!.TextContent);
        Assert.Equal(["#f-day--year", "#f-period--to-year", "#f-purpose-0"], summary.QuerySelectorAll("#error-summary a").Select(link => link.GetAttribute("href")));
        foreach (var link in summary.QuerySelectorAll("#error-summary a"))
        {
            var target = page.GetElementById(link.GetAttribute("href")![1..])!;
            var described = (target.GetAttribute("aria-describedby") ?? "").Split(' ')[0];
            Assert.Equal(link.TextContent, page.GetElementById(described)!.TextContent);
        }
        Assert.Equal("-1", summary.GetElementById("error-summary")!.GetAttribute("tabindex"));
    }

    [Fact]
    public void The_whole_form_is_listed_before_it_is_submitted_with_links_to_the_pages()
    {
        var summary = Summary("{}", FormPhase.Submit, "page:check");

        Assert.Contains("/page:what#f-title", summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Contains("/page:who#f-consent-0", summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Warnings_stand_apart_with_what_confirms_them()
    {
        var summary = Summary("""{ "title": "a", "area": 6000, "count": 1, "day": "2026-01-01" }""", FormPhase.Submit, "page:check");
        var block = summary.GetElementById("warning-summary")!;

        Assert.Equal("確認が必要な項目があります", block.QuerySelector("h2")!.TextContent);
        Assert.Contains("6,000 ㎡ は広すぎませんか", block.TextContent, StringComparison.Ordinal);
        var tick = block.QuerySelector("input[type=checkbox][name='_ack.large']")!;
        Assert.NotEmpty(tick.GetAttribute("value")!);
        Assert.NotNull(block.QuerySelector("input[type=hidden][name='_ack.large']"));
        Assert.NotNull(block.QuerySelector("textarea[name='_reason.large']"));
        Assert.Null(block.QuerySelector("textarea[name='_reason.soon']"));
        Assert.All(block.QuerySelectorAll("input[type=checkbox], textarea"), input => Assert.NotNull(summary.QuerySelector($"label[for='{input.Id}']")));
    }

    [Fact]
    public void A_confirmed_warning_shows_its_reason_and_is_ticked()
    {
        const string Values = """{ "title": "a", "area": 6000, "count": 1 }""";
        var digest = Gallery.State(Values, FormPhase.Submit).Findings.Single(finding => finding.RuleId == "large").Digest;
        var ack = new Acknowledgement("large", digest, "大型船のため", "港 花子", new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(9)));
        var summary = Draw(Gallery.State(Values, FormPhase.Submit, "page:check", "ja", ack), show: true);

        Assert.True(summary.QuerySelector("input[type=checkbox][name='_ack.large']")!.HasAttribute("checked"));
        Assert.Equal("大型船のため", summary.QuerySelector("textarea")!.TextContent);
        Assert.Contains("確認済み", summary.GetElementById("warning-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_summed_up_before_a_page_is_left_but_what_else_went_wrong()
    {
        Assert.Empty(Draw(Gallery.State(page: "page:what"), show: false).QuerySelectorAll(".sum"));
        Assert.Contains("大きすぎます", Draw(Gallery.State(page: "page:what"), show: false, "ファイルが大きすぎます").GetElementById("error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_is_complete_in_English()
    {
        var summary = Draw(Gallery.State("""{ "area": 6000 }""", FormPhase.Submit, "page:check", "en"), show: true, language: "en");

        Assert.DoesNotMatch("[\u3040-\u30ff\u4e00-\u9fff]", summary.Body!.TextContent.Replace("㎡", "", StringComparison.Ordinal));
    }

    private static IDocument Summary(string values, FormPhase phase, string page) => Draw(Gallery.State(values, phase, page), show: true);

    private static IDocument Draw(FormState state, bool show, string? more = null, string language = "ja") => Probe.Draw<ErrorSummary>(new Dictionary<string, object?>
    {
        ["Form"] = Gallery.Form, ["State"] = state, ["Language"] = language, ["Show"] = show,
        ["More"] = (IReadOnlyList<string>)(more is null ? [] : [more]),
        ["ChangeHref"] = (Func<string, string, string>)((page, element) => $"/{page}#{element}"),
    }).Page;
}
