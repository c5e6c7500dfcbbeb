using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Overlays;

/// <summary>Places new nodes and blocks of documents, and moves existing ones; the outcome does not depend on the order they are written in.</summary>
internal static class PlaceStep
{
    /// <summary>Places nodes whose anchor stands already, until none is left; what remains has lost its anchor.</summary>
    public static void PlaceAll(OverlayDraft draft, IReadOnlyDictionary<string, Placement> wanted, Func<string, string, Problem> lost)
    {
        var pending = wanted.ToDictionary(w => draft.NodeId(w.Key), w => w.Value, StringComparer.Ordinal);
        bool Stands(string anchor) => !pending.ContainsKey(anchor) && draft.HasNode(anchor);
        bool MayStand(string id, Placement place) => BlockPlaces.Fits(id, place) && Stands(draft.NodeId(place.Anchor));
        while (pending.Count > 0)
        {
            var ready = pending.Where(p => MayStand(p.Key, p.Value)).ToArray();
            if (ready.Length == 0)
            {
                foreach (var (id, place) in pending.OrderBy(p => p.Key, StringComparer.Ordinal)) draft.Conflict(lost(id, place.Anchor));
                return;
            }

            // Of several nodes after the same anchor the first by id comes first, so the last is inserted first.
            Array.Sort(ready, (one, other) => string.CompareOrdinal(one.Key, other.Key));
            foreach (var (id, place) in ready.Reverse().Where(r => r.Value.Kind == PlacementKind.After)) Place(draft, id, place);
            foreach (var (id, place) in ready.Where(r => r.Value.Kind != PlacementKind.After)) Place(draft, id, place);
            foreach (var (id, _) in ready) pending.Remove(id);
        }
    }

    private static void Place(OverlayDraft draft, string id, Placement place)
    {
        var anchor = draft.NodeId(place.Anchor);
        var parent = place.Kind == PlacementKind.Into ? anchor : ParentOf(draft, anchor);
        TakeOut(draft, id);
        var children = Children(draft, parent);
        var at = place.Kind switch
        {
            PlacementKind.Into => children.Count,
            PlacementKind.After => children.IndexOf(anchor) + 1,
            _ => Math.Max(0, children.IndexOf(anchor)),
        };
        children.Insert(at, id);
        SetChildren(draft, parent, children);
        if (BlockPlaces.DocumentOf(id) is null)
            draft.Put(PackagePaths.Ui, OverlayDraft.NodePointer(id) + "/parent", parent.Length == 0 ? Value.Null : Value.Of(parent));
    }

    private static void TakeOut(OverlayDraft draft, string id)
    {
        var parent = ParentOf(draft, id);
        var children = Children(draft, parent);
        if (children.Remove(id)) SetChildren(draft, parent, children);
    }

    private static string ParentOf(OverlayDraft draft, string id) => BlockPlaces.DocumentOf(id) is { } document
        ? document
        : draft.At(PackagePaths.Ui, OverlayDraft.NodePointer(id) + "/parent") is { IsText: true } parent ? parent.AsText : "";

    private static List<string> Children(OverlayDraft draft, string parent)
    {
        var (file, at) = OrderOf(parent);
        if (draft.At(file, at) is not { Kind: ValueKind.List } order) return [];
        var names = order.AsList.Where(c => c.IsText).Select(c => c.AsText);
        return file == PackagePaths.Outputs ? [.. names.Select(n => BlockPlaces.Name(parent["output:".Length..], n))] : [.. names];
    }

    private static void SetChildren(OverlayDraft draft, string parent, List<string> children)
    {
        var (file, at) = OrderOf(parent);
        var names = file == PackagePaths.Outputs ? children.Select(BlockPlaces.IdOf) : children;
        draft.Put(file, at, Value.Of([.. names.Select(n => Value.Of(n))]));
    }

    private static (string File, string Pointer) OrderOf(string parent) => parent.StartsWith("output:", StringComparison.Ordinal)
        ? (PackagePaths.Outputs, parent["output:".Length..] + "/order")
        : (PackagePaths.Ui, "/order/" + Pointers.Escape(parent));
}
