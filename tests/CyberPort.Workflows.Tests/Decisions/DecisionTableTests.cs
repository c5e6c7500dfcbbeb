using System.Text;
using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Decisions;

public sealed class DecisionTableTests
{
    private const string Good = """
        {
          "key": "senketsu", "title": { "ja": "専決規程", "en": "Rules of decision" }, "validFrom": "2026-04-01",
          "columns": [
            { "key": "procedure", "kind": "text", "label": { "ja": "手続", "en": "Procedure" } },
            { "key": "area", "kind": "number", "input": "waterAreaM2", "label": { "ja": "面積", "en": "Area" }, "unit": "㎡" }
          ],
          "rows": [
            { "when": { "area": { "upTo": 1000 } }, "rank": "sectionHead", "basis": { "ja": "第4条", "en": "Art. 4" } },
            { "when": { "area": { "above": 1000 } }, "rank": "director", "basis": { "ja": "第3条", "en": "Art. 3" } }
          ],
          "cases": [
            { "name": "狭い", "given": { "area": 1000 }, "expect": "sectionHead" },
            { "name": "広い", "given": { "area": 1000.5 }, "expect": "director" }
          ]
        }
        """;

    [Fact]
    public void A_table_says_who_decides_and_why()
    {
        var table = Read(Good).Table!;

        var decision = table.Decide(c => c.Key == "area" ? Value.Of(1000m) : Value.Null)!;
        Assert.Equal(("sectionHead", 1, "第4条"), (decision.Rank, decision.Row, decision.Basis.Ja));
        Assert.Equal("1,000㎡以下", table.Rows[0].When["area"].In("㎡").Ja);
        Assert.Equal("> 1,000㎡", table.Rows[1].When["area"].In("㎡").En);
    }

    [Fact]
    public void What_is_not_known_is_decided_by_the_highest_rank_that_may_apply() =>
        Assert.Equal("director", Read(Good).Table!.Decide(_ => Value.Null)!.Rank);

    [Theory]
    [InlineData("\"above\": 1000", "\"above\": 1200", "どの行にも当たらない場合があります（手続 = （その他）、面積 = 1100㎡）")]
    [InlineData("\"above\": 1000", "\"from\": 1000", "1行目と2行目が重なっています（手続 = （その他）、面積 = 1000㎡）")]
    [InlineData("\"rank\": \"director\"", "\"rank\": \"directer\"", "「directer」というロールはありません")]
    [InlineData("\"rank\": \"director\"", "\"rank\": \"applicant\"", "「applicant」というロールはありません")]
    [InlineData("\"upTo\": 1000", "\"upTo\": \"1000\"", "「面積」の範囲を読めません")]
    [InlineData("\"upTo\": 1000", "\"upTo\": 5, \"from\": 6", "「面積」の範囲を読めません")]
    [InlineData("\"upTo\": 1000", "\"upTo\": 5, \"below\": 6", "「面積」の範囲を読めません")]
    [InlineData("{ \"area\": { \"above\": 1000 } }", "{ \"aera\": { \"above\": 1000 } }", "「aera」という列はありません")]
    [InlineData("\"expect\": \"director\"", "\"expect\": \"sectionHead\"", "「sectionHead」のはずですが「director」になります")]
    [InlineData("\"given\": { \"area\": 1000.5 }", "\"given\": { \"area\": 1 }", "2行目に当たる試験例がありません")]
    [InlineData("2026-04-01", "4月1日", "日付ではない")]
    [InlineData("\"kind\": \"number\"", "\"kind\": \"money\"", "列の種類")]
    [InlineData("\"key\": \"senketsu\"", "\"key\": \"\"", "「key」がありません")]
    public void What_is_wrong_is_told_with_an_example(string there, string instead, string told)
    {
        var reading = Read(Good.Replace(there, instead, StringComparison.Ordinal));

        Assert.Null(reading.Table);
        Assert.Contains(reading.Problems, p => p.Cause.Ja.Contains(told, StringComparison.Ordinal));
        Assert.All(reading.Problems, p => Assert.True(p.Cure.Ja.Length > 0 && p.Cause.En.Length > 0 && p.Cure.En.Length > 0 && p.Pointer.StartsWith('/')));
    }

    [Fact]
    public void The_rest_needs_no_row_of_its_own()
    {
        var reading = Read(Good.Replace("\"above\": 1000 }", "\"above\": 1000, \"upTo\": 3000 }", StringComparison.Ordinal)
            .Replace("\"validFrom\"", "\"otherwise\": \"officeManager\", \"validFrom\"", StringComparison.Ordinal));

        Assert.Equal("", string.Join('\n', reading.Problems.Select(p => p.Cause.Ja)));
        Assert.Equal(("officeManager", 0), (reading.Table!.Decide(_ => Value.Of(5000m))!.Rank, reading.Table.Decide(_ => Value.Of(5000m))!.Row));
    }

    [Fact]
    public void Limits_of_size_are_told()
    {
        var rows = string.Join(',', Enumerable.Range(0, DecisionTableReader.MostRows + 1).Select(i => $$"""{ "when": { "area": { "from": {{i}}, "below": {{i + 1}} } }, "rank": "director" }"""));
        Assert.Equal(200, DecisionTableReader.MostRows);
        Assert.Equal(8, DecisionTableReader.MostColumns);
        Assert.Contains(Read(Good.Replace("\"rows\": [", "\"rows\": [" + rows + ",", StringComparison.Ordinal)).Problems, p => p.Pointer == "/rows");
        Assert.Equal(["decisionTable"], DecisionTableReader.Read(Encoding.UTF8.GetBytes("{")).Problems.Select(p => p.Code));

        var columns = string.Join(',', Enumerable.Range(0, 6).Select(i => $$"""{ "key": "c{{i}}", "kind": "number" }"""));
        var fine = string.Join(',', Enumerable.Range(0, 6).Select(i => $$"""{ "when": { "c{{i}}": { "from": 1, "below": 9 }, "area": { "from": {{i}} } }, "rank": "director" }"""));
        Assert.Contains(Read(Good.Replace("\"columns\": [", "\"columns\": [" + columns + ",", StringComparison.Ordinal)
            .Replace("\"rows\": [", "\"rows\": [" + fine + ",", StringComparison.Ordinal)).Problems, p => p.Cause.Ja.Contains("50000", StringComparison.Ordinal));
    }

    [Fact]
    public void An_approval_asks_the_levels_up_to_the_rank_that_decides()
    {
        var small = Start(Book(Good), """{ "waterAreaM2": 200 }""");
        Assert.Equal("決裁区分: 専決規程 第4条", small.Task("a").Instructions!.Ja);
        small.Answer("a", "approve", by: Play.Person("k", "subsectionChief")).Answer("a", "approve", by: Play.Person("s", "sectionHead"));
        Assert.Equal("ok", small.Told);
        Assert.Equal(("sectionHead", 1), (small.Run.Results.At("/a/decision/rank").AsText, small.Run.Results.At("/a/decision/row").AsNumber));

        var large = Start(Book(Good), """{ "waterAreaM2": 2000 }""");
        large.Answer("a", "approve", by: Play.Person("k", "subsectionChief")).Answer("a", "approve", by: Play.Person("s", "sectionHead"));
        Assert.Equal(["director"], large.Task("a").Candidates);
    }

    [Fact]
    public void The_table_that_counts_is_the_latest_that_is_valid_on_the_day_of_the_approval()
    {
        var old = Read(Good).Table! with { Version = 1 };
        var next = Read(Good.Replace("2026-04-01", "2026-04-10", StringComparison.Ordinal).Replace("sectionHead", "director", StringComparison.Ordinal)).Table! with { Version = 2 };
        var book = new DecisionBook([next, old]);

        Assert.Same(old, book.Find("senketsu", new DateOnly(2026, 4, 9)));
        Assert.Same(next, book.Find("senketsu", new DateOnly(2026, 4, 10)));
        Assert.Null(book.Find("senketsu", new DateOnly(2026, 3, 31)));
        Assert.Null(new DecisionBook([old with { ValidTo = new DateOnly(2026, 4, 9) }]).Find("senketsu", new DateOnly(2026, 4, 10)));
    }

    [Fact]
    public void A_missing_table_and_a_missing_level_stop_the_step_until_an_operator_has_mended_it()
    {
        Assert.Contains("「senketsu」がありません", Incident(Start(DecisionBook.Empty, "{}")), StringComparison.Ordinal);
        Assert.Contains("この決裁の段階にありません", Incident(Start(Book(Good.Replace("director", "officeManager", StringComparison.Ordinal)), "{}")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_brings_its_tables_and_its_procedure()
    {
        var definition = Chart.Definition(Definition);
        string Scenario(string table) => $$"""
            [{ "name": "課長専決", "now": "2026-04-10T09:00:00+09:00", "procedure": "waterAreaOccupancy", "decisionTables": [{{table}}], "inputs": { "waterAreaM2": 10 },
               "steps": [{ "answer": { "role": "subsectionChief" } }, { "answer": { "role": "sectionHead" } }], "expect": { "status": "Finished" } }]
            """;

        Assert.Empty(CyberPort.Workflows.Scenarios.Run(definition, Encoding.UTF8.GetBytes(Scenario(Good)), Chart.Catalog));
        Assert.NotEmpty(CyberPort.Workflows.Scenarios.Run(definition, Encoding.UTF8.GetBytes(Scenario(Good.Replace("\"above\"", "\"from\"", StringComparison.Ordinal))), Chart.Catalog));
    }

    private static readonly string Definition = Chart.Flow(Chart.All(Chart.Of("a", "CyberPort.Approval", """
        "decisionTable": "senketsu", "levels": [{ "role": "subsectionChief" }, { "role": "sectionHead", "when": false }, { "role": "director" }]
        """), Chart.Line("ok"), Chart.Line("no")), "a.Approved>ok", "a.Remanded>no", "a.Rejected>no");

    private static DecisionTableReading Read(string json) => DecisionTableReader.Read(Encoding.UTF8.GetBytes(json));

    private static DecisionBook Book(string json) => new([Read(json).Table! with { Version = 1 }]);

    private static Play Start(DecisionBook book, string input) => Play.Start(Chart.Definition(Definition), input, decisions: book);

    private static string Incident(Play play) => Assert.Single(play.Run.Incidents).Message.Ja;
}
