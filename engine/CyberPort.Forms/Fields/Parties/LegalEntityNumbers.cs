using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Parties;

/// <summary>Corporate numbers (法人番号): 13 digits, the first of which checks the others.</summary>
public static class LegalEntityNumbers
{
    /// <summary>Half width without dashes and spaces; the T of an invoice registration number is left out.</summary>
    public static string Fold(string text)
    {
        var folded = Widths.Code(text).Replace("-", "", StringComparison.Ordinal);
        return folded.Length == 14 && folded[0] is 'T' or 't' ? folded[1..] : folded;
    }

    public static bool HasShape(string text) => text.Length == 13 && text.All(char.IsAsciiDigit);

    /// <summary>9 - (sum of the twelve digits from the right, doubled at even places, modulo 9).</summary>
    public static bool IsValid(string text)
    {
        if (!HasShape(text)) return false;
        var sum = 0;
        for (var place = 1; place <= 12; place++) sum += (text[13 - place] - '0') * (place % 2 == 0 ? 2 : 1);
        return text[0] - '0' == 9 - sum % 9;
    }
}
