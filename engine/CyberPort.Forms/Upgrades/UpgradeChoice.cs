using CyberPort.Expressions;

namespace CyberPort.Forms.Upgrades;

/// <summary>A decision about one outcome; "edit" brings a value of its own.</summary>
public sealed record UpgradeChoice(ChoiceKind Kind, Value Value = default)
{
    /// <summary>Whether the value of an edit can stand at its place: a rule is a record, a place names one anchor, codes are a list.</summary>
    internal bool Fits(UpgradeOutcome outcome) => Kind != ChoiceKind.Edit || outcome.Facet switch
    {
        "place" or "move" => Value is { Kind: ValueKind.Record, AsRecord: { Count: 1 } place } && place.NameAt(0) is "after" or "before" or "into" && place.ValueAt(0).IsText,
        "rows" => Value.Kind == ValueKind.List,
        "" => Value.Kind == ValueKind.Record,
        _ => true,
    };
}

/// <summary>What can be decided about an outcome.</summary>
public enum ChoiceKind
{
    /// <summary>The base's word counts; ours is taken out.</summary>
    TakeBase,

    /// <summary>Ours stays and is measured by the new base.</summary>
    KeepOurs,

    /// <summary>Ours is taken out.</summary>
    Withdraw,

    /// <summary>Another value than either.</summary>
    Edit,

    /// <summary>An own field is given up for the base's field, with its values.</summary>
    MapToBase,
}
