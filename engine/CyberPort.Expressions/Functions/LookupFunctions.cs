using CyberPort.Expressions.Nodes;
using static CyberPort.Expressions.Functions.Signature;

namespace CyberPort.Expressions.Functions;

/// <summary>Absence, conversion to text, joining, code lists and earlier submissions.</summary>
internal static class LookupFunctions
{
    public static IEnumerable<ExpressionFunction> All =>
    [
        Function("isBlank", ExpressionType.Boolean, (_, a) => Value.Of(IsBlank(a[0])), Any("x")) with { TakesNull = true },
        Function("coalesce", ExpressionType.Any, Coalesce, Any("x"), Many(Any("more"))) with { TakesNull = true },
        Function("text", ExpressionType.Text, (s, a) => Text(s, a[0]), Any("x")),
        Function("toString", ExpressionType.Text, (s, a) => Text(s, a[0]), Any("x")),
        Function("length", ExpressionType.Number, (_, a) => Length(a[0]), Any("textOrList")),
        Function("concat", ExpressionType.Text, Concat, Many(Any("parts"))) with { TakesNull = true },
        Function("join", ExpressionType.Text, Join, new ExpressionParameter("list", ExpressionType.List),
            Maybe(Signature.Text("separator"))),
        Function("code", ExpressionType.Any, (s, a) => Around(s).Code(a[0].AsText, a[1], a[2].AsText), Signature.Text("list"),
            Any("value"), Signature.Text("attribute")),
        Function("prev", ExpressionType.Any, Previous, Signature.Text("path"), Maybe(Number("back"))),
    ];

    private static IExpressionEnvironment Around(EvaluationScope scope) => scope.Environment;

    private static bool IsBlank(Value value) =>
        value.IsNull || (value.TextOrNull is { } text && string.IsNullOrWhiteSpace(text)) || value.ListOrNull is { Count: 0 };

    private static Value Coalesce(EvaluationScope scope, ReadOnlySpan<Value> arguments)
    {
        foreach (var value in arguments)
            if (!value.IsNull) return value;
        return Value.Null;
    }

    private static Value Text(EvaluationScope scope, Value value)
    {
        if (value.IsText) return value;
        if (Texts.Of(value) is not { } text) return Value.Null;
        scope.SpendText(text.Length);
        return Value.Of(text);
    }

    private static Value Length(Value value) =>
        value.TextOrNull is { } text ? Value.Of(Texts.Length(text)) : value.ListOrNull is { } list ? Value.Of(list.Count) : Value.Null;

    // Nothing joins as nothing: a blank middle name does not erase the whole name.
    private static Value Concat(EvaluationScope scope, ReadOnlySpan<Value> arguments)
    {
        var texts = new string?[arguments.Length];
        long length = 0;
        for (var i = 0; i < texts.Length; i++) length += (texts[i] = Texts.Of(arguments[i]))?.Length ?? 0;
        scope.SpendText(length);
        return Value.Of(string.Concat(texts));
    }

    private static Value Join(EvaluationScope scope, ReadOnlySpan<Value> arguments)
    {
        var separator = arguments.Length > 1 ? arguments[1].AsText : ",";
        List<string> texts = [];
        long length = 0;
        foreach (var item in arguments[0].ListOrNull!.Items)
        {
            scope.Spend(1);
            if (Texts.Of(item) is not { } text) continue;
            length += text.Length + separator.Length;
            texts.Add(text);
        }

        scope.SpendText(Math.Max(0, length - separator.Length));
        return Value.Of(string.Join(separator, texts));
    }

    private static Value Previous(EvaluationScope scope, ReadOnlySpan<Value> arguments)
    {
        var path = arguments[0].AsText;
        var back = arguments.Length > 1 ? arguments[1].AsNumber : 1;
        if (back is < 1 or > 1000 || !decimal.IsInteger(back) || path.Length == 0) return Value.Null;
        return Around(scope).Previous(path[0] == '/' ? path : "/" + path.Replace('.', '/'), (int)back);
    }
}
