using System.Globalization;
using System.Text;

namespace CyberPort.Expressions.Syntax;

/// <summary>Cuts the text into words, one at a time, so that a template can hand the text between its braces back to the parser.</summary>
internal sealed class Lexer(string text)
{
    // Longest first: the first that fits is taken.
    private static readonly string[] Operators =
    [
        "===", "!==", "...", "**=", ">>>", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "**", "++", "--", "+=", "-=", "*=", "/=",
            "<<", ">>",
        "+", "-", "*", "/", "%", "<", ">", "!", "?", ":", "(", ")", "[", "]", "{", "}", ",", ".", ";", "=", "&", "|", "^", "~", "@", "#",
            "\\",
    ];

    private int _at;

    public int Position => _at;

    public Token Next()
    {
        SkipBlank();
        if (_at >= text.Length) return new(TokenKind.End, text.Length, text.Length, "");

        var start = _at;
        var c = text[_at];
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1)))) return ReadNumber();
        if (c is '\'' or '"')
        {
            var read = ReadText(c);
            return new(TokenKind.Text, start, _at, read);
        }

        if (c == '`')
        {
            _at++;
            return new(TokenKind.Template, start, _at, "`");
        }

        if (NameLength(_at, first: true) > 0) return ReadName();
        return ReadOperator();
    }

    /// <summary>Reads a template's text up to its end or to the next "${"; true when a value follows.</summary>
    public bool ReadTemplateText(out string part)
    {
        var (made, start) = (new StringBuilder(), _at);
        while (_at < text.Length)
        {
            var c = text[_at];
            if (c == '`' || (c == '$' && Peek(1) == '{'))
            {
                _at += c == '`' ? 1 : 2;
                part = Whole(made, start);
                return c != '`';
            }

            if (c == '\\') ReadEscape(made);
            else
            {
                made.Append(c);
                _at++;
            }
        }

        throw Faults.Unclosed(start - 1, text.Length, '`');
    }

    /// <summary>Whether "=>" follows the word that was read last.</summary>
    public bool ArrowFollows()
    {
        var at = _at;
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return string.CompareOrdinal(text, at, "=>", 0, 2) == 0;
    }

    /// <summary>Whether "name) =>" follows an opening bracket.</summary>
    public bool BracketedParameterFollows()
    {
        var at = _at;
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        for (int length; (length = NameLength(at, first: false)) > 0; at += length) { }
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        if (at >= text.Length || text[at] != ')') return false;
        at++;
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return string.CompareOrdinal(text, at, "=>", 0, 2) == 0;
    }

    private char Peek(int ahead) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    private void SkipBlank()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at]) || text[_at] == '\uFEFF') _at++;
            else if (text[_at] == '/' && Peek(1) == '/') _at = LineEnd();
            else if (text[_at] == '/' && Peek(1) == '*')
            {
                var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0) throw Faults.Unclosed(_at, text.Length, '*');
                _at = end + 2;
            }
            else return;
        }
    }

    private int LineEnd() => text.IndexOf('\n', _at) is var end and >= 0 ? end : text.Length;

    private Token ReadNumber()
    {
        var start = _at;
        SkipDigits();
        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            _at++;
            SkipDigits();
        }

        if (Peek(0) is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            _at += 2;
            SkipDigits();
        }

        if (NameLength(_at, first: false) > 0) throw Faults.BadNumber(start, _at + 1, text[start..(_at + 1)]);
        var word = text[start.._at];
        if (word.Length > 1 && word[0] == '0' && char.IsAsciiDigit(word[1])) throw Faults.BadNumber(start, _at, word);
        return decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new(TokenKind.Number, start, _at, word, number)
            : throw Faults.BadNumber(start, _at, word);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek(0))) _at++;
    }

    private Token ReadName()
    {
        var start = _at;
        for (int length; (length = NameLength(_at, _at == start)) > 0; _at += length) { }
        return new(TokenKind.Name, start, _at, text[start.._at]);
    }

    /// <summary>How many characters of a name stand here: 0, 1, or 2 beyond the basic plane (𠮷).</summary>
    private int NameLength(int at, bool first)
    {
        if (at >= text.Length || !Rune.TryGetRuneAt(text, at, out var rune)) return 0;
        if (rune.IsAscii)
            return char.IsAsciiLetter((char)rune.Value) || rune.Value is '_' or '$' || (!first && char.IsAsciiDigit((char)rune.Value))
                ? 1
                : 0;

        var fits = Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter => true,
            UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => true,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => !first,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation => !first,
            _ => false,
        };
        return fits ? rune.Utf16SequenceLength : 0;
    }

    private Token ReadOperator()
    {
        var start = _at;
        foreach (var word in Operators)
        {
            if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0) continue;
            if (word == "?." && char.IsAsciiDigit(Peek(2))) continue;
            _at += word.Length;
            return new(TokenKind.Operator, start, _at, word);
        }

        throw Faults.StrangeCharacter(start, text);
    }

    private string ReadText(char quote)
    {
        var (made, start) = (new StringBuilder(), _at);
        _at++;
        while (_at < text.Length && text[_at] != quote)
        {
            if (text[_at] is '\n' or '\r') break;
            if (text[_at] == '\\') ReadEscape(made);
            else made.Append(text[_at++]);
        }

        if (Peek(0) != quote) throw Faults.Unclosed(start, _at, quote);
        _at++;
        return Whole(made, start);
    }

    private string Whole(StringBuilder made, int start)
    {
        var whole = made.ToString();
        for (var i = 0; i < whole.Length; i++)
        {
            if (!char.IsSurrogate(whole[i])) continue;
            if (i + 1 == whole.Length || !char.IsSurrogatePair(whole[i], whole[i + 1])) throw Faults.HalfCharacter(start, _at);
            i++;
        }

        return whole;
    }

    private void ReadEscape(StringBuilder made)
    {
        var start = _at;
        var c = Peek(1);
        _at = Math.Min(_at + 2, text.Length);
        switch (c)
        {
            case 'n': made.Append('\n'); break;
            case 't': made.Append('\t'); break;
            case 'r': made.Append('\r'); break;
            case 'b': made.Append('\b'); break;
            case 'f': made.Append('\f'); break;
            case 'v': made.Append('\v'); break;
            case '\n': break;
            case 'x': made.Append((char)ReadHex(start, 2)); break;
            case 'u' when Peek(0) == '{': ReadCodePoint(made, start); break;
            case 'u': made.Append((char)ReadHex(start, 4)); break;
            case '\'' or '"' or '`' or '\\' or '$' or '/' or '{' or '}': made.Append(c); break;
            default: throw Faults.BadEscape(start, Math.Min(start + 2, text.Length), text);
        }
    }

    private void ReadCodePoint(StringBuilder made, int start)
    {
        var end = text.IndexOf('}', _at);
        var digits = end < 0 ? "" : text[(_at + 1)..end];
        if (digits.Length > 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || !Rune.IsValid(code))
            throw Faults.BadEscape(start, Math.Min(start + 2, text.Length), text);
        made.Append(new Rune(code).ToString());
        _at = end + 1;
    }

    private int ReadHex(int start, int digits)
    {
        var fits = _at + digits <= text.Length;
        if (!fits || !int.TryParse(text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw Faults.BadEscape(start, Math.Min(start + 2, text.Length), text);
        _at += digits;
        return code;
    }
}
