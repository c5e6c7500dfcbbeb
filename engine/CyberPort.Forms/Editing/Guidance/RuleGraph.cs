using CyberPort.Expressions;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Editing;

/// <summary>A field, section or page that rules look at or decide about.</summary>
/// <param name="Id">The node: "field:/area".</param>
/// <param name="Level">How many steps it is from what people fill in, which is 0.</param>
public sealed record GraphNode(string Id, LocalText Label, int Level);

/// <summary>One dependence: the rule looks at From and decides about To.</summary>
/// <param name="InCycle">Whether To decides about From as well: such a form cannot be published.</param>
public sealed record GraphEdge(string From, string To, string RuleId, RuleKind Kind, bool InCycle);

/// <summary>Which parts of a form depend on which others by its rules; checks are not among them, they decide about nothing.</summary>
public sealed record RuleGraph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges)
{
    /// <summary>The circles, each as its nodes in turn.</summary>
    public IReadOnlyList<IReadOnlyList<GraphNode>> Cycles { get; private init; } = [];

    /// <summary>The graph of a form; also of one whose rules go in a circle.</summary>
    public static RuleGraph Of(FormPackage package)
    {
        var edges = Edge(package);
        var after = edges.Where(IsStrict).ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        var reach = edges.SelectMany(e => (string[])[e.From, e.To]).Distinct(StringComparer.Ordinal)
            .ToDictionary(id => id, id => Reached(id, after), StringComparer.Ordinal);
        edges = [.. edges.Select(e => e with { InCycle = IsStrict(e) && reach[e.To].Contains(e.From) })];
        var levels = Levels(edges);
        var order = Reading(package.Ui);
        var nodes = reach.Keys.OrderBy(id => levels[id]).ThenBy(id => order.GetValueOrDefault(id, int.MaxValue))
            .Select(id => new GraphNode(id, LabelOf(package.Ui, id), levels[id])).ToArray();
        return new RuleGraph(nodes, edges) { Cycles = CyclesOf(nodes, reach) };
    }

    /// <summary>The part of the graph around one node: what it depends on and what depends on it, however far.</summary>
    public RuleGraph Around(string id)
    {
        var (up, down) = (Edges.ToLookup(e => e.To, e => e.From, StringComparer.Ordinal), Edges.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal));
        HashSet<string> near = [id, .. Reached(id, up), .. Reached(id, down)];
        return new RuleGraph([.. Nodes.Where(n => near.Contains(n.Id))], [.. Edges.Where(e => near.Contains(e.From) && near.Contains(e.To))]) { Cycles = Cycles };
    }

    // what is required or offered does not change what an answer is: it may well depend on itself
    private static bool IsStrict(GraphEdge edge) => edge.Kind is RuleKind.Compute or RuleKind.Visible;

    private static GraphEdge[] Edge(FormPackage package)
    {
        var ignored = new List<Problem>();
        var rules = new RuleCompiler(package, new FormTypes(package.Schema), ignored).CompileAll();
        return [.. from rule in rules
                   where rule.Definition.Kind is RuleKind.Compute or RuleKind.Visible or RuleKind.Enabled or RuleKind.Required or RuleKind.Options
                   let target = rule.Definition.Target!
                   let to = target.StartsWith('/') ? NodeOf(package, target) : target
                   from read in rule.Reads
                   let @from = NodeOf(package, read)
                   where to is not null && @from is not null && @from != to
                   group rule by (From: @from, To: to, rule.Id, rule.Definition.Kind) into one
                   orderby one.Key.Id, one.Key.From
                   select new GraphEdge(one.Key.From, one.Key.To, one.Key.Id, one.Key.Kind, false)];
    }

    // "/period/from" is a part of the field "/period"
    private static string? NodeOf(FormPackage package, string path)
    {
        for (var at = path; at.Length > 0; at = at[..at.LastIndexOf('/')])
            if (package.Ui.Showing(at) is { } node) return node.Id;
        return null;
    }

    private static HashSet<string> Reached(string id, ILookup<string, string> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(next[id]);
        while (open.TryPop(out var at))
            if (reached.Add(at)) foreach (var further in next[at]) open.Push(further);
        return reached;
    }

    // the longest way from what is filled in; circles do not count, or there would be no end
    private static Dictionary<string, int> Levels(IReadOnlyList<GraphEdge> edges)
    {
        var levels = edges.SelectMany(e => (string[])[e.From, e.To]).Distinct(StringComparer.Ordinal).ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        for (var (again, round) = (true, 0); again && round < levels.Count; round++)
        {
            again = false;
            foreach (var edge in edges.Where(e => !e.InCycle && levels[e.To] <= levels[e.From]))
            {
                if (!IsStrict(edge) && levels[edge.To] > 0) continue;
                (levels[edge.To], again) = (levels[edge.From] + 1, true);
            }
        }

        return levels;
    }

    private static List<IReadOnlyList<GraphNode>> CyclesOf(IReadOnlyList<GraphNode> nodes, Dictionary<string, HashSet<string>> reach)
    {
        List<IReadOnlyList<GraphNode>> cycles = [];
        foreach (var node in nodes.Where(n => reach[n.Id].Contains(n.Id) && !cycles.Exists(c => c.Contains(n))))
            cycles.Add([.. nodes.Where(n => reach[node.Id].Contains(n.Id) && reach[n.Id].Contains(node.Id))]);
        return cycles;
    }

    private static Dictionary<string, int> Reading(UiDocument ui)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<string>(ui.ChildrenOf("").Reverse());
        while (open.TryPop(out var id))
            if (order.TryAdd(id, order.Count)) foreach (var child in ui.ChildrenOf(id).Reverse()) open.Push(child);
        return order;
    }

    private static LocalText LabelOf(UiDocument ui, string id) =>
        ui.Nodes.GetValueOrDefault(id) is { } node && (node.Label ?? node.Text) is { } label ? label : new(id, id);
}
