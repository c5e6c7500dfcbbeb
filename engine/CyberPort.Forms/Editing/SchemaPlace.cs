using CyberPort.Expressions;
using CyberPort.Forms.Documents;

namespace CyberPort.Forms.Editing;

/// <summary>Finds and changes the schema of a field in schema.json; a field that only refers to a shared one gets its own copy when it changes.</summary>
internal static class SchemaPlace
{
    private const int Deepest = 32;

    /// <summary>The schema of a field path, with references followed; Null when there is none.</summary>
    public static Value Read(Value schema, string path) => schema.At(Shared(schema, Find(schema, path)));

    /// <summary>Writes the schema of a field path; groups on the way are made.</summary>
    public static Value Write(Value schema, string path, Value field) => schema.With(Find(schema, path), field);

    /// <summary>Requires an answer or no longer.</summary>
    public static Value Require(Value schema, string path, bool required)
    {
        var (at, name) = RequiredOf(schema, path);
        var names = schema.At(at) is { Kind: ValueKind.List } list ? list.AsList.Where(n => n != name).ToList() : [];
        if (required) names.Add(name);
        return names.Count > 0 ? schema.With(at, Value.Of(names)) : schema.Without(at);
    }

    /// <summary>Takes a field away; a group that would be empty goes with it.</summary>
    public static Value Remove(Value schema, string path)
    {
        schema = Require(schema, path, false).Without(Find(schema, path));
        var parent = path[..path.LastIndexOf('/')];
        return parent.Length > 0 && !parent.EndsWith("/*", StringComparison.Ordinal) && Read(schema, parent)["properties"] is { Kind: ValueKind.Record, AsRecord.Count: 0 }
            ? Remove(schema, parent) : schema;
    }

    private static (string At, Value Name) RequiredOf(Value schema, string path)
    {
        var last = path.LastIndexOf('/');
        return (Shared(schema, Find(schema, path[..last])) + "/required", Value.Of(Pointers.Name(path)));
    }

    // "/rows/*/tons" is "/properties/rows/items/properties/tons", unless something on the way refers to a shared schema
    private static string Find(Value schema, string path)
    {
        var at = "";
        foreach (var name in path.Split('/').Skip(1)) at = Shared(schema, at) + (name == "*" ? "/items" : "/properties/" + name);

        return at;
    }

    private static string Shared(Value schema, string at)
    {
        for (var steps = 0; steps < Deepest && Reference(schema.At(at)) is { } shared; steps++) at = shared;
        return at;
    }

    private static string? Reference(Value node) =>
        node["$ref"] is { IsText: true } reference && reference.AsText.StartsWith("#/", StringComparison.Ordinal) ? reference.AsText[1..] : null;
}
