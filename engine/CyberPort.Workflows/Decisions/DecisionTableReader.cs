using System.Globalization;
using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows;

/// <summary>A table that was read, or what is wrong with it.</summary>
public sealed record DecisionTableReading(DecisionTable? Table, IReadOnlyList<Problem> Problems);

/// <summary>Reads a table of who decides, checks it for gaps, overlaps and unknown roles, and runs its cases.</summary>
public static class DecisionTableReader
{
    /// <summary>Rows of one table.</summary>
    public const int MostRows = 200;

    /// <summary>Columns of one table.</summary>
    public const int MostColumns = 8;

    public static DecisionTableReading Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return Read(Value.Parse(json.Span));
        }
        catch (JsonException fault)
        {
            return new(null, [DecisionFaults.NoJson(fault.Message)]);
        }
    }

    public static DecisionTableReading Read(Value source)
    {
        List<Problem> problems = [];
        if (source.Kind != ValueKind.Record) return new(null, [DecisionFaults.NoJson("{ } ?")]);
        var columns = Items(source["columns"]).Select((c, i) => Column(c, $"/columns/{i}", problems)).OfType<DecisionColumn>().ToList();
        var rows = Items(source["rows"]).Select((r, i) => Row(r, $"/rows/{i}", columns, problems)).OfType<DecisionRow>().ToList();
        if (Text(source["key"]) is null) problems.Add(DecisionFaults.Missing("/key", "key"));
        if (Day(source["validFrom"]) is null) problems.Add(DecisionFaults.NoDay("/validFrom"));
        if (!source["validTo"].IsNull && (Day(source["validTo"]) is null || Day(source["validTo"]) < Day(source["validFrom"])))
            problems.Add(DecisionFaults.NoDay("/validTo"));
        if (columns.Select(c => c.Key).Distinct().Count() != columns.Count) problems.Add(DecisionFaults.Twice("/columns"));
        if (rows.Count is 0 or > MostRows) problems.Add(DecisionFaults.Count("/rows", MostRows));
        if (columns.Count is 0 or > MostColumns) problems.Add(DecisionFaults.Count("/columns", MostColumns));
        if (problems.Count > 0) return new(null, problems);

        var table = new DecisionTable(Text(source["key"])!, InputReader.Local(source["title"]) ?? new(Text(source["key"])!, Text(source["key"])!),
            Day(source["validFrom"])!.Value, Day(source["validTo"]))
        {
            Columns = columns,
            Rows = rows,
            Otherwise = Text(source["otherwise"]),
            Cases = [.. Items(source["cases"]).Select((c, i) => new DecisionCase(Text(c["name"]) ?? $"{i + 1}", c["given"], Text(c["expect"]) ?? ""))],
        };
        problems.AddRange(DecisionTableChecks.Of(table));
        return problems.Count == 0 ? new(table, []) : new(null, problems);
    }

    private static DecisionColumn? Column(Value source, string at, List<Problem> problems)
    {
        var (key, kind) = (Text(source["key"]), Text(source["kind"]));
        if (key is null) problems.Add(DecisionFaults.Missing(at, "key"));
        if (kind is not ("number" or "text")) problems.Add(DecisionFaults.NoKind(at + "/kind"));
        return key is null || kind is null
            ? null
            : new(key, kind == "number", Text(source["input"]) ?? key, InputReader.Local(source["label"]) ?? new(key, key), Text(source["unit"]) ?? "");
    }

    private static DecisionRow? Row(Value source, string at, List<DecisionColumn> columns, List<Problem> problems)
    {
        Dictionary<string, DecisionCondition> when = [];
        if (source["when"].Kind == ValueKind.Record)
        {
            foreach (var (key, value) in source["when"].AsRecord)
            {
                var column = columns.Find(c => c.Key == key);
                if (column is null) problems.Add(DecisionFaults.NoColumn($"{at}/when/{key}", key, Nearest.To(key, columns.Select(c => c.Key))));
                else if (Condition(value, column) is { IsEmptyRange: false } condition) when[key] = condition;
                else problems.Add(DecisionFaults.NoCondition($"{at}/when/{key}", column));
            }
        }

        if (Text(source["rank"]) is { } rank) return new(when, rank, InputReader.Local(source["basis"]) ?? new("", ""));
        problems.Add(DecisionFaults.NoRank(at));
        return null;
    }

    private static DecisionCondition? Condition(Value value, DecisionColumn column)
    {
        if (!column.IsNumber)
        {
            var words = (value.Kind == ValueKind.List ? value.AsList : [value]).Select(Text).OfType<string>().ToList();
            return words.Count == 0 ? null : new() { Words = words };
        }

        if (value.Kind != ValueKind.Record || value.AsRecord.Keys.Any(k => k is not ("from" or "above" or "upTo" or "below"))) return null;
        if (value.AsRecord.Values.Any(v => !v.IsNumber) || value.AsRecord.Count == 0) return null;
        if (value.AsRecord.ContainsKey("from") && value.AsRecord.ContainsKey("above")) return null;
        if (value.AsRecord.ContainsKey("upTo") && value.AsRecord.ContainsKey("below")) return null;
        return new() { From = Number(value["from"]), Above = Number(value["above"]), UpTo = Number(value["upTo"]), Below = Number(value["below"]) };
    }

    private static decimal? Number(Value value) => value.IsNumber ? value.AsNumber : null;

    private static string? Text(Value value) => value.IsText && value.AsText.Length > 0 ? value.AsText : null;

    private static IReadOnlyList<Value> Items(Value value) => value.Kind == ValueKind.List ? value.AsList : [];

    private static DateOnly? Day(Value value) =>
        value.IsText && DateOnly.TryParseExact(value.AsText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
