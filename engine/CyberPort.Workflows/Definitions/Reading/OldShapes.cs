using CyberPort.Expressions;

namespace CyberPort.Workflows.Definitions;

/// <summary>
/// Brings a definition of any age into today's shape: names, connections, flags, storage drivers, wrapped unknown activities.
/// </summary>
internal sealed class OldShapes(DefinitionLimits limits)
{
    private const string NotFound = "Elsa.NotFoundActivity";
    private const string InstanceDriver = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";
    private const string MemoryDriver = "Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core";

    private static readonly string[] Flags = ["canStartWorkflow", "runAsynchronously"];
    private static readonly string[] Ports = ["then", "else", "body", "default", "root", "activities", "branches", "entry", "exit",
        "childCompleted", "childFaulted", "unmatchedStatusCode", "failedToConnect", "timeout"];

    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>How many activities were seen.</summary>
    public int Activities { get; private set; }

    public Value Modern(Value source)
    {
        var top = Lowered(source.AsRecord);
        top = top.With("variables", Variables(Member(top, "variables")));
        if (Member(top, "options") is { Kind: ValueKind.Record } options) top = WithOptions(top, Lowered(options.AsRecord));
        var root = Member(top, "root") is { Kind: ValueKind.Record } given
            ? given
            : Value.Record(("type", Value.Of("Elsa.Sequence")), ("activities", Value.List()));
        return Value.Of(top.With("root", Activity(root, "Workflow1", 1)));
    }

    /// <summary>Whether a member's value is an activity: it has a type name, and an id or a place where activities stand.</summary>
    public static bool IsActivity(string name, Value value) =>
        value["type"] is { IsText: true } type && (type.AsText.Contains('.', StringComparison.Ordinal) || IsWorkflow(value))
            && (value["id"].IsText || Ports.Contains(name));

    /// <summary>Whether an activity is another workflow: its type is that workflow's name, and its id stands beside it.</summary>
    public static bool IsWorkflow(Value value) => value["workflowDefinitionId"].IsText || value["workflowDefinitionVersionId"].IsText;

    private static Value Member(ValueRecord record, string name) => record.TryGetValue(name, out var value) ? value : Value.Null;

    // Files of other serialisers write Names; in today's shape no member begins with a capital.
    internal static ValueRecord Lowered(ValueRecord record)
    {
        if (!record.Keys.Any(k => k.Length > 0 && char.IsAsciiLetterUpper(k[0]))) return record;

        List<KeyValuePair<string, Value>> members = [];
        HashSet<string> taken = [.. record.Keys.Where(k => k.Length > 0 && !char.IsAsciiLetterUpper(k[0]))];
        foreach (var (name, value) in record)
        {
            var lower = name.Length > 0 ? char.ToLowerInvariant(name[0]) + name[1..] : name;
            members.Add(new(lower == name || taken.Add(lower) ? lower : name, value));
        }

        return ValueRecord.Of(members);
    }

    private static ValueRecord WithOptions(ValueRecord top, ValueRecord options)
    {
        // Elsa refuses to import a file that names an activation strategy: ours is kept where Elsa keeps what it does not know.
        if (options.TryGetValue("activationStrategyType", out var strategy))
        {
            var custom = Member(top, "customProperties").With("/cyberPort/activationStrategyType", strategy);
            top = top.With("customProperties", custom);
        }

        return top.With("options", Value.Of(options.Without("activationStrategyType")));
    }

    private static Value Variables(Value variables) => variables.Kind != ValueKind.List
        ? Value.List()
        : Value.Of([.. variables.AsList.Select(v => v.Kind == ValueKind.Record ? Value.Of(WithDriver(Lowered(v.AsRecord))) : v)]);

    private static ValueRecord WithDriver(ValueRecord variable)
    {
        if (Member(variable, "storageDriverTypeName") is not { IsText: true } driver) return variable;
        var name = driver.AsText.Split(',')[0];
        var known = name.EndsWith("WorkflowInstanceStorageDriver", StringComparison.Ordinal)
            || name.EndsWith("WorkflowStorageDriver", StringComparison.Ordinal)
            ? InstanceDriver
            : name.EndsWith("MemoryStorageDriver", StringComparison.Ordinal) ? MemoryDriver : driver.AsText;
        return variable.With("storageDriverTypeName", Value.Of(known));
    }

    private Value Activity(Value source, string parentNode, int depth)
    {
        if (depth > limits.MaxDepth) throw new DefinitionBrokenException(DefinitionFaults.TooDeep(limits.MaxDepth));
        if (++Activities > limits.MaxActivities) throw new DefinitionBrokenException(DefinitionFaults.TooMany(limits.MaxActivities));

        var record = Unwrapped(Lowered(source.AsRecord));
        record = WithId(record);
        var node = $"{parentNode}:{record["id"].AsText}";
        record = WithFlags(record.With("nodeId", Value.Of(node)));
        record = ValueRecord.Of(record.Select(m => m.Key is "customProperties" or "metadata"
            ? m
            : new(m.Key, Inside(m.Key, m.Value, node, depth))));
        if (record.ContainsKey("variables")) record = record.With("variables", Variables(Member(record, "variables")));
        return Value.Of(record.ContainsKey("connections")
            || Member(record, "type") is { IsText: true } type && type.AsText == "Elsa.Flowchart" ? Connections.Modern(record) : record);
    }

    private static ValueRecord Unwrapped(ValueRecord record)
    {
        if (Member(record, "type") is not { IsText: true } type || type.AsText != NotFound) return record;
        if (Member(record, "originalActivityJson") is not { IsText: true } json) return record;

        try
        {
            var original = Value.Parse(json.AsText);
            return original.Kind == ValueKind.Record ? Lowered(original.AsRecord) : record;
        }
        catch (System.Text.Json.JsonException)
        {
            return record;
        }
    }

    private ValueRecord WithId(ValueRecord record)
    {
        if (Member(record, "id") is { IsText: true } id && id.AsText.Length > 0) return record;

        var type = Member(record, "type") is { IsText: true } text ? text.AsText : "Activity";
        var shortType = type[(type.LastIndexOf('.') + 1)..];
        var number = _numbers[shortType] = _numbers.GetValueOrDefault(shortType) + 1;
        return record.With("id", Value.Of($"{shortType}{number}"));
    }

    private static ValueRecord WithFlags(ValueRecord record)
    {
        var custom = Member(record, "customProperties") is { Kind: ValueKind.Record } given ? given.AsRecord : ValueRecord.Empty;
        foreach (var flag in Flags)
        {
            var old = char.ToUpperInvariant(flag[0]) + flag[1..];
            var value = custom.TryGetValue(flag, out var now) ? now : custom.TryGetValue(old, out var then) ? then : Member(record, flag);
            custom = custom.Without(old).With(flag, Value.Of(value.IsTrue));
            record = record.Without(flag);
        }

        return record.With("customProperties", Value.Of(custom));
    }

    private Value Inside(string name, Value value, string node, int depth)
    {
        if (value.Kind == ValueKind.List)
            return Value.Of([.. value.AsList.Select(item => item.Kind == ValueKind.Record
                ? Inside(name, Value.Of(Lowered(item.AsRecord)), node, depth)
                : item)]);
        if (value.Kind != ValueKind.Record) return value;
        if (IsActivity(name, Value.Of(Lowered(value.AsRecord)))) return Activity(value, node, depth + 1);

        var record = Lowered(value.AsRecord);
        if (name is "cases" or "expectedStatusCodes" && Member(record, "activity") is { Kind: ValueKind.Record } activity)
            record = record.With("activity", Activity(activity, node, depth + 1));
        foreach (var wrapped in (string[])["expression", "memoryReference", "condition"])
            if (Member(record, wrapped) is { Kind: ValueKind.Record } part) record = record.With(wrapped, Value.Of(Lowered(part.AsRecord)));
        return Value.Of(record);
    }
}
