using CyberPort.Forms.Schemas.Compiling;
using CyberPort.Forms.Schemas.Json;
using CyberPort.Forms.Schemas.Patterns;

namespace CyberPort.Forms.Schemas.Checking;

/// <summary>A keyword as it was written, with what is needed to compile it.</summary>
internal readonly record struct KeywordSource(SchemaCompiler Compiler, SchemaPlace Place, string Name, JsonData Value)
{
    public string Pointer => JsonPointer.Append(Place.Pointer, Name);

    public SchemaOptions Options => Compiler.Options;

    public SchemaNode Schema() => Compiler.Node(new(Place.Resource, Value, Pointer));

    public SchemaNode? Sibling(string name) =>
        Place.Data.Member(name) is { } value ? (this with { Name = name, Value = value }).Schema() : null;

    public SchemaNode[]? Schemas()
    {
        if (Value.Kind != JsonKinds.List || Value.Items.Length == 0) return Refuse<SchemaNode[]>("スキーマの一覧（1 つ以上）", "a list of at least one schema");
        var nodes = new SchemaNode[Value.Items.Length];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = Compiler.Node(new(Place.Resource, Value.Items[i], JsonPointer.Append(Pointer, i)));
        return nodes;
    }

    public Dictionary<string, SchemaNode>? SchemaMap()
    {
        if (Value.Kind != JsonKinds.Record) return Refuse<Dictionary<string, SchemaNode>>("名前とスキーマの組", "an object of schemas");
        var map = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        foreach (var member in Value.Members)
            map[member.Name] = Compiler.Node(new(Place.Resource, member.Value, JsonPointer.Append(Pointer, member.Name)));
        return map;
    }

    public int? Count()
    {
        if (Value.Kind == JsonKinds.Number && Value.Number.ToCount() is { } count) return count;
        // A count beyond every instance is as good as the largest one.
        if (Value.Kind == JsonKinds.Number && Value.Number.IsInteger && Value.Number.Sign > 0) return int.MaxValue;
        Refuse<object>("0 以上の整数", "a whole number of 0 or more");
        return null;
    }

    public int? CountOf(string name) =>
        Place.Data.Member(name) is { } value ? (this with { Name = name, Value = value }).Count() : null;

    public string[]? Names()
    {
        if (Value.Kind != JsonKinds.List || Value.Items.Any(item => item.Kind != JsonKinds.Text))
            return Refuse<string[]>("名前の一覧", "a list of names");
        return [.. Value.Items.Select(item => item.Text).Distinct()];
    }

    public SchemaPattern? Pattern(string text, string pointer)
    {
        if (SchemaPattern.TryCompile(text, out var pattern, out var refusal)) return pattern;
        Compiler.Problems.Pattern(pointer, refusal);
        return null;
    }

    public T? Refuse<T>(string wantedJa, string wantedEn) where T : class
    {
        Compiler.Problems.Value(Pointer, Name, wantedJa, wantedEn);
        return null;
    }
}
