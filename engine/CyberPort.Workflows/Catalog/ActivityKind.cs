using System.Reflection;
using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows;

/// <summary>What the catalog knows of one activity type: labels, ways out, inputs, and how to make one.</summary>
public sealed class ActivityKind
{
    private readonly Type _class;
    private readonly ActivityAttribute _attribute;

    internal ActivityKind(Type type)
    {
        _class = type;
        _attribute = type.GetCustomAttribute<ActivityAttribute>()
            ?? throw new ArgumentException($"{type} has no [Activity].", nameof(type));
        Inputs = [.. type.GetProperties().Select(InputKind.Of).OfType<InputKind>()];
    }

    public string Type => _attribute.Type;

    public LocalText Label =>
        new(_attribute.Label.Length > 0 ? _attribute.Label : Type, _attribute.English.Length > 0 ? _attribute.English : Type);

    public string Category => _attribute.Category;

    public IReadOnlyList<InputKind> Inputs { get; }

    public bool LooseOutcomes => _attribute.LooseOutcomes;

    public bool AnyOutcome => _attribute.AnyOutcome;

    public bool AnyInput => _attribute.AnyInput;

    public bool OfCase => _attribute.OfCase;

    public bool Terminal => _attribute.Terminal;

    public bool EventStart => _attribute.EventStart;

    /// <summary>Whether an answer leaves by "Done" beside the way that it chose.</summary>
    public bool DoneBeside => _attribute.DoneBeside;

    public bool IsContainer => typeof(IContainerActivity).IsAssignableFrom(_class);

    /// <summary>Whether it waits for people, times or events.</summary>
    public bool Waits => typeof(IWaitingActivity).IsAssignableFrom(_class);

    /// <summary>The ways out of one activity: those of its type, and those that the activity names itself.</summary>
    public IReadOnlyList<string> OutcomesOf(ActivityNode node)
    {
        if (_attribute.OutcomesAt.Length == 0) return _attribute.Outcomes;

        var named = new List<string>();
        var steps = _attribute.OutcomesAt.Split('/', StringSplitOptions.RemoveEmptyEntries);
        named.AddRange(OptionalOutcomesOf(node));
        if (!node.Inputs.TryGetValue(steps[0], out var input)) return [.. named, .. _attribute.Outcomes];

        Collect(input.Known ?? Value.Null, steps.AsSpan(1), named);
        // Actions that the activity names take the place of the type's own; the cases of a switch stand beside its default.
        return steps[0] == "actions" && named.Count > 0 ? [.. named.Distinct()] : [.. named, .. _attribute.Outcomes];
    }

    /// <summary>The ways out that this activity has because something is set.</summary>
    public IReadOnlyList<string> OptionalOutcomesOf(ActivityNode node) =>
        [.. _attribute.OptionalOutcomes.Select(o => o.Split(':')).Where(o => IsSet(node, o[1])).Select(o => o[0])];

    private static bool IsSet(ActivityNode node, string place) =>
        place.StartsWith('/') ? !node.Source.At(place).IsNull : InputReader.Truth(node.Known(place)) == true;

    internal InputKind? Input(string name) => Inputs.FirstOrDefault(i => i.Name == name);

    /// <summary>Makes the activity from its evaluated inputs.</summary>
    /// <exception cref="StepFaultException">A required input is missing or cannot be read.</exception>
    internal IActivity Make(Value inputs)
    {
        var made = (IActivity)Activator.CreateInstance(_class)!;
        foreach (var input in Inputs) input.Set(made, inputs[input.Name]);
        return made;
    }

    private static void Collect(Value value, ReadOnlySpan<string> steps, List<string> found)
    {
        if (steps.IsEmpty)
        {
            if (value.IsText || value.IsNumber) found.Add(value.IsText ? value.AsText : value.ToJson());
            return;
        }

        // An action without an outcome of its own goes the way of its key: "correct" by "Correct".
        if (steps is ["outcome"] && value["outcome"].IsNull && value["key"] is { IsText: true, AsText.Length: > 0 } key)
            found.Add(char.ToUpperInvariant(key.AsText[0]) + key.AsText[1..]);
        else if (steps[0] != "*") Collect(value[steps[0]], steps[1..], found);
        else if (value.Kind == ValueKind.List)
            foreach (var item in value.AsList) Collect(item, steps[1..], found);
    }
}
