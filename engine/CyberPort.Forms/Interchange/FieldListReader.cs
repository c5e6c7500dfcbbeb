using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberPort.Expressions;

namespace CyberPort.Forms.Interchange;

/// <summary>Reads a list of fields from CSV: procedure_or_block, seq, field_key, name_ja, name_en, type, unit, required, code_list, role, source, is_inferred.</summary>
public static partial class FieldListReader
{
    private static readonly string[] Needed = ["field_key", "name_ja", "name_en", "type", "required"];

    private static readonly Dictionary<string, Presence> Presences = new()
    {
        ["Y"] = Presence.Required, ["N"] = Presence.Optional, ["C"] = Presence.Conditional,
    };

    private static readonly Dictionary<string, FieldRole> Roles = new()
    {
        ["common"] = FieldRole.Common, ["optional"] = FieldRole.Optional, ["admin"] = FieldRole.Office,
    };

    /// <summary>Reads the rows of one procedure (all rows when it is empty), in the order of seq.</summary>
    public static FieldListReading Read(string file, string csv, string procedure) => Read(file, CsvTable.Read(csv), procedure);

    /// <summary>Reads the rows of a table; a column "schema" (JSON Schema of the dialect) says what the type cannot, "help_ja" and
    /// "help_en" explain the item.</summary>
    public static FieldListReading Read(string file, CsvTable table, string procedure)
    {
        var problems = Needed.Where(c => !table.Columns.Contains(c)).Select(c => FieldListProblems.NoColumn(file, c)).ToList();
        if (problems.Count > 0) return new(null, problems);

        var rows = table.Rows.Where(r => procedure.Length == 0 || r["procedure_or_block"] == procedure)
            .OrderBy(r => int.TryParse(r["seq"], out var seq) ? seq : int.MaxValue).Select(r => Row(file, r, problems)).ToArray();
        if (rows.Length == 0) problems.Add(FieldListProblems.Nothing(file, procedure));
        FindClashes(file, rows, problems);
        return problems.Count > 0 ? new(null, problems) : new(new(rows), []);
    }

    /// <summary>Reads code lists from CSV (code_list, key or code, name_ja, name_en or name_en_or_note).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<FieldListCode>> ReadCodes(string csv) => ReadCodes(CsvTable.Read(csv));

    /// <summary>Reads code lists from a table.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<FieldListCode>> ReadCodes(CsvTable table) =>
        table.Rows.GroupBy(r => r["code_list"]).ToDictionary(
            list => list.Key,
            IReadOnlyList<FieldListCode> (list) => [.. list.Select(r => new FieldListCode(
                First(r["key"], r["code"]), new(r["name_ja"], First(r["name_en"], r["name_en_or_note"], r["name_ja"]))) { Row =
                    CodeRow(r) })]);

    private static FieldListRow Row(string file, CsvRow row, List<Problem> problems)
    {
        if (row.IsTooLong) problems.Add(FieldListProblems.TooLong(file, row.Line));
        foreach (var column in Needed.Where(c => row[c].Length == 0)) problems.Add(FieldListProblems.Empty(file, row.Line, column));
        var isBlock = row["type"] == FieldListTypes.Include;
        if (row["field_key"] is { Length: > 0 } key && !isBlock && !Key().IsMatch(key)) problems.Add(FieldListProblems.BadKey(file, row.Line, key));
        if (row["type"] is { Length: > 0 } type && !FieldListTypes.IsKnown(type))
            problems.Add(FieldListProblems.NotOneOf(file, row.Line, "type", type, FieldListTypes.Known));
        if (row["code_list"] is { Length: > 0 } list && !List().IsMatch(list)) problems.Add(FieldListProblems.BadList(file, row.Line, list));
        if (FieldListTypes.IsChoice(row["type"]) && row["code_list"].Length == 0) problems.Add(FieldListProblems.NoList(file, row.Line));
        return new FieldListRow
        {
            Line = row.Line,
            Key = row["field_key"],
            Name = new(row["name_ja"], row["name_en"]),
            Type = row["type"],
            Unit = row["unit"],
            Presence = OneOf(file, row, "required", Presences, Presence.Optional, problems),
            CodeList = row["code_list"],
            Role = OneOf(file, row, "role", Roles, FieldRole.Common, problems),
            Source = row["source"],
            IsInferred = row["is_inferred"] == "Y",
            Schema = Schema(file, row, problems),
            Help = Help(row),
        };
    }

    /// <summary>What a row of codes says beside the names, as the list writes it; nothing when it is no JSON.</summary>
    internal static JsonObject? CodeRow(CsvRow row)
    {
        try
        {
            return row["row"].Length > 0 ? JsonNode.Parse(row["row"]) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The help of a field, when there is any.</summary>
    internal static LocalText? Help(CsvRow row) =>
        First(row["help_ja"], row["help_en"]) is { Length: > 0 } any ? new(First(row["help_ja"], any), First(row["help_en"], any)) : null;

    /// <summary>The schema that a row brings along; what is wrong inside it the reader of the package says.</summary>
    internal static JsonObject? Schema(string file, CsvRow row, List<Problem> problems)
    {
        if (row["schema"].Length == 0) return null;
        try
        {
            if (JsonNode.Parse(row["schema"]) is JsonObject schema) return schema;
        }
        catch (JsonException)
        {
            // told below
        }

        problems.Add(FieldListProblems.BadSchema(file, row.Line));
        return null;
    }

    private static T OneOf<T>(string file, CsvRow row, string column, Dictionary<string, T> known, T otherwise, List<Problem> problems)
    {
        if (row[column].Length == 0) return otherwise;
        if (known.TryGetValue(row[column], out var value)) return value;

        problems.Add(FieldListProblems.NotOneOf(file, row.Line, column, row[column], known.Keys));
        return otherwise;
    }

    /// <summary>Keys that stand twice, or inside another field; columns whose repeated group is missing.</summary>
    internal static void FindClashes(string file, IReadOnlyList<FieldListRow> rows, List<Problem> problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Where(r => r.Key.Length > 0))
        {
            if (!seen.Add(row.Key)) problems.Add(FieldListProblems.Doubled(file, row.Line, row.Key));
            if (rows.FirstOrDefault(other => row.Key.StartsWith(other.Key + ".", StringComparison.Ordinal) && other.Key.Length > 0) is { } above)
                problems.Add(FieldListProblems.Inside(file, row.Line, row.Key, above.Key));
            if (FieldListPlan.GroupOf(row.Key) is { } group && !rows.Any(other => other.Key == group && FieldListTypes.IsRows(other.Type)))
                problems.Add(FieldListProblems.NoGroup(file, row.Line, row.Key, group));
        }
    }

    private static string First(params string[] texts) => texts.FirstOrDefault(t => t.Length > 0) ?? "";

    [GeneratedRegex(@"\A[a-z][A-Za-z0-9]{0,59}(?:(?:\[\])?\.[a-z][A-Za-z0-9]{0,59}){0,5}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,60}\z", RegexOptions.NonBacktracking)]
    private static partial Regex List();
}
