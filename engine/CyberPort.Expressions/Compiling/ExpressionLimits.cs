namespace CyberPort.Expressions;

/// <summary>How large an expression may be and how much one evaluation scope may spend.</summary>
public sealed record ExpressionLimits
{
    public static readonly ExpressionLimits Standard = new();

    /// <summary>Characters of the source text.</summary>
    public int MaxLength { get; init; } = 4_000;

    /// <summary>Brackets, signs and conditions inside each other.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>Names, literals and operators together.</summary>
    public int MaxNodes { get; init; } = 1_000;

    /// <summary>Operations that stand on each other's results, brackets or not: what bounds the stack.</summary>
    public int MaxHeight { get; init; } = 100;

    /// <summary>Terms in one row such as a + b + c.</summary>
    public int MaxTerms { get; init; } = 256;

    /// <summary>Node visits until a scope is refilled; about ten nanoseconds each.</summary>
    public int MaxSteps { get; init; } = 1_000_000;

    /// <summary>Characters of one made text (64 KB).</summary>
    public int MaxTextLength { get; init; } = 65_536;

    /// <summary>Characters of all made texts until a scope is refilled.</summary>
    public int MaxTextTotal { get; init; } = 1_048_576;
}
