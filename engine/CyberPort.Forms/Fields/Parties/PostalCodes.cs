using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Parties;

/// <summary>Postal codes (郵便番号): seven digits; the sign and the hyphen are for reading only.</summary>
public static class PostalCodes
{
    public static string Fold(string text) => string.Concat(Widths.Code(text).Where(letter => letter is not ('〒' or '〠' or '-')));

    public static bool IsValid(string text) => text.Length == 7 && text.All(char.IsAsciiDigit);

    public static string Show(string text) => $"〒{text[..3]}-{text[3..]}";
}
