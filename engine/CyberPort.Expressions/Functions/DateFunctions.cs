using static CyberPort.Expressions.Functions.Signature;

namespace CyberPort.Expressions.Functions;

/// <summary>Days, months, fiscal years and eras.</summary>
internal static class DateFunctions
{
    private const int MonthsOfTenThousandYears = 120_000;

    public static IEnumerable<ExpressionFunction> All =>
    [
        Function("today", ExpressionType.Date, (s, _) => Days.Of(Around(s).Today)),
        Function("date", ExpressionType.Date, (_, a) => Made(a[0], a[1], a[2]), Number("year"), Number("month"), Number("day")),
        Function("year", ExpressionType.Number, (_, a) => Part(a[0], d => d.Year), Date("date")),
        Function("month", ExpressionType.Number, (_, a) => Part(a[0], d => d.Month), Date("date")),
        Function("day", ExpressionType.Number, (_, a) => Part(a[0], d => d.Day), Date("date")),
        // 年度: from April to March.
        Function("fiscalYear", ExpressionType.Number, (_, a) => Part(a[0], d => d.Month >= 4 ? d.Year : d.Year - 1), Date("date")),
        Function("addDays", ExpressionType.Date, (_, a) => Moved(a, 4_000_000, (d, n) => d.AddDays(n)), Date("date"), Number("days")),
        Function("addMonths", ExpressionType.Date, (_, a) => Moved(a, MonthsOfTenThousandYears, (d, n) => d.AddMonths(n)), Date("date"),
            Number("months")),
        Function("addYears", ExpressionType.Date, (_, a) => Moved(a, 10_000, (d, n) => d.AddYears(n)), Date("date"), Number("years")),
        Function("daysBetween", ExpressionType.Number, (_, a) => Between(a, (x, y) => y.DayNumber - x.DayNumber), Date("from"), Date("to")),
        Function("monthsBetween", ExpressionType.Number, (_, a) => Between(a, Days.StartedMonths), Date("from"), Date("to")),
        Function("yearsBetween", ExpressionType.Number, (_, a) => Between(a, Days.CompletedYears), Date("from"), Date("to")),
        Function("wareki", ExpressionType.Text, (_, a) => Days.TryRead(a[0], out var day)
            ? Value.Of(Days.Era(day))
            : Value.Null, Date("date")),
    ];

    private static IExpressionEnvironment Around(EvaluationScope scope) => scope.Environment;

    private static Value Made(Value year, Value month, Value day)
    {
        var (y, m, d) = (year.AsNumber, month.AsNumber, day.AsNumber);
        if (!decimal.IsInteger(y) || !decimal.IsInteger(m) || !decimal.IsInteger(d) || y is < 1 or > 9999 || m is < 1 or > 12
            || d is < 1 or > 31) return Value.Null;
        return d <= DateTime.DaysInMonth((int)y, (int)m) ? Days.Of(new((int)y, (int)m, (int)d)) : Value.Null;
    }

    private static Value Part(Value date, Func<DateOnly, int> part) => Days.TryRead(date, out var day) ? Value.Of(part(day)) : Value.Null;

    private static Value Moved(ReadOnlySpan<Value> arguments, int most, Func<DateOnly, int, DateOnly> move)
    {
        var count = decimal.Truncate(arguments[1].AsNumber);
        if (!Days.TryRead(arguments[0], out var day) || Math.Abs(count) > most) return Value.Null;

        // The calendar ends with the year 9999; the estimate keeps its last and first year out.
        var years = most == 10_000 ? count : most == MonthsOfTenThousandYears ? count / 12 : count / 365;
        return day.Year + years is > 1 and < 9999 ? Days.Of(move(day, (int)count)) : Value.Null;
    }

    private static Value Between(ReadOnlySpan<Value> arguments, Func<DateOnly, DateOnly, int> count) =>
        Days.TryRead(arguments[0], out var from) && Days.TryRead(arguments[1], out var to) ? Value.Of(count(from, to)) : Value.Null;
}
