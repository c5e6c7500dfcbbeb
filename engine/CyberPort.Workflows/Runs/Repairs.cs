using CyberPort.Expressions;
using CyberPort.Workflows.Runs;

namespace CyberPort.Workflows;

/// <summary>A way out of a faulted step, what people call it, and the steps it leads to.</summary>
public sealed record RepairOutcome(string Outcome, LocalText Label, IReadOnlyList<ActivityNode> Next);

/// <summary>What an operator may choose for an incident, beside running the step again and cancelling.</summary>
/// <param name="Outcomes">The outcomes to skip the step with.</param>
/// <param name="Targets">The earlier steps to send the run back to, in the order of the chart.</param>
public sealed record RepairChoices(IReadOnlyList<RepairOutcome> Outcomes, IReadOnlyList<ActivityNode> Targets);

/// <summary>Tells how an incident can be repaired.</summary>
public static class Repairs
{
    /// <summary>The choices for one incident of a run.</summary>
    public static RepairChoices Of(WorkflowDefinition definition, RunState run, Incident incident)
    {
        if (definition.Find(incident.ActivityId) is not { } step) return new([], []);

        var outcomes = OutcomesOf(definition, step)
            .Select(outcome => new RepairOutcome(outcome, Lanes.NodeRoles.OutcomeLabel(step, outcome), NextOf(definition, step, outcome)));
        return new([.. outcomes], run.Disposition is null ? TargetsOf(definition, run, incident) : []);
    }

    /// <summary>The outcomes that lead on from a step; "Done" where nothing follows.</summary>
    internal static IReadOnlyList<string> OutcomesOf(WorkflowDefinition definition, ActivityNode step)
    {
        if (FlowOf(definition, step.Id)?.Graph is not { } graph) return ["Done"];
        var ports = graph.Outbound(graph.IndexOf(step.Id)).Select(e => e.Port ?? "Done").Distinct().ToList();
        return ports.Count == 0 ? ["Done"] : ports;
    }

    /// <summary>Whether a step has been left and lies before another one of its flowchart; before the chart's own end when none is given.</summary>
    internal static bool IsEarlier(FlowGraph graph, ActivityNode? before, string target, IReadOnlyList<int> visits)
    {
        var place = graph.IndexOf(target);
        if (visits[place] == 0 || graph.Nodes[place] is { Type: "Elsa.Start" or "Elsa.FlowJoin" } or { Kind.EventStart: true }) return false;
        return before is null || graph.AncestorsOf(graph.IndexOf(before.Id)).Contains(place);
    }

    private static ActivityNode? FlowOf(WorkflowDefinition definition, string id) =>
        definition.Activities.FirstOrDefault(n => n.Graph?.Has(id) == true);

    private static IReadOnlyList<ActivityNode> NextOf(WorkflowDefinition definition, ActivityNode step, string outcome) =>
        FlowOf(definition, step.Id)?.Graph is { } graph
            ? [.. graph.Outbound(graph.IndexOf(step.Id)).Where(e => (e.Port ?? "Done") == outcome).Select(e => graph.Nodes[e.Target])]
            : [];

    private static List<ActivityNode> TargetsOf(WorkflowDefinition definition, RunState run, Incident incident)
    {
        List<ActivityNode> found = [];
        ActivityNode? inside = null;
        var at = run.Instances.FirstOrDefault(i => i.Status == InstanceStatus.Faulted && i.ActivityId == incident.ActivityId
            && (incident.Instance == 0 || i.Id == incident.Instance));
        for (; at is not null; at = run.Instances.FirstOrDefault(i => i.Id == at.Parent))
        {
            var node = definition.Find(at.ActivityId);
            if (node?.Graph is { } graph)
            {
                var visits = graph.Nodes.Select(n => RunDraft.Count(at.Visits[n.Id])).ToArray();
                found.AddRange(graph.Nodes.Where(n => IsEarlier(graph, inside, n.Id, visits)));
            }

            inside = node;
        }

        return found;
    }
}
