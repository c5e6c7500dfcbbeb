using CyberPort.Expressions;

namespace CyberPort.Forms.Interchange;

/// <summary>Reads an XLSForm's sheets survey and choices, saved as CSV, as a list of fields. Conditions in its own language are kept as remarks.</summary>
public static class XlsFormReader
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["text"] = "string", ["integer"] = "integer", ["decimal"] = "decimal", ["date"] = "date", ["time"] = "time", ["dateTime"] = "datetime",
        ["select_one"] = "code", ["select_multiple"] = "array:code", ["image"] = "file", ["file"] = "file", ["geopoint"] = "geo", ["geoshape"] = "geo",
        ["begin_repeat"] = "array:object",
    };

    private static readonly string[] Logic = ["relevant", "constraint", "calculation", "choice_filter"];

    /// <summary>Whether the head line is that of an XLSForm survey sheet.</summary>
    public static bool Is(string csv) => Is(CsvTable.Read(csv));

    /// <summary>Whether a table is an XLSForm's survey sheet.</summary>
    public static bool Is(CsvTable table) =>
        table.Columns is var columns && columns.Contains("type") && columns.Contains("name") && !columns.Contains("field_key");

    /// <summary>Reads the survey sheet; a group's name goes before the names in it.</summary>
    public static FieldListReading Read(string file, string survey, string choices) =>
        Read(file, CsvTable.Read(survey), CsvTable.Read(choices));

    /// <summary>Reads the sheets survey and choices; a repeat becomes a repeated group.</summary>
    public static FieldListReading Read(string file, CsvTable survey, CsvTable choices)
    {
        var problems = new List<Problem>();
        var rows = new List<FieldListRow>();
        var groups = new Stack<string>();
        foreach (var row in survey.Rows)
        {
            if (row["type"] is "begin_group" or "begin group") groups.Push(row["name"]);
            else if (row["type"] is "begin_repeat" or "begin repeat")
            {
                rows.Add(Row(file, row, groups, problems));
                groups.Push(row["name"] + "[]");
            }
            else if (row["type"] is "end_group" or "end group" or "end_repeat" or "end repeat") groups.TryPop(out _);
            else rows.Add(Row(file, row, groups, problems));
        }

        if (rows.Count == 0) problems.Add(FieldListProblems.Nothing(file, ""));
        FieldListReader.FindClashes(file, rows, problems);
        return problems.Count > 0 ? new(null, problems) : new(new(rows) { Codes = ReadCodes(choices) }, []);
    }

    private static FieldListRow Row(string file, CsvRow row, Stack<string> groups, List<Problem> problems)
    {
        var (kind, list) = row["type"].Replace("begin repeat", "begin_repeat", StringComparison.Ordinal)
            .Split(' ', 2) is [var first, var second] ? (first, second.Trim()) : (row["type"], "");
        if (!Types.TryGetValue(kind, out var type)) problems.Add(FieldListProblems.NotOneOf(file, row.Line, "type", row["type"], Types.Keys));
        if (row["name"].Length == 0) problems.Add(FieldListProblems.Empty(file, row.Line, "name"));
        var (ja, en) = Label(row);
        var hint = Label(row, "hint");
        if (ja.Length == 0) problems.Add(FieldListProblems.Empty(file, row.Line, "label"));
        return new FieldListRow
        {
            Line = row.Line,
            Key = string.Join('.', groups.Reverse().Append(row["name"]).Select(Camel)),
            Name = new(ja, en),
            Type = type ?? "string",
            Presence = row["required"] is "yes" or "true" or "TRUE" or "true()" ? Presence.Required : Presence.Optional,
            CodeList = list.Replace('_', '-').ToLowerInvariant(),
            Role = FieldRole.Common,
            Schema = FieldListReader.Schema(file, row, problems),
            Help = hint.Ja.Length > 0 ? new(hint.Ja, hint.En) : null,
            Remark = string.Join("; ", Logic.Where(c => row[c].Length > 0).Select(c => $"{c}: {row[c]}")),
        };
    }

    private static (string Ja, string En) Label(CsvRow row, string column = "label")
    {
        string Find(string language) => row.Columns.FirstOrDefault(c =>
            c.StartsWith(column + "::", StringComparison.Ordinal) && c.Contains(language, StringComparison.OrdinalIgnoreCase)) is { } found
                ? row[found] : "";
        var (ja, en, plain) = (Find("ja"), Find("en"), row[column]);
        var first = new[] { ja, plain, en }.FirstOrDefault(t => t.Length > 0) ?? "";
        return (first, en.Length > 0 ? en : first);
    }

    /// <summary>The lists of the sheet choices.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<FieldListCode>> ReadCodes(CsvTable choices) =>
        choices.Rows.GroupBy(r => r["list_name"].Replace('_', '-').ToLowerInvariant()).ToDictionary(
            list => list.Key,
            IReadOnlyList<FieldListCode> (list) => [.. list.Select(r => (Code: r["name"], Label: Label(r), Row: r)).Select(
                c => new FieldListCode(c.Code, new(c.Label.Ja, c.Label.En)) { Row = FieldListReader.CodeRow(c.Row) })]);

    // first_name becomes firstName
    private static string Camel(string name)
    {
        var parts = name.Split(['_', '-', ' '], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(parts.Select((p, i) => i == 0 ? char.ToLowerInvariant(p[0]) + p[1..] : char.ToUpperInvariant(p[0]) + p[1..]));
    }
}
