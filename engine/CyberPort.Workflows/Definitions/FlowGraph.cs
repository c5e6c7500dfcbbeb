namespace CyberPort.Workflows;

/// <summary>One way from an activity's outcome to another activity.</summary>
internal sealed record FlowEdge(int Index, int Source, string? Port, int Target)
{
    public bool Follows(IReadOnlyList<string> outcomes) => Port is null ? outcomes.Contains("Done") : outcomes.Contains(Port);
}

/// <summary>A flowchart's activities and connections, each connection known as forward or backward.</summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<string, int> _indices;
    private readonly List<FlowEdge>[] _outbound;
    private readonly List<FlowEdge>[] _forwardInbound;
    private readonly int[] _roots;
    private readonly HashSet<int> _compensations;

    public FlowGraph(IReadOnlyList<ActivityNode> nodes, IReadOnlyList<FlowEdge> edges)
    {
        Nodes = nodes;
        Edges = edges;
        _indices = nodes.Select((n, i) => (n.Id, i)).ToDictionary(p => p.Id, p => p.i);
        _outbound = [.. nodes.Select(_ => new List<FlowEdge>())];
        _forwardInbound = [.. nodes.Select(_ => new List<FlowEdge>())];
        _roots = [.. nodes.Select(_ => -1)];
        foreach (var edge in edges) _outbound[edge.Source].Add(edge);
        Keys = KeysOf(nodes, edges);
        _compensations = [.. nodes.Select(n => n.Compensation).OfType<string>().Where(_indices.ContainsKey).Select(id => _indices[id])];
        Start = StartOf([.. Enumerable.Range(0, nodes.Count).Where(i => !_compensations.Contains(i))], nodes, edges);
        EventStarts = [.. Enumerable.Range(0, nodes.Count).Where(i => nodes[i].Kind?.EventStart == true && i != Start)];
        Forward = new bool[edges.Count];
        if (Start >= 0) Sort(Start);
        foreach (var root in EventStarts) Sort(root);
    }

    public IReadOnlyList<ActivityNode> Nodes { get; }

    public IReadOnlyList<FlowEdge> Edges { get; }

    /// <summary>The activity that begins, -1 in an empty flowchart.</summary>
    public int Start { get; }

    /// <summary>Activities that wait for something to happen and then begin a path of their own.</summary>
    public IReadOnlyList<int> EventStarts { get; }

    /// <summary>By connection: whether it leads forward.</summary>
    public bool[] Forward { get; }

    /// <summary>By connection: a key that stays the same as long as its ends do.</summary>
    public IReadOnlyList<string> Keys { get; }

    public int IndexOf(string id) => _indices[id];

    public IReadOnlyList<FlowEdge> Outbound(int node) => _outbound[node];

    public IReadOnlyList<FlowEdge> ForwardInbound(int node) => _forwardInbound[node];

    /// <summary>Whether no way leads here from any beginning.</summary>
    public bool IsDangling(int node) => _roots[node] < 0;

    /// <summary>Whether an activity undoes another one: no way leads to it, and none needs to.</summary>
    public bool IsCompensation(int node) => _compensations.Contains(node);

    /// <summary>The beginning this activity belongs to.</summary>
    public int RootOf(int node) => _roots[node];

    /// <summary>A backward connection is legal when every way from the start to its source passes its target.</summary>
    public bool IsLegalBackward(FlowEdge edge)
    {
        if (edge.Source == edge.Target) return true;

        var root = _roots[edge.Source];
        var seen = new HashSet<int> { edge.Source };
        var queue = new Queue<int>([edge.Source]);
        while (queue.TryDequeue(out var node))
        {
            if (node == edge.Target) continue;
            if (node == root) return false;
            foreach (var inbound in _forwardInbound[node])
                if (seen.Add(inbound.Source)) queue.Enqueue(inbound.Source);
        }

        return true;
    }

    /// <summary>Everything from which a forward way leads here.</summary>
    public HashSet<int> AncestorsOf(int node)
    {
        HashSet<int> found = [];
        var queue = new Queue<int>([node]);
        while (queue.TryDequeue(out var current))
            foreach (var inbound in _forwardInbound[current])
                if (found.Add(inbound.Source)) queue.Enqueue(inbound.Source);
        found.Remove(node);
        return found;
    }

    /// <summary>Everything to which a forward way leads from here.</summary>
    public HashSet<int> DescendantsOf(params IEnumerable<int> nodes)
    {
        HashSet<int> found = [];
        var queue = new Queue<int>(nodes);
        while (queue.TryDequeue(out var current))
            foreach (var outbound in _outbound[current])
                if (Forward[outbound.Index] && found.Add(outbound.Target)) queue.Enqueue(outbound.Target);
        return found;
    }

    public bool Has(string id) => _indices.ContainsKey(id);

    // The order of the definition format: Start, then canStartWorkflow, then the first without a way in, then the first.
    private static int StartOf(IReadOnlyList<int> choices, IReadOnlyList<ActivityNode> nodes, IReadOnlyList<FlowEdge> edges)
    {
        var entered = edges.Select(e => e.Target).ToHashSet();
        var plain = choices.Where(i => nodes[i].Kind?.EventStart != true).ToList();
        return First(plain, i => nodes[i].Type == "Elsa.Start")
            ?? First(plain, i => nodes[i].CanStart)
            ?? First(plain, i => !entered.Contains(i))
            ?? First(plain, _ => true)
            ?? -1;
    }

    // Connections have no id of their own; two between the same places are told apart by their order.
    private static string[] KeysOf(IReadOnlyList<ActivityNode> nodes, IReadOnlyList<FlowEdge> edges)
    {
        Dictionary<string, int> twins = [];
        return [.. edges.Select(edge =>
        {
            var key = $"{nodes[edge.Source].Id}>{edge.Port}>{nodes[edge.Target].Id}";
            var number = twins[key] = twins.GetValueOrDefault(key) + 1;
            return number == 1 ? key : $"{key}>{number}";
        })];
    }

    private static int? First(List<int> indices, Func<int, bool> fits)
    {
        foreach (var index in indices)
            if (fits(index)) return index;
        return null;
    }

    private void Sort(int root)
    {
        if (_roots[root] < 0) _roots[root] = root;
        var queue = new Queue<int>([root]);
        HashSet<int> seen = [root];
        while (queue.TryDequeue(out var node))
        {
            foreach (var edge in _outbound[node])
            {
                if (!Forward[edge.Index])
                {
                    if (Reaches(edge.Target, edge.Source)) continue;
                    Forward[edge.Index] = true;
                    _forwardInbound[edge.Target].Add(edge);
                }

                if (_roots[edge.Target] < 0) _roots[edge.Target] = root;
                if (seen.Add(edge.Target)) queue.Enqueue(edge.Target);
            }
        }
    }

    private bool Reaches(int from, int to)
    {
        if (from == to) return true;

        HashSet<int> seen = [from];
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var edge in _outbound[node])
            {
                if (!Forward[edge.Index]) continue;
                if (edge.Target == to) return true;
                if (seen.Add(edge.Target)) queue.Enqueue(edge.Target);
            }
        }

        return false;
    }
}
