namespace CyberPort.Scripting.Rewriting;

/// <summary>Finds the syntax that came after ES5 and is not rewritten.</summary>
internal static class NewSyntax
{
    private static readonly Dictionary<string, string> Signs = new()
    {
        ["=>"] = "arrow",
        ["?."] = "chain",
        ["??"] = "coalesce",
        ["??="] = "assignment",
        ["||="] = "assignment",
        ["&&="] = "assignment",
        ["**"] = "power",
        ["**="] = "power",
        ["..."] = "spread",
    };

    /// <summary>Each place with the code of what stands there.</summary>
    public static IEnumerable<(EsToken At, string Code)> Find(IReadOnlyList<EsToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var code = tokens[i].Kind switch
            {
                EsKind.Punctuator => OfSign(tokens, i),
                EsKind.Keyword => OfKeyword(tokens, i),
                EsKind.Name => OfName(tokens, i),
                EsKind.Number => IsOldNumber(tokens[i].Text) ? null : "number",
                EsKind.Regex => IsOldRegex(tokens[i].Text) ? null : "regex",
                EsKind.TemplateOpen => i > 0 && tokens[i - 1].EndsValue && !tokens[i].AfterNewline ? "tagged" : null,
                _ => null,
            };
            if (code is not null) yield return (tokens[i], code);
        }
    }

    private static EsToken? At(IReadOnlyList<EsToken> tokens, int index) => index >= 0 && index < tokens.Count ? tokens[index] : null;

    private static string? OfSign(IReadOnlyList<EsToken> tokens, int i)
    {
        var token = tokens[i];
        if (Signs.TryGetValue(token.Text, out var code)) return code;

        var before = At(tokens, i - 1);
        return token.Text switch
        {
            "*" when before?.Is("function") == true => "generator",
            "*" when IsKeyPlace(token, before) => "generator",
            "[" when IsKeyPlace(token, before) => "computed",
            "[" or "{" when before is { Kind: EsKind.Keyword, Text: "var" or "const" }
                or { Kind: EsKind.Name, Text: "let" } => "destructuring",
            "[" or "{" when token.Around?.Role == EsRole.Parameters && before?.Text is "(" or "," => "destructuring",
            "[" or "{" when At(tokens, token.Partner!.Index + 1) is { } next && next.Is("=")
                && (token.Text == "{" || !before!.EndsValueOrNull()) => "destructuring",
            "=" when token.Around?.Role == EsRole.Parameters => "default",
            _ => null,
        };
    }

    private static bool EndsValueOrNull(this EsToken? token) => token is { EndsValue: true };

    private static bool IsKeyPlace(EsToken token, EsToken? before) =>
        token.Around is { Role: EsRole.Object } around && (ReferenceEquals(before, around) || before!.Is(","));

    private static string? OfKeyword(IReadOnlyList<EsToken> tokens, int i)
    {
        var (token, next) = (tokens[i], At(tokens, i + 1));
        // As a member's name every word is allowed.
        if (token.Around is { Role: EsRole.Object } && next?.Is(":") == true) return null;
        return token.Text switch
        {
            "class" or "super" => "class",
            "import" or "export" => "module",
            "catch" when next?.Is("(") != true => "catch",
            "catch" when At(tokens, i + 2)?.Text is "{" or "[" => "destructuring",
            _ => null,
        };
    }

    private static string? OfName(IReadOnlyList<EsToken> tokens, int i)
    {
        var (token, before, next) = (tokens[i], At(tokens, i - 1), At(tokens, i + 1));
        if (before is { Kind: EsKind.Punctuator, Text: "." or "?." }) return null;
        if (token.Text is "async" && next is { AfterNewline: false } && (next.Is("function") || next.Kind == EsKind.Name)) return "async";
        if (token.Text is "await" && (next is { Kind: not EsKind.Punctuator } || next?.Text is "(" or "[")) return "async";
        if (token.Text is "yield" && next is { AfterNewline: false, Kind: not EsKind.Punctuator }) return "generator";
        if (token.Text is "of" && token.Around is { Text: "(" } head
            && At(tokens, head.Index - 1)?.Is("for") == true && before?.EndsValue == true) return "of";
        if (!IsKeyPlace(token, before)) return null;
        return next?.Text is "," or "}" or "(" ? "shorthand" : null;
    }

    private static bool IsOldNumber(string text) =>
        !text.Contains('_', StringComparison.Ordinal) && !text.EndsWith('n') && text is not ['0', 'b' or 'B' or 'o' or 'O', ..];

    private static bool IsOldRegex(string text)
    {
        var flags = text.AsSpan(text.LastIndexOf('/') + 1);
        return flags.TrimStart("gim").IsEmpty && !text.Contains("(?<", StringComparison.Ordinal)
            && !text.Contains("\\p{", StringComparison.Ordinal)
            && !text.Contains("\\k<", StringComparison.Ordinal);
    }
}
