using CyberPort.Expressions;
using CyberPort.Scripting;

namespace CyberPort.Workflows;

/// <summary>Something that must happen outside because a run moved on; it is stored in the same transaction.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    public sealed record OpenTask(HumanTask Task) : Effect;

    /// <summary>Why: answered, withdrawn, timedOut, decided (the others' answers settled it), superseded.</summary>
    public sealed record CloseTask(Guid TaskId, string Why) : Effect;

    /// <summary>A task stayed overdue: a further role may answer it from now on.</summary>
    public sealed record EscalateTask(Guid TaskId, string Role) : Effect;

    /// <summary>A task has another due time or priority.</summary>
    public sealed record AdjustTask(Guid TaskId, DateTimeOffset? DueAt, int Priority) : Effect;

    /// <summary>To: "applicant" or a role key; the template is a key of the form's notices.</summary>
    public sealed record SendNotice(string To, string Template, Value Data) : Effect;

    /// <summary>Stage: received, formalReview, correction, review, consultation, approval, decided, issued, withdrawn.</summary>
    public sealed record SetStage(string Stage, LocalText Label) : Effect;

    /// <summary>The standard processing period (標準処理期間) stops.</summary>
    public sealed record PauseClock(string Why) : Effect;

    public sealed record ResumeClock : Effect;

    /// <summary>Disposition: permit, denial, dismissal, acceptance, agreement, withdrawal.</summary>
    public sealed record Decide(string Disposition, Value Data) : Effect;

    /// <summary>The document is a key of the form's outputs.</summary>
    public sealed record IssueDocument(string Document, Value Data) : Effect;

    /// <summary>A script to run outside; its answer comes back as <see cref="Stimulus.ScriptDone"/>.</summary>
    public sealed record RunScript(ScriptRequest Request) : Effect;

    /// <summary>Another workflow to start as a child of this run; an awaited child's end comes back as <see cref="Stimulus.Reply"/>.</summary>
    public sealed record StartWorkflow(ChildOrder Order) : Effect;

    /// <summary>A child that is not to go on; null for all children of this run.</summary>
    public sealed record CancelWorkflow(Guid? ChildId) : Effect;

    /// <summary>A question to a service outside, by the service's name; its answer comes back as <see cref="Stimulus.Reply"/>.</summary>
    public sealed record Ask(Guid Id, string Service, Value Question) : Effect;

    /// <summary>A request to send; its answer comes back as <see cref="Stimulus.Reply"/>.</summary>
    public sealed record SendHttp(HttpOrder Order) : Effect;

    /// <summary>An event for other runs.</summary>
    public sealed record PublishEvent(string Name, Value Payload, string? CorrelationId) : Effect;
}
