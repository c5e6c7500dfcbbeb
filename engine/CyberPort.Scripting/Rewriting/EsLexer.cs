using System.Buffers;

namespace CyberPort.Scripting.Rewriting;

/// <summary>Cuts a script into tokens: texts, regular expressions, comments, templates inside templates.</summary>
internal sealed partial class EsLexer(string text)
{
    private const int MaxDepth = 100;

    private static readonly HashSet<string> Keywords =
    [
        "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "export", "extends",
        "false", "finally", "for", "function", "if", "import", "in", "instanceof", "new", "null", "return", "super", "switch", "this",
        "throw", "true", "try", "typeof", "var", "void", "while", "with",
    ];

    // The longest first.
    private static readonly string[] Punctuators =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.",
        "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**",
    ];

    private static readonly SearchValues<char> Singles = SearchValues.Create("{}()[];,<>+-*/%&|^!~?:=.@#");

    private readonly List<EsToken> _tokens = [];
    private readonly Stack<EsToken> _open = [];
    private int _at;
    private bool _newline;

    private EsToken? Last => _tokens.Count == 0 ? null : _tokens[^1];

    private char Now => _at < text.Length ? text[_at] : '\0';

    /// <exception cref="EsBrokenException">The text ends inside something, or a bracket has no partner.</exception>
    public IReadOnlyList<EsToken> Read()
    {
        while (true)
        {
            if (_open.TryPeek(out var around) && around.Kind == EsKind.TemplateOpen) ReadChunk(around);
            else
            {
                SkipSpace();
                if (_at >= text.Length) break;
                ReadToken();
            }
        }

        if (_open.TryPeek(out var open)) throw new EsBrokenException(open.Start, RewriteFaults.NotClosed(open.Text));
        return _tokens;
    }

    private void SkipSpace()
    {
        while (_at < text.Length)
        {
            if (IsNewline(Now)) _newline = true;
            if (char.IsWhiteSpace(Now) || Now == '\uFEFF') _at++;
            else if (Starts("//")) while (_at < text.Length && !IsNewline(Now)) _at++;
            else if (Starts("/*")) SkipComment();
            else return;
        }
    }

    private void SkipComment()
    {
        var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0) throw new EsBrokenException(_at, RewriteFaults.NotClosed("/*"));
        _newline |= text.AsSpan(_at, end - _at).IndexOfAny('\n', '\r') >= 0;
        _at = end + 2;
    }

    private void ReadToken()
    {
        var c = Now;
        if (IsNameStart(c)) ReadName();
        else if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1]))) ReadNumber();
        else if (c is '"' or '\'') ReadText(c);
        else if (c == '`') Open(EsKind.TemplateOpen, 1, EsRole.Plain);
        else if (c == '/' && RegexMayFollow()) ReadRegex();
        else ReadPunctuator();
    }

    // After ")" of if, while, for and with stands a statement; after any other a division.
    private bool RegexMayFollow() => Last switch
    {
        { Text: ")", Kind: EsKind.Punctuator, Partner: { } open } =>
            Before(open) is { Kind: EsKind.Keyword, Text: "if" or "while" or "for" or "with" },
        { EndsValue: true } => false,
        _ => true,
    };

    private EsToken? Before(EsToken token) => token.Index > 0 ? _tokens[token.Index - 1] : null;

    private void ReadName()
    {
        var start = _at;
        while (IsNamePart(Now)) _at++;
        var name = text[start.._at];
        var member = Last is { Kind: EsKind.Punctuator, Text: "." or "?." };
        Add(!member && Keywords.Contains(name) ? EsKind.Keyword : EsKind.Name, start);
    }

    private void ReadPunctuator()
    {
        var (start, length) = (_at, 1);
        foreach (var candidate in Punctuators)
        {
            // "a?.5:b" is a condition, not a chain.
            if (!Starts(candidate) || (candidate == "?." && _at + 2 < text.Length && char.IsAsciiDigit(text[_at + 2]))) continue;
            length = candidate.Length;
            break;
        }

        if (length == 1 && !Singles.Contains(Now)) throw new EsBrokenException(start, RewriteFaults.Unknown(Now));
        if (Now is '(' or '[' or '{') Open(EsKind.Punctuator, 1, RoleOf(Now));
        else if (Now is ')' or ']' or '}') Close();
        else
        {
            _at += length;
            Add(EsKind.Punctuator, start);
        }
    }

    private void Open(EsKind kind, int length, EsRole role)
    {
        if (_open.Count >= MaxDepth) throw new EsBrokenException(_at, RewriteFaults.TooDeep(MaxDepth));

        var start = _at;
        _at += length;
        Add(kind, start).Role = role;
        _open.Push(_tokens[^1]);
    }

    private void Close()
    {
        if (!_open.TryPop(out var open) || (open.Text[^1], Now) is not (('(', ')') or ('[', ']') or ('{', '}')))
            throw new EsBrokenException(_at, RewriteFaults.NotOpened(Now));
        _at++;
        Pair(open, Add(EsKind.Punctuator, _at - 1));
    }

    private static void Pair(EsToken open, EsToken close) => (open.Partner, close.Partner) = (close, open);

    private EsToken Add(EsKind kind, int start)
    {
        var token = new EsToken(kind, _tokens.Count, start, text[start.._at])
        {
            AfterNewline = _newline,
            Around = _open.TryPeek(out var around) ? around : null,
        };
        _tokens.Add(token);
        _newline = false;
        return token;
    }

    private bool Starts(string what) => string.CompareOrdinal(text, _at, what, 0, what.Length) == 0;

    private static bool IsNewline(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '$' or '\\' || char.IsSurrogate(c);

    private static bool IsNamePart(char c) =>
        IsNameStart(c) || char.IsDigit(c) || c is '\u200C' or '\u200D' || char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
            or System.Globalization.UnicodeCategory.ConnectorPunctuation;
}
