namespace CyberPort.Forms.Schemas.Formats;

/// <summary>Dates and times as RFC 3339 writes them.</summary>
internal static class TimeFormats
{
    private static readonly byte[] Days = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    public static bool IsDate(ReadOnlySpan<char> text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-') return false;
        var (year, month, day) = (Number(text[..4]), Number(text.Slice(5, 2)), Number(text[8..]));
        return year >= 0 && IsDay(year, month, day);
    }

    /// <summary>The same on bytes: the one format that every form is full of.</summary>
    public static bool IsDate(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length != 10 || utf8[4] != '-' || utf8[7] != '-') return false;
        var (year, month, day) = (0, 0, 0);
        for (var i = 0; i < 10; i++)
        {
            if (i is 4 or 7) continue;
            var digit = utf8[i] - '0';
            if ((uint)digit > 9) return false;
            if (i < 4) year = year * 10 + digit;
            else if (i < 7) month = month * 10 + digit;
            else day = day * 10 + digit;
        }
        return IsDay(year, month, day);
    }

    public static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':') return false;
        var (hour, minute, second) = (Number(text[..2]), Number(text.Slice(3, 2)), Number(text.Slice(6, 2)));
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60) return false;
        var rest = text[8..];
        if (rest[0] == '.')
        {
            var digits = 1;
            while (digits < rest.Length && char.IsAsciiDigit(rest[digits])) digits++;
            if (digits == 1) return false;
            rest = rest[digits..];
        }
        if (Offset(rest) is not { } offset) return false;
        // A leap second falls on 23:59:60 in UTC only.
        return second < 60 || (((hour * 60 + minute - offset) % 1440 + 1440) % 1440) == 1439;
    }

    public static bool IsDateTime(ReadOnlySpan<char> text) =>
        text.Length > 11 && text[10] is 'T' or 't' && IsDate(text[..10]) && IsTime(text[11..]);

    public static bool IsDuration(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] != 'P') return false;
        text = text[1..];
        if (text[^1] == 'W') return Number(text[..^1]) >= 0;
        var time = text.IndexOf('T');
        if (time == text.Length - 1) return false;
        return Units(time < 0 ? text : text[..time], "YMD") && (time < 0 || Units(text[(time + 1)..], "HMS"));
    }

    private static bool IsDay(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= Days[month]
        && (month != 2 || day < 29 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)));

    /// <summary>Units must follow each other in their order without a gap.</summary>
    private static bool Units(ReadOnlySpan<char> text, string units)
    {
        var last = -1;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits < 1) return false;
            var unit = units.IndexOf(text[digits], StringComparison.Ordinal);
            if (unit < 0 || unit <= last || (last >= 0 && unit != last + 1)) return false;
            last = unit;
            text = text[(digits + 1)..];
        }
        return true;
    }

    private static int? Offset(ReadOnlySpan<char> text)
    {
        if (text is "Z" or "z") return 0;
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':') return null;
        var (hour, minute) = (Number(text.Slice(1, 2)), Number(text[4..]));
        if (hour is < 0 or > 23 || minute is < 0 or > 59) return null;
        return (text[0] == '-' ? -1 : 1) * (hour * 60 + minute);
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        if (digits.IsEmpty || digits.Length > 9) return -1;
        var value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit)) return -1;
            value = value * 10 + (digit - '0');
        }
        return value;
    }
}
