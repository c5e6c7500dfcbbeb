using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>One line of a run's history: a stimulus, or what it did to an activity.</summary>
/// <remarks>
/// Stimuli have no activity: start, answer, timePassed, withdraw, event, script, reply, adjustTask, cancelTask, cancel, repair, sendBack, migrate. They are
/// enough to replay the run.
/// </remarks>
public sealed record JournalEntry(
    DateTimeOffset At, string ActivityId, string ActivityType, string Event, IReadOnlyList<string> Outcomes, Participant? By, Value Data)
{
    /// <summary>Tells executions of one activity apart; 0 for a stimulus.</summary>
    public int Instance { get; init; }
}
