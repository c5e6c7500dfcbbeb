using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Overlays;

/// <summary>Applies the switches and the changed facets of an overlay: texts freely, limits only tighter.</summary>
internal static class SetStep
{
    private static readonly string[] Severities = ["info", "warning", "error"];
    private static readonly string[] Acks = ["none", "tick", "reason"];

    public static void Enable(OverlayDraft draft)
    {
        foreach (var (path, on) in draft.Overlay.Enable)
        {
            if (draft.BaseField(path) is not { } field) draft.Conflict(OverlayProblems.MissingTarget("/enable/" + Pointers.Escape(path), path));
            else if (field.Class != FieldClass.Optional) draft.Conflict(OverlayProblems.NotOptional(path));
            else
            {
                draft.Unfold(field);
                draft.Put(PackagePaths.Schema, field.SchemaPointer + "/x-cp-off", on ? Value.Null : Value.True);
            }
        }
    }

    public static void Set(OverlayDraft draft)
    {
        foreach (var (target, facets) in draft.Overlay.Set)
        {
            var at = "/set/" + Pointers.Escape(target);
            if (!Facets.Exists(target, draft)) draft.Conflict(OverlayProblems.MissingTarget(at, target));
            else
                foreach (var (facet, change) in facets) Set(draft, target, facet, change);
        }
    }

    public static void Restrict(OverlayDraft draft)
    {
        foreach (var (id, codes) in draft.Overlay.Restrict)
        {
            var at = $"/set/codelist:{Pointers.Escape(id)}/rows/restrict";
            if (!draft.Base.CodeLists.TryGetValue(id, out var list))
            {
                draft.Conflict(OverlayProblems.MissingTarget(at, id));
                continue;
            }

            foreach (var code in codes.Where(c => !list.Offered.Contains(c))) draft.Conflict(OverlayProblems.NotInList(at, code));
            if (codes.Count == 0) draft.Conflict(OverlayProblems.EmptyList(at));
            if (draft.Base.Fields.Any(f => f.List == id && f.Locked.Contains("options"))) draft.Conflict(OverlayProblems.Locked(at, "options"));
            // The rows stay: what rules look up must not change, and stored codes stay readable.
            draft.Put(PackagePaths.CodeList(id), "/order", Value.Of([.. list.Offered.Where(codes.Contains).Select(Value.Of)]));
        }
    }

    private static void Set(OverlayDraft draft, string target, string facet, FacetChange change)
    {
        var at = $"/set/{Pointers.Escape(target)}/{Pointers.Escape(facet)}";
        var place = Facets.Find(target, facet, draft);
        if (place.IsUnknown)
        {
            draft.Conflict(OverlayProblems.UnknownFacet(at, facet, place.Known));
            return;
        }

        if (LockOf(draft, target, place, facet) is { } locked)
        {
            draft.Conflict(locked(at));
            return;
        }

        if (place.Lock == "limits") draft.Unfold(draft.BaseField(target["field:".Length..])!);
        var isRequired = place.Lock == "required";
        var found = isRequired ? Value.Of(IsRequired(draft, target)) : draft.At(place.File, place.Pointer);
        if (found == change.To) draft.Notes.Add(OverlayProblems.Redundant(at));
        else if (found != change.From) draft.Conflict(OverlayProblems.FromDiffers(at, change.From, found));
        else if (Refusal(place.Lock, facet, change) is { } refused) draft.Conflict(refused(at));
        else if (isRequired) Require(draft, target, place);
        else draft.Put(place.File, place.Pointer, change.To);

        // An error stops in any case: there is nothing left to acknowledge.
        if (place.Lock == "rule-severity" && change.To == Value.Of("error")) draft.Put(place.File, Pointers.Parent(place.Pointer) + "/ack", Value.Null);
    }

    /// <summary>The refusal of a facet that the base has locked; null when it is open.</summary>
    public static Func<string, Problem>? LockOf(OverlayDraft draft, string target, FacetPlace place, string facet)
    {
        if (target.StartsWith("field:", StringComparison.Ordinal) && draft.BaseField(target["field:".Length..])!.Locked.Contains(place.Lock))
            return at => OverlayProblems.Locked(at, facet);
        if (place.Lock == "attributes" && !draft.Base.CodeLists[target["codelist:".Length..]].OpenAttributes)
            return at => OverlayProblems.Locked(at, facet);
        return place.Lock == "rule-expr" && !draft.Base.Rules[target["rule:".Length..]].Open ? at => OverlayProblems.Locked(at, facet) : null;
    }

    /// <summary>The refusal of a change that would loosen the base; null when it may be made.</summary>
    public static Func<string, Problem>? Refusal(string kind, string facet, FacetChange change) => kind switch
    {
        "limits" when !Limits.IsTighter(facet, change.From, change.To) => at => OverlayProblems.Loosened(at, change.From, change.To),
        "required" when !change.To.IsTrue => at => OverlayProblems.Loosened(at, change.From, change.To),
        "rule-severity" when !Rises(Severities, change) => OverlayProblems.Weakened,
        "rule-ack" when !Rises(Acks, change) => OverlayProblems.Weakened,
        _ => null,
    };

    private static bool Rises(string[] words, FacetChange change) =>
        change.To.IsText && Array.IndexOf(words, change.To.AsText) is var to
            && to > (change.From.IsText ? Array.IndexOf(words, change.From.AsText) : 0);

    public static bool IsRequired(OverlayDraft draft, string target) =>
        RequiredNames(draft, draft.BaseField(target["field:".Length..])!).Contains(Value.Of(Name(target)));

    private static IReadOnlyList<Value> RequiredNames(OverlayDraft draft, FormField field) =>
        draft.At(PackagePaths.Schema, Pointers.Parent(Pointers.Parent(field.SchemaPointer)) + "/required") is { Kind: ValueKind.List } list ? list.AsList : [];

    private static void Require(OverlayDraft draft, string target, FacetPlace place)
    {
        var field = draft.BaseField(target["field:".Length..])!;
        // Sorted, so that the order in which fields become required leaves no trace.
        var names = RequiredNames(draft, field).Append(Value.Of(Name(target))).OrderBy(v => v.AsText, StringComparer.Ordinal);
        draft.Put(PackagePaths.Schema, place.Pointer, Value.Of([.. names]));
    }

    private static string Name(string target) => Pointers.Name(target);
}
