namespace CyberPort.Expressions.Syntax;

/// <summary>One node of a parsed expression with its place in the text, and how many nodes stand on each other from here down.</summary>
internal abstract record SyntaxNode(int Start, int End, int Height = 1)
{
    public int Length => End - Start;

    protected static int Above(IEnumerable<SyntaxNode> nodes) => 1 + nodes.Select(n => n.Height).DefaultIfEmpty().Max();
}

internal sealed record LiteralSyntax(int Start, int End, Value Value) : SyntaxNode(Start, End);

internal sealed record NameSyntax(int Start, int End, string Name) : SyntaxNode(Start, End);

internal sealed record MemberSyntax(SyntaxNode Target, int NameStart, int End, string Name) : SyntaxNode(Target.Start, End,
    Target.Height + 1);

internal sealed record IndexSyntax(SyntaxNode Target, SyntaxNode Index, int End) : SyntaxNode(Target.Start, End, Above([Target, Index]));

internal sealed record UnarySyntax(int Start, string Operator, SyntaxNode Operand) : SyntaxNode(Start, Operand.End, Operand.Height + 1);

/// <summary>One more operand of a chain.</summary>
internal sealed record Link(string Operator, int OperatorStart, SyntaxNode Operand);

/// <summary>Operands of one precedence in a row, a + b - c: a list, so that a long sum is not a deep tree.</summary>
internal sealed record ChainSyntax(SyntaxNode First, IReadOnlyList<Link> Links)
    : SyntaxNode(First.Start, Links[^1].Operand.End, Math.Max(First.Height + 1, Above(Links.Select(l => l.Operand))));

internal sealed record ConditionalSyntax(SyntaxNode Condition, SyntaxNode Then, SyntaxNode Else)
    : SyntaxNode(Condition.Start, Else.End, Above([Condition, Then, Else]));

internal sealed record TemplateSyntax(int Start, int End, IReadOnlyList<SyntaxNode> Parts) : SyntaxNode(Start, End, Above(Parts));

internal sealed record ListSyntax(int Start, int End, IReadOnlyList<SyntaxNode> Items) : SyntaxNode(Start, End, Above(Items));

internal sealed record RecordSyntax(int Start, int End, IReadOnlyList<(string Name, SyntaxNode Value)> Members)
    : SyntaxNode(Start, End, Above(Members.Select(m => m.Value)));

/// <summary>A call: the target is null for f(x) and the object for x.f().</summary>
internal sealed record CallSyntax(SyntaxNode? Target, int NameStart, int End, string Name, IReadOnlyList<SyntaxNode> Arguments)
    : SyntaxNode(Target?.Start ?? NameStart, End, Math.Max((Target?.Height ?? 0) + 1, Above(Arguments)));

internal sealed record LambdaSyntax(int Start, string Parameter, SyntaxNode Body) : SyntaxNode(Start, Body.End, Body.Height + 1);
