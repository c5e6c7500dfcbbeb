using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Compiling;

/// <summary>Where a schema holds subschemas, so that <c>$id</c> and anchors are only seen in places that are schemas.</summary>
internal static class SchemaPositions
{
    private static readonly string[] Single =
    [
        "additionalProperties", "items", "contains", "not", "if", "then", "else", "propertyNames", "unevaluatedItems",
        "unevaluatedProperties", "contentSchema",
    ];

    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "prefixItems"];

    private static readonly string[] Maps = ["properties", "patternProperties", "dependentSchemas", "$defs"];

    /// <summary>The subschemas directly inside a schema, each with its pointer.</summary>
    public static IEnumerable<(JsonData Data, string Pointer)> Of(JsonData schema, string pointer)
    {
        foreach (var name in Single)
        {
            if (schema.Member(name) is { } child) yield return (child, JsonPointer.Append(pointer, name));
        }
        foreach (var name in Lists)
        {
            var items = schema.Member(name)?.Items ?? [];
            for (var i = 0; i < items.Length; i++) yield return (items[i], JsonPointer.Append(JsonPointer.Append(pointer, name), i));
        }
        foreach (var name in Maps)
        {
            foreach (var member in schema.Member(name)?.Members ?? [])
                yield return (member.Value, JsonPointer.Append(JsonPointer.Append(pointer, name), member.Name));
        }
    }
}
