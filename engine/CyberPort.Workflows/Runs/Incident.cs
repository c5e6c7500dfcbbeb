using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>A step that could not be done; an administrator repairs it.</summary>
public sealed record Incident(string ActivityId, string ActivityType, LocalText Message, DateTimeOffset At)
{
    /// <summary>Tells executions of one activity apart, for example the rounds of a loop; 0 in runs that were stored before it was kept.</summary>
    public int Instance { get; init; }
}
