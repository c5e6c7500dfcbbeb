using CyberPort.Expressions;

namespace CyberPort.Workflows.Runs;

/// <summary>Flowcharts as Elsa runs them when it counts visits.</summary>
internal sealed partial class Burst
{
    private void StartFlow(ActivityInstance flow)
    {
        var graph = flow.Node.Graph!;
        if (graph.Start < 0)
        {
            Complete(flow, ["Done"]);
            return;
        }

        foreach (var index in graph.EventStarts) Arm(flow, graph.Nodes[index]);
        Enqueue(new(graph.Nodes[graph.Start], flow, null, Value.Null, Backward: false));
    }

    private void Arm(ActivityInstance flow, ActivityNode node)
    {
        var instance = Create(new(node, flow, null, Value.Null, Backward: false));
        instance.Armed = true;
        Journal(instance, "armed", []);
        Guarded(instance, () =>
        {
            if (node.Kind!.OfCase && _run.ParentId is not null) throw new StepFaultException(Misplaced(node));
            instance.Inputs = Evaluate(instance);
            Apply(instance, Make(instance).Start(ContextOf(instance)));
        });
    }

    private void FlowChildDone(ActivityInstance flow, ActivityInstance child, IReadOnlyList<string> outcomes)
    {
        if (child.Node.Kind?.Terminal == true)
        {
            EndFlow(flow);
            return;
        }

        var index = flow.Node.Graph!.IndexOf(child.Node.Id);
        if (flow.Node.Graph.IsDangling(index))
        {
            throw new StepFaultException(new(
                $"「{child.Node.Label.Ja}」へは開始から到達できません。", $"Activity {child.Node.Id} is not reachable from the flowchart graph."));
        }

        if (!Leave(flow, index, outcomes, child.Backward)) CompleteWhenIdle(flow);
    }

    private void FlowChildCancelled(ActivityInstance flow, ActivityInstance child)
    {
        var index = flow.Node.Graph!.IndexOf(child.Node.Id);
        if (flow.Node.Graph.IsDangling(index)) return;
        CompleteWhenIdle(flow);
        if (flow.IsRunning) Leave(flow, index, [], cameBackward: false);
    }

    /// <summary>Follows the ways out of an activity; true when something was scheduled.</summary>
    private bool Leave(ActivityInstance flow, int node, IReadOnlyList<string> outcomes, bool cameBackward)
    {
        var graph = flow.Node.Graph!;
        var counters = flow.Counters!;
        var scheduled = false;
        // Skipping goes on through the dead part of the chart: a list of what is left, so that a long chart is no deep recursion.
        var left = new Stack<(int Node, IReadOnlyList<string> Outcomes, bool CameBackward, int Next)>();
        left.Push((node, outcomes, cameBackward, -1));
        while (left.TryPop(out var current))
        {
            var next = current.Next;
            if (next < 0)
            {
                if (!current.CameBackward) counters.Visits[current.Node]++;
                next = 0;
            }

            var outbound = graph.Outbound(current.Node);
            if (next >= outbound.Count) continue;

            left.Push(current with { Next = next + 1 });
            var edge = outbound[next];
            var followed = edge.Follows(current.Outcomes);
            counters.EdgeVisits[edge.Index]++;
            counters.EdgeFollowed[edge.Index] = followed;
            if (!graph.Forward[edge.Index]) scheduled |= followed && GoBack(flow, edge);
            else if (Arrive(flow, edge) is { } runs)
            {
                if (runs) scheduled = true;
                else left.Push((edge.Target, [], false, -1));
            }
        }

        return scheduled;
    }

    private bool GoBack(ActivityInstance flow, FlowEdge edge)
    {
        var graph = flow.Node.Graph!;
        var (source, target) = (graph.Nodes[edge.Source], graph.Nodes[edge.Target]);
        if (!graph.IsLegalBackward(edge))
        {
            throw new StepFaultException(new(
                $"戻り先が正しくありません: 開始から「{source.Label.Ja}」へのすべての経路が「{target.Label.Ja}」を通る必要があります。",
                $"Invalid backward connection: every path to '{source.Id}' must go through '{target.Id}'."));
        }

        Enqueue(new(target, flow, null, Value.Null, Backward: true));
        return true;
    }

    /// <summary>What arriving over a forward connection means for its target: true runs, false skips, null waits.</summary>
    private bool? Arrive(ActivityInstance flow, FlowEdge edge)
    {
        var graph = flow.Node.Graph!;
        var counters = flow.Counters!;
        var target = graph.Nodes[edge.Target];
        var mode = target.Type == "Elsa.FlowJoin" ? JoinMode(target) : "WaitAllActive";
        if (mode == "WaitAny") return ArriveAtAny(flow, edge, target);

        var inbound = graph.ForwardInbound(edge.Target);
        var visits = counters.Visits[edge.Target];
        if (inbound.Any(e => counters.EdgeVisits[e.Index] <= visits)) return null;

        var most = inbound.Max(e => counters.EdgeVisits[e.Index]);
        var runs = mode == "WaitAll"
            ? inbound.All(e => counters.EdgeVisits[e.Index] == most && counters.EdgeFollowed[e.Index])
            : inbound.Any(e => counters.EdgeVisits[e.Index] == most && counters.EdgeFollowed[e.Index]);
        if (runs) Enqueue(new(target, flow, null, Value.Null, Backward: false));
        return runs;
    }

    private bool? ArriveAtAny(ActivityInstance flow, FlowEdge edge, ActivityNode target)
    {
        var graph = flow.Node.Graph!;
        var counters = flow.Counters!;
        var visits = counters.Visits[edge.Target];
        if (counters.EdgeVisits[edge.Index] <= visits) return null;
        if (_queue.Any(i => ReferenceEquals(i.Owner, flow) && ReferenceEquals(i.Node, target))) return null;
        if (counters.EdgeFollowed[edge.Index])
        {
            // First the join, then the endings: otherwise the chart would look idle in between.
            Enqueue(new(target, flow, null, Value.Null, Backward: false));
            CancelAncestors(flow, edge.Target);
            return true;
        }

        return graph.ForwardInbound(edge.Target).All(e => counters.EdgeVisits[e.Index] > visits) ? false : null;
    }

    private string JoinMode(ActivityNode join) =>
        join.Inputs.TryGetValue("mode", out var mode) && mode.Evaluate(_environment) is { IsText: true } name ? name.AsText : "WaitAny";

    /// <summary>A join that runs ends what still runs before it.</summary>
    private void CancelAncestors(ActivityInstance flow, int node)
    {
        var graph = flow.Node.Graph!;
        var ancestors = graph.AncestorsOf(node);
        foreach (var instance in _run.Instances.Where(i => IsUnderWay(i) && ReferenceEquals(i.Parent, flow)).ToList())
            if (ancestors.Contains(graph.IndexOf(instance.Node.Id))) Cancel(instance, "superseded", tellParent: true);
    }

    private void CompleteWhenIdle(ActivityInstance flow)
    {
        if (!flow.IsRunning) return;
        foreach (var instance in _run.Instances)
            if (ReferenceEquals(instance.Parent, flow) && !instance.Armed
                && instance.Status is InstanceStatus.Running or InstanceStatus.Faulted) return;
        if (_queue.Any(i => i.Owner is { } owner && (ReferenceEquals(owner, flow) || owner.IsInside(flow)))) return;
        EndFlow(flow);
    }
}
