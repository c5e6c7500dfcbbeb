using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace CyberPort.Expressions.Functions;

/// <summary>Patterns of the part of JavaScript's regular expressions that is matched in one pass, however the text looks.</summary>
internal static class TextPattern
{
    private const int MaxLength = 512;

    private const string KnownEscapes = "tnrfv0";

    public static bool TryCompile(
        string pattern, [NotNullWhen(true)] out Regex? compiled, [NotNullWhen(false)] out LocalText? cause,
            [NotNullWhen(false)] out LocalText? cure)
    {
        (compiled, cause, cure) = (null, null, null);
        try
        {
            if (pattern.Length > MaxLength) throw new NotSupportedException($"{MaxLength}");
            compiled = new(Translated(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            cause = new($"パターン「{Shortened(pattern)}」は使えません。", $"The pattern '{Shortened(pattern)}' cannot be used.");
            cure = new(
                $"使えるのは文字、[...]、\\d、\\w、\\s、.、( )、|、*、+、?、{{n,m}}、^、$ です（{MaxLength}文字まで、先読みと後方参照は不可）。",
                $"Use characters, [...], \\d, \\w, \\s, ., ( ), |, *, +, ?, {{n,m}}, ^ and $, {MaxLength} characters at most; "
                    + "no look-around and no back-references.");
            return false;
        }
    }

    private static string Shortened(string pattern) => pattern.Length > 40 ? pattern[..40] + "…" : pattern;

    // .NET reads \d, \w, \s and $ more widely than JavaScript does: they are written out.
    private static string Translated(string pattern)
    {
        var made = new StringBuilder();
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            var next = i + 1 < pattern.Length ? pattern[i + 1] : '\0';
            if (c == '\\')
            {
                Escape(made, next, inClass);
                i++;
            }
            else if (inClass)
            {
                // A bracket inside a class would begin .NET's class subtraction.
                made.Append(c == '[' ? @"\[" : c.ToString());
                inClass = c != ']';
            }
            else
            {
                if (c == '(' && next == '?' && (i + 2 >= pattern.Length || pattern[i + 2] != ':')) throw new NotSupportedException("(?");
                made.Append(c switch { '$' => @"\z", '^' => @"\A", '.' => @"[^\n\r\u2028\u2029]", _ => c.ToString() });
                inClass = c == '[';
            }
        }

        return made.ToString();
    }

    private static void Escape(StringBuilder made, char c, bool inClass)
    {
        var set = c switch { 'd' => "0-9", 'w' => "A-Za-z0-9_", 's' => @"\s\uFEFF", _ => null };
        if (set is not null) made.Append(inClass ? set : $"[{set}]");
        else if (c is 'D' or 'W' or 'S' && !inClass) made.Append($"[^{c switch { 'D' => "0-9", 'W' => "A-Za-z0-9_", _ => @"\s\uFEFF" }}]");
        else if (c is 'u' or 'x' or 'p' or 'P' || KnownEscapes.Contains(c, StringComparison.Ordinal)
            || (c != '\0' && !char.IsAsciiLetterOrDigit(c))) made.Append('\\').Append(c);
        else throw new NotSupportedException("\\" + c);
    }
}
