namespace CyberPort.Scripting.Rewriting;

internal sealed partial class EsLexer
{
    private void ReadNumber()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Now) || Now is '.' or '_'
            || (Now is '+' or '-' && text[_at - 1] is 'e' or 'E' && !IsHex(start))) _at++;
        Add(EsKind.Number, start);
    }

    private bool IsHex(int start) => _at - start > 1 && text[start] == '0' && text[start + 1] is 'x' or 'X';

    private void ReadText(char quote)
    {
        var start = _at++;
        while (Now != quote)
        {
            if (_at >= text.Length || Now is '\n' or '\r') throw new EsBrokenException(start, RewriteFaults.NotClosed(quote.ToString()));
            _at += Now == '\\' ? 2 : 1;
        }

        _at++;
        Add(EsKind.Text, start);
    }

    private void ReadRegex()
    {
        var (start, inClass) = (_at++, false);
        while (inClass || Now != '/')
        {
            if (_at >= text.Length || IsNewline(Now)) throw new EsBrokenException(start, RewriteFaults.NotClosed("/"));
            if (Now == '[') inClass = true;
            else if (Now == ']') inClass = false;
            _at += Now == '\\' ? 2 : 1;
        }

        _at++;
        while (IsNamePart(Now)) _at++;
        Add(EsKind.Regex, start);
    }

    private void ReadChunk(EsToken template)
    {
        var start = _at;
        while (Now != '`' && !Starts("${"))
        {
            if (_at >= text.Length) throw new EsBrokenException(template.Start, RewriteFaults.NotClosed("`"));
            _at += Now == '\\' ? 2 : 1;
        }

        if (_at > start) Add(EsKind.Chunk, start);
        if (Now == '`')
        {
            _open.Pop();
            _at++;
            Pair(template, Add(EsKind.TemplateClose, _at - 1));
        }
        else Open(EsKind.Punctuator, 2, EsRole.Hole);
    }

    /// <summary>What a bracket opens, told from what stands before it.</summary>
    private EsRole RoleOf(char bracket)
    {
        if (bracket == '[') return EsRole.Plain;
        if (bracket == '(') return OpensParameters() ? EsRole.Parameters : EsRole.Plain;

        return Last switch
        {
            null => EsRole.Block,
            { Text: "=>" } => EsRole.Function,
            { Text: ")", Partner.Role: EsRole.Parameters } => EsRole.Function,
            { Kind: EsKind.Punctuator, Text: ")" or ";" } => EsRole.Block,
            { Kind: EsKind.Punctuator, Text: "{", Role: not EsRole.Object } => EsRole.Block,
            { Kind: EsKind.Punctuator, Text: "}", Partner.Role: not EsRole.Object } => EsRole.Block,
            { Kind: EsKind.Keyword, Text: "else" or "do" or "try" or "finally" or "catch" } => EsRole.Block,
            { Kind: EsKind.Punctuator, Text: ":" } colon when FollowsLabel(colon) => EsRole.Block,
            { EndsValue: true } => EsRole.Block,
            _ => EsRole.Object,
        };
    }

    private bool OpensParameters()
    {
        if (Last is null) return false;
        if (Last.Is("function") || (Last.Is("*") && Before(Last)?.Is("function") == true)) return true;
        if (Last.Kind is not (EsKind.Name or EsKind.Keyword or EsKind.Text)) return false;

        // function name( … , and inside an object get name( … , name( …
        var before = Before(Last);
        return before?.Is("function") == true || (before?.Is("*") == true && Before(before)?.Is("function") == true)
            || (_open.TryPeek(out var around) && around.Role == EsRole.Object
                && (before == around || before is { Text: "get" or "set" or "," or "async" or "*" }) && Last.Kind != EsKind.Keyword);
    }

    // "case 1: {" and "outer: {" open blocks; "a ? b : {" and "{a: {" open objects.
    private bool FollowsLabel(EsToken colon)
    {
        if (colon.Around?.Role == EsRole.Object) return false;
        for (var i = colon.Index - 1; i >= 0; i--)
        {
            var token = _tokens[i];
            if (!ReferenceEquals(token.Around, colon.Around)) continue;
            if (token.Is("case") || token.Is("default")) return true;
            if (token.Is("?")) return false;
            if (token.Text is ";" or "}" or "{") break;
        }

        return Before(colon) is { Kind: EsKind.Name } name && Before(name) is null or { Text: ";" or "{" or "}" };
    }
}
