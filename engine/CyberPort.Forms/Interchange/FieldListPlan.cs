using System.Text.Json.Nodes;
using CyberPort.Expressions;

namespace CyberPort.Forms.Interchange;

/// <summary>The fields of the form that a list becomes: a from and a to are one period, a moment is a day and a time.</summary>
internal sealed record FieldListPlan
{
    public required IReadOnlyList<PlannedField> Fields { get; init; }
    public required IReadOnlyList<FieldListRow> OfOffice { get; init; }

    /// <summary>The block of the ship's items is included.</summary>
    public required bool HasVessel { get; init; }

    public bool NeedsParts => Fields.Any(f => f.IsFile || f.Schema.ContainsKey("$ref") || f.Schema["items"]?["$ref"] is not null);

    public IReadOnlyList<string> Lists => [.. Fields.Concat(Fields.SelectMany(f => f.Columns)).SelectMany(f => f.Lists)
        .Where(l => l.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    public static FieldListPlan Of(IReadOnlyList<FieldListRow> rows) => new()
    {
        Fields = [.. rows.Where(r => r.Type != FieldListTypes.Include && GroupOf(r.Key) is null && !IsEndOfPeriod(r, rows))
            .SelectMany(r => Plan(r, rows))],
        OfOffice = [.. rows.Where(r => r.Role == FieldRole.Office)],
        HasVessel = rows.Any(r => r.Key == "VESSEL-BLOCK"),
    };

    /// <summary>The repeated group whose column it is: "crew" of "crew[].name".</summary>
    public static string? GroupOf(string key) => key.LastIndexOf("[].", StringComparison.Ordinal) is > 0 and var at ? key[..at] : null;

    private static IEnumerable<PlannedField> Plan(FieldListRow row, IReadOnlyList<FieldListRow> rows)
    {
        var path = "/" + row.Key.Replace('.', '/');
        if (EndOf(row, rows) is { } end)
        {
            var period = With(FieldListTypes.Period(), row);
            return [new(path[..^"/start".Length], Both(row.Name, end.Name), period, row)];
        }

        if (FieldListTypes.IsRows(row.Type) && rows.Any(r => GroupOf(r.Key) == row.Key)) return [Group(path, row, rows)];
        if (row.Type != FieldListTypes.Moment || row.Schema is not null) return [new(path, row.Name, FieldListTypes.Schema(row), row)];

        return
        [
            new(path + "/date", new(row.Name.Ja + "（日）", row.Name.En + " (day)"), With(FieldListTypes.Date(), row), row),
            new(path + "/time", new(row.Name.Ja + "（時刻）", row.Name.En + " (time)"), With(FieldListTypes.Time(), row), row),
        ];
    }

    private static PlannedField Group(string path, FieldListRow row, IReadOnlyList<FieldListRow> rows)
    {
        var columns = rows.Where(r => GroupOf(r.Key) == row.Key)
            .Select(r => new PlannedField($"{path}/*/{r.Key[(row.Key.Length + 3)..].Replace('.', '/')}", r.Name, FieldListTypes.Schema(r),
                r)).ToArray();
        var item = FieldListPackage.Record();
        item["properties"]!["_row"] = new JsonObject { ["type"] = "string" };
        foreach (var column in columns) FieldListPackage.Put(item, column, column.Path[(path.Length + 3)..].Split('/'));
        var schema = FieldListTypes.Schema(row with { Schema = row.Schema ?? new() { ["type"] = "array", ["maxItems"] = 100 } });
        schema["items"] = item;
        return new(path, row.Name, schema, row) { Columns = columns };
    }

    // what Schema adds to every field: class, whether it is off, its source
    private static JsonObject With(JsonObject schema, FieldListRow row)
    {
        foreach (var (name, value) in FieldListTypes.Schema(row with { Type = "boolean", Schema = null }))
            if (name.StartsWith("x-cp-", StringComparison.Ordinal)) schema[name] = value!.DeepClone();
        return schema;
    }

    private static FieldListRow? EndOf(FieldListRow row, IReadOnlyList<FieldListRow> rows) =>
        row.Type == "date" && row.Key.EndsWith(".start", StringComparison.Ordinal)
            ? rows.FirstOrDefault(r => r.Type == "date" && r.Key == row.Key[..^".start".Length] + ".end")
            : null;

    private static bool IsEndOfPeriod(FieldListRow row, IReadOnlyList<FieldListRow> rows) => rows.Any(r => EndOf(r, rows) == row);

    // 占用期間（自） and 占用期間（至） are 占用期間; other pairs keep both names
    private static LocalText Both(LocalText start, LocalText end) =>
        new(start.Ja.Replace("（自）", "", StringComparison.Ordinal) is var name && name + "（至）" == end.Ja ? name : $"{start.Ja}・{end.Ja}", $"{start.En}, {end.En}");
}

/// <summary>One field of the form.</summary>
internal sealed record PlannedField(string Path, LocalText Label, JsonObject Schema, FieldListRow Row)
{
    /// <summary>The columns of a repeated group.</summary>
    public IReadOnlyList<PlannedField> Columns { get; init; } = [];

    public bool Required => Row.Presence == Presence.Required && (Row.Role == FieldRole.Common
        || (Row.Schema is not null && Row.Role != FieldRole.Office));

    public bool IsOffice => Row.Role == FieldRole.Office;

    public bool IsFile => FieldListTypes.IsFile(Row.Type);

    public bool IsText => Required && (string?)Schema["type"] == "string" && !Schema.ContainsKey("format") && List.Length == 0;

    /// <summary>A day, a time or a period: they stand on a page of their own.</summary>
    public bool IsWhen => (string?)Schema["x-cp-kind"] is "period" or "time" || (string?)Schema["format"] == "date";

    public string List => (string?)Schema["x-cp-list"] ?? "";

    /// <summary>Every list that the field needs, also those of a map and of a matrix.</summary>
    public IEnumerable<string> Lists =>
        [List, (string?)Schema["x-cp-map"]?["list"] ?? "", .. new[] { "lines", "columns" }.Select(n =>
            Schema["x-cp-matrix"]?[n] is JsonValue list ? (string?)list ?? "" : "")];

    public string Expression => Path[1..].Replace('/', '.');
}
