using CyberPort.Expressions;

namespace CyberPort.Workflows.Lanes;

/// <summary>Finds the place of each step: the column is the longest way from a beginning, the lane is the role that has to act.</summary>
/// <remarks>What only begins or tells (Start, Notify) and goes on is left out: the way leads through it.</remarks>
internal sealed class LaneLayout(ActivityNode root)
{
    private readonly List<Level> _levels = [];
    private readonly List<Edge> _edges = [];
    private readonly Dictionary<int, (int First, int Last)> _byNode = [];

    public LaneChart Draw()
    {
        if (root.Graph is not { Nodes.Count: > 0 } graph) return Alone();

        var shown = Enumerable.Range(0, graph.Nodes.Count).Where(i => !IsPassedBy(graph, i)).ToList();
        foreach (var edge in graph.Edges.Where(e => shown.Contains(e.Source)))
            if (Behind(graph, edge) is { } way) _edges.Add(new(edge.Source, edge.Port, way.Target, way.Forward));
        foreach (var node in Order(shown, graph.Start)) Expand(graph, node);
        var lanes = LanesInOrder();
        var rows = new Dictionary<(string, int), int>();
        var steps = new List<LaneStep>();
        foreach (var level in _levels.OrderBy(l => l.Column).ThenBy(l => l.Number))
        {
            var place = (level.Role, level.Column);
            var row = rows[place] = rows.GetValueOrDefault(place, -1) + 1;
            steps.Add(new(level.Key, level.Node.Id, level.Label, level.Role, level.Column, row) { Sometimes = level.Sometimes });
        }

        var high = steps.GroupBy(s => s.Role).ToDictionary(g => g.Key, g => g.Max(s => s.Row) + 1);
        var inOrder = steps.OrderBy(s => s.Column).ThenBy(s => lanes.IndexOf(s.Role)).ThenBy(s => s.Row);
        return new([.. lanes.Select(role => new Lane(role, high[role]))], [.. inOrder], Ways(graph));
    }

    private LaneChart Alone() => new([new("", 1)], [new(root.Id, root.Id, root.Label, "", 0, 0)], []);

    private static bool IsPassedBy(FlowGraph graph, int node) =>
        graph.Nodes[node].Type is "Elsa.Start" or "CyberPort.Notify" && graph.Outbound(node) is [_];

    /// <summary>Where a connection leads when what is left out is walked through; it leads back when any part of that way does.</summary>
    private static (int Target, bool Forward)? Behind(FlowGraph graph, FlowEdge edge)
    {
        var forward = graph.Forward[edge.Index];
        for (var steps = 0; IsPassedBy(graph, edge.Target); steps++)
        {
            if (steps > graph.Nodes.Count) return null;
            edge = graph.Outbound(edge.Target)[0];
            forward &= graph.Forward[edge.Index];
        }

        return (edge.Target, forward);
    }

    /// <summary>Nodes so that every one follows those from which a forward way leads to it.</summary>
    private List<int> Order(List<int> shown, int start)
    {
        var order = new List<int>();
        var waits = shown.ToDictionary(i => i, i => _edges.Count(e => e.Forward && e.Target == i));
        var ready = new Queue<int>(waits.Where(w => w.Value == 0).Select(w => w.Key).OrderBy(i => i == start ? -1 : i));
        while (ready.TryDequeue(out var node))
        {
            order.Add(node);
            foreach (var edge in _edges.Where(e => e.Forward && e.Source == node))
                if (--waits[edge.Target] == 0) ready.Enqueue(edge.Target);
        }

        return order;
    }

    /// <summary>An approval is one step for each of its levels, everything else one step.</summary>
    private void Expand(FlowGraph graph, int index)
    {
        var node = graph.Nodes[index];
        var column = _edges.Where(e => e.Forward && e.Target == index).Select(e => _levels[_byNode[e.Source].Last].Column + 1).DefaultIfEmpty(0).Max();
        var first = _levels.Count;
        if (node.Known("levels") is { Kind: ValueKind.List, AsList.Count: > 0 } levels)
        {
            foreach (var level in levels.AsList)
            {
                var number = _levels.Count - first;
                var label = level["label"]["ja"] is { IsText: true } ja
                    ? new LocalText($"{node.Label.Ja}・{ja.AsText}", $"{node.Label.En}: {(level["label"]["en"] is { IsText: true } en ? en.AsText : ja.AsText)}")
                    : node.Label;
                var role = level["role"] is { IsText: true } key ? key.AsText : "";
                _levels.Add(new(_levels.Count, node, number == 0 ? node.Id : $"{node.Id}/{number}", label, role, column + number, !node.Source.At($"/levels/{number}/when").IsNull));
            }
        }
        else
        {
            _levels.Add(new(first, node, node.Id, node.Label, NodeRoles.Acting(node), column, false));
        }

        _byNode[index] = (first, _levels.Count - 1);
    }

    /// <summary>The known roles by rank, others as the work meets them, the product last.</summary>
    private List<string> LanesInOrder()
    {
        var met = _levels.OrderBy(l => l.Column).ThenBy(l => l.Number).Select(l => l.Role).Distinct().ToList();
        return [.. Roles.InOrder.Where(met.Contains), .. met.Where(r => r.Length > 0 && !Roles.Known.Contains(r)), .. met.Where(r => r.Length == 0)];
    }

    private List<LaneWay> Ways(FlowGraph graph)
    {
        var ways = new List<LaneWay>();
        foreach (var (first, last) in _byNode.Values)
            for (var i = first; i < last; i++) ways.Add(new(_levels[i].Key, _levels[i + 1].Key, null, null, false));
        foreach (var edge in _edges)
        {
            var outcome = edge.Port is null or "Done" ? null : edge.Port;
            ways.Add(new(
                _levels[_byNode[edge.Source].Last].Key, _levels[_byNode[edge.Target].First].Key, outcome,
                outcome is null ? null : NodeRoles.OutcomeLabel(graph.Nodes[edge.Source], outcome), !edge.Forward));
        }

        return ways;
    }

    private sealed record Edge(int Source, string? Port, int Target, bool Forward);

    private sealed record Level(int Number, ActivityNode Node, string Key, LocalText Label, string Role, int Column, bool Sometimes);
}
