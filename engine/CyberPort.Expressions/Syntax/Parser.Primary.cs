namespace CyberPort.Expressions.Syntax;

internal sealed partial class Parser
{
    // Words of JavaScript that begin something this language does not have.
    private static readonly HashSet<string> Refused =
    [
        "function", "new", "while", "for", "do", "if", "else", "var", "let", "const", "typeof", "delete", "void", "in", "instanceof",
            "class", "await",
        "async", "yield", "throw", "try", "catch", "finally", "switch", "case", "break", "continue", "import", "export", "with",
            "debugger", "super", "return",
    ];

    private readonly HashSet<SyntaxNode> _bracketed = new(ReferenceEqualityComparer.Instance);

    private SyntaxNode ParsePrimary()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return Made(new LiteralSyntax(token.Start, token.End, Value.Of(token.Number)));
            case TokenKind.Text:
                Advance();
                return Made(new LiteralSyntax(token.Start, token.End, Value.Of(token.Text)));
            case TokenKind.Template: return ParseTemplate();
            case TokenKind.Name: return ParseName();
            case TokenKind.Operator when token.Text == "(": return ParseBracketed();
            case TokenKind.Operator when token.Text == "[":
                Advance();
                var items = ParseItems("]", out var end);
                return Made(new ListSyntax(token.Start, end, items));
            case TokenKind.Operator when token.Text == "{": return ParseRecord();
            default: throw Faults.Unexpected(token, "値か項目名 / a value or a name");
        }
    }

    private SyntaxNode ParseName()
    {
        var token = _token;
        if (Refused.Contains(token.Text)) throw Faults.Word(token);
        Advance();
        if (_token.Is("(")) return ParseCall(null, token);

        return token.Text switch
        {
            "true" => Made(new LiteralSyntax(token.Start, token.End, Value.True)),
            "false" => Made(new LiteralSyntax(token.Start, token.End, Value.False)),
            "null" or "undefined" => Made(new LiteralSyntax(token.Start, token.End, Value.Null)),
            _ => Made(new NameSyntax(token.Start, token.End, token.Text)),
        };
    }

    private SyntaxNode ParseBracketed()
    {
        Advance();
        var node = ParseExpression();
        Expect(")");
        if (node is ChainSyntax) _bracketed.Add(node);
        return node;
    }

    private CallSyntax ParseCall(SyntaxNode? target, Token name)
    {
        Advance();
        var arguments = ParseItems(")", out var end);
        return Made(new CallSyntax(target, name.Start, end, name.Text, arguments));
    }

    private List<SyntaxNode> ParseItems(string closing, out int end)
    {
        List<SyntaxNode> items = [];
        while (!_token.Is(closing))
        {
            items.Add(ParseArgument());
            if (!_token.Is(",")) break;
            Advance();
        }

        end = _token.End;
        Expect(closing);
        return items;
    }

    private SyntaxNode ParseArgument()
    {
        var start = _token.Start;
        var bracketed = _token.Is("(") && _lexer.BracketedParameterFollows();
        if (!bracketed && !(_token.Kind == TokenKind.Name && _lexer.ArrowFollows())) return ParseExpression();

        if (bracketed) Advance();
        var parameter = _token;
        if (parameter.Kind != TokenKind.Name || Refused.Contains(parameter.Text)) throw Faults.Unexpected(parameter, "r => …");
        Advance();
        if (bracketed) Expect(")");
        Expect("=>");
        return Made(new LambdaSyntax(start, parameter.Text, ParseExpression()));
    }

    private TemplateSyntax ParseTemplate()
    {
        var start = _token.Start;
        List<SyntaxNode> parts = [];
        while (true)
        {
            var at = _lexer.Position;
            var valueFollows = _lexer.ReadTemplateText(out var text);
            if (text.Length > 0) parts.Add(Made(new LiteralSyntax(at, _lexer.Position, Value.Of(text))));
            if (!valueFollows) break;

            Advance();
            parts.Add(ParseExpression());
            // The text goes on right behind the brace, so the next word must not be read yet.
            if (!_token.Is("}")) throw Faults.Unexpected(_token, "}");
        }

        var end = _lexer.Position;
        Advance();
        return Made(new TemplateSyntax(start, end, parts));
    }

    private RecordSyntax ParseRecord()
    {
        var start = _token.Start;
        Advance();
        List<(string, SyntaxNode)> members = [];
        while (!_token.Is("}"))
        {
            var name = _token;
            if (name.Kind is not (TokenKind.Name or TokenKind.Text)) throw Faults.Unexpected(name, "項目名 / a name");
            if (members.Exists(m => m.Item1 == name.Text)) throw Faults.Unexpected(name, "別の項目名 / another name");
            Advance();
            if (name.Kind == TokenKind.Name && !_token.Is(":"))
                members.Add((name.Text, Made(new NameSyntax(name.Start, name.End, name.Text))));
            else
            {
                Expect(":");
                members.Add((name.Text, ParseExpression()));
            }

            if (!_token.Is(",")) break;
            Advance();
        }

        var end = _token.End;
        Expect("}");
        return Made(new RecordSyntax(start, end, members));
    }
}
