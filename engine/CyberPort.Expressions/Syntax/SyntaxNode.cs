namespace CyberPort.Expressions.Syntax;

/// <summary>One node of a parsed expression with its place in the text.</summary>
internal abstract record SyntaxNode(int Start, int End)
{
    public int Length => End - Start;
}

internal sealed record LiteralSyntax(int Start, int End, Value Value) : SyntaxNode(Start, End);

internal sealed record NameSyntax(int Start, int End, string Name) : SyntaxNode(Start, End);

internal sealed record MemberSyntax(SyntaxNode Target, int NameStart, int End, string Name) : SyntaxNode(Target.Start, End);

internal sealed record IndexSyntax(SyntaxNode Target, SyntaxNode Index, int End) : SyntaxNode(Target.Start, End);

internal sealed record UnarySyntax(int Start, string Operator, SyntaxNode Operand) : SyntaxNode(Start, Operand.End);

internal sealed record BinarySyntax(SyntaxNode Left, string Operator, int OperatorStart, SyntaxNode Right) : SyntaxNode(Left.Start, Right.End);

internal sealed record ConditionalSyntax(SyntaxNode Condition, SyntaxNode Then, SyntaxNode Else) : SyntaxNode(Condition.Start, Else.End);

internal sealed record TemplateSyntax(int Start, int End, IReadOnlyList<SyntaxNode> Parts) : SyntaxNode(Start, End);

internal sealed record ListSyntax(int Start, int End, IReadOnlyList<SyntaxNode> Items) : SyntaxNode(Start, End);

internal sealed record RecordSyntax(int Start, int End, IReadOnlyList<(string Name, SyntaxNode Value)> Members) : SyntaxNode(Start, End);

/// <summary>A call: the target is null for f(x) and the object for x.f().</summary>
internal sealed record CallSyntax(SyntaxNode? Target, int NameStart, int End, string Name, IReadOnlyList<SyntaxNode> Arguments)
    : SyntaxNode(Target?.Start ?? NameStart, End);

internal sealed record LambdaSyntax(int Start, string Parameter, SyntaxNode Body) : SyntaxNode(Start, Body.End);
