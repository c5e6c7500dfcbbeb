using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Upgrades;

/// <summary>An overlay taken from one version of its base to another: what became of everything, and the overlay that comes out.</summary>
public sealed record Upgrade
{
    /// <summary>The versions of the base.</summary>
    public required string From { get; init; }
    public required string To { get; init; }
    public IReadOnlyList<UpgradeOutcome> Outcomes { get; init; } = [];

    /// <summary>The upgraded overlay; null while a conflict is open.</summary>
    public PackageFiles? Files { get; init; }

    /// <summary>The same with the default wherever nobody has decided: good to look at, not to be published.</summary>
    public PackageFiles? Preview { get; init; }

    /// <summary>The preview on the new base.</summary>
    public Resolution? Resolution { get; init; }

    /// <summary>What the base's and the overlay's own cases no longer find on the new snapshot.</summary>
    public IReadOnlyList<Problem> FailingCases { get; init; } = [];

    /// <summary>Fields whose answers stand at another path now: old path to new path, for drafts that are taken along.</summary>
    public IReadOnlyDictionary<string, string> Moves { get; init; } = new Dictionary<string, string>();

    /// <summary>Why nothing could be upgraded, and choices that fit no outcome.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public IEnumerable<UpgradeOutcome> Open => Outcomes.Where(o => o.IsOpen);

    /// <summary>The choices made so far, and the default for every conflict that has one.</summary>
    public IReadOnlyDictionary<string, UpgradeChoice> DefaultChoices()
    {
        var choices = new SortedDictionary<string, UpgradeChoice>(StringComparer.Ordinal);
        foreach (var outcome in Outcomes)
            if (outcome.Chosen is { } chosen) choices[outcome.Id] = chosen;
            else if (outcome is { Kind: OutcomeKind.Conflict, Default: { } choice }) choices[outcome.Id] = new(choice);
        return choices;
    }
}
