using CyberPort.Expressions;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Upgrades;

/// <summary>What the base did to its fields: replaced (U4), re-typed (U8), made common or optional (U5), added (U6).</summary>
internal static class FieldUpgrade
{
    public static void Replace(UpgradeDraft draft)
    {
        var moves = PackageDifference.Replacements(draft.Old, draft.New);
        foreach (var (from, to) in moves)
            draft.Decide(new()
            {
                Code = "U4",
                Target = "field:" + from,
                Kind = OutcomeKind.Moved,
                BaseOld = Value.Of(from),
                BaseNew = Value.Of(to),
                Message = UpgradeTexts.Replaced(new ElementNames(null, default, draft.Old).OfField(from), from, draft.Names.OfField(to), to),
            });
        draft.Rename(moves);
    }

    public static void Notice(UpgradeDraft draft)
    {
        foreach (var change in PackageDifference.TypeChanges(draft.Old, draft.New)) Retype(draft, change);
        foreach (var field in draft.New.Fields)
        {
            if (draft.Old.Field(draft.OldPath(field.Path)) is { } old) Reclass(draft, old, field);
            else if (!draft.Moves.ContainsValue(field.Path) && (field.RowsPath is not { } rows || draft.Old.Field(draft.OldPath(rows)) is not null))
                draft.Decide(new()
                {
                    Code = "U6",
                    Target = "field:" + field.Path,
                    Kind = OutcomeKind.Notice,
                    BaseNew = ClassOf(field),
                    Message = UpgradeTexts.NewField(draft.Names.OfField(field.Path), field.Class == FieldClass.Common, field.Off),
                });
        }
    }

    private static void Retype(UpgradeDraft draft, TypeChange change)
    {
        // Nobody but the keeper of the base can solve this: there is nothing to choose.
        var faults = UpgradePolicy.RetypeFaults(draft.Old, draft.New, change);
        draft.Decide(new()
        {
            Code = "U8",
            Target = "field:" + change.Path,
            Kind = faults.Count > 0 ? OutcomeKind.Conflict : OutcomeKind.Notice,
            BaseOld = Value.Of(change.From),
            BaseNew = Value.Of(change.To),
            Problems = faults,
            Message = UpgradeTexts.Retyped(draft.Names.OfField(change.Path), change, faults.Count > 0),
        });
    }

    private static void Reclass(UpgradeDraft draft, FormField old, FormField now)
    {
        // A column goes with its group unless it has a class of its own.
        if (now.RowsPath is not null && now.Schema["x-cp-class"].IsNull && old.Schema["x-cp-class"].IsNull) return;

        var ours = draft.Overlay.Enable.TryGetValue(now.Path, out var on) ? Value.Of(on) : Value.Null;
        var name = draft.Names.OfField(now.Path);
        if (old.Class != now.Class)
        {
            var wasOff = ours.IsNull ? old.Off : ours.IsFalse;
            if (now.Class == FieldClass.Common) draft.Edit = draft.Edit.Remove("enable", now.Path);
            Tell("class", ClassOf(old), ClassOf(now), now.Class == FieldClass.Common ? UpgradeTexts.NowCommon(name, wasOff)
                : now.Off ? UpgradeTexts.Switched(name, on: false) : UpgradeTexts.NowOptional(name));
        }
        else if (ours.IsNull && old.Off != now.Off)
            Tell("enable", Value.Of(!old.Off), Value.Of(!now.Off), UpgradeTexts.Switched(name, !now.Off));

        void Tell(string facet, Value before, Value after, LocalText message) => draft.Decide(new()
        {
            Code = "U5",
            Target = "field:" + now.Path,
            Facet = facet,
            Kind = OutcomeKind.Notice,
            BaseOld = before,
            BaseNew = after,
            Ours = ours,
            Message = message,
        });
    }

    private static Value ClassOf(FormField field) => Value.Of(field.Class == FieldClass.Optional ? "optional" : "common");
}
