using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CyberPort.Workflows;

namespace CyberPort.Web.Decisions;

/// <summary>A table of who decides as it is typed: every text as it stands in the page, also one that cannot be read.</summary>
public sealed class TableForm
{
    /// <summary>Buttons that change the page and store nothing, and the one that publishes.</summary>
    public const string AddRow = "addRow", RemoveRow = "removeRow:", AddCase = "addCase", RemoveCase = "removeCase:", Publish = "publish";

    // more rows or cases than the largest file of a table holds
    private const int Most = 8_000;

    private readonly JsonObject _latest;

    private TableForm(JsonObject latest, IReadOnlyList<DecisionColumn> columns) => (_latest, Columns) = (latest, columns);

    /// <summary>What the table looks at: that of the latest version; another column needs a new file.</summary>
    public IReadOnlyList<DecisionColumn> Columns { get; }

    public required string TitleJa { get; init; }
    public required string TitleEn { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Otherwise { get; init; }
    public required IReadOnlyList<TypedRow> Rows { get; init; }
    public required IReadOnlyList<TypedCase> Cases { get; init; }

    /// <summary>The latest version, to be valid from a day on.</summary>
    public static TableForm Of(DecisionTable table, string body, DateOnly from) => new(Parsed(body), table.Columns)
    {
        TitleJa = table.Title.Ja,
        TitleEn = table.Title.En,
        From = Day(from),
        To = table.ValidTo is { } to && to >= from ? Day(to) : "",
        Otherwise = table.Otherwise ?? "",
        Rows = [.. table.Rows.Select(r => new TypedRow(
            table.Columns.ToDictionary(c => c.Key, c => TypedCell.Of(r.When.GetValueOrDefault(c.Key))), r.Rank, r.Basis.Ja, r.Basis.En))],
        Cases = [.. table.Cases.Select(c => new TypedCase(c.Name, table.Columns.ToDictionary(k => k.Key, k => TypedCell.Shown(c.Given[k.Key])), c.Expect))],
    };

    /// <summary>What was typed, after the button that adds or takes away.</summary>
    public static TableForm Of(DecisionTable table, string body, IFormCollection fields)
    {
        string Text(string name) => fields[name].ToString().Trim();
        var rows = Numbers(Text("rows"), Text("_action"), AddRow, RemoveRow).Select(i => new TypedRow(
            table.Columns.ToDictionary(c => c.Key, c => TypedCell.Of(Text, $"row{i}.{c.Key}")), Text($"row{i}.rank"), Text($"row{i}.basis.ja"), Text($"row{i}.basis.en")));
        var cases = Numbers(Text("cases"), Text("_action"), AddCase, RemoveCase).Select(i => new TypedCase(
            Text($"case{i}.name"), table.Columns.ToDictionary(c => c.Key, c => Text($"case{i}.{c.Key}")), Text($"case{i}.expect")));
        return new(Parsed(body), table.Columns)
        {
            TitleJa = Text("title.ja"), TitleEn = Text("title.en"), From = Text("from"), To = Text("to"), Otherwise = Text("otherwise"), Rows = [.. rows], Cases = [.. cases],
        };
    }

    /// <summary>The table's file, as it is published; a number that cannot be read stays a text, and is told of at its place.</summary>
    public byte[] ToJson()
    {
        var table = new JsonObject
        {
            ["key"] = _latest["key"]!.DeepClone(),
            ["title"] = new JsonObject { ["ja"] = TitleJa, ["en"] = TitleEn.Length > 0 ? TitleEn : TitleJa },
            ["validFrom"] = From,
            ["columns"] = _latest["columns"]!.DeepClone(),
            ["rows"] = new JsonArray([.. Rows.Select(r => r.ToJson(Columns))]),
            ["cases"] = new JsonArray([.. Cases.Select(c => c.ToJson(Columns))]),
        };
        if (To.Length > 0) table["validTo"] = To;
        if (Otherwise.Length > 0) table["otherwise"] = Otherwise;
        return Encoding.UTF8.GetBytes(table.ToJsonString());
    }

    // the numbers of what was there, with one more, or without one
    private static IEnumerable<int> Numbers(string count, string action, string add, string remove)
    {
        var most = int.TryParse(count, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, 0, Most) : 0;
        return Enumerable.Range(0, action == add ? most + 1 : most).Where(i => action != remove + i.ToString(CultureInfo.InvariantCulture));
    }

    private static JsonObject Parsed(string body) => (JsonObject)JsonNode.Parse(body)!;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
