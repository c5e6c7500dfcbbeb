using System.Text;

namespace CyberPort.Forms.Fields.Texts;

/// <summary>Folds full-width to half-width and the many dashes to one; for codes and numbers, never for names.</summary>
public static class Widths
{
    /// <summary>Full-width letters, digits and signs as ASCII.</summary>
    public static string Half(string text)
    {
        var half = new StringBuilder(text.Length);
        foreach (var letter in text) half.Append(Half(letter));
        return half.ToString();
    }

    /// <summary>Half width without any space, and with one kind of dash.</summary>
    public static string Code(string text)
    {
        var code = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var half = Half(letter);
            if (IsDash(half)) code.Append('-');
            else if (!IsSpace(half)) code.Append(half);
        }
        return code.ToString();
    }

    /// <summary>Every sign that is typed for a hyphen or minus: － ‐ ‑ ‒ – — ― − ー ｰ ─ ﹣.</summary>
    public static bool IsDash(char letter) => letter is '-' or '\uFF0D' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\u30FC' or '\uFF70'
        or '\u2500' or '\u2501' or '\uFE63' or '\uFE58' or '\u2043';

    private static bool IsSpace(char letter) => char.IsWhiteSpace(letter) || letter is '\u200B' or '\uFEFF' or '\u2060';

    private static char Half(char letter) => letter switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(letter - 0xFEE0),
        '\u3000' => ' ',
        '\uFFE5' => '¥',
        _ => letter,
    };
}
