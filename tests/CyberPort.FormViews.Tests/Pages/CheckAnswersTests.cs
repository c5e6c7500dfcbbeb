using CyberPort.Forms.Rules;
using CyberPort.FormViews.Tests.Samples;

namespace CyberPort.FormViews.Tests.Pages;

public sealed class CheckAnswersTests
{
    private const string Values = """
        { "title": "浮桟橋", "area": 1240, "count": 2, "day": "2024-11-05", "purpose": "pier", "period": { "from": "2026-04-01", "to": "2027-03-31" },
          "tools": ["pier", "cable"], "dredging": true, "crew": [{ "_row": "a", "name": "みなと丸", "tons": 19 }, { "_row": "b", "name": "二号" }],
          "drawings": [{ "id": "f1", "name": "a.pdf", "size": 850000, "kind": "map" }] }
        """;

    [Fact]
    public void All_answers_are_listed_as_people_read_them()
    {
        var page = Gallery.Page("page:check", Values, FormPhase.Submit).Page;
        var answers = page.QuerySelectorAll("dl.ans > div").ToDictionary(row => row.QuerySelector("dt")!.TextContent, row => row.QuerySelector("dd")!.TextContent.Trim());

        Assert.Equal("1,240 ㎡", answers["占用面積"]);
        Assert.Equal("令和6年11月5日（2024年）", answers["着手日"]);
        Assert.Equal("令和8年4月1日（2026年）から令和9年3月31日（2027年）まで", answers["占用期間"]);
        Assert.Equal("桟橋、海底電線", answers["使うもの"]);
        Assert.Equal("はい", answers["しゅんせつ"]);
        Assert.Equal("124,000 円", answers["占用料の目安"]);
        Assert.Equal("位置図：a.pdf（850 KB）", answers["図面"]);
        Assert.Equal("—", answers["備考"]);
        Assert.Contains("船名：みなと丸", answers["作業船"], StringComparison.Ordinal);
        Assert.Contains("トン数：19 t", answers["作業船"], StringComparison.Ordinal);
        Assert.DoesNotContain("ご案内", answers.Keys);
    }

    [Fact]
    public void Each_link_names_its_question_and_leads_to_its_input()
    {
        var page = Gallery.Page("page:check", Values, FormPhase.Submit, "ja",
            ("ChangeHref", (Func<string, string, string>)((step, element) => $"/{step}#{element}"))).Page;
        var links = page.QuerySelectorAll("dl.ans a").ToDictionary(link => link.TextContent, link => link.GetAttribute("href"));

        Assert.Equal("/page:what#f-area", links["変更：占用面積"]);
        Assert.Equal("/page:when#f-day--year", links["変更：着手日"]);
        Assert.Equal("/page:when#f-purpose-0", links["変更：種類"]);
        Assert.DoesNotContain("変更：占用料の目安", links.Keys);
    }

    [Fact]
    public void What_is_hidden_is_not_listed()
    {
        var page = Gallery.Page("page:check", """{ "area": 10, "budget": 5 }""", FormPhase.Submit).Page;

        Assert.DoesNotContain("予算", page.QuerySelectorAll("dt").Select(term => term.TextContent));
        Assert.Contains("予算", Gallery.Page("page:check", """{ "area": 1000 }""", FormPhase.Submit).Page.QuerySelectorAll("dt").Select(term => term.TextContent));
    }
}
