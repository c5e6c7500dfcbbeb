using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Numbers;

/// <summary>Reads numbers as people type them and writes them as people read them.</summary>
public static class NumberTexts
{
    private const int MostDigits = 28;

    /// <summary>The number in a text: any width, grouped by commas or not, with the unit or without; null when it is none.</summary>
    public static decimal? Read(string typed, string? unit = null)
    {
        var text = Bare(typed, unit);
        var negative = text.Length > 0 && text[0] is '-' or '▲' or '△';
        if (negative || text.StartsWith('+')) text = text[1..];
        if (Ungrouped(text) is not { Length: > 0 } plain || plain == ".") return null;
        if (plain.Count(char.IsAsciiDigit) > MostDigits) return null;
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        return Plain(negative ? -number : number);
    }

    /// <summary>Whether a text is a number that only has too many digits.</summary>
    public static bool IsTooLong(string typed, string? unit = null)
    {
        var text = Bare(typed, unit).TrimStart('-', '+', '▲', '△');
        return text.Length > 0 && text.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ',')
            && text.Count(char.IsAsciiDigit) > MostDigits && text.Count(letter => letter == '.') <= 1;
    }

    /// <summary>With separators, without trailing zeros, and with the unit: 1,240 ㎡.</summary>
    public static string Show(decimal number, string? unit)
    {
        var text = number.ToString("#,##0.############################", CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(unit) ? text : $"{text} {unit}";
    }

    /// <summary>As it is typed: digits and a point.</summary>
    public static string Write(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    internal static Value Take(string typed, string? unit)
    {
        var text = CleanText.Line(typed);
        if (text.Length == 0) return Value.Null;
        return Read(text, unit) is { } number ? Value.Of(number) : Value.Of(text);
    }

    /// <summary>12.50 and 12.5 are one number and are stored alike.</summary>
    private static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;

    private static string Bare(string typed, string? unit)
    {
        var text = Widths.Code(typed);
        var end = unit is null ? "" : Widths.Code(unit);
        return end.Length > 0 && text.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? text[..^end.Length] : text;
    }

    /// <summary>Without its commas if they stand where thousands are, else null.</summary>
    private static string? Ungrouped(string text)
    {
        text = text.Replace('，', ',').Replace('、', ',');
        if (text.Any(letter => !char.IsAsciiDigit(letter) && letter is not (',' or '.'))) return null;
        if (!text.Contains(',', StringComparison.Ordinal)) return text;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var groups = whole.Split(',');
        if (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(group => group.Length != 3)) return null;
        if (text[whole.Length..].Contains(',')) return null;
        return string.Concat(groups) + text[whole.Length..];
    }
}
