using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.FormViews.Tests.Samples;

namespace CyberPort.FormViews.Tests.Fields;

public sealed class RowGridTests
{
    private const string Calls = """
        { "calls": [
          { "_row": "r1", "vessel": "みなと丸", "purpose": "pier", "day": "2026-12-01", "tons": 499.5 },
          { "_row": "r2", "vessel": "しらさぎ", "tons": 19 }] }
        """;

    private static readonly FormContext Context = new() { Today = new(2026, 11, 20), Phase = FormPhase.Input };

    [Fact]
    public void Without_a_script_the_rows_are_one_table_of_text()
    {
        var page = Gallery.Page("page:grid", Calls).Page;
        var text = page.GetElementById("f-calls--table")!;

        Assert.Equal("/calls#table", text.GetAttribute("name"));
        Assert.Equal("みなと丸\t桟橋\t2026-12-01\t499.5\nしらさぎ\t\t\t19", text.TextContent);
        Assert.Contains("船名、目的、入港日、総トン数", page.GetElementById("f-calls--table-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("input[name^='/calls/']"));
    }

    [Fact]
    public void A_posted_table_is_read_by_the_kinds_of_its_columns_and_rows_keep_their_ids()
    {
        var values = Read(Calls, "みなと丸\t桟橋\t令和8年12月2日\t499.5\n第三号\t海底電線\tR8.12.3\t1,200\nしらさぎ\t\t\t２０");

        Assert.Equal(Value.Parse("""
            [{ "_row": "r1", "vessel": "みなと丸", "purpose": "pier", "day": "2026-12-02", "tons": 499.5 },
             { "_row": "r2", "vessel": "第三号", "purpose": "cable", "day": "2026-12-03", "tons": 1200 },
             { "_row": "t3", "vessel": "しらさぎ", "tons": 20 }]
            """), Value.Of([.. values["calls"].AsList.Select(row => row.Without("/dues"))]));
    }

    [Theory]
    [InlineData("しらさぎ\t\t\t19", "r2")]
    [InlineData("みなと丸\t桟橋\t2026-12-01\t499.5\n新\t\t\t\nしらさぎ\t\t\t19", "r1 t3 r2")]
    [InlineData("しらさぎ\t\t\t19\nみなと丸\t桟橋\t2026-12-01\t499.5", "r2 r1")]
    [InlineData("みなと丸\t桟橋\t2026-12-01\t500\nしらさぎ\t\t\t19", "r1 r2")]
    public void Removed_inserted_sorted_and_changed_rows_are_told_apart(string table, string ids) =>
        Assert.Equal(ids, string.Join(' ', Read(Calls, table)["calls"].AsList.Select(row => row["_row"].AsText)));

    [Fact]
    public void Emptying_the_table_removes_the_rows_and_unreadable_cells_stay_and_are_named()
    {
        Assert.Equal(Value.Null, Read(Calls, " \n")["calls"]);
        var values = Read("{}", "みなと丸\t月\t13月\tx");

        Assert.Equal("みなと丸\t月\t13月\tx", Gallery.Page("page:grid", values.ToJson()).Page.GetElementById("f-calls--table")!.TextContent);
        var page = Gallery.Page("page:grid", values.ToJson(), FormPhase.Page).Page;
        Assert.Equal(3, page.QuerySelectorAll("#f-calls-cells li").Length);
        Assert.StartsWith("1 行目：目的は", page.QuerySelector("#f-calls-cells li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_state_of_a_grid_is_written_in_short()
    {
        using var json = JsonDocument.Parse(FormStateJson.Write(Gallery.Form, Gallery.State(Read(Calls, "みなと丸\t\t\t10\nしらさぎ\t\t\tx").ToJson()), "page:grid"));
        var fields = json.RootElement.GetProperty("fields");

        Assert.Equal(["/calls"], fields.EnumerateObject().Select(field => field.Name));
        var grid = fields.GetProperty("/calls").GetProperty("grid");
        Assert.Equal(["1/tons"], grid.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Equal("30 円", grid.GetProperty("computed").GetProperty("dues")[0].GetString());
    }

    [Fact]
    public void Five_thousand_rows_are_posted_checked_and_answered_in_a_moment()
    {
        var table = string.Join('\n', Enumerable.Range(1, 5_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"第{i}みなと丸\t桟橋\t2026-12-{1 + (i % 28):00}\t{i}.5")));
        var first = Read("{}", table);
        var changed = table.Replace("第2500みなと丸", "変更", StringComparison.Ordinal);

        var watch = Stopwatch.StartNew();
        var values = FormEntry.Read(Gallery.Form, first, new Dictionary<string, string[]> { ["/calls#table"] = [changed] }, Context);
        var read = watch.Elapsed;
        var json = FormStateJson.Write(Gallery.Form, Gallery.Form.Evaluate(values, Context), "page:grid");
        var answered = watch.Elapsed;
        var page = Gallery.Page("page:grid", values.ToJson());

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"read {read.TotalMilliseconds:0} ms, answered {(answered - read).TotalMilliseconds:0} ms ({json.Length:N0} bytes), drawn {(watch.Elapsed - answered).TotalMilliseconds:0} ms ({page.Html.Length:N0} characters)");
        Assert.Equal(5_000, values["calls"].AsList.Count);
        Assert.Equal((Value.Of("変更"), Value.Of("t2500")), (values.At("/calls/2499/vessel"), values.At("/calls/2499/_row")));
    }

    private static Value Read(string values, string table) =>
        FormEntry.Read(Gallery.Form, Value.Parse(values), new Dictionary<string, string[]> { ["/calls#table"] = [table] }, Context);
}
