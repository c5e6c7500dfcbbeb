using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Dates;

/// <summary>A day that was read, or why it could not be.</summary>
public readonly record struct DateReading(DateOnly? Day, LocalText? Fault);

/// <summary>Reads days as people write them: 令和6年11月5日, R6.11.5, 2024-11-05, 2024/11/5, 20241105.</summary>
public static class DateTexts
{
    private const string KanjiDigits = "〇一二三四五六七八九";

    public static DateReading Read(string typed)
    {
        var text = Bare(typed);
        var era = TakeEra(ref text);
        if (text.StartsWith('元')) text = "1" + text[1..];
        if (era is null && text.Length == 8 && text.All(char.IsAsciiDigit)) text = $"{text[..4]}-{text[4..6]}-{text[6..]}";
        var parts = text.TrimEnd('日').Replace('年', '-').Replace('月', '-').Replace('/', '-').Replace('.', '-').Split('-');
        if (parts.Length != 3 || !Array.TrueForAll(parts, part => part.Length is > 0 and <= 4 && part.All(char.IsAsciiDigit)))
            return new(null, FieldWords.Date);

        var (year, month, day) = (Number(parts[0]), Number(parts[1]), Number(parts[2]));
        // Nobody means 令和2024年: a year of four digits is Gregorian whatever era stands beside it.
        if (parts[0].Length == 4) return Day(year, month, day) is { } plain ? new(plain, null) : NoSuchDay;
        return era is null ? new(null, FieldWords.Date) : InEra(era, year, month, day);
    }

    /// <summary>Whether a text says its era itself: 平成31年..., H31...</summary>
    public static bool NamesEra(string typed)
    {
        var text = Bare(typed);
        return TakeEra(ref text) is not null;
    }

    /// <summary>The day of an ISO text (2024-11-05), the form that is stored; null for every other text.</summary>
    public static DateOnly? Iso(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateReading InEra(Era era, int year, int month, int day)
    {
        if (year == 0 || Day(era.First.Year + year - 1, month, day) is not { } date) return NoSuchDay;
        if (date < Eras.FirstSolarDay) return new(null, FieldWords.OldCalendar);
        if (era.Holds(date)) return new(date, null);
        var (ja, en) = (Eras.Show(date, "ja"), Eras.Show(date, "en"));
        return new(null, new($"{era.Name}の期間にない日付です。{ja}なら、そのように入力してください", $"That day is not in the era {era.English}: enter {ja} if you mean {en}"));
    }

    private static DateReading NoSuchDay => new(null, FieldWords.NoSuchDay);

    private static DateOnly? Day(int year, int month, int day)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12) return null;
        return day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Half width, without spaces and the day of the week, kanji numerals as digits.</summary>
    private static string Bare(string typed)
    {
        var text = Widths.Code(typed);
        var weekday = text.IndexOf('(', StringComparison.Ordinal);
        if (weekday > 0 && text.EndsWith(')')) text = text[..weekday];
        return KanjiNumbers(text);
    }

    private static Era? TakeEra(ref string text)
    {
        foreach (var era in Eras.All)
        {
            foreach (var start in new[] { era.Name, era.Name[..1], era.Letter.ToString(), era.Sign.ToString() })
            {
                if (!text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) continue;
                text = text[start.Length..].TrimStart('.');
                return era;
            }
        }
        if (text.StartsWith(Eras.Gregorian, StringComparison.Ordinal)) text = text[Eras.Gregorian.Length..];
        return null;
    }

    /// <summary>六 is 6, 十一 is 11, 二十五 is 25; 二〇二四 is 2024.</summary>
    private static string KanjiNumbers(string text)
    {
        if (text.AsSpan().IndexOfAny(KanjiDigits + "十") < 0) return text;
        var written = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var digit = KanjiDigits.IndexOf(text[i], StringComparison.Ordinal);
            if (digit >= 0) written.Append(digit);
            else if (text[i] != '十') written.Append(text[i]);
            else
            {
                // 十 alone stands for 1 before and for 0 behind.
                if (i == 0 || KanjiDigits.IndexOf(text[i - 1], StringComparison.Ordinal) < 0) written.Append('1');
                if (i + 1 == text.Length || KanjiDigits.IndexOf(text[i + 1], StringComparison.Ordinal) < 0) written.Append('0');
            }
        }
        return written.ToString();
    }
}
