using System.Globalization;
using System.Text;
using CyberPort.Expressions;

namespace CyberPort.Forms.Editing;

/// <summary>One condition of a sentence: 「工作物の種類」が「浮桟橋」である.</summary>
/// <param name="Path">The field that is looked at: "/structure/kind".</param>
/// <param name="Operator">is, isNot, less, atMost, more, atLeast, filled, empty.</param>
/// <param name="Operand">A text, number or yes/no; Null where the operator needs none.</param>
public sealed record RuleCondition(string Path, string Operator, Value Operand);

/// <summary>The condition of a rule as people put it together: all of several conditions, or one of them.</summary>
public sealed record RuleSentence(IReadOnlyList<RuleCondition> Conditions, bool All)
{
    private static readonly (string Name, string Sign)[] Signs =
        [("is", "=="), ("isNot", "!="), ("atMost", "<="), ("atLeast", ">="), ("less", "<"), ("more", ">")];

    /// <summary>Every operator in the order in which it is offered.</summary>
    public static IReadOnlyList<string> Operators { get; } = ["is", "isNot", "less", "atMost", "more", "atLeast", "filled", "empty"];

    /// <summary>The expression: structure.kind == 'float' &amp;&amp; area &gt; 100.</summary>
    public string ToExpression() => string.Join(All ? " && " : " || ", Conditions.Select(Write));

    /// <summary>The expression of a check, which says what must hold: not this.</summary>
    public string ToCheck() => $"!({ToExpression()})";

    /// <summary>Reads an expression that a sentence wrote; nothing for one that says more than a sentence can.</summary>
    public static RuleSentence? Read(string expression)
    {
        var text = expression.Trim();
        foreach (var all in (bool[])[true, false])
        {
            var conditions = Split(text, all ? "&&" : "||").Select(ReadOne).ToArray();
            if (conditions.Any(c => c is null)) continue;
            var sentence = new RuleSentence([.. conditions.OfType<RuleCondition>()], all);
            if (sentence.ToExpression() == text) return sentence;
        }

        return null;
    }

    /// <summary>Reads the expression of a check that a sentence wrote.</summary>
    public static RuleSentence? ReadCheck(string expression)
    {
        var text = expression.Trim();
        return text.StartsWith("!(", StringComparison.Ordinal) && text.EndsWith(')') ? Read(text[2..^1]) : null;
    }

    private static string Write(RuleCondition condition)
    {
        var name = NameOf(condition.Path);
        return condition.Operator switch
        {
            "filled" => $"!isBlank({name})",
            "empty" => $"isBlank({name})",
            "is" when condition.Operand.Kind == ValueKind.Boolean => condition.Operand.IsTrue ? name : "!" + name,
            "isNot" when condition.Operand.Kind == ValueKind.Boolean => condition.Operand.IsTrue ? "!" + name : name,
            _ => $"{name} {Signs.First(s => s.Name == condition.Operator).Sign} {Literal(condition.Operand)}",
        };
    }

    private static RuleCondition? ReadOne(string text)
    {
        text = text.Trim();
        if (Inside(text, "!isBlank(") is { } filled) return new("/" + filled.Replace('.', '/'), "filled", Value.Null);
        if (Inside(text, "isBlank(") is { } empty) return new("/" + empty.Replace('.', '/'), "empty", Value.Null);
        foreach (var (name, sign) in Signs)
        {
            var at = text.IndexOf($" {sign} ", StringComparison.Ordinal);
            if (at < 0 || !IsName(text[..at]) || Operand(text[(at + sign.Length + 2)..]) is not { } operand) continue;
            return new("/" + text[..at].Replace('.', '/'), name, operand);
        }

        var negated = text.StartsWith('!');
        var path = negated ? text[1..] : text;
        return IsName(path) ? new("/" + path.Replace('.', '/'), "is", Value.Of(!negated)) : null;
    }

    private static string? Inside(string text, string call) =>
        text.StartsWith(call, StringComparison.Ordinal) && text.EndsWith(')') && IsName(text[call.Length..^1]) ? text[call.Length..^1] : null;

    private static Value? Operand(string text)
    {
        if (text.Length >= 2 && text[0] == '\'' && text[^1] == '\'')
            return Value.Of(text[1..^1].Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal));
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : null;
    }

    private static string Literal(Value operand) => operand.IsNumber
        ? operand.AsNumber.ToString(CultureInfo.InvariantCulture)
        : "'" + (operand.IsText ? operand.AsText : "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    private static string NameOf(string path) => path[1..].Replace('/', '.');

    private static bool IsName(string text) => text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_');

    // parts between the signs that stand outside of texts
    private static List<string> Split(string text, string sign)
    {
        List<string> parts = [];
        var part = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '\\' && i + 1 < text.Length) part.Append(text[i++]);
            else if (text[i] == '\'') quoted = !quoted;
            if (!quoted && string.CompareOrdinal(text, i, sign, 0, sign.Length) == 0)
            {
                parts.Add(part.ToString());
                part.Clear();
                i += sign.Length - 1;
                continue;
            }

            part.Append(text[i]);
        }

        parts.Add(part.ToString());
        return parts;
    }
}
