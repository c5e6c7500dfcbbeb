namespace CyberPort.Scripting.Rewriting;

/// <summary>Who is whose in a script: functions, blocks, loops, and where a name is meant.</summary>
internal sealed class EsScopes(IReadOnlyList<EsToken> tokens)
{
    private readonly Dictionary<string, List<EsToken>> _names = tokens
        .Where(t => t.Kind == EsKind.Name && !IsMember(tokens, t))
        .GroupBy(t => t.Text).ToDictionary(g => g.Key, g => g.ToList());

    private readonly EsToken?[] _functions = Functions(tokens);
    private readonly Dictionary<EsToken, HashSet<string>> _own = [];

    /// <summary>Every place where the name stands for a variable.</summary>
    public IReadOnlyList<EsToken> Uses(string name) => _names.TryGetValue(name, out var uses) ? uses : [];

    /// <summary>The body of the function around a token; null for the script itself. Parameters belong to their function.</summary>
    public EsToken? FunctionOf(EsToken token) => _functions[token.Index];

    /// <summary>The tokens of the block that a let or const lives in: the block around it, or the loop whose head it stands in.</summary>
    public (int First, int Last) BlockOf(EsToken declaration)
    {
        if (HeadOf(declaration) is { } head) return (head.Index, EndOfBody(head));
        var around = declaration.Around;
        while (around is { Role: not (EsRole.Block or EsRole.Function) }) around = around.Around;
        return around is null ? (0, tokens.Count - 1) : (around.Index, around.Partner!.Index);
    }

    /// <summary>The bracket of the loop's head that a declaration stands in, or null.</summary>
    public EsToken? HeadOf(EsToken declaration) =>
        declaration.Around is { Text: "(" } head && At(head.Index - 1)?.Is("for") == true ? head : null;

    /// <summary>Whether the block of a declaration is entered again and again within its function.</summary>
    public bool IsInLoop(EsToken declaration)
    {
        if (HeadOf(declaration) is not null) return true;
        for (var around = declaration.Around; around is not null && around.Role != EsRole.Function; around = around.Around)
            if (around.Role == EsRole.Block && IsLoopBody(around)) return true;
        return false;
    }

    /// <summary>Whether a function between two has a variable of that name of its own, so that another one is meant inside.</summary>
    public bool IsShadowed(EsToken use, string name, EsToken? outer)
    {
        for (var function = FunctionOf(use); function is not null && !ReferenceEquals(function, outer); function = FunctionOf(function))
            if (OwnOf(function).Contains(name)) return true;
        return false;
    }

    private static EsToken?[] Functions(IReadOnlyList<EsToken> tokens)
    {
        var functions = new EsToken?[tokens.Count];
        foreach (var token in tokens)
        {
            // What stands around a token comes before it.
            functions[token.Index] = token.Around switch
            {
                null => null,
                { Role: EsRole.Function } body => body,
                { Role: EsRole.Parameters, Partner: { } close } when close.Index + 1 < tokens.Count
                    && tokens[close.Index + 1] is { Role: EsRole.Function } body => body,
                var around => functions[around.Index],
            };
        }

        return functions;
    }

    private HashSet<string> OwnOf(EsToken function)
    {
        if (_own.TryGetValue(function, out var own)) return own;
        own = [];
        if (At(function.Index - 1)?.Partner is { Role: EsRole.Parameters } parameters)
        {
            for (var i = parameters.Index + 1; i < parameters.Partner!.Index; i++)
                if (tokens[i].Kind == EsKind.Name) own.Add(tokens[i].Text);
        }

        for (var i = function.Index + 1; i < function.Partner!.Index; i++)
        {
            if (!tokens[i].Is("var") && !tokens[i].Is("function")) continue;
            if (ReferenceEquals(FunctionOf(tokens[i]), function) && At(i + 1) is { Kind: EsKind.Name } name) own.Add(name.Text);
        }

        return _own[function] = own;
    }

    private bool IsLoopBody(EsToken block) => At(block.Index - 1) switch
    {
        { Text: ")", Partner: { } head } => At(head.Index - 1) is { Kind: EsKind.Keyword, Text: "for" or "while" },
        { } before => before.Is("do"),
        _ => false,
    };

    private int EndOfBody(EsToken head)
    {
        var first = At(head.Partner!.Index + 1);
        if (first is null) return head.Partner.Index;
        if (first.Role == EsRole.Block) return first.Partner!.Index;
        for (var i = first.Index; i < tokens.Count; i++)
        {
            if (tokens[i].Is(";") && ReferenceEquals(tokens[i].Around, head.Around)) return i;
            if (tokens[i].Is("}") && ReferenceEquals(tokens[i].Partner, head.Around)) return i;
        }

        return tokens.Count - 1;
    }

    private EsToken? At(int index) => index >= 0 && index < tokens.Count ? tokens[index] : null;

    private static bool IsMember(IReadOnlyList<EsToken> tokens, EsToken token)
    {
        var before = token.Index > 0 ? tokens[token.Index - 1] : null;
        if (before is { Kind: EsKind.Punctuator, Text: "." or "?." }) return true;
        return token.Around is { Role: EsRole.Object } around && (ReferenceEquals(before, around) || before?.Is(",") == true)
            && token.Index + 1 < tokens.Count && tokens[token.Index + 1].Is(":");
    }
}
