using System.Diagnostics.CodeAnalysis;

namespace CyberPort.Expressions;

/// <summary>What compiling gave: an expression, or at least one problem.</summary>
public sealed record ExpressionCompilation(CompiledExpression? Expression, IReadOnlyList<ExpressionProblem> Problems)
{
    [MemberNotNullWhen(true, nameof(Expression))]
    public bool Succeeded => Expression is not null;
}
