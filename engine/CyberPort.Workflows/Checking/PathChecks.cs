using CyberPort.Expressions;

namespace CyberPort.Workflows.Checking;

/// <summary>Where the ways of a flowchart begin, lead and end.</summary>
internal static class PathChecks
{
    public static IEnumerable<Problem> Of(ActivityNode flowchart, FlowGraph graph)
    {
        for (var i = 0; i < graph.Nodes.Count; i++)
            if (graph.IsDangling(i) && !graph.IsCompensation(i)) yield return CheckFaults.Unreachable(graph.Nodes[i]);
        foreach (var problem in Backward(graph).Concat(Outcomes(graph)).Concat(Ends(graph)).Concat(Mixed(graph))) yield return problem;
    }

    private static IEnumerable<Problem> Backward(FlowGraph graph) => graph.Edges
        .Where(e => !graph.Forward[e.Index] && !graph.IsDangling(e.Source) && !graph.IsLegalBackward(e))
        .Select(e => CheckFaults.IllegalBack(graph.Nodes[e.Source], graph.Nodes[e.Target]));

    private static IEnumerable<Problem> Outcomes(FlowGraph graph)
    {
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var node = graph.Nodes[i];
            if (node.Kind is not { } kind) continue;

            var outcomes = kind.OutcomesOf(node);
            var ports = graph.Outbound(i).Select(e => e.Port ?? "Done").Distinct().ToList();
            foreach (var port in ports)
                if (!outcomes.Contains(port) && !kind.AnyOutcome && !NamesItsOwn(node))
                    yield return CheckFaults.UnknownOutcome(node, port, Nearest.To(port, outcomes));

            // A decision may have nothing to do in one case; people who press a button expect that something follows.
            if (!kind.Waits || kind.LooseOutcomes || outcomes.Count < 2 || ports.Count == 0) continue;
            var wanted = !kind.DoneBeside ? outcomes : ports.Contains("Done") ? kind.OptionalOutcomesOf(node) : outcomes.Where(o => o != "Done");
            foreach (var outcome in wanted)
                if (!ports.Contains(outcome)) yield return CheckFaults.OpenOutcome(node, outcome);
        }
    }

    // Branches and cases that are calculated are known only when they run.
    private static bool NamesItsOwn(ActivityNode node) =>
        node.Inputs.Values.Any(i => i is Inputs.InputExpression.OfScript or Inputs.InputExpression.OfVariable)
            && node.Type is "Elsa.FlowFork" or "Elsa.FlowSwitch";

    private static IEnumerable<Problem> Ends(FlowGraph graph)
    {
        var reaching = new HashSet<int>();
        var queue = new Queue<int>(Enumerable.Range(0, graph.Nodes.Count).Where(i => graph.Outbound(i).Count == 0
            || graph.Nodes[i].Kind?.Terminal == true));
        var inbound = graph.Edges.ToLookup(e => e.Target, e => e.Source);
        while (queue.TryDequeue(out var node))
            if (reaching.Add(node))
                foreach (var source in inbound[node]) queue.Enqueue(source);
        return Enumerable.Range(0, graph.Nodes.Count).Where(i => !reaching.Contains(i)).Select(i => CheckFaults.NoEnd(graph.Nodes[i]));
    }

    private static IEnumerable<Problem> Mixed(FlowGraph graph)
    {
        foreach (var edge in graph.Edges)
        {
            if (graph.IsDangling(edge.Source) || graph.RootOf(edge.Source) == graph.RootOf(edge.Target)) continue;
            var beginning = graph.RootOf(edge.Source) == graph.Start ? graph.RootOf(edge.Target) : graph.RootOf(edge.Source);
            yield return CheckFaults.MixedPaths(graph.Nodes[edge.Target], graph.Nodes[beginning]);
        }
    }
}
