using CyberPort.Workflows.Activities;

namespace CyberPort.Workflows;

/// <summary>The closed list of activity types that a definition may use.</summary>
public sealed class ActivityCatalog
{
    private readonly Dictionary<string, ActivityKind> _kinds = [];

    public IEnumerable<ActivityKind> Kinds => _kinds.Values;

    /// <summary>Adds an activity class; one line per activity.</summary>
    public ActivityCatalog Add<T>()
        where T : IActivity
    {
        var kind = new ActivityKind(typeof(T));
        _kinds.Add(kind.Type, kind);
        return this;
    }

    /// <summary>The kind of that type name, or null.</summary>
    public ActivityKind? Find(string type) => _kinds.GetValueOrDefault(type);

    /// <summary>Elsa's activities and the field's own (受付 … 許可).</summary>
    public static ActivityCatalog Standard() => new ActivityCatalog()
        .Add<Flowchart>().Add<Start>().Add<End>().Add<FlowDecision>().Add<FlowSwitch>().Add<FlowFork>().Add<FlowJoin>()
        .Add<Sequence>().Add<If>().Add<Switch>().Add<While>().Add<For>().Add<ForEach>().Add<ParallelForEach>().Add<Fork>().Add<Activities
            .Parallel>().Add<Break>()
        .Add<SetVariable>().Add<SetOutput>().Add<SetName>().Add<Correlate>().Add<Finish>().Add<Complete>().Add<Fault>().Add<WriteLine>()
        .Add<WaitForEvent>().Add<PublishEvent>().Add<Delay>().Add<Activities.Timer>().Add<StartAt>().Add<Cron>().Add<RunTask>().Add<RunJavaScript>()
        .Add<DispatchWorkflow>().Add<ExecuteWorkflow>().Add<BulkDispatchWorkflows>().Add<WorkflowActivity>()
        .Add<SendHttpRequest>().Add<FlowSendHttpRequest>()
        .Add<Receive>().Add<FormalReview>().Add<Review>().Add<Correction>().Add<Consultation>().Add<Approval>()
        .Add<Disposition>().Add<IssueDocument>().Add<Notify>().Add<Withdrawal>().Add<Deadline>()
        .Add<UserTask>().Add<Reminder>();
}
