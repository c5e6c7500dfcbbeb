using System.Text;

namespace CyberPort.Forms.Fields.Texts;

/// <summary>Makes posted text fit to be stored and shown: no controls, no direction marks, no half characters.</summary>
public static class CleanText
{
    private const char Broken = '\uFFFD';

    /// <summary>One line: line breaks and tabs become spaces, the ends are trimmed.</summary>
    public static string Line(string text) => Clean(text, keepLines: false).Trim();

    /// <summary>Several lines: line breaks are \n, empty lines at both ends and spaces at the end are trimmed.</summary>
    public static string Lines(string text) => Clean(text, keepLines: true).TrimEnd().TrimStart('\n');

    /// <summary>Whether a character was lost: U+FFFD stands for U+0000 and for halves of surrogate pairs.</summary>
    public static bool IsBroken(string text) => text.Contains(Broken, StringComparison.Ordinal);

    /// <summary>Whether a text holds marks that turn the direction of writing and can make it read as something else.</summary>
    public static bool HasDirectionMarks(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (IsDirectionMark(letter)) return true;
        }
        return false;
    }

    private static string Clean(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '\r')
            {
                if (i + 1 < text.Length && text[i + 1] == '\n') continue;
                letter = '\n';
            }
            if (letter is '\n' or '\t') clean.Append(keepLines ? letter : ' ');
            else if (char.IsSurrogate(letter))
            {
                var isPair = char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                if (isPair) clean.Append(letter).Append(text[++i]);
                else clean.Append(Broken);
            }
            else if (letter == '\0') clean.Append(Broken);
            else if (!char.IsControl(letter) && !IsDirectionMark(letter)) clean.Append(letter);
        }
        return clean.ToString();
    }

    private static bool IsDirectionMark(char letter) =>
        letter is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
