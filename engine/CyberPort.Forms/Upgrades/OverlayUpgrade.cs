using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Upgrades;

/// <summary>Takes an organisation's overlay from one version of its base to another; nothing is lost without being told.</summary>
public static class OverlayUpgrade
{
    private static readonly Dictionary<string, UpgradeChoice> NoChoices = [];

    /// <summary>Finds what became of every element, applies the choices (by outcome id) and tries the result on the new base.</summary>
    public static Upgrade Run(
        FormPackage oldBase, FormPackage newBase, Overlay overlay, IReadOnlyDictionary<string, UpgradeChoice>? choices = null, FormLimits? limits = null)
    {
        var result = new Upgrade { From = oldBase.Manifest.Version, To = newBase.Manifest.Version };
        if (Refusal(oldBase, newBase, overlay) is { } refusal) return result with { Problems = [refusal] };

        limits ??= FormLimits.Default;
        var draft = new UpgradeDraft(oldBase, newBase, overlay, choices ?? NoChoices, limits);
        FieldUpgrade.Replace(draft);
        OwnFieldUpgrade.Apply(draft);
        FieldUpgrade.Notice(draft);
        FacetUpgrade.Switch(draft);
        FacetUpgrade.Set(draft);
        ItemUpgrade.Apply(draft);
        AnchorSearch.Apply(draft);
        Pin(draft);
        var trial = Try(draft, limits);
        draft.FindStrayChoices();
        var isOpen = draft.Outcomes.Any(o => o.IsOpen) || draft.Problems.Count > 0;
        return result with
        {
            Outcomes = draft.Outcomes,
            Files = isOpen ? null : trial.Files,
            Preview = trial.Files,
            Resolution = trial.Resolution,
            FailingCases = trial.FailingCases,
            Moves = draft.Moves,
            Problems = draft.Problems,
        };
    }

    private static Problem? Refusal(FormPackage old, FormPackage now, Overlay overlay)
    {
        if (now.Manifest.Id != old.Manifest.Id) return UpgradeProblems.OtherForm(old.Manifest.Id, now.Manifest.Id);
        if (overlay.Base.Id != old.Manifest.Id) return OverlayProblems.OtherBase(overlay.Base.Id, old.Manifest.Id);
        if (overlay.Base.Version is { } version && version != old.Manifest.Version) return OverlayProblems.BaseMoved("/base/version", version, old.Manifest.Version);
        return overlay.Base.Digest is { } digest && digest != old.Digest ? OverlayProblems.BaseMoved("/base/digest", digest, old.Digest) : null;
    }

    // Who accepted the old version has not accepted this one.
    private static void Pin(UpgradeDraft draft) => draft.Edit = draft.Edit.Remove("accept").Put(
        Value.Record(
            ("id", Value.Of(draft.New.Manifest.Id)), ("version", Value.Of(draft.New.Manifest.Version)), ("digest", Value.Of(draft.New.Digest))),
        "base");

    /// <summary>Tries, takes out or changes what does not hold, and tries again until nothing new is found.</summary>
    private static UpgradeTrial Try(UpgradeDraft draft, FormLimits limits)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var trial = UpgradeTrial.Of(draft, limits);
            var found = trial.Outcomes(draft).ToArray();
            var before = draft.Edit;
            foreach (var outcome in found.Where(o => seen.Add(o.Id)))
            {
                draft.Outcomes.RemoveAll(o => o.Kind == OutcomeKind.Kept && o.Chosen is null && o.Target == outcome.Target && o.Facet == outcome.Facet);
                var choice = draft.Decide(outcome);
                if (choice.Kind == ChoiceKind.Withdraw) draft.Edit = draft.Edit.Withdraw(outcome.Target, outcome.Facet);
                else if (choice.Kind == ChoiceKind.Edit) draft.Edit = UpgradeTrial.Put(draft.Edit, outcome, choice.Value);
            }

            if (draft.Edit != before) continue;
            Reopen(draft, found);
            TellGone(draft);
            return trial;
        }
    }

    // A choice that did not help is no answer.
    private static void Reopen(UpgradeDraft draft, UpgradeOutcome[] left)
    {
        foreach (var outcome in left)
            if (draft.Outcomes.FindIndex(o => o.Id == outcome.Id) is >= 0 and var at)
                draft.Outcomes[at] = outcome with { Message = ElementNames.Sentence(outcome.Message) };
    }

    // A rule that went with the item it was about was not kept.
    private static void TellGone(UpgradeDraft draft)
    {
        for (var i = 0; i < draft.Outcomes.Count; i++)
        {
            if (draft.Outcomes[i] is not { Kind: OutcomeKind.Kept, Chosen: null } kept || draft.Edit.Holds(kept.Target, kept.Facet)) continue;

            var message = ElementNames.Sentence(UpgradeTexts.GoneAlong(draft.Names.Of(kept.Target)));
            draft.Outcomes[i] = kept with { Code = "U3", Kind = OutcomeKind.Dropped, Choices = [], Default = null, Message = message };
        }
    }
}
