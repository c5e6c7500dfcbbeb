namespace CyberPort.Expressions;

/// <summary>What an expression may name: the fields with their types, the extra names around it, and the functions.</summary>
public sealed record ExpressionContext
{
    /// <summary>The names of the form's fields, or of whatever record the scope's values are.</summary>
    public required ExpressionType Names { get; init; }

    /// <summary>Names beside the fields, such as "row" and "this", that a scope sets one by one.</summary>
    public IReadOnlyList<ExpressionLocal> Locals { get; init; } = [];

    public FunctionRegistry Functions { get; init; } = FunctionRegistry.Standard;

    public ExpressionLimits Limits { get; init; } = ExpressionLimits.Standard;

    /// <summary>A context without fields.</summary>
    public static ExpressionContext Empty { get; } = new() { Names = ExpressionType.RecordOf(new Dictionary<string, ExpressionType>()) };

    public static ExpressionContext Of(params ReadOnlySpan<(string Name, ExpressionType Type)> names)
    {
        Dictionary<string, ExpressionType> members = [];
        foreach (var (name, type) in names) members.Add(name, type);
        return new() { Names = ExpressionType.RecordOf(members) };
    }
}
