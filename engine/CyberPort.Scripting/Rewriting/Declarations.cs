namespace CyberPort.Scripting.Rewriting;

/// <summary>One name of a let or const, and where its declaration begins.</summary>
internal sealed record EsDeclaration(EsToken Keyword, EsToken Name, bool HasValue);

/// <summary>Reads let and const and tells where var would mean something else.</summary>
internal static class Declarations
{
    /// <summary>Every let and const with its names.</summary>
    public static IEnumerable<EsDeclaration> Find(IReadOnlyList<EsToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (!IsKeyword(tokens, token)) continue;
            foreach (var (name, hasValue) in Names(tokens, token)) yield return new(token, name, hasValue);
        }
    }

    public static bool IsKeyword(IReadOnlyList<EsToken> tokens, EsToken token)
    {
        var next = token.Index + 1 < tokens.Count ? tokens[token.Index + 1] : null;
        if (token.Is("const")) return next?.Is(":") != true;
        // Before ES2015 "let" was a name like any other.
        return token is { Kind: EsKind.Name, Text: "let" } && next is { Kind: EsKind.Name, Text: not ("in" or "of") }
            && (token.Index == 0 || !tokens[token.Index - 1].Is("."));
    }

    /// <summary>What would change if the declarations became var.</summary>
    public static IEnumerable<(EsToken At, string Code)> Changes(IReadOnlyList<EsToken> tokens, IReadOnlyList<EsDeclaration> declarations)
    {
        var scopes = new EsScopes(tokens);
        var blocks = declarations.ToLookup(d => d.Name.Text, d => (d.Name, Block: scopes.BlockOf(d.Keyword)));
        foreach (var declaration in declarations)
        {
            var same = blocks[declaration.Name.Text].ToArray();
            var (first, last) = Array.Find(same, s => ReferenceEquals(s.Name, declaration.Name)).Block;
            var function = scopes.FunctionOf(declaration.Keyword);
            foreach (var use in scopes.Uses(declaration.Name.Text))
            {
                if (ReferenceEquals(use, declaration.Name) || !IsWithin(scopes, use, function)) continue;
                if (scopes.IsShadowed(use, use.Text, function)) continue;
                if (use.Index < first || use.Index > last)
                {
                    // A block beside ours may have a variable of the same name: both begin with a value, so one var serves them.
                    var sibling = Array.Exists(same, s => (s.Block.Last < first || s.Block.First > last)
                        && use.Index >= s.Block.First && use.Index <= s.Block.Last);
                    if (!sibling) yield return (use, "hidden");
                }
                else if (declaration.Keyword.Text == "const" && IsAssigned(tokens, use)) yield return (use, "constant");
                else if (!ReferenceEquals(scopes.FunctionOf(use), function) && scopes.IsInLoop(declaration.Keyword))
                    yield return (use, "closure");
            }
        }
    }

    private static bool IsWithin(EsScopes scopes, EsToken use, EsToken? function)
    {
        for (var around = scopes.FunctionOf(use); ; around = scopes.FunctionOf(around))
        {
            if (ReferenceEquals(around, function)) return true;
            if (around is null) return false;
        }
    }

    private static bool IsAssigned(IReadOnlyList<EsToken> tokens, EsToken use)
    {
        var (before, after) = (use.Index > 0 ? tokens[use.Index - 1] : null, use.Index + 1 < tokens.Count ? tokens[use.Index + 1] : null);
        if (before is { Kind: EsKind.Punctuator, Text: "++" or "--" }) return true;
        return after is { Kind: EsKind.Punctuator, Text: "=" or "+=" or "-=" or "*=" or "/=" or "%="
                or "&=" or "|=" or "^=" or "<<=" or ">>=" or ">>>=" }
            or { Kind: EsKind.Punctuator, Text: "++" or "--", AfterNewline: false };
    }

    private static IEnumerable<(EsToken Name, bool HasValue)> Names(IReadOnlyList<EsToken> tokens, EsToken keyword)
    {
        for (var i = keyword.Index + 1; i < tokens.Count && tokens[i].Kind == EsKind.Name; i++)
        {
            var name = tokens[i++];
            var next = i < tokens.Count ? tokens[i] : null;
            yield return (name, next is not null && (next.Is("=") || next.Is("in") || next is { Kind: EsKind.Name, Text: "of" }));
            while (i < tokens.Count && !EndsDeclarator(tokens, i, keyword))
                i = tokens[i].Partner is { } close && close.Index > i ? close.Index + 1 : i + 1;
            if (i >= tokens.Count || !tokens[i].Is(",")) yield break;
        }
    }

    private static bool EndsDeclarator(IReadOnlyList<EsToken> tokens, int i, EsToken keyword)
    {
        var token = tokens[i];
        if (token.Is(",") || token.Is(";") || token.Is(")") || token.Is("}")) return true;
        // A new line ends the statement where nothing is left open and nothing goes on.
        return token.AfterNewline && keyword.Around?.Text != "(" && (tokens[i - 1].EndsValue || tokens[i - 1].Is("}"))
            && token.Kind is not (EsKind.Punctuator or EsKind.TemplateOpen) && !token.Is("in") && !token.Is("instanceof");
    }
}
