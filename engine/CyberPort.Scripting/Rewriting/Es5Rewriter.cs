using System.Text;

namespace CyberPort.Scripting.Rewriting;

/// <summary>Rewrites a script of today to ES5, or says what has to be written differently.</summary>
/// <remarks>Lines stay where they were, so that a later error names the line that its author sees.</remarks>
public static class Es5Rewriter
{
    private const int MaxCharacters = 64 * 1024;
    private const int MaxProblems = 20;

    // Each is compared with every use of its name.
    private const int MaxDeclarations = 200;

    public static ScriptRewriting Rewrite(string script)
    {
        if (script.Length > MaxCharacters)
        {
            var fault = ScriptFaults.ScriptTooLong(MaxCharacters).Message;
            return new("", [new("script.tooLong", 1, 1, fault, new("スクリプトを分けてください。", "Split the script."))]);
        }

        try
        {
            var tokens = new EsLexer(script).Read();
            var declarations = Declarations.Find(tokens).Take(MaxDeclarations + 1).ToList();
            if (declarations.Count > MaxDeclarations) return new("", [Problem(script, declarations[^1].Name, "tooMany")]);

            var problems = Problems(script, tokens, declarations);
            return problems.Count > 0 ? new("", problems) : new(Written(script, tokens, declarations), []);
        }
        catch (EsBrokenException broken)
        {
            var (line, column) = PlaceOf(script, broken.Position);
            return new("", [new("script.syntax", line, column, broken.Text, RewriteFaults.CloseIt)]);
        }
    }

    private static List<ScriptProblem> Problems(string script, IReadOnlyList<EsToken> tokens, IReadOnlyList<EsDeclaration> declarations) =>
        [.. NewSyntax.Find(tokens).Concat(Declarations.Changes(tokens, declarations))
            .DistinctBy(p => (p.At.Start, p.Code)).OrderBy(p => p.At.Start).Take(MaxProblems)
            .Select(p => Problem(script, p.At, p.Code))];

    private static ScriptProblem Problem(string script, EsToken at, string code)
    {
        var (line, column) = PlaceOf(script, at.Start);
        var (cause, cure) = code switch
        {
            "closure" => RewriteFaults.Closure(at.Text),
            "hidden" => RewriteFaults.Hidden(at.Text),
            "constant" => RewriteFaults.Constant(at.Text),
            "tooMany" => RewriteFaults.TooMany(MaxDeclarations),
            _ => RewriteFaults.Of(code),
        };
        return new("script." + code, line, column, cause, cure);
    }

    private static (int Line, int Column) PlaceOf(string script, int position)
    {
        var before = script.AsSpan(0, position);
        return (before.Count('\n') + 1, position - before.LastIndexOf('\n'));
    }

    private static string Written(string script, IReadOnlyList<EsToken> tokens, IReadOnlyList<EsDeclaration> declarations)
    {
        var keywords = declarations.Select(d => d.Keyword.Index).ToHashSet();
        // A let without a value is undefined each time it is passed, a var keeps what it had.
        var empty = declarations.Where(d => !d.HasValue && d.Keyword.Around?.Text != "(").Select(d => d.Name.Index).ToHashSet();
        var (written, at) = (new StringBuilder(), 0);
        foreach (var token in tokens)
        {
            var text = keywords.Contains(token.Index) ? "var"
                : empty.Contains(token.Index) ? token.Text + " = void 0"
                : Template(token);
            if (text is null) continue;
            written.Append(script, at, token.Start - at).Append(text);
            at = token.End;
        }

        written.Append(script, at, script.Length - at);
        return Wrapped(written.ToString(), tokens);
    }

    // `a${b}c` becomes ("a" + String(b) + "c"); the line breaks of its texts follow them.
    private static string? Template(EsToken token) => token switch
    {
        { Kind: EsKind.TemplateOpen } => "(\"\"",
        { Kind: EsKind.TemplateClose } => ")",
        { Kind: EsKind.Chunk } => $" + {TemplateText.Quoted(token.Text)}{new string('\n', token.Text.AsSpan().Count('\n'))}",
        { Text: "${", Role: EsRole.Hole } => " + String((",
        { Text: "}", Partner: { Role: EsRole.Hole } } => "))",
        _ => null,
    };

    private static string Wrapped(string script, IReadOnlyList<EsToken> tokens)
    {
        var scopes = new EsScopes(tokens);
        return tokens.Any(t => t.Is("return") && scopes.FunctionOf(t) is null) ? $"(function () {{ {script}\n}})()" : script;
    }
}
