namespace CyberPort.Expressions.Syntax;

internal enum TokenKind
{
    End,
    Number,
    Text,
    Name,
    Operator,
    Template,
}

/// <summary>One word of an expression.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text, decimal Number = 0)
{
    public bool Is(string text) => Kind == TokenKind.Operator && Text == text;
}
