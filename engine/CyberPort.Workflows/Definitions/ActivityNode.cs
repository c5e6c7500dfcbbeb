using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows;

/// <summary>One activity of a definition, with its compiled inputs and the activities inside it.</summary>
public sealed class ActivityNode
{
    public required string Id { get; init; }

    /// <summary>The type name; of a type that the catalog does not know, too.</summary>
    public required string Type { get; init; }

    /// <summary>The name by which expressions ask for its output.</summary>
    public string? Name { get; init; }

    /// <summary>Where it stands in the definition, a JSON Pointer.</summary>
    public required string Pointer { get; init; }

    /// <summary>The activity's own JSON.</summary>
    public required Value Source { get; init; }

    /// <summary>What the catalog knows of its type, or null.</summary>
    public required ActivityKind? Kind { get; init; }

    /// <summary>The activities inside, by the member that holds them ("body", "activities").</summary>
    public IReadOnlyList<(string Port, ActivityNode Node)> Children { get; init; } = [];

    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];

    internal IReadOnlyDictionary<string, InputExpression> Inputs { get; init; } = new Dictionary<string, InputExpression>();

    /// <summary>Output name to the id of a variable or the name of a workflow output.</summary>
    internal IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    /// <summary>The connections, when this is a flowchart.</summary>
    internal FlowGraph? Graph { get; init; }

    public bool CanStart => Source.At("/customProperties/canStartWorkflow").IsTrue;

    /// <summary>The id of the step that undoes this one when the run ends without its aim, or null.</summary>
    public string? Compensation => Source.At("/customProperties/cyberPort/compensation") is { IsText: true } id ? id.AsText : null;

    /// <summary>What people call this step: its display text, or the label of its type.</summary>
    public LocalText Label => Source.At("/metadata/displayText") is { IsText: true } text
        ? new(text.AsText, Source.At("/metadata/cyberPort/displayTextEn") is { IsText: true } english ? english.AsText : text.AsText)
        : Kind?.Label ?? new(Type, Type);

    /// <summary>The value of an input as far as it is known without running; Null otherwise.</summary>
    internal Value Known(string input) => Inputs.TryGetValue(input, out var given) ? given.Known ?? Value.Null : Value.Null;

    internal IEnumerable<ActivityNode> In(string port) => Children.Where(c => c.Port == port).Select(c => c.Node);

    internal IEnumerable<ActivityNode> AndBelow() => Children.SelectMany(c => c.Node.AndBelow()).Prepend(this);

    public override string ToString() => $"{Type} {Id}";
}
