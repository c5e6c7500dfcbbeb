using System.Net;
using CyberPort.EndToEnd.Access;
using CyberPort.Workflows;

namespace CyberPort.EndToEnd.Pages.Desk;

/// <summary>The next version of a table of who decides, made in the page and without a script.</summary>
[Collection("pages")]
public sealed class DecisionTableEditTests(InsideServer server)
{
    private const string Publish = "調べて公開する", Check = "調べる";

    [Fact]
    public async Task A_row_is_added_and_taken_away_and_the_table_is_published_as_its_next_version()
    {
        using var administrator = await server.VisitAsync("kre.ogawa");
        await administrator.GoAsync("/decision-tables");
        await administrator.FollowAsync("次の版を作る");
        var rows = administrator.Page.QuerySelectorAll("fieldset[id^=row]").Length;

        // a row that says nothing yet names its place
        await administrator.PressAsync("＋ 行を追加");
        Assert.Equal((HttpStatusCode.OK, rows + 1), (administrator.Status, administrator.Page.QuerySelectorAll("fieldset[id^=row]").Length));
        await administrator.PressAsync(Publish);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        var link = administrator.Page.QuerySelector($"#error-summary a[href$='#row{rows}']");
        Assert.Equal($"{rows + 1}行目", link!.TextContent);
        Assert.Contains("決裁者（rank）がありません", administrator.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);

        await administrator.PressAsync($"{rows + 1}行目を削除");
        Assert.Equal(rows, administrator.Page.QuerySelectorAll("fieldset[id^=row]").Length);
        await administrator.PressAsync(Check);
        Assert.Contains("公開できます", administrator.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        await administrator.PressAsync(Publish, new Dictionary<string, string> { ["row0.basis.ja"] = "<別表> 第1号", ["title.ja"] = "専決規程（改）" });

        Assert.Equal("/decision-tables", administrator.Address);
        Assert.Contains("専決規程（改） 第2版", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("<別表> 第1号", administrator.Text, StringComparison.Ordinal);
        Assert.Single(administrator.Page.QuerySelectorAll("a[href^='/decision-tables/edit']"));
    }

    [Fact]
    public async Task What_can_not_be_read_stands_there_still_and_is_named_with_its_place()
    {
        using var administrator = await server.VisitAsync("hij.kato");
        await administrator.GoAsync("/decision-tables/edit?key=occupancy");
        Assert.Equal("100", administrator.ValueOf("row0.area.high"));

        await administrator.PressAsync(Check, new Dictionary<string, string>
        {
            ["row0.area.high"] = "百", ["row1.area.high"] = "１００", ["from"] = "", ["case2.expect"] = "director",
        });

        var summary = administrator.Page.QuerySelector("#error-summary")!.TextContent;
        Assert.Contains("1行目: 「占用面積」の範囲を読めません", Visitor.Fold(summary), StringComparison.Ordinal);
        Assert.Contains("適用を始める日: 日付ではない", Visitor.Fold(summary), StringComparison.Ordinal);
        Assert.Equal(("百", "１００", "director"), (administrator.ValueOf("row0.area.high"), administrator.ValueOf("row1.area.high"), administrator.ValueOf("case2.expect")));

        await administrator.PressAsync(Check, new Dictionary<string, string> { ["row0.area.high"] = "1,00", ["from"] = "2026-12-01" });
        Assert.Contains("1行目: 「占用面積」の範囲を読めません", Visitor.Fold(administrator.Page.QuerySelector("#error-summary")!.TextContent), StringComparison.Ordinal);
        await administrator.PressAsync(Check, new Dictionary<string, string> { ["row0.area.high"] = "１００㎡" });
        Assert.Contains("試験例 3: 試験例「1,000㎡ちょうどは課長」は「部長」のはずですが「課長」になります", Visitor.Fold(administrator.Page.QuerySelector("#error-summary")!.TextContent), StringComparison.Ordinal);
        await administrator.PressAsync(Check, new Dictionary<string, string> { ["case2.expect"] = "sectionHead", ["row4.period.low"] = "3.5" });
        Assert.Contains("どの行にも当たらない場合があります", administrator.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        await administrator.PressAsync(Check, new Dictionary<string, string> { ["otherwise"] = "director" });
        Assert.NotNull(administrator.Page.QuerySelector("[role=status]"));
    }

    [Fact]
    public async Task A_long_table_is_posted_whole()
    {
        using var administrator = await server.VisitAsync("hij.kato");
        await administrator.GoAsync("/decision-tables");
        string Each(Func<int, string> line) => string.Join(',', Enumerable.Range(0, DecisionTableReader.MostRows).Select(line));
        await administrator.PressAsync(Publish, new Dictionary<string, string>
        {
            ["json"] = $$"""
                { "key": "long", "title": { "ja": "長い表", "en": "Long" }, "validFrom": "2026-04-01", "otherwise": "director",
                  "columns": [{ "key": "area", "kind": "number", "label": { "ja": "面積", "en": "Area" } }, { "key": "kind", "kind": "text", "label": { "ja": "区分", "en": "Kind" } }],
                  "rows": [{{Each(i => $$"""{ "when": { "area": { "from": {{i}}, "below": {{(i == 199 ? "199.123456" : $"{i + 1}")}} }{{(i == 0 ? ", \"kind\": [\"国、県\", \"市\"]" : "")}} }, "rank": "sectionHead" }""")}}],
                  "cases": [{{Each(i => $$"""{ "name": "例{{i}}", "given": { "area": {{i}}, "kind": "国、県" }, "expect": "sectionHead" }""")}}] }
                """,
        });
        await administrator.GoAsync("/decision-tables/edit?key=long");

        await administrator.PressAsync(Check);

        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        Assert.NotNull(administrator.Page.QuerySelector("[role=status]"));
        Assert.Equal("国、県\n市", administrator.ValueOf("row0.kind.words").ReplaceLineEndings("\n"));
        Assert.Equal(("199", "199.123456"), (administrator.ValueOf("row199.area.low"), administrator.ValueOf("row199.area.high")));
    }

    [Fact]
    public async Task Only_whoever_publishes_tables_opens_it_and_only_for_a_table_of_the_office()
    {
        using var officer = await server.VisitAsync("hij.sato");
        await officer.GoAsync("/decision-tables/edit?key=occupancy");
        Assert.Equal(HttpStatusCode.Forbidden, officer.Status);
        await officer.GoAsync("/decision-tables");
        Assert.Empty(officer.Page.QuerySelectorAll("a[href^='/decision-tables/edit']"));

        using var administrator = await server.VisitAsync("hij.kato");
        await administrator.GoAsync("/decision-tables/edit?key=none");
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
    }
}
