using System.Text;

namespace CyberPort.Forms.Fields.Texts;

/// <summary>Folds readings to full-width katakana: half-width kana with their voicing marks, hiragana, dashes and spaces.</summary>
public static class Kana
{
    private const string HalfWidth =
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

    private const string Voiceable = "カキクケコサシスセソタチツテトハヒフヘホ";

    public static string Full(string text)
    {
        var kana = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var full = Full(letter);
            if (full is '゛' or '゜' && kana.Length > 0 && Voiced(kana[^1], full) is { } voiced) kana[^1] = voiced;
            else if (char.IsWhiteSpace(full)) Space(kana);
            else if (Widths.IsDash(full) && kana.Length > 0 && IsKana(kana[^1])) kana.Append('ー');
            else kana.Append(full);
        }
        return kana.ToString().Trim();
    }

    /// <summary>Whether a text is made of katakana, ー, ・ and spaces only.</summary>
    public static bool IsKatakana(string text) => text.All(letter => IsKana(letter) || letter is '・' or '\u3000');

    private static bool IsKana(char letter) => letter is (>= 'ァ' and <= 'ヺ') or 'ー';

    /// <summary>One space between the names, whatever was typed.</summary>
    private static void Space(StringBuilder kana)
    {
        if (kana.Length > 0 && kana[^1] != '\u3000') kana.Append('\u3000');
    }

    private static char Full(char letter) => letter switch
    {
        >= '\uFF61' and <= '\uFF9F' => HalfWidth[letter - '\uFF61'],
        >= '\u3041' and <= '\u3096' => (char)(letter + 0x60),
        '\u3099' => '゛',
        '\u309A' => '゜',
        _ => letter,
    };

    private static char? Voiced(char kana, char mark) => (kana, mark) switch
    {
        ('ウ', '゛') => 'ヴ',
        ('ワ', '゛') => 'ヷ',
        ('ヲ', '゛') => 'ヺ',
        ( >= 'ハ' and <= 'ホ', '゜') when Voiceable.Contains(kana, StringComparison.Ordinal) => (char)(kana + 2),
        (_, '゛') when Voiceable.Contains(kana, StringComparison.Ordinal) => (char)(kana + 1),
        _ => null,
    };
}
