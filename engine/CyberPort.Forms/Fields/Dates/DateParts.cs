using System.Globalization;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Dates;

/// <summary>A date as an era and three boxes, and back.</summary>
internal static class DateParts
{
    public static readonly string[] Names = ["era", "year", "month", "day"];

    /// <summary>Stands between boxes that hold 年, 月 or 日 themselves; it cannot be typed.</summary>
    private const char Between = '\u001F';

    /// <summary>The three boxes as one text, 令和6年11月5日; "" when all three are empty.</summary>
    public static string Join(PostedParts parts)
    {
        var (year, month, day) = (Box(parts["year"], '年'), Box(parts["month"], '月'), Box(parts["day"], '日'));
        if (year.Length + month.Length + day.Length == 0) return "";
        var era = Eras.Named(CleanText.Line(parts["era"]))?.Name ?? "";
        var isOdd = (year + month + day).AsSpan().IndexOfAny('年', '月', '日') >= 0
            || Eras.All.Any(known => year.StartsWith(known.Name, StringComparison.Ordinal));
        return isOdd ? string.Join(Between, era, year, month, day) : $"{era}{year}年{month}月{day}日";
    }

    /// <summary>A text that could not be read, as it is shown.</summary>
    public static string Shown(string text) => text.Replace(Between, ' ').Trim();

    public static Dictionary<string, string> Of(DateOnly day, bool inEras)
    {
        var era = inEras ? Eras.Of(day) : null;
        return Make(era?.Name ?? Eras.Gregorian, Text(era?.YearOf(day) ?? day.Year), Text(day.Month), Text(day.Day));
    }

    /// <summary>Takes a text apart that could not be read, so that every box shows again what was typed into it.</summary>
    public static Dictionary<string, string> Split(string text, bool inEras)
    {
        if (text.Split(Between) is [var odd, var oddYear, var oddMonth, var oddDay])
            return Make(odd.Length == 0 ? Eras.Gregorian : odd, oddYear, oddMonth, oddDay);
        var era = Eras.All.FirstOrDefault(era => text.StartsWith(era.Name, StringComparison.Ordinal))?.Name;
        var rest = era is null ? text : text[era.Length..];
        if (text.Length == 0) era = inEras ? Eras.All[0].Name : Eras.Gregorian;
        var year = Until(ref rest, '年');
        var month = Until(ref rest, '月');
        var day = Until(ref rest, '日');
        return Make(era ?? Eras.Gregorian, year, month, day + rest);
    }

    private static string Until(ref string rest, char end)
    {
        var at = rest.IndexOf(end, StringComparison.Ordinal);
        var (head, tail) = at < 0 ? (end == '年' ? rest : "", end == '年' ? "" : rest) : (rest[..at], rest[(at + 1)..]);
        rest = tail;
        return head;
    }

    private static string Box(string typed, char sign) => CleanText.Line(typed).TrimEnd(sign);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Make(string era, string year, string month, string day) =>
        new() { ["era"] = era, ["year"] = year, ["month"] = month, ["day"] = day };
}
