using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Overlays;

/// <summary>Adds a port's own rules, and refuses those that would loosen what the base guarantees.</summary>
internal static class RuleStep
{
    public static void Apply(OverlayDraft draft)
    {
        foreach (var (id, rule) in draft.Overlay.Rules)
        {
            var at = "/rules/" + Pointers.Escape(id);
            if (rule.Kind != ValueKind.Record)
            {
                draft.Conflict(DocumentProblems.WrongType(PackagePaths.Overlay, at, "レコード（{ }）", "a record ({ })"));
                continue;
            }

            var own = rule.With("/origin", Value.Of(draft.Overlay.Id));
            if (draft.At(PackagePaths.Rules, "/" + Pointers.Escape(id)) is { IsNull: false } found)
            {
                if (found == own) draft.Notes.Add(OverlayProblems.Redundant(at));
                else draft.Conflict(OverlayProblems.Exists(at, id));
                continue;
            }

            if (Refusal(draft, rule) is { } refused) draft.Conflict(refused(at));
            else draft.Put(PackagePaths.Rules, "/" + Pointers.Escape(id), own);
        }
    }

    private static Func<string, Problem>? Refusal(OverlayDraft draft, Value rule)
    {
        var target = Text(rule["target"]);
        var field = draft.BaseField(target);
        if (field?.Locked.Contains("rule") == true) return at => OverlayProblems.Locked(at, "rule");
        return Text(rule["kind"]) switch
        {
            "visible" or "enabled" when Shown(draft, target).Any(f => MustStay(draft, f)) => at => OverlayProblems.HidesCommon(at, target),
            "compute" when field is not null => at => OverlayProblems.ComputesNational(at, target),
            "text" when field?.Locked.Contains("label") == true => at => OverlayProblems.Locked(at, "label"),
            "options" when field?.Locked.Contains("options") == true => at => OverlayProblems.Locked(at, "options"),
            _ => null,
        };
    }

    // An optional field that the base itself checks or requires would be missed by those rules when a port hid it.
    private static bool MustStay(OverlayDraft draft, FormField field) =>
        field.Class == FieldClass.Common || field.Required
        || draft.Base.Rules.Values.Any(r => r.Kind is Rules.RuleKind.Required or Rules.RuleKind.Check
            && (r.Target == field.Path || r.Targets.Contains(field.Path)));

    /// <summary>The base's fields a target stands for: itself, or everything below a node.</summary>
    private static IEnumerable<FormField> Shown(OverlayDraft draft, string target)
    {
        if (draft.BaseField(target) is { } field)
            return draft.Base.Fields.Where(f => Pointers.IsWithin(f.Path, field.Path));

        return draft.Base.Fields.Where(f => IsBelow(draft, "field:" + f.Path, target));
    }

    private static bool IsBelow(OverlayDraft draft, string node, string ancestor)
    {
        for (var (current, steps) = (node, 0); current.Length > 0 && steps < 64; steps++)
        {
            if (current == ancestor) return true;
            current = Text(draft.At(PackagePaths.Ui, OverlayDraft.NodePointer(current) + "/parent"));
        }

        return false;
    }

    private static string Text(Value value) => value.IsText ? value.AsText : "";
}
