using System.Globalization;

namespace CyberPort.Expressions.Functions;

/// <summary>Dates as text: "2026-11-20", or the day of "2026-11-20T09:00:00+09:00".</summary>
internal static class Days
{
    private static readonly (DateOnly First, string Name)[] Eras =
    [
        (new(2019, 5, 1), "令和"), (new(1989, 1, 8), "平成"), (new(1926, 12, 25), "昭和"), (new(1912, 7, 30), "大正"), (new(1868, 1, 25), "明治"),
    ];

    public static bool TryRead(Value value, out DateOnly day)
    {
        day = default;
        if (value.TextOrNull is not { Length: >= 10 } text || (text.Length > 10 && text[10] != 'T') || text[4] != '-' || text[7] != '-')
            return false;

        var (year, month, date) = (Digits(text.AsSpan(0, 4)), Digits(text.AsSpan(5, 2)), Digits(text.AsSpan(8, 2)));
        if (year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month)) return false;

        day = new(year, month, date);
        return true;
    }

    public static Value Of(DateOnly day) => Value.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static string? Era(DateOnly day)
    {
        foreach (var (first, name) in Eras)
        {
            if (day < first) continue;
            var year = day.Year - first.Year + 1;
            return $"{name}{(year == 1 ? "元" : year.ToString(CultureInfo.InvariantCulture))}年{day.Month}月{day.Day}日";
        }

        return null;
    }

    /// <summary>The smallest number of months that reaches the second day from the first: a month that was begun counts.</summary>
    public static int StartedMonths(DateOnly from, DateOnly to)
    {
        if (to < from) return -StartedMonths(to, from);
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return from.AddMonths(months) >= to ? months : months + 1;
    }

    /// <summary>Completed years, as an age is counted.</summary>
    public static int CompletedYears(DateOnly from, DateOnly to)
    {
        if (to < from) return -CompletedYears(to, from);
        var years = to.Year - from.Year;
        return from.AddYears(years) > to ? years - 1 : years;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return -1;
            number = (number * 10) + c - '0';
        }

        return number;
    }
}
