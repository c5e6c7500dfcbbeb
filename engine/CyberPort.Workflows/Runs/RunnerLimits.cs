using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>How far one step of a run may go.</summary>
public sealed record RunnerLimits
{
    public static readonly RunnerLimits Standard = new();

    /// <summary>Activities started in one step; a loop that never waits ends here with an incident.</summary>
    public int MaxActivities { get; init; } = 1_000;

    /// <summary>Waiting places of a run at one time.</summary>
    public int MaxBookmarks { get; init; } = 500;

    /// <summary>Runs above each other: a child of a child of a run stands at two.</summary>
    public int MaxDepth { get; init; } = 5;

    /// <summary>Children that one run may start in all.</summary>
    public int MaxChildren { get; init; } = 200;

    /// <summary>Completed steps that a run keeps in mind to undo them.</summary>
    public int MaxUndo { get; init; } = 200;

    /// <summary>Parts of one value that a run keeps: a variable, a result, an output.</summary>
    public int MaxValueParts { get; init; } = 20_000;

    public ExpressionLimits Expressions { get; init; } = ExpressionLimits.Standard;
}
