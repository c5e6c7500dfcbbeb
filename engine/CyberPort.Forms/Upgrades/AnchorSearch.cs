using CyberPort.Expressions;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Upgrades;

/// <summary>Finds another place for what stood beside something that the base gave up (U10).</summary>
internal static class AnchorSearch
{
    /// <summary>Looks after the places of all own and moved items.</summary>
    public static void Apply(UpgradeDraft draft)
    {
        foreach (var key in draft.Edit.NamesOf("add")) Check(draft, "add", key, OverlayEdit.NodeId(key), "place");
        foreach (var key in draft.Edit.NamesOf("move")) Check(draft, "move", key, OverlayEdit.NodeId(key), "move");
    }

    private static void Check(UpgradeDraft draft, string part, string key, string target, string facet)
    {
        if (draft.Edit.PlaceOf(part, key) is not { } place || Stands(draft, OverlayEdit.NodeId(place.Anchor))) return;

        var found = Next(draft, place.Word, OverlayEdit.NodeId(place.Anchor));
        draft.Outcomes.RemoveAll(o => o.Kind == OutcomeKind.Kept && o.Chosen is null && o.Target == target && (o.Facet == facet || (o.Facet.Length == 0 && part == "add")));
        var choice = draft.Decide(new()
        {
            Code = "U10",
            Target = target,
            Facet = facet,
            Kind = found is null ? OutcomeKind.Conflict : OutcomeKind.Moved,
            BaseOld = Value.Of(place.Anchor),
            BaseNew = found is { } next ? Value.Of(next.Anchor) : Value.Null,
            Ours = Value.Record((place.Word, Value.Of(place.Anchor))),
            Proposal = found is { } at ? Value.Record((at.Word, Value.Of(at.Anchor))) : Value.Null,
            Choices = found is null ? [ChoiceKind.Withdraw, ChoiceKind.Edit] : [ChoiceKind.KeepOurs, ChoiceKind.Withdraw, ChoiceKind.Edit],
            Default = found is null ? ChoiceKind.Withdraw : ChoiceKind.KeepOurs,
            Message = found is { } stands
                ? UpgradeTexts.Reanchored(draft.Names.Of(target), stands.Word, draft.Names.Of(OverlayEdit.NodeId(stands.Anchor)))
                : UpgradeTexts.Unplaced(draft.Names.Of(target)),
        });
        if (choice.Kind == ChoiceKind.Withdraw) draft.Edit = draft.Edit.Withdraw(target, facet);
        else if (choice is { Kind: ChoiceKind.Edit, Value.AsRecord: var given })
            draft.Edit = draft.Edit.Place([part, key], given.NameAt(0), given.ValueAt(0).AsText);
        else if (found is { } chosen) draft.Edit = draft.Edit.Place([part, key], chosen.Word, chosen.Anchor);
    }

    private static bool Stands(UpgradeDraft draft, string node) =>
        draft.After.HasNode(node) || !draft.Edit.At("add", OverlayEdit.AddKey(node)).IsNull;

    /// <summary>After the next earlier sibling that is left, else before a later one, else by what holds them.</summary>
    private static (string Word, string Anchor)? Next(UpgradeDraft draft, string word, string anchor)
    {
        if (BlockPlaces.DocumentOf(anchor) is { } document) return NextBlock(draft, document, anchor);

        var ui = draft.Old.Ui;
        var gone = draft.OldTarget(anchor);
        for (var steps = 0; steps < 8 && ui.Nodes.TryGetValue(gone, out var node); steps++)
        {
            var siblings = ui.ChildrenOf(node.Parent ?? "").ToList();
            var at = siblings.IndexOf(gone);
            // What stood inside a page needs a page again; what stood inside a section may stand beside one.
            var before = word == "into" && node.Kind == UiKind.Page ? "into" : "after";
            if (siblings[..Math.Max(0, at)].FindLast(s => IsLeft(draft, s)) is { } earlier) return (before, Now(draft, earlier));
            if (siblings.Skip(at + 1).FirstOrDefault(s => IsLeft(draft, s)) is { } later) return (before == "into" ? "into" : "before", Now(draft, later));
            if (node.Parent is not { Length: > 0 } parent) return null;
            if (IsLeft(draft, parent)) return ("into", Now(draft, parent));
            gone = parent;
        }

        return null;
    }

    private static (string Word, string Anchor)? NextBlock(UpgradeDraft draft, string document, string gone)
    {
        var pointer = document["output:".Length..];
        var blocks = draft.Before.At(PackagePaths.Outputs, pointer + "/order") is { Kind: ValueKind.List } order
            ? order.AsList.Select(b => BlockPlaces.Name(pointer, b.AsText)).ToList()
            : [];
        var at = blocks.IndexOf(gone);
        if (blocks[..Math.Max(0, at)].FindLast(draft.After.HasNode) is { } earlier) return ("after", earlier);
        if (blocks.Skip(at + 1).FirstOrDefault(draft.After.HasNode) is { } later) return ("before", later);
        return draft.After.HasNode(document) ? ("into", document) : null;
    }

    private static bool IsLeft(UpgradeDraft draft, string oldNode) => draft.New.Ui.Nodes.ContainsKey(OverlayEdit.NodeId(Now(draft, oldNode)));

    private static string Now(UpgradeDraft draft, string oldNode) => OverlayEdit.AddKey(new PathRenames(draft.Moves).Name(oldNode));

    /// <summary>The node that holds another one; "" at the top.</summary>
    public static string ParentOf(FormPackage package, string node) => package.Ui.Nodes.GetValueOrDefault(node)?.Parent ?? "";
}
