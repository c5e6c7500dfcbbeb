using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Upgrades;

/// <summary>An overlay while it is being upgraded, with the outcomes found so far.</summary>
internal sealed class UpgradeDraft
{
    private readonly IReadOnlyDictionary<string, UpgradeChoice> _choices;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly FormLimits _limits;

    public UpgradeDraft(FormPackage old, FormPackage now, Overlay overlay, IReadOnlyDictionary<string, UpgradeChoice> choices, FormLimits limits)
    {
        (Old, New, Overlay, _choices, _limits) = (old, now, overlay, choices, limits);
        (Before, After) = (new(old, overlay), new(now, overlay));
        Edit = OverlayEdit.Of(overlay.Files);
    }

    public FormPackage Old { get; }

    public FormPackage New { get; }

    /// <summary>The overlay as far as paths are concerned the new base's; values are still the old ones.</summary>
    public Overlay Overlay { get; private set; }

    /// <summary>For looking up what the two bases say.</summary>
    public OverlayDraft Before { get; }

    public OverlayDraft After { get; }

    public OverlayEdit Edit { get; set; }

    public List<UpgradeOutcome> Outcomes { get; } = [];

    public List<Problem> Problems { get; } = [];

    /// <summary>Own items that were decided about before their turn came.</summary>
    public HashSet<string> Decided { get; } = new(StringComparer.Ordinal);

    public ElementNames Names => new(Overlay, Edit.Cases, New, Old);

    /// <summary>Old field path to new field path.</summary>
    public SortedDictionary<string, string> Moves { get; } = new(StringComparer.Ordinal);

    /// <summary>Records an outcome and says what to do about it now: what was chosen, or the default.</summary>
    public UpgradeChoice Decide(UpgradeOutcome outcome)
    {
        UpgradeChoice? chosen = null;
        if (_choices.TryGetValue(outcome.Id, out var choice))
        {
            _used.Add(outcome.Id);
            if (outcome.Choices.Contains(choice.Kind) && choice.Fits(outcome)) chosen = choice;
            else Problems.Add(UpgradeProblems.WrongChoice(outcome, choice));
        }

        Outcomes.Add(outcome with { Chosen = chosen, Message = ElementNames.Sentence(outcome.Message) });
        return chosen ?? new(outcome.Default ?? ChoiceKind.KeepOurs);
    }

    /// <summary>An element as it is before anything was found about it: kept.</summary>
    public UpgradeOutcome Found(string target, string facet = "") =>
        new() { Code = "U0", Target = target, Facet = facet, Kind = OutcomeKind.Kept, Message = UpgradeTexts.Kept(Names.Of(target), facet) };

    /// <summary>Keeps an element unless somebody chose to withdraw it.</summary>
    public UpgradeChoice Keep(UpgradeOutcome found, params ChoiceKind[] choices)
    {
        var choice = Decide(found with { Choices = choices, Default = choices.Length > 0 ? ChoiceKind.KeepOurs : null });
        if (choice.Kind == ChoiceKind.Withdraw) Edit = Edit.Withdraw(found.Target, found.Facet);
        return choice;
    }

    /// <summary>Takes an element out that has nothing left to say.</summary>
    public void Drop(UpgradeOutcome found)
    {
        Decide(found with { Kind = OutcomeKind.Dropped });
        Edit = Edit.Withdraw(found.Target, found.Facet);
    }

    /// <summary>Has an element withdrawn that the base has locked (U11).</summary>
    public void Lock(UpgradeOutcome found)
    {
        var message = UpgradeTexts.Locked(Names.Of(found.Target), FacetNames.Of(found.Facet.Length == 0 ? "rows" : found.Facet));
        ChoiceKind[] choices = [ChoiceKind.Withdraw];
        Decide(found with { Code = "U11", Kind = OutcomeKind.Conflict, Choices = choices, Default = choices[0], Proposal = found.BaseNew, Message = message });
        Edit = Edit.Withdraw(found.Target, found.Facet);
    }

    /// <summary>Gives fields their new paths everywhere in the overlay.</summary>
    public void Rename(IReadOnlyDictionary<string, string> moves)
    {
        if (moves.Count == 0) return;

        foreach (var (from, to) in moves) Moves[from] = to;
        Edit = OverlayPaths.Rename(Edit, moves, Before.Base);
        ReadAgain();
    }

    /// <summary>An overlay that was read once can be read again when only names have changed.</summary>
    public void ReadAgain() => Overlay = OverlayReader.Read(Edit.ToFiles(), _limits).Overlay ?? Overlay;

    /// <summary>What the old base says of a facet, with the fields named as the new base names them.</summary>
    public Value OldValue(string target, string facet) =>
        OverlayPaths.Renamed(Facets.ValueOf(OldTarget(target), facet, Before), OldTarget(target), facet, Moves, Old);

    /// <summary>The path that a field of the new base had in the old one.</summary>
    public string OldPath(string path) =>
        Moves.FirstOrDefault(m => m.Value == path && !m.Key.StartsWith("/ext/", StringComparison.Ordinal)) is { Key: { } old } ? old : path;

    public string OldTarget(string target) =>
        target.StartsWith("field:", StringComparison.Ordinal) ? "field:" + OldPath(target["field:".Length..]) : target;

    /// <summary>Choices that no outcome asked for must not get lost silently.</summary>
    public void FindStrayChoices()
    {
        foreach (var id in _choices.Keys.Where(k => !_used.Contains(k)).Order(StringComparer.Ordinal)) Problems.Add(UpgradeProblems.StrayChoice(id));
    }
}
