using CyberPort.Expressions;
using CyberPort.Forms.Fields.Parties;
using CyberPort.Forms.Schemas.Formats;

namespace CyberPort.Forms.Fields.Texts;

/// <summary>Folds and checks a text according to what it is.</summary>
internal static class TextFolding
{
    public static string Fold(TextFold fold, string text) => fold switch
    {
        TextFold.Code => Widths.Code(text),
        TextFold.Kana => Kana.Full(text),
        TextFold.TradeName => TradeName(text),
        TextFold.PostalCode => PostalCodes.Fold(text),
        TextFold.Phone => PhoneNumbers.Fold(text),
        TextFold.Mail => Mail(text),
        TextFold.LegalEntityNumber => LegalEntityNumbers.Fold(text),
        _ => text,
    };

    /// <summary>What is wrong with a folded text, or null.</summary>
    public static (string Keyword, LocalText Message)? Fault(TextFold fold, string text) => fold switch
    {
        TextFold.Kana when !Kana.IsKatakana(text) => ("kana", FieldWords.Kana),
        TextFold.PostalCode when !PostalCodes.IsValid(text) => ("postalCode", FieldWords.PostalCode),
        TextFold.Phone when !PhoneNumbers.IsValid(text) => ("phone", FieldWords.Phone),
        TextFold.Mail when !AddressFormats.IsEmail(text) => ("email", FieldWords.Mail),
        TextFold.LegalEntityNumber when !LegalEntityNumbers.HasShape(text) => ("legalEntityNumber", FieldWords.LegalEntityNumber),
        TextFold.LegalEntityNumber when !LegalEntityNumbers.IsValid(text) => ("checkDigit", FieldWords.CheckDigit),
        _ => null,
    };

    public static string Show(TextFold fold, string text) =>
        fold == TextFold.PostalCode && PostalCodes.IsValid(text) ? PostalCodes.Show(text) : text;

    /// <summary>In a mail address a dash means itself: only widths and spaces are folded.</summary>
    private static string Mail(string text) =>
        string.Concat(Widths.Half(text).Where(letter => !char.IsWhiteSpace(letter) && letter is not ('\u200B' or '\uFEFF')));

    private static string TradeName(string text) => text
        .Replace("㍿", "株式会社", StringComparison.Ordinal)
        .Replace("㈱", "株式会社", StringComparison.Ordinal)
        .Replace("㈲", "有限会社", StringComparison.Ordinal);
}
