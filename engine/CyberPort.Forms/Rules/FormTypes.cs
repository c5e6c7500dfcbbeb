using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Documents;

namespace CyberPort.Forms.Rules;

/// <summary>The types that expressions see: those of the schema, of a row, of an option.</summary>
public sealed class FormTypes(Value schema)
{
    private static readonly IReadOnlyList<ExpressionLocal> Around =
        [new("facts", ExpressionType.Any), new("role", ExpressionType.Text)];

    /// <summary>The record of all answers.</summary>
    public ExpressionType Root { get; } = TypeOf(schema, schema, 0);

    /// <summary>The type at a field path; Any when there is none.</summary>
    public ExpressionType At(string path)
    {
        var type = Root;
        foreach (var name in path.Split('/').Skip(1))
            type = name == "*" ? type.Element : type.Members.GetValueOrDefault(name, ExpressionType.Any);
        return type;
    }

    /// <summary>What an expression of the form may name.</summary>
    public ExpressionContext Form(params IReadOnlyList<ExpressionLocal> more) => new() { Names = Root, Locals = [.. Around, .. more] };

    /// <summary>What an expression about one field may name: "this", and "row" inside a repeated group.</summary>
    public ExpressionContext Field(string path)
    {
        var locals = new List<ExpressionLocal> { new("this", At(path), path) };
        if (RowsOf(path) is { } rows) locals.Add(new("row", At(rows + "/*"), rows + "/*"));
        return Form(locals);
    }

    /// <summary>What the filter of a choice may name: also "option".</summary>
    public ExpressionContext Choice(string path, CodeList list)
    {
        var members = new Dictionary<string, ExpressionType>
        {
            ["code"] = ExpressionType.Text,
            ["ja"] = ExpressionType.Text,
            ["en"] = ExpressionType.Text,
            ["kana"] = ExpressionType.Text,
            ["parent"] = ExpressionType.Text,
            ["national"] = ExpressionType.Text,
        };
        foreach (var (name, kind) in list.Columns) members[name] = Of(kind);
        var field = Field(path);
        return field with { Locals = [.. field.Locals, new("option", ExpressionType.RecordOf(members))] };
    }

    /// <summary>The repeated group that a path stands in; null outside of one.</summary>
    public static string? RowsOf(string path) => path.IndexOf("/*", StringComparison.Ordinal) is >= 0 and var star ? path[..star] : null;

    private static ExpressionType Of(ValueKind kind) => kind switch
    {
        ValueKind.Number => ExpressionType.Number,
        ValueKind.Boolean => ExpressionType.Boolean,
        _ => ExpressionType.Text,
    };

    private static ExpressionType TypeOf(Value node, Value schema, int depth)
    {
        if (node["$ref"] is { IsText: true } reference && reference.AsText.StartsWith("#/", StringComparison.Ordinal) && depth < 32)
            return TypeOf(schema.At(reference.AsText[1..]), schema, depth + 1);
        return (node["type"] is { IsText: true } type ? type.AsText : "") switch
        {
            "string" => node["format"] == Value.Of("date") ? ExpressionType.Date : ExpressionType.Text,
            "number" or "integer" => ExpressionType.Number,
            "boolean" => ExpressionType.Boolean,
            "array" => ExpressionType.ListOf(TypeOf(node["items"], schema, depth + 1)),
            "object" => ExpressionType.RecordOf(Members(node, schema, depth)),
            _ => ExpressionType.Any,
        };
    }

    private static Dictionary<string, ExpressionType> Members(Value node, Value schema, int depth)
    {
        var members = new Dictionary<string, ExpressionType>(StringComparer.Ordinal);
        if (node["properties"] is { Kind: ValueKind.Record } properties && depth < 32)
            foreach (var (name, sub) in properties.AsRecord) members[Pointers.Escape(name)] = TypeOf(sub, schema, depth + 1);
        return members;
    }
}
