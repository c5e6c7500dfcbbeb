namespace CyberPort.Workflows;

/// <summary>Describes an activity class to the engine and to the designer.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActivityAttribute(string type) : Attribute
{
    /// <summary>The type name in a definition, "Elsa.FlowDecision".</summary>
    public string Type => type;

    public string Label { get; init; } = "";

    public string English { get; init; } = "";

    public string Category { get; init; } = "";

    /// <summary>The ways out.</summary>
    public string[] Outcomes { get; init; } = ["Done"];

    /// <summary>Where further ways out are named inside the activity, "/cases/*/label".</summary>
    public string OutcomesAt { get; init; } = "";

    /// <summary>What answers chooses the way out: not each of them has to lead on.</summary>
    public bool LooseOutcomes { get; init; }

    /// <summary>Further ways out are named elsewhere, by the workflow that is started.</summary>
    public bool AnyOutcome { get; init; }

    /// <summary>Its inputs are named elsewhere: all of them are evaluated.</summary>
    public bool AnyInput { get; init; }

    /// <summary>Speaks for the case as a whole: not possible in a run that another one has started.</summary>
    public bool OfCase { get; init; }

    /// <summary>Ways out that exist when something is set: "Timeout:enableTimeoutOutcome" by an input that is true, "X:/a/b" by a member of the activity.</summary>
    public string[] OptionalOutcomes { get; init; } = [];

    /// <summary>Whether an answer leaves by "Done" beside the way that it chose: a chart connects the one or the others.</summary>
    public bool DoneBeside { get; init; }

    /// <summary>Ends the flowchart around it.</summary>
    public bool Terminal { get; init; }

    /// <summary>Has no way in: it is armed when the flowchart starts and begins a path of its own when something happens.</summary>
    public bool EventStart { get; init; }
}

/// <summary>Marks a property that is filled from an evaluated input of the definition.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute(string label) : Attribute
{
    public string Label => label;

    public string English { get; init; } = "";

    /// <summary>The names that may be chosen, when the list is closed.</summary>
    public string[] Choices { get; init; } = [];

    /// <summary>Not evaluated with the other inputs: the step asks for it item by item, and an item's members are names in it.</summary>
    public bool PerItem { get; init; }
}
