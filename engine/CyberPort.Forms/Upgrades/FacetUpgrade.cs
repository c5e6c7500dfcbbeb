using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Upgrades;

/// <summary>Switches, changed facets and restricted lists: what the base said, says now, and what we say (U0, U1, U2, U3, U9, U11, U12).</summary>
internal static class FacetUpgrade
{
    public static void Switch(UpgradeDraft draft)
    {
        foreach (var (path, on) in draft.Overlay.Enable.Where(e => draft.Edit.Holds("field:" + e.Key, "enable")).ToArray())
        {
            var (now, old) = (draft.New.Field(path), draft.Old.Field(draft.OldPath(path)));
            var found = draft.Found("field:" + path, "enable") with { BaseOld = On(old), BaseNew = On(now), Ours = Value.Of(on) };
            if (now is null) draft.Drop(found with { Code = "U3", Message = UpgradeTexts.Gone(draft.Names.OfField(path), FacetNames.Of("enable")) });
            else if (On(now) == Value.Of(on) && On(old) != Value.Of(on))
                draft.Drop(found with { Code = "U1", Message = UpgradeTexts.InBase(draft.Names.OfField(path), FacetNames.Of("enable")) });
            else draft.Keep(found, ChoiceKind.KeepOurs, ChoiceKind.Withdraw);
        }
    }

    public static void Set(UpgradeDraft draft)
    {
        foreach (var (target, facets) in draft.Overlay.Set.ToArray())
            foreach (var (facet, change) in facets) Set(draft, target, facet, change);
        foreach (var (list, codes) in draft.Overlay.Restrict.ToArray()) Restrict(draft, list, codes);
        foreach (var (target, facets) in draft.Overlay.Set.ToArray())
            foreach (var facet in facets.Keys) FindStale(draft, target, facet);
    }

    private static void Set(UpgradeDraft draft, string target, string facet, FacetChange change)
    {
        var before = draft.OldValue(target, facet);
        var now = Facets.ValueOf(target, facet, draft.After);
        var (name, word) = (draft.Names.Of(target), FacetNames.Of(facet));
        var found = draft.Found(target, facet) with { BaseOld = before, BaseNew = now, Ours = change.To };
        var place = Facets.Exists(target, draft.After) ? Facets.Find(target, facet, draft.After) : null;
        if (place is null || (!place.IsUnknown && HasLostOwner(draft, place)))
            draft.Drop(found with { Code = "U3", Message = UpgradeTexts.Gone(name, word) });
        // A facet that never was one is told by the trial.
        else if (place.IsUnknown) return;
        else if (now == change.To && before != change.To) draft.Drop(found with { Code = "U1", Message = UpgradeTexts.InBase(name, word) });
        else if (SetStep.LockOf(draft.After, target, place, facet) is not null) draft.Lock(found);
        else if (now == change.From || now == change.To) Keep(draft, found, facet, change);
        else
        {
            var mayKeep = SetStep.Refusal(place.Lock, facet, new(now, change.To)) is null;
            Rebase(draft, found with
            {
                Code = "U2",
                Kind = OutcomeKind.Conflict,
                Choices = mayKeep ? [ChoiceKind.TakeBase, ChoiceKind.KeepOurs, ChoiceKind.Edit] : [ChoiceKind.TakeBase, ChoiceKind.Edit],
                Default = mayKeep ? ChoiceKind.KeepOurs : ChoiceKind.TakeBase,
                Proposal = mayKeep ? change.To : now,
                Message = UpgradeTexts.BothChanged(name, word, before, now, change.To),
            });
        }
    }

    private static void Keep(UpgradeDraft draft, UpgradeOutcome found, string facet, FacetChange change)
    {
        var choice = draft.Keep(found, ChoiceKind.KeepOurs, ChoiceKind.Withdraw, ChoiceKind.Edit);
        if (choice.Kind == ChoiceKind.Edit) draft.Edit = draft.Edit.Put(change.From, "set", found.Target, facet, "from").Put(choice.Value, "set", found.Target, facet, "to");
    }

    private static void Rebase(UpgradeDraft draft, UpgradeOutcome conflict)
    {
        var (target, facet) = (conflict.Target, conflict.Facet);
        var choice = draft.Decide(conflict);
        draft.Edit = choice.Kind == ChoiceKind.TakeBase
            ? draft.Edit.Withdraw(target, facet)
            : draft.Edit.Put(Value.Record(("from", conflict.BaseNew), ("to", choice.Kind == ChoiceKind.Edit ? choice.Value : conflict.Ours)), "set", target, facet);
    }

    // The element is there, but not the block of a document or the row of a list that the facet belongs to.
    private static bool HasLostOwner(UpgradeDraft draft, FacetPlace place)
    {
        var depth = place.Lock switch { "output" => 2, "output-drawn" => 1, "attributes" => 2, _ => 0 };
        if (depth == 0) return false;

        var owner = place.Pointer;
        for (var i = 0; i < depth; i++) owner = Documents.Pointers.Parent(owner);
        return draft.After.At(place.File, owner).IsNull;
    }

    private static void Restrict(UpgradeDraft draft, string list, IReadOnlyList<string> codes)
    {
        var target = "codelist:" + list;
        var (old, now) = (draft.Old.CodeLists.GetValueOrDefault(list)?.Offered ?? [], draft.New.CodeLists.GetValueOrDefault(list)?.Offered ?? []);
        var found = draft.Found(target, "rows") with { BaseOld = List(old), BaseNew = List(now), Ours = List(codes) };
        var name = draft.Names.Of(target);
        string[] lost = [.. codes.Where(c => !now.Contains(c))], left = [.. codes.Where(now.Contains)], fresh = [.. now.Except(old)];
        if (!draft.New.CodeLists.ContainsKey(list)) draft.Drop(found with { Code = "U3", Message = UpgradeTexts.Gone(name, FacetNames.Of("rows")) });
        else if (now.All(codes.Contains) && lost.Length == 0 && !old.All(codes.Contains))
            draft.Drop(found with { Code = "U1", Message = UpgradeTexts.InBase(name, FacetNames.Of("rows")) });
        else if (draft.New.Fields.Any(f => f.List == list && f.Locked.Contains("options"))) draft.Lock(found);
        else if (lost.Length > 0) Narrow(draft, found, name, lost, left);
        else
        {
            var kept = fresh.Length > 0 ? found with { Message = UpgradeTexts.KeptBeside(name, fresh) } : found;
            if (draft.Keep(kept, ChoiceKind.KeepOurs, ChoiceKind.Withdraw, ChoiceKind.Edit) is { Kind: ChoiceKind.Edit } edit) PutCodes(draft, target, edit.Value);
        }
    }

    private static void Narrow(UpgradeDraft draft, UpgradeOutcome found, LocalText name, string[] lost, string[] left)
    {
        var choice = draft.Decide(found with
        {
            Code = "U9",
            Kind = OutcomeKind.Conflict,
            Choices = left.Length > 0 ? [ChoiceKind.KeepOurs, ChoiceKind.TakeBase, ChoiceKind.Edit] : [ChoiceKind.TakeBase, ChoiceKind.Edit],
            Default = left.Length > 0 ? ChoiceKind.KeepOurs : ChoiceKind.TakeBase,
            Proposal = left.Length > 0 ? List(left) : found.BaseNew,
            Message = UpgradeTexts.LostCodes(name, lost),
        });
        if (choice.Kind == ChoiceKind.TakeBase) draft.Edit = draft.Edit.Withdraw(found.Target, "rows");
        else PutCodes(draft, found.Target, choice.Kind == ChoiceKind.Edit ? choice.Value : List(left));
    }

    private static void PutCodes(UpgradeDraft draft, string target, Value codes) => draft.Edit = draft.Edit.Put(codes, "set", target, "rows", "restrict");

    // One language is ours and the base has changed the other: what we say may no longer be a translation of it.
    private static void FindStale(UpgradeDraft draft, string target, string facet)
    {
        var other = facet.EndsWith("ja", StringComparison.Ordinal) ? facet[..^2] + "en" : facet[..^2] + "ja";
        if (!(facet is "ja" or "en" || facet.EndsWith(".ja", StringComparison.Ordinal) || facet.EndsWith(".en", StringComparison.Ordinal))) return;
        if (!draft.Edit.Holds(target, facet) || draft.Edit.Holds(target, other)) return;

        var (before, now) = (draft.OldValue(target, other), Facets.ValueOf(target, other, draft.After));
        if (before == now) return;
        draft.Decide(new()
        {
            Code = "U12",
            Target = target,
            Facet = facet,
            Kind = OutcomeKind.Notice,
            BaseOld = before,
            BaseNew = now,
            Ours = draft.Edit.At("set", target, facet, "to"),
            Message = UpgradeTexts.Stale(draft.Names.Of(target), FacetNames.Of(facet)),
        });
    }

    private static Value On(FormField? field) => field is null ? Value.Null : Value.Of(!field.Off);

    private static Value List(IEnumerable<string> codes) => Value.Of([.. codes.Select(Value.Of)]);
}
