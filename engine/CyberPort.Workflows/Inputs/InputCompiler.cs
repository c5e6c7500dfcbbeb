using CyberPort.Expressions;
using CyberPort.Workflows.Definitions;

namespace CyberPort.Workflows.Inputs;

/// <summary>Compiles the inputs of activities: wrapped, naked, and structures with expressions inside.</summary>
internal sealed class InputCompiler(ExpressionContext names, List<Problem> problems)
{
    // what an item is made of is known when it is there
    private readonly ExpressionContext _ofItems = names with { Names = ExpressionType.Any };

    private static readonly HashSet<string> Languages = ["Literal", "Object", "Json", "Variable", "Input", "JavaScript", "CSharp",
        "Liquid", "Python", "Output", "Delegate"];

    public InputExpression Compile(Value input, string pointer, InputKind? kind)
    {
        if (input.Kind == ValueKind.Record && input["expression"].Kind == ValueKind.Record)
            return Expression(input["expression"], pointer + "/expression", kind);
        if (input.Kind == ValueKind.Record && IsExpression(input)) return Expression(input, pointer, kind);
        if (kind is { IsStructure: true }) return Structure(input, pointer);
        // An object without a type name and an expression says nothing.
        return new InputExpression.Constant(input.Kind == ValueKind.Record ? Value.Null : input);
    }

    private static bool IsExpression(Value value) =>
        value["type"] is { IsText: true } type && Languages.Contains(type.AsText) && value.AsRecord.ContainsKey("value");

    private static ExpressionType WantedOf(InputKind? kind) =>
        kind?.ValueType == typeof(decimal) || kind?.ValueType == typeof(int) ? ExpressionType.Number : ExpressionType.Any;

    private InputExpression Structure(Value value, string pointer) => value.Kind switch
    {
        ValueKind.List => List(value, pointer),
        ValueKind.Record when IsExpression(value) => Expression(value, pointer, null),
        ValueKind.Record => Record(value, pointer),
        _ => new InputExpression.Constant(value),
    };

    private InputExpression List(Value value, string pointer)
    {
        InputExpression[] items = [.. value.AsList.Select((item, i) => Structure(item, $"{pointer}/{i}"))];
        return items.All(i => i is InputExpression.Constant) ? new InputExpression.Constant(value) : new InputExpression.OfList(items);
    }

    private InputExpression Record(Value value, string pointer)
    {
        KeyValuePair<string, InputExpression>[] members = [.. value.AsRecord
            .Where(m => !(m.Key == "activity" && m.Value.Kind == ValueKind.Record))
            .Select(m => KeyValuePair.Create(m.Key, Structure(m.Value, $"{pointer}/{m.Key}")))];
        return Array.TrueForAll(members, m => m.Value is InputExpression.Constant)
            ? new InputExpression.Constant(Value.Of(ValueRecord.Of(members.Select(m => KeyValuePair.Create(m.Key,
                ((InputExpression.Constant)m.Value).Value)))))
            : new InputExpression.OfRecord(members);
    }

    private InputExpression Expression(Value expression, string pointer, InputKind? kind)
    {
        var (language, value) = (expression["type"].IsText ? expression["type"].AsText : "Literal", expression["value"]);
        switch (language)
        {
            case "Literal": return new InputExpression.Constant(value);
            case "Object" or "Json": return Structure(InputReader.Opened(value), pointer + "/value");
            case "Variable": return new InputExpression.OfVariable(TextOf(value["id"]) ?? TextOf(value) ?? "", TextOf(value["name"]));
            case "Input": return new InputExpression.OfInput(TextOf(value["name"]) ?? TextOf(value) ?? "");
            case "JavaScript": return Script(value, pointer + "/value", kind);
            default:
                var problem = DefinitionFaults.UnknownLanguage(pointer + "/type", language);
                problems.Add(problem);
                return new InputExpression.Unusable(problem.Cause);
        }
    }

    private InputExpression Script(Value value, string pointer, InputKind? kind)
    {
        if (!value.IsText || string.IsNullOrWhiteSpace(value.AsText)) return new InputExpression.Constant(Value.Null);

        var compilation = ExpressionCompiler.Compile(value.AsText, kind is { PerItem: true } ? _ofItems : names, WantedOf(kind));
        if (compilation.Succeeded) return new InputExpression.OfScript(compilation.Expression);

        problems.AddRange(compilation.Problems.Select(p => p.In(DefinitionFaults.File, pointer)));
        return new InputExpression.Unusable(compilation.Problems[0].Cause);
    }

    private static string? TextOf(Value value) => value.IsText ? value.AsText : null;
}
