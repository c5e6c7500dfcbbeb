using System.Globalization;
using System.Text;
using static CyberPort.Expressions.Functions.Signature;

namespace CyberPort.Expressions.Functions;

/// <summary>Rounding, comparing and reading numbers.</summary>
internal static class NumberFunctions
{
    public static IEnumerable<ExpressionFunction> All =>
    [
        // 四捨五入: half goes away from zero, as the tariffs' rounding clauses mean it.
        Function("round", ExpressionType.Number, (s, a) => Rounded(s, a, n => Math.Round(n, MidpointRounding.AwayFromZero)), Number("x"),
            Maybe(Number("digits"))),
        Function("ceil", ExpressionType.Number, (s, a) => Rounded(s, a, Math.Ceiling), Number("x"), Maybe(Number("digits"))),
        Function("floor", ExpressionType.Number, (s, a) => Rounded(s, a, Math.Floor), Number("x"), Maybe(Number("digits"))),
        Function("truncate", ExpressionType.Number, (s, a) => Rounded(s, a, Math.Truncate), Number("x"), Maybe(Number("digits"))),
        Function("abs", ExpressionType.Number, (_, a) => Value.Of(Math.Abs(a[0].AsNumber)), Number("x")),
        Function("number", ExpressionType.Number, (s, a) => Read(s, a[0]), Any("x")),
        Function("formatNumber", ExpressionType.Text, (s, a) => Formatted(s, a, "N"), Number("x"), Maybe(Number("digits"))),
        Function("toFixed", ExpressionType.Text, (s, a) => Formatted(s, a, "F"), Number("x"), Maybe(Number("digits"))),
    ];

    private static Value Rounded(EvaluationScope scope, ReadOnlySpan<Value> arguments, Func<decimal, decimal> round)
    {
        var digits = arguments.Length > 1 ? arguments[1].AsNumber : 0;
        if (digits is < -28 or > 28 || !decimal.IsInteger(digits)) return Value.Null;
        if (digits == 0) return Value.Of(round(arguments[0].AsNumber));

        try
        {
            var unit = Power((int)Math.Abs(digits));
            return Value.Of(digits > 0 ? WithDigits(arguments[0].AsNumber, unit, round) : round(arguments[0].AsNumber / unit) * unit);
        }
        catch (OverflowException)
        {
            scope.Spend(2_000);
            return Value.Null;
        }
    }

    // Only the part behind the point is scaled, so that large numbers keep all their digits.
    private static decimal WithDigits(decimal number, decimal unit, Func<decimal, decimal> round)
    {
        var whole = Math.Truncate(number);
        return whole + (round((number - whole) * unit) / unit);
    }

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (; digits > 0; digits--) power *= 10;
        return power;
    }

    private static Value Read(EvaluationScope scope, Value value)
    {
        if (value.IsNumber) return value;
        if (value.IsTrue || value.IsFalse) return Value.Of(value.IsTrue ? 1 : 0);
        // No digit is written with surrogates, and half a pair cannot be normalised.
        if (value.TextOrNull is not { Length: <= 100 } text || text.Any(char.IsSurrogate)) return Value.Null;

        scope.Spend(4);
        var plain = text.Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : Value.Null;
    }

    private static Value Formatted(EvaluationScope scope, ReadOnlySpan<Value> arguments, string format)
    {
        var number = arguments[0].AsNumber;
        var digits = arguments.Length > 1 ? arguments[1].AsNumber : format == "F" ? 0 : Numbers.Plain(number).Scale;
        if (digits is < 0 or > 28 || !decimal.IsInteger(digits)) return Value.Null;

        scope.SpendText(64);
        var rounded = Math.Round(number, (int)digits, MidpointRounding.AwayFromZero);
        return Value.Of((rounded == 0 ? 0 : rounded).ToString(format + (int)digits, CultureInfo.InvariantCulture));
    }
}
