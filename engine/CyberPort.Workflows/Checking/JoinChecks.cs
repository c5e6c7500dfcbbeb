using CyberPort.Expressions;

namespace CyberPort.Workflows.Checking;

/// <summary>Joins that never fill, and joins that count the rounds of a loop on one side only.</summary>
internal static class JoinChecks
{
    public static IEnumerable<Problem> Of(FlowGraph graph) => Never(graph).Concat(Uneven(graph));

    /// <summary>A join of all ways, two of which leave one decision by different outcomes.</summary>
    private static IEnumerable<Problem> Never(FlowGraph graph)
    {
        var joins = Enumerable.Range(0, graph.Nodes.Count).Where(n => ModeOf(graph.Nodes[n]) == "WaitAll").ToHashSet();
        for (var decision = 0; decision < graph.Nodes.Count && joins.Count > 0; decision++)
        {
            if (!GoesOneWay(graph, decision)) continue;

            // By join: how many outcomes of the decision are the only way to some connection into it.
            Dictionary<int, int> needed = [];
            foreach (var port in graph.Outbound(decision).Select(e => e.Port ?? "Done").Distinct())
            {
                var reached = ReachedWithout(graph, decision, port);
                foreach (var join in joins)
                    if (graph.ForwardInbound(join).Any(e => !reached.Contains(e.Index))) needed[join] = needed.GetValueOrDefault(join) + 1;
            }

            foreach (var join in needed.Where(n => n.Value > 1 && joins.Remove(n.Key)).Select(n => n.Key))
                yield return CheckFaults.NeverFills(graph.Nodes[join], graph.Nodes[decision]);
        }
    }

    private static string ModeOf(ActivityNode node) => node.Type != "Elsa.FlowJoin"
        ? "WaitAllActive"
        : node.Inputs.TryGetValue("mode", out var mode) && mode.Known is { IsText: true } known ? known.AsText : "WaitAny";

    private static bool GoesOneWay(FlowGraph graph, int node) =>
        graph.Nodes[node].Type is not ("Elsa.FlowFork" or "Elsa.FlowSwitch")
            && graph.Outbound(node).Select(e => e.Port).Distinct().Count() > 1;

    /// <summary>The connections that are still passed when an outcome of a decision is never taken.</summary>
    private static HashSet<int> ReachedWithout(FlowGraph graph, int decision, string port)
    {
        HashSet<int> edges = [];
        HashSet<int> seen = [graph.Start];
        var queue = new Queue<int>([graph.Start]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var edge in graph.Outbound(node))
            {
                if (!graph.Forward[edge.Index] || (node == decision && (edge.Port ?? "Done") == port)) continue;
                edges.Add(edge.Index);
                if (seen.Add(edge.Target)) queue.Enqueue(edge.Target);
            }
        }

        return edges;
    }

    /// <summary>
    /// A step that waits for ways from inside and from outside of a loop: the ones inside are counted each round, the others once.
    /// </summary>
    private static IEnumerable<Problem> Uneven(FlowGraph graph)
    {
        HashSet<int> told = [];
        foreach (var head in graph.Edges.Where(e => !graph.Forward[e.Index]).Select(e => e.Target).Distinct())
        {
            var repeated = ReachedFrom(graph, head);
            for (var join = 0; join < graph.Nodes.Count; join++)
            {
                if (join == head || ModeOf(graph.Nodes[join]) == "WaitAny" || !repeated.Contains(join)) continue;
                var inside = graph.ForwardInbound(join).Count(e => repeated.Contains(e.Source));
                if (inside > 0 && inside < graph.ForwardInbound(join).Count && told.Add(join))
                    yield return CheckFaults.UnevenJoin(graph.Nodes[join], graph.Nodes[head]);
            }
        }
    }

    private static HashSet<int> ReachedFrom(FlowGraph graph, int start)
    {
        HashSet<int> seen = [start];
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var node))
            foreach (var edge in graph.Outbound(node))
                if (graph.Forward[edge.Index] && seen.Add(edge.Target)) queue.Enqueue(edge.Target);
        return seen;
    }
}
