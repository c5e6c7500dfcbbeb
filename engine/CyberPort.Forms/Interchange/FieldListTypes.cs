using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CyberPort.Forms.Interchange;

/// <summary>The types that a list of fields may name, and what each becomes in the schema.</summary>
internal static partial class FieldListTypes
{
    public const string Include = "include", Moment = "datetime";

    /// <summary>Examples for people; a length may stand in brackets behind string and array.</summary>
    public static readonly string[] Known =
    [
        "string", "string(13)", "text", "integer", "decimal", "money", "boolean", "date", "time", Moment, "period", "code", "array:code", "array:string",
        "array:object", "file", "array:file", "object:Party", "object:Address", "object", "geo", "ref:PortAdministrator", Include,
    ];

    public static bool IsKnown(string type) => Known.Contains(Bare(type)) || type.StartsWith("ref:", StringComparison.Ordinal);

    public static bool IsChoice(string type) => Bare(type) is "code" or "array:code";

    public static bool IsFile(string type) => Bare(type) is "file" or "array:file";

    public static bool IsRows(string type) => Bare(type) is "array:object" or "array:string";

    public static bool IsParty(string type) => Bare(type) == "object:Party";

    /// <summary>The schema of one field.</summary>
    public static JsonObject Schema(FieldListRow row)
    {
        if (row.Schema is { } full) return full.DeepClone().AsObject();

        JsonObject schema = Bare(row.Type) switch
        {
            "integer" => new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = 1000000000 },
            "decimal" => new() { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1000000000, ["multipleOf"] = 0.01 },
            "money" => new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = 1000000000000, ["x-cp-kind"] = "money" },
            "boolean" => new() { ["type"] = "boolean" },
            "date" => Date(),
            "time" => Time(),
            "period" => Period(),
            "code" => new() { ["type"] = "string", ["x-cp-kind"] = "choice", ["x-cp-list"] = row.CodeList },
            "array:code" => new() { ["type"] = "array", ["x-cp-kind"] = "multiChoice", ["x-cp-list"] = row.CodeList, ["maxItems"] = 100, ["items"] = new JsonObject { ["type"] = "string" } },
            "array:string" or "array:object" => Rows(),
            "file" => Files(1),
            "array:file" => Files(10),
            "object:Party" => new() { ["$ref"] = "#/$defs/party" },
            "text" or "object" or "object:Address" => new() { ["type"] = "string", ["maxLength"] = 1000, ["x-cp-kind"] = "multiline" },
            _ => new() { ["type"] = "string", ["maxLength"] = Length(row.Type) ?? 200 },
        };
        if (schema.ContainsKey("$ref")) return schema;

        if (row.Unit.Length > 0 && Bare(row.Type) is "integer" or "decimal") schema["x-cp-unit"] = Unit(row.Unit);
        if (row.Role != FieldRole.Common) schema["x-cp-class"] = "optional";
        if (row.Role == FieldRole.Office) schema["x-cp-off"] = true;
        if (!row.IsInferred && row.Source.Length > 0) schema["x-cp-basis"] = row.Source;
        return schema;
    }

    public static JsonObject Date() => new() { ["type"] = "string", ["format"] = "date", ["x-cp-copy"] = false };

    public static JsonObject Time() => new()
    {
        ["type"] = "string", ["x-cp-kind"] = "time", ["pattern"] = "^([01][0-9]|2[0-3]):[0-5][0-9]$", ["x-cp-copy"] = false,
    };

    public static JsonObject Period() => new()
    {
        ["type"] = "object",
        ["x-cp-kind"] = "period",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray("from", "to"),
        ["properties"] = new JsonObject
        {
            ["from"] = new JsonObject { ["type"] = "string", ["format"] = "date" }, ["to"] = new JsonObject { ["type"] = "string", ["format"] = "date" },
        },
        ["x-cp-copy"] = false,
    };

    /// <summary>A repeated group begins with one column; whoever goes on with the form names the others.</summary>
    private static JsonObject Rows() => new()
    {
        ["type"] = "array",
        ["maxItems"] = 100,
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject
            {
                ["_row"] = new JsonObject { ["type"] = "string" }, ["content"] = new JsonObject { ["type"] = "string", ["maxLength"] = 400 },
            },
        },
    };

    private static JsonObject Files(int count) => new()
    {
        ["type"] = "array",
        ["x-cp-kind"] = "file",
        ["maxItems"] = count,
        ["items"] = new JsonObject { ["$ref"] = "#/$defs/file" },
        ["x-cp-files"] = new JsonObject { ["types"] = new JsonArray("pdf", "jpeg", "png", "dxf", "dwg", "sxf"), ["maxCount"] = count, ["maxBytes"] = 20000000 },
    };

    private static string Unit(string unit) => unit switch
    {
        "m2" => "㎡", "m3" => "㎥", "t/m2" => "t/㎡", "cm2" => "㎠", "m3/日" => "㎥/日", "%" => "％", _ => unit,
    };

    private static string Bare(string type) => type.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? type[..at] : type;

    private static int? Length(string type) => LengthShape().Match(type) is { Success: true } match ? int.Parse(match.Groups[1].Value, null) : null;

    [GeneratedRegex(@"\((?:<=)?([0-9]{1,4})", RegexOptions.NonBacktracking)]
    private static partial Regex LengthShape();
}
