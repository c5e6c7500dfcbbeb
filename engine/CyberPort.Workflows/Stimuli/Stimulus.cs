using CyberPort.Expressions;
using CyberPort.Scripting;

namespace CyberPort.Workflows;

/// <summary>Something that happens to a run and may move it on.</summary>
public abstract record Stimulus
{
    private Stimulus()
    {
    }

    /// <summary>A task is answered; the person may act for another (代決).</summary>
    /// <remarks>The data holds what the action needs: reason, comment, conditions, and for a correction the new workflow inputs.</remarks>
    public sealed record Answer(Guid TaskId, string ActionKey, Value Data, Participant By, Participant? OnBehalfOf = null) : Stimulus;

    /// <summary>The clock went on: whatever was due by now happens.</summary>
    public sealed record TimePassed : Stimulus;

    /// <summary>The standard processing period of the case that this run was started for stands still, or goes on.</summary>
    public sealed record Clock(bool Stands) : Stimulus;

    /// <summary>The applicant takes the application back (取下げ).</summary>
    public sealed record Withdraw(Participant By, string Reason) : Stimulus;

    /// <summary>A named event from outside.</summary>
    public sealed record Event(string Name, Value Payload) : Stimulus;

    /// <summary>A script that the run waits for has ended; one that nobody waits for any more changes nothing.</summary>
    public sealed record ScriptDone(Guid ScriptId, ScriptAnswer Given) : Stimulus;

    /// <summary>What was asked outside has answered: how a child run ended (<see cref="ChildAnswer"/>), what a
    /// server said (<see cref="HttpAnswer"/>); a reply that nobody waits for changes nothing.</summary>
    public sealed record Reply(Guid Id, Value Given) : Stimulus;

    /// <summary>An administrator ends the run without a decision.</summary>
    public sealed record Cancel(Participant By, string Reason) : Stimulus;

    /// <summary>The office closes a task that its definition allows to be cancelled; the flow goes on by "Cancelled".</summary>
    public sealed record CancelTask(Guid TaskId, Participant By, string Reason) : Stimulus;

    /// <summary>Whoever oversees the office gives the tasks of a step another due time or priority; the times that hang on it move along.</summary>
    public sealed record AdjustTask(Guid TaskId, DateTimeOffset? DueAt, int? Priority, Participant By, string Reason) : Stimulus;

    /// <summary>An operator runs a faulted step again, or goes on behind it with an outcome.</summary>
    public sealed record Repair(string ActivityId, string? SkipWithOutcome, Participant By, string Reason) : Stimulus
    {
        /// <summary>Which execution of the activity, as its incident says; 0 for the first.</summary>
        public int Instance { get; init; }
    }

    /// <summary>An operator lets the run go on from a step before the faulted one (差戻し); what came after that step is done again.</summary>
    public sealed record SendBack(string ActivityId, string TargetActivityId, Participant By, string Reason) : Stimulus
    {
        /// <summary>Which execution of the activity, as its incident says; 0 for the first.</summary>
        public int Instance { get; init; }
    }
}
