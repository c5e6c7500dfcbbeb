namespace CyberPort.Expressions;

/// <summary>What a function does with its evaluated arguments; optional ones that were not written are not in the span.</summary>
public delegate Value FunctionBody(EvaluationScope scope, ReadOnlySpan<Value> arguments);

/// <summary>One parameter of a function.</summary>
public sealed record ExpressionParameter(string Name, ExpressionType Type)
{
    public bool Optional { get; init; }

    /// <summary>The last parameter may come any number of times.</summary>
    public bool Repeats { get; init; }

    /// <summary>The argument must be written out in the expression, because it is checked when the expression is compiled.</summary>
    public bool Literal { get; init; }
}

/// <summary>A function that expressions may call; x.f(y) is the same call as f(x, y).</summary>
public sealed record ExpressionFunction(string Name, ExpressionType Result, FunctionBody Body,
    IReadOnlyList<ExpressionParameter> Parameters)
{
    /// <summary>
    /// Whether the body sees null arguments; otherwise one null argument, or one of the wrong kind, makes the result null.
    /// </summary>
    public bool TakesNull { get; init; }

    /// <summary>Makes the body from the literal arguments (null where none was written), or says what is wrong with them.</summary>
    public Func<IReadOnlyList<Value?>, FunctionChoice>? Specialise { get; init; }

    internal int Least => Parameters.Count(p => !p.Optional && !p.Repeats);

    internal int Most => Parameters.Any(p => p.Repeats) ? int.MaxValue : Parameters.Count;

    internal ExpressionParameter ParameterAt(int index) => Parameters[Math.Min(index, Parameters.Count - 1)];
}

/// <summary>The body chosen for literal arguments, or the fault in them.</summary>
public sealed record FunctionChoice(FunctionBody? Body, LocalText? Cause = null, LocalText? Cure = null);
