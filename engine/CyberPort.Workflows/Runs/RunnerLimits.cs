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


    public ExpressionLimits Expressions { get; init; } = ExpressionLimits.Standard;
}
