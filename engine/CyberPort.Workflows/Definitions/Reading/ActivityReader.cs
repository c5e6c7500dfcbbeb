using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows.Definitions;

/// <summary>Makes nodes of the activities' JSON, and compiles their inputs.</summary>
internal sealed class ActivityReader(
    ActivityCatalog catalog, ExpressionContext names, DefinitionLimits limits, List<Problem> problems, List<Problem> hints)
{
    // Members with a meaning of their own: everything else is an input, an output or a place for activities.
    private static readonly HashSet<string> Reserved =
        ["id", "nodeId", "name", "type", "version", "customProperties", "metadata", "connections", "variables", "notes",
            "originalActivityJson"];

    private readonly HashSet<string> _ids = [];
    private readonly InputCompiler _inputs = new(names, problems);

    public ActivityNode Read(Value source, string pointer)
    {
        var (id, type) = (source["id"].AsText, source["type"].IsText ? source["type"].AsText : "");
        if (!_ids.Add(id)) throw new DefinitionBrokenException(DefinitionFaults.SameId(pointer, id));

        var kind = catalog.Find(type) ?? (OldShapes.IsWorkflow(source) ? catalog.Find(Activities.WorkflowActivity.Type) : null);
        if (kind is null)
            problems.Add(DefinitionFaults.UnknownType(pointer + "/type", type, Nearest.To(type, catalog.Kinds.Select(k => k.Type))));
        if (source.At("/customProperties/mergeMode").IsText) hints.Add(DefinitionFaults.MergeMode(pointer + "/customProperties/mergeMode"));

        List<(string, ActivityNode)> children = [];
        Dictionary<string, InputExpression> inputs = [];
        Dictionary<string, string> outputs = [];
        foreach (var (name, value) in source.AsRecord)
        {
            if (Reserved.Contains(name)) continue;
            var place = $"{pointer}/{name}";
            if (ReadChildren(name, value, place, children)) continue;
            if (value["expression"].IsNull && value["memoryReference"]["id"] is { IsText: true } target) outputs[name] = target.AsText;
            else inputs[name] = Checked(kind?.Input(name), _inputs.Compile(value, place, kind?.Input(name)), place);
        }

        return new()
        {
            Id = id,
            Type = type,
            Name = source["name"].IsText ? source["name"].AsText : null,
            Pointer = pointer,
            Source = source,
            Kind = kind,
            Children = children,
            Inputs = inputs,
            Outputs = outputs,
            Variables = DefinitionReader.ReadVariables(source["variables"], pointer + "/variables", problems),
            Graph = source["connections"].Kind == ValueKind.List
                ? ReadGraph(source["connections"], pointer, [.. children.Where(c => c.Item1 == "activities").Select(c => c.Item2)])
                : null,
        };
    }

    private bool ReadChildren(string name, Value value, string pointer, List<(string, ActivityNode)> children)
    {
        if (value.Kind == ValueKind.Record && OldShapes.IsActivity(name, value))
        {
            children.Add((name, Read(value, pointer)));
            return true;
        }

        if (value.Kind != ValueKind.List) return false;

        var found = name == "activities";
        for (var i = 0; i < value.AsList.Count; i++)
        {
            var item = value.AsList[i];
            if (item.Kind != ValueKind.Record) continue;
            if (OldShapes.IsActivity(name, item)) children.Add((name, Read(item, $"{pointer}/{i}")));
            else if (item["activity"].Kind == ValueKind.Record)
                children.Add(($"{name}/{i}", Read(item["activity"], $"{pointer}/{i}/activity")));
            else continue;
            found |= OldShapes.IsActivity(name, item);
        }

        return found;
    }

    /// <summary>A value that is known already must fit its input: better told now than when the run is there.</summary>
    private InputExpression Checked(InputKind? kind, InputExpression input, string pointer)
    {
        if (kind is null || input is not InputExpression.Constant { Value: { IsNull: false } value }) return input;
        if (InputReader.Read(value, kind.ValueType) is null
            || (kind.Choices.Count > 0 && !(value.IsText && kind.Choices.Contains(value.AsText))))
        {
            problems.Add(DefinitionFaults.WrongLiteral(
                pointer, new($"「{kind.Label.Ja}」の値 {value.ToJson()} は使えません。", $"The input '{kind.Name}' cannot be {value.ToJson()}.")));
        }

        return input;
    }

    private FlowGraph ReadGraph(Value connections, string pointer, List<ActivityNode> nodes)
    {
        if (connections.AsList.Count > limits.MaxConnections)
            throw new DefinitionBrokenException(DefinitionFaults.TooManyConnections(pointer + "/connections", limits.MaxConnections));

        var indices = nodes.Select((n, i) => (n.Id, i)).ToDictionary(p => p.Id, p => p.i);
        List<FlowEdge> edges = [];
        for (var i = 0; i < connections.AsList.Count; i++)
        {
            var (source, target) = (End(connections.AsList[i], "source"), End(connections.AsList[i], "target"));
            var loose = !indices.ContainsKey(source) ? source : !indices.ContainsKey(target) ? target : null;
            if (loose is not null) hints.Add(DefinitionFaults.LooseConnection($"{pointer}/connections/{i}", loose));
            else edges.Add(new(edges.Count, indices[source], Port(connections.AsList[i]), indices[target]));
        }

        return new(nodes, edges);
    }

    private static string End(Value connection, string name) => connection[name]["activity"] is { IsText: true } id ? id.AsText : "";

    private static string? Port(Value connection) => connection["source"]["port"] is { IsText: true } port ? port.AsText : null;
}
