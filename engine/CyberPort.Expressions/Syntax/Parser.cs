namespace CyberPort.Expressions.Syntax;

/// <summary>Parses an expression by precedence; every recursion is counted, so that no text can exhaust the stack.</summary>
internal sealed partial class Parser
{
    private const int EqualityPower = 4;
    private const int OrderPower = 5;

    private readonly ExpressionLimits _limits;
    private readonly Lexer _lexer;
    private Token _token;
    private int _depth;
    private int _nodes;

    private Parser(string text, ExpressionLimits limits)
    {
        _limits = limits;
        _lexer = new(text);
        _token = _lexer.Next();
    }

    /// <exception cref="ExpressionSyntaxException">The text is no expression, or beyond the limits.</exception>
    public static SyntaxNode Parse(string text, ExpressionLimits limits)
    {
        if (text.Length > limits.MaxLength) throw Faults.TooLong(text.Length, limits.MaxLength);

        var parser = new Parser(text, limits);
        // Elsa's expressions may be written as the body of a function.
        if (parser._token is { Kind: TokenKind.Name, Text: "return" }) parser.Advance();
        var root = parser.ParseExpression();
        while (parser._token.Is(";")) parser.Advance();
        return parser._token.Kind == TokenKind.End ? root : throw Faults.Unexpected(parser._token, "演算子 / an operator");
    }

    private void Advance() => _token = _lexer.Next();

    private void Expect(string text)
    {
        if (!_token.Is(text)) throw Faults.Unexpected(_token, text);
        Advance();
    }

    private T Made<T>(T node) where T : SyntaxNode
    {
        if (++_nodes > _limits.MaxNodes) throw Faults.TooLarge(node.Start, _limits.MaxNodes);
        return node.Height > _limits.MaxHeight ? throw Faults.TooDeep(node.Start, _limits.MaxHeight) : node;
    }

    private SyntaxNode ParseExpression()
    {
        if (++_depth > _limits.MaxDepth) throw Faults.TooDeep(_token.Start, _limits.MaxDepth);
        var condition = ParseBinary(0);
        if (_token.Is("?"))
        {
            Advance();
            var then = ParseExpression();
            Expect(":");
            condition = Made(new ConditionalSyntax(condition, then, ParseExpression()));
        }

        _depth--;
        return condition;
    }

    private SyntaxNode ParseBinary(int least)
    {
        var left = ParseUnary();
        while (_token.Kind == TokenKind.Operator && Precedence(_token.Text) is var power && power > least)
            left = Made(ParseChain(left, power));
        return left;
    }

    private ChainSyntax ParseChain(SyntaxNode first, int power)
    {
        List<Link> links = [];
        while (_token.Kind == TokenKind.Operator && Precedence(_token.Text) == power)
        {
            var sign = _token;
            if (links.Count == _limits.MaxTerms) throw Faults.TooLarge(sign.Start, _limits.MaxTerms);
            if (links.Count > 0 && power is EqualityPower or OrderPower) throw Faults.ComparedTwice(sign);
            Advance();
            var operand = ParseBinary(power);
            if ((links.Count == 0 && Mixes(sign.Text, first)) || Mixes(sign.Text, operand)) throw Faults.MixedOperators(sign);
            links.Add(new(sign.Text, sign.Start, operand));
            _nodes++;
        }

        return new(first, links);
    }

    private bool Mixes(string sign, SyntaxNode side) =>
        side is ChainSyntax inner && !_bracketed.Contains(inner) && IsChoice(sign) && IsChoice(inner.Links[0].Operator)
        && (sign == "??") != (inner.Links[0].Operator == "??");

    private static bool IsChoice(string sign) => sign is "??" or "||" or "&&";

    private static int Precedence(string sign) => sign switch
    {
        "??" => 1,
        "||" => 2,
        "&&" => 3,
        "==" or "!=" or "===" or "!==" => EqualityPower,
        "<" or "<=" or ">" or ">=" => OrderPower,
        "+" or "-" => 6,
        "*" or "/" or "%" => 7,
        _ => 0,
    };

    private SyntaxNode ParseUnary()
    {
        if (!(_token.Is("!") || _token.Is("-") || _token.Is("+"))) return ParsePostfix();

        if (++_depth > _limits.MaxDepth) throw Faults.TooDeep(_token.Start, _limits.MaxDepth);
        var sign = _token;
        Advance();
        var node = Made(new UnarySyntax(sign.Start, sign.Text, ParseUnary()));
        _depth--;
        return node;
    }

    private SyntaxNode ParsePostfix()
    {
        var node = ParsePrimary();
        for (var terms = 0; _token.Is(".") || _token.Is("?.") || _token.Is("["); terms++)
        {
            if (terms > _limits.MaxTerms) throw Faults.TooLarge(_token.Start, _limits.MaxTerms);
            node = _token.Is("[") ? ParseIndex(node) : ParseMember(node);
        }

        return node;
    }

    private IndexSyntax ParseIndex(SyntaxNode target)
    {
        Advance();
        var index = ParseExpression();
        var end = _token.End;
        Expect("]");
        return Made(new IndexSyntax(target, index, end));
    }

    private SyntaxNode ParseMember(SyntaxNode target)
    {
        var optional = _token.Is("?.");
        Advance();
        if (optional && _token.Is("[")) return ParseIndex(target);

        var name = _token;
        if (name.Kind != TokenKind.Name) throw Faults.Unexpected(name, "項目名 / a name");
        Advance();
        return _token.Is("(") ? ParseCall(target, name) : Made(new MemberSyntax(target, name.Start, name.End, name.Text));
    }
}
