using CyberPort.Expressions.Nodes;
using static CyberPort.Expressions.Functions.Signature;

namespace CyberPort.Expressions.Functions;

/// <summary>Text: places are counted by code point, upper and lower case without regard to any culture.</summary>
internal static class TextFunctions
{
    public static IEnumerable<ExpressionFunction> All =>
    [
        .. Renamed(["upper", "toUpperCase"],
            Function("", ExpressionType.Text, (s, a) => Made(s, a[0].AsText.ToUpperInvariant()), Text("text"))),
        .. Renamed(["lower", "toLowerCase"],
            Function("", ExpressionType.Text, (s, a) => Made(s, a[0].AsText.ToLowerInvariant()), Text("text"))),
        Function("trim", ExpressionType.Text, (s, a) => Made(s, a[0].AsText.Trim()), Text("text")),
        Function("trimStart", ExpressionType.Text, (s, a) => Made(s, a[0].AsText.TrimStart()), Text("text")),
        Function("trimEnd", ExpressionType.Text, (s, a) => Made(s, a[0].AsText.TrimEnd()), Text("text")),
        Function("startsWith", ExpressionType.Boolean, (_, a) => Value.Of(a[0].AsText.StartsWith(a[1].AsText, StringComparison.Ordinal)),
            Text("text"), Text("part")),
        Function("endsWith", ExpressionType.Boolean, (_, a) => Value.Of(a[0].AsText.EndsWith(a[1].AsText, StringComparison.Ordinal)),
            Text("text"), Text("part")),
        .. Renamed(["contains", "includes"], Function("", ExpressionType.Boolean, Contains, Any("textOrList"), Any("part"))),
        Function("indexOf", ExpressionType.Number, IndexOf, Text("text"), Text("part")),
        Function("replace", ExpressionType.Text, (s, a) => Replaced(s, a, all: false), Text("text"), Text("old"), Text("new")),
        Function("replaceAll", ExpressionType.Text, (s, a) => Replaced(s, a, all: true), Text("text"), Text("old"), Text("new")),
        Function("substring", ExpressionType.Text, Substring, Text("text"), Number("start"), Maybe(Number("end"))),
        Function("charAt", ExpressionType.Text, CharAt, Text("text"), Number("place")),
        Function("padStart", ExpressionType.Text, (s, a) => Padded(s, a, atStart: true), Text("text"), Number("length"),
            Maybe(Text("fill"))),
        Function("padEnd", ExpressionType.Text, (s, a) => Padded(s, a, atStart: false), Text("text"), Number("length"),
            Maybe(Text("fill"))),
        Function("split", ExpressionType.ListOf(ExpressionType.Text), Split, Text("text"), Text("separator")),
        Function("matches", ExpressionType.Boolean, (_, _) => Value.Null, Text("text"),
            Written(Text("pattern"))) with { Specialise = Pattern },
    ];

    private static IEnumerable<ExpressionFunction> Renamed(string[] names, ExpressionFunction function) =>
        names.Select(name => function with { Name = name });

    private static Value Made(EvaluationScope scope, string text)
    {
        scope.SpendText(text.Length);
        return Value.Of(text);
    }

    private static Value Contains(EvaluationScope scope, ReadOnlySpan<Value> arguments)
    {
        if (arguments[0].TextOrNull is { } text)
            return arguments[1].TextOrNull is { } part ? Value.Of(Found(scope, text, part) >= 0) : Value.Null;
        if (arguments[0].ListOrNull is not { } list) return Value.Null;

        foreach (var item in list.Items)
        {
            scope.Spend(1);
            if (Comparison.Same(scope, item, arguments[1])) return Value.True;
        }

        return Value.False;
    }

    private static Value IndexOf(EvaluationScope scope, ReadOnlySpan<Value> arguments)
    {
        var text = arguments[0].AsText;
        var at = Found(scope, text, arguments[1].AsText);
        return Value.Of(at <= 0 ? at : Texts.Length(text[..at]));
    }

    private static int Found(EvaluationScope scope, string text, string part)
    {
        // The worst search compares the part at every place.
        scope.Spend((int)Math.Min(int.MaxValue, (long)text.Length * Math.Max(1, part.Length >> 3) >> 4));
        return text.IndexOf(part, StringComparison.Ordinal);
    }

    private static Value Replaced(EvaluationScope scope, ReadOnlySpan<Value> arguments, bool all)
    {
        var (text, old, made) = (arguments[0].AsText, arguments[1].AsText, arguments[2].AsText);
        if (old.Length == 0) return arguments[0];

        var at = Found(scope, text, old);
        if (at < 0) return arguments[0];
        if (!all)
        {
            scope.SpendText((long)text.Length - old.Length + made.Length);
            return Value.Of(string.Concat(text.AsSpan(0, at), made, text.AsSpan(at + old.Length)));
        }

        var times = 1;
        for (at += old.Length; (at = text.IndexOf(old, at, StringComparison.Ordinal)) >= 0; at += old.Length) times++;
        scope.SpendText(text.Length + ((long)times * (made.Length - old.Length)));
        return Value.Of(text.Replace(old, made, StringComparison.Ordinal));
    }

    // As in JavaScript: places outside are moved to the ends, and the smaller place comes first.
    private static Value Substring(EvaluationScope scope, ReadOnlySpan<Value> arguments)
    {
        var text = arguments[0].AsText;
        var length = Texts.Length(text);
        var start = (int)Math.Clamp(arguments[1].AsNumber, 0, length);
        var end = arguments.Length > 2 ? (int)Math.Clamp(arguments[2].AsNumber, 0, length) : length;
        return Made(scope, Texts.Part(text, Math.Min(start, end), Math.Max(start, end)));
    }

    private static Value CharAt(EvaluationScope scope, ReadOnlySpan<Value> arguments)
    {
        var text = arguments[0].AsText;
        var place = decimal.Truncate(arguments[1].AsNumber);
        return place < 0 || place >= Texts.Length(text) ? Value.Of("") : Made(scope, Texts.Part(text, (int)place, (int)place + 1));
    }

    private static Value Padded(EvaluationScope scope, ReadOnlySpan<Value> arguments, bool atStart)
    {
        var text = arguments[0].AsText;
        var fill = arguments.Length > 2 ? arguments[2].AsText : " ";
        var missing = Math.Min(decimal.Truncate(arguments[1].AsNumber), int.MaxValue) - Texts.Length(text);
        if (missing <= 0 || fill.Length == 0) return arguments[0];

        var points = Texts.Length(fill);
        scope.SpendText(text.Length + ((long)missing * (points == fill.Length ? 1 : 2)));
        var whole = string.Concat(Enumerable.Repeat(fill, (int)missing / points));
        var padding = whole + Texts.Part(fill, 0, (int)missing % points);
        return Value.Of(atStart ? padding + text : text + padding);
    }

    private static Value Split(EvaluationScope scope, ReadOnlySpan<Value> arguments)
    {
        var (text, separator) = (arguments[0].AsText, arguments[1].AsText);
        scope.SpendText(text.Length);
        if (separator.Length == 0) return Value.Null;

        Found(scope, text, separator);
        var parts = text.Split(separator, StringSplitOptions.None);
        scope.Spend(parts.Length);
        return Value.Of(new ValueList(Array.ConvertAll(parts, Value.Of)));
    }

    private static FunctionChoice Pattern(IReadOnlyList<Value?> arguments)
    {
        if (!TextPattern.TryCompile(arguments[1]!.Value.AsText, out var pattern, out var cause, out var cure))
            return new(null, cause, cure);

        return new((scope, a) =>
        {
            var text = a[0].AsText;
            scope.Spend(1 + (text.Length >> 2));
            return Value.Of(pattern.IsMatch(text));
        });
    }
}
