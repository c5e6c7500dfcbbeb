using CyberPort.Expressions;

namespace CyberPort.Forms.Schemas.Dialect;

/// <summary>Which keywords the dialect cp/1 has, and what to do instead of the others.</summary>
internal static class DialectKeywords
{
    private const string Notes = "x-cp-";

    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "type", "properties", "required", "additionalProperties", "enum", "minLength", "maxLength", "pattern", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "items", "minItems", "maxItems", "$ref", "format", "$comment", "title",
        "description", "default", "examples", "deprecated", "readOnly", "writeOnly",
    };

    private static readonly HashSet<string> AllowedAtRoot = new(StringComparer.Ordinal) { "$schema", "$id", "$defs" };

    /// <summary>The formats that a form may use; all of them are checked.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["date", "time", "date-time", "email", "uri", "uuid"];

    public static bool IsAllowed(string keyword, bool atRoot) =>
        Allowed.Contains(keyword) || keyword.StartsWith(Notes, StringComparison.Ordinal) || (atRoot && AllowedAtRoot.Contains(keyword));

    public static bool IsNote(string keyword) => keyword.StartsWith(Notes, StringComparison.Ordinal) || keyword == "$comment";

    public static LocalText Cure(string keyword) => keyword switch
    {
        "const" => new("enum に値を 1 つだけ書いてください。", "Write an enum of one value."),
        "if" or "then" or "else" or "dependentRequired" or "dependentSchemas" =>
            new("条件は rules.json の required / visible / check ルールに書いてください。", "Write the condition in rules.json (required, visible or check)."),
        "allOf" or "anyOf" or "oneOf" or "not" =>
            new("1 つの形に書き直し、条件は rules.json の check ルールに書いてください。",
                "Describe one shape, and write the condition as a check in rules.json."),
        "contains" or "minContains" or "maxContains" or "uniqueItems" =>
            new("行についての条件は rules.json の check ルールに書いてください。", "Write conditions on rows as a check in rules.json."),
        "prefixItems" => new("並びの代わりに名前のある項目（properties）にしてください。", "Use named members (properties) instead of positions."),
        "patternProperties" or "propertyNames" or "minProperties" or "maxProperties" =>
            new("項目を properties に 1 つずつ書いてください。", "Write each member in properties."),
        "unevaluatedProperties" or "unevaluatedItems" =>
            new("additionalProperties: false を書いてください。", "Write additionalProperties: false."),
        "$anchor" or "$dynamicAnchor" or "$dynamicRef" or "$recursiveRef" or "$vocabulary" or "definitions" =>
            new("$defs に置き、「#/$defs/…」で参照してください。", "Put it in $defs and refer to #/$defs/…."),
        "$schema" or "$id" or "$defs" => new("いちばん上に書いてください。", "Write it at the top of the schema."),
        _ => new($"つづりを確かめるか、注記なら「{Notes}」で始まる名前にしてください。",
            $"Check the spelling, or begin the name of a note with {Notes}."),
    };
}
