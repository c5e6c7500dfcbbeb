using CyberPort.Expressions;
using CyberPort.Operations.Effects;
using CyberPort.Workflows;

namespace CyberPort.Operations.Cases;

/// <summary>How a step of the chain stands in one case.</summary>
public enum FlowState
{
    /// <summary>Not reached; it may or may not be.</summary>
    Ahead,

    /// <summary>Somebody or something is waited for.</summary>
    Now,

    /// <summary>Passed.</summary>
    Walked,

    /// <summary>It failed and waits for the operator.</summary>
    Incident,
}

/// <summary>A step of the chain in one case.</summary>
/// <param name="Step">Its place in the chart.</param>
/// <param name="State">How it stands.</param>
/// <param name="Since">Since when it waits, or when it was passed.</param>
/// <param name="By">Who has it in hand or did it; empty when nobody is named.</param>
public sealed record FlowStep(LaneStep Step, FlowState State, DateTimeOffset? Since, string By);

/// <summary>A workflow that a case has started beside its own.</summary>
/// <param name="Workflow">What the workflow is called.</param>
/// <param name="By">The step that started it; null when it is not there any more.</param>
/// <param name="State">How it stands.</param>
/// <param name="Flow">Its own chain.</param>
public sealed record StartedFlow(string Workflow, LocalText? By, RunSubStatus State, CaseFlow Flow);

/// <summary>A case's chain: the definition in lanes with the way that was walked.</summary>
public sealed record CaseFlow(LaneChart Chart, IReadOnlyList<FlowStep> Steps, IReadOnlySet<LaneWay> Walked)
{
    /// <summary>What the case has started, the first first.</summary>
    public IReadOnlyList<StartedFlow> Started { get; init; } = [];

    /// <summary>Whether it has started more than is shown.</summary>
    public bool MoreStarted { get; init; }

    /// <summary>The chain of a play: who acted is a role, and the clock is the play's.</summary>
    public static CaseFlow Of(WorkflowDefinition definition, WorkflowPlay play)
    {
        var chart = LaneChart.Of(definition);
        var asked = play.Effects.OfType<Effect.OpenTask>().Select(o => o.Task).ToList();
        var steps = chart.Steps.Select(step => new FlowStep(step, StateOf(step, chart, play, asked), null, "")).ToList();
        var passed = play.Journal.Where(e => e.Event == "completed")
            .Select(e => new PassedLine(e.ActivityId, e.At, e.Outcomes.Count == 0 ? ["Done"] : e.Outcomes)).ToList();
        return Of(chart, steps, passed);
    }

    /// <summary>A chart with the state of its steps and the activities that were passed.</summary>
    internal static CaseFlow Of(LaneChart chart, IReadOnlyList<FlowStep> steps, IReadOnlyList<PassedLine> passed) =>
        new(chart, steps, chart.Ways.Where(w => IsWalked(w, steps, passed)).ToHashSet());

    /// <summary>Whether an activity is drawn as several steps, the levels of an approval: each is then known by its role.</summary>
    internal static bool HasLevels(LaneChart chart, string activityId) => chart.Steps.Count(s => s.ActivityId == activityId) > 1;

    private static FlowState StateOf(LaneStep step, LaneChart chart, WorkflowPlay play, List<HumanTask> asked)
    {
        if (play.Run.Incidents.Any(i => i.ActivityId == step.ActivityId)) return FlowState.Incident;
        var levels = HasLevels(chart, step.ActivityId);
        bool IsOwn(HumanTask task) => task.ActivityId == step.ActivityId && task.Blocks && (!levels || task.Candidates.Contains(step.Role));
        if (play.Run.OpenTasks.Any(IsOwn) || (!levels && play.Run.WaitsAt.Contains(step.ActivityId))) return FlowState.Now;
        var passed = levels ? asked.Any(IsOwn) : play.Journal.Any(e => e.Event == "completed" && e.ActivityId == step.ActivityId);
        return passed ? FlowState.Walked : FlowState.Ahead;
    }

    private static bool IsWalked(LaneWay way, IReadOnlyList<FlowStep> steps, IReadOnlyList<PassedLine> passed)
    {
        var (from, to) = (steps.First(s => s.Step.Key == way.From), steps.First(s => s.Step.Key == way.To));
        if (from.Step.ActivityId == to.Step.ActivityId) return from.State == FlowState.Walked && to.State != FlowState.Ahead;
        return passed.Any(l => l.ActivityId == from.Step.ActivityId && l.Outcomes.Contains(way.Outcome ?? "Done"));
    }
}
