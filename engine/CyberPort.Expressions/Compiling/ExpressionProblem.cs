namespace CyberPort.Expressions;

/// <summary>A fault in an expression's text: where it is, what is wrong and what to write instead.</summary>
/// <remarks>The position is that of the first character concerned, counted from 0.</remarks>
public sealed record ExpressionProblem(string Code, int Position, int Length, LocalText Cause, LocalText Cure)
{
    /// <summary>The same as a fault of the definition that holds the expression.</summary>
    public Problem In(string file, string pointer) => new(
        Code, file, pointer, new($"式の{Position + 1}文字目: {Cause.Ja}", $"Character {Position + 1} of the expression: {Cause.En}"), Cure);
}
