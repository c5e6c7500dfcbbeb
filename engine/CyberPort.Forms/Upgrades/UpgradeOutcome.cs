using CyberPort.Expressions;

namespace CyberPort.Forms.Upgrades;

/// <summary>What became of one thing when an overlay was taken to another version of its base.</summary>
public sealed record UpgradeOutcome
{
    /// <summary>"U0" to "U13", as docs/overlays.md lists them.</summary>
    public required string Code { get; init; }

    /// <summary>"field:/purpose", "rule:fee", "codelist:area-kind", "case:own-rate", "manifest", "snapshot".</summary>
    public required string Target { get; init; }

    /// <summary>"label.ja", "enable", "move", "rows"; empty when the whole target is meant.</summary>
    public string Facet { get; init; } = "";

    public required OutcomeKind Kind { get; init; }

    /// <summary>What the old base says.</summary>
    public Value BaseOld { get; init; }

    /// <summary>What the new base says.</summary>
    public Value BaseNew { get; init; }

    /// <summary>What the overlay says.</summary>
    public Value Ours { get; init; }

    public required LocalText Message { get; init; }

    /// <summary>What can be decided; a conflict without a choice is to be solved elsewhere.</summary>
    public IReadOnlyList<ChoiceKind> Choices { get; init; } = [];

    /// <summary>What is done until somebody decides; a conflict stays open with it.</summary>
    public ChoiceKind? Default { get; init; }

    /// <summary>What the default gives: the value that is kept, the codes that are left, the base's field.</summary>
    public Value Proposal { get; init; }

    /// <summary>What was decided.</summary>
    public UpgradeChoice? Chosen { get; init; }

    /// <summary>The faults behind a refusal or a failing case.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The same for the same finding in every run: choices are given by it.</summary>
    public string Id => Facet.Length == 0 ? $"{Code} {Target}" : $"{Code} {Target} {Facet}";

    public bool IsOpen => Kind == OutcomeKind.Conflict && Chosen is null;
}

/// <summary>How grave an outcome is.</summary>
public enum OutcomeKind
{
    Kept,

    /// <summary>Taken out of the overlay: it is in the base, or there is nothing left to change.</summary>
    Dropped,

    /// <summary>Kept, at another place or under another name.</summary>
    Moved,

    /// <summary>A change of the base that the organisation has to know of.</summary>
    Notice,

    /// <summary>Somebody has to decide.</summary>
    Conflict,
}
