using CyberPort.Expressions;

namespace CyberPort.Workflows.Inputs;

/// <summary>The closed list of type names that variables, inputs and outputs may have.</summary>
internal static class VariableTypes
{
    private static readonly Dictionary<string, ExpressionType> Known = new(StringComparer.Ordinal)
    {
        ["String"] = ExpressionType.Text,
        ["Boolean"] = ExpressionType.Boolean,
        ["Int16"] = ExpressionType.Number,
        ["Int32"] = ExpressionType.Number,
        ["Int64"] = ExpressionType.Number,
        ["Long"] = ExpressionType.Number,
        ["Single"] = ExpressionType.Number,
        ["Double"] = ExpressionType.Number,
        ["Decimal"] = ExpressionType.Number,
        ["Guid"] = ExpressionType.Text,
        ["DateTime"] = ExpressionType.Date,
        ["DateTimeOffset"] = ExpressionType.Date,
        ["TimeSpan"] = ExpressionType.Text,
        ["Uri"] = ExpressionType.Text,
        ["Object"] = ExpressionType.Any,
        ["JSON"] = ExpressionType.Any,
        ["ExpandoObject"] = ExpressionType.Any,
        ["JsonElement"] = ExpressionType.Any,
        ["JsonNode"] = ExpressionType.Any,
        ["JsonObject"] = ExpressionType.Any,
        ["JsonArray"] = ExpressionType.Any,
        ["StringDictionary"] = ExpressionType.Any,
        ["ObjectDictionary"] = ExpressionType.Any,
        ["StringMap"] = ExpressionType.Any,
        ["ObjectMap"] = ExpressionType.Any,
        ["ByteArray"] = ExpressionType.Any,
        ["Stream"] = ExpressionType.Any,
        ["LogPersistenceMode"] = ExpressionType.Any,
    };

    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>The type an alias or a full name stands for; null when it is not in the list.</summary>
    public static ExpressionType? Find(string typeName)
    {
        var name = typeName.Trim();
        if (name.EndsWith("[]", StringComparison.Ordinal)) return ListOf(name[..^2]);
        if (name.IndexOf('<', StringComparison.Ordinal) is > 0 and var open && name.EndsWith('>')
            && name[..open].EndsWith("List", StringComparison.Ordinal)
            || name.StartsWith("ICollection<", StringComparison.Ordinal) || name.StartsWith("IEnumerable<", StringComparison.Ordinal))
            return ListOf(name[(name.IndexOf('<', StringComparison.Ordinal) + 1)..^1]);

        name = name.Split(',')[0].TrimEnd('?');
        return Known.GetValueOrDefault(name.StartsWith("System.", StringComparison.Ordinal) ? name[(name.LastIndexOf('.') + 1)..] : name);
    }

    /// <summary>A value as the type, as lax as Elsa: what cannot be converted becomes the type's own beginning.</summary>
    public static Value Convert(Value value, string typeName)
    {
        if (Find(typeName) is not { } type) return value;
        return type.Kind switch
        {
            TypeKind.Number =>
                Value.Of(InputReader.NumberOf(value) is { } number ? Whole(typeName) ? decimal.Truncate(number) : number : 0),
            TypeKind.Boolean => Value.Of(InputReader.Truth(value) ?? false),
            TypeKind.Text => Value.Of(InputReader.TextOf(value)),
            TypeKind.List => InputReader.Opened(value) is { Kind: ValueKind.List } list ? list : value.IsNull ? value : Value.List(value),
            TypeKind.Any => InputReader.Opened(value),
            _ => value,
        };
    }

    /// <summary>Whether a value is not lost when it becomes the type.</summary>
    public static bool Fits(Value value, string typeName) => value.IsNull || Find(typeName)?.Kind switch
    {
        TypeKind.Number => InputReader.NumberOf(value) is not null,
        TypeKind.Boolean => InputReader.Truth(value) is not null,
        _ => true,
    };

    private static bool Whole(string typeName) =>
        typeName.Contains("Int", StringComparison.Ordinal) || typeName.StartsWith("Long", StringComparison.Ordinal);

    private static ExpressionType? ListOf(string element) => Find(element) is { } type ? ExpressionType.ListOf(type) : null;
}
