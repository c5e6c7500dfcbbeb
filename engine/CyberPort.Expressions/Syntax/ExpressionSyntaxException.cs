namespace CyberPort.Expressions.Syntax;

/// <summary>Leaves the parser at the first fault; never leaves the compiler.</summary>
internal sealed class ExpressionSyntaxException(ExpressionProblem problem) : Exception(problem.Cause.En)
{
    public ExpressionProblem Problem { get; } = problem;
}
