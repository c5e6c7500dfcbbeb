using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Parties;

/// <summary>Phone numbers: half-width digits and hyphens, or + and the country for those abroad.</summary>
public static class PhoneNumbers
{
    public static string Fold(string text)
    {
        var folded = Widths.Code(text).Replace(")", "-", StringComparison.Ordinal).Replace("(", "-", StringComparison.Ordinal);
        while (folded.Contains("--", StringComparison.Ordinal)) folded = folded.Replace("--", "-", StringComparison.Ordinal);
        return folded.Trim('-');
    }

    public static bool IsValid(string text)
    {
        var abroad = text.StartsWith('+');
        var rest = abroad ? text[1..] : text;
        if (rest.Any(letter => !char.IsAsciiDigit(letter) && letter != '-') || rest.StartsWith('-')) return false;
        var digits = rest.Count(char.IsAsciiDigit);
        return abroad ? digits is >= 8 and <= 15 : rest.StartsWith('0') && digits is 10 or 11;
    }
}
