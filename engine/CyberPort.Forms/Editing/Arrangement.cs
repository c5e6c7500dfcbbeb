using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Layouts;

namespace CyberPort.Forms.Editing;

/// <summary>Moves elements of a form: whatever order is wanted is written as few placements as possible, each on an element that stands.</summary>
public static class Arrangement
{
    private static readonly string[] Kinds = ["after", "before", "into"];

    /// <summary>Moves an element up or down among its siblings; the same where it cannot go further.</summary>
    public static Workpiece Move(Workpiece work, string id, int by)
    {
        if (work.Snapshot?.Ui is not { } ui) return work;
        var (parent, children) = Siblings(ui, id);
        var (from, to) = (children.IndexOf(id), children.IndexOf(id) + by);
        if (from < 0 || to < 0 || to >= children.Count) return work;
        children.RemoveAt(from);
        children.Insert(to, id);
        return Write(work, parent, children);
    }

    /// <summary>Puts an element into another place: before the child of that number of a parent, or last.</summary>
    public static Workpiece MoveInto(Workpiece work, string id, string parent, int? index = null)
    {
        if (work.Snapshot?.Ui is not { } ui || parent == id || IsWithin(ui, parent, id)) return work;
        var (before, siblings) = Siblings(ui, id);
        List<string> children = before == parent ? siblings : [.. ui.ChildrenOf(parent)];
        children.Remove(id);
        children.Insert(Math.Clamp(index ?? children.Count, 0, children.Count), id);
        if (before == parent || work.IsOwnForm) return Write(work, parent, children);

        siblings.Remove(id);
        work = Write(work.With(Unplaced(work.Document, id)), before, siblings);
        return Write(work, parent, children);
    }

    /// <summary>Takes an own item away; what was placed on it is placed on what stands there now, in the same order.</summary>
    internal static Workpiece TakeOut(Workpiece work, string key)
    {
        var id = NodeId(key);
        var (parent, children) = work.Snapshot?.Ui is { } ui ? Siblings(ui, id) : ("", []);
        children.Remove(id);
        var place = work.Document["add"][key];
        work = work.With(Reanchored(Unplaced(work.Document.Without("/add/" + Pointers.Escape(key)), id), id, place));
        return children.Count == 0 ? work : Write(work, parent, children);
    }

    /// <summary>What was added beside an element stands where that one stood.</summary>
    internal static Value Reanchored(Value document, string id, Value place)
    {
        foreach (var (other, addition) in OverlayEdits.Members(document, "add"))
        {
            if (Kinds.FirstOrDefault(k => addition[k].IsText && NodeId(addition[k].AsText) == id) is not { } on) continue;
            var at = "/add/" + Pointers.Escape(other);
            var to = Kinds.First(k => place[k].IsText);
            document = document.Without($"{at}/{on}").With($"{at}/{to}", place[to]);
        }

        return document;
    }

    /// <summary>The node of a key: "/ext/depth" is shown by "field:/ext/depth".</summary>
    public static string NodeId(string key) => key.StartsWith('/') ? "field:" + key : key;

    private static Workpiece Write(Workpiece work, string parent, List<string> wanted)
    {
        if (work.IsOwnForm) return FormEdits.Order(work, parent, wanted);
        var unmoved = work.With(work.Document.Without("/move")).Snapshot?.Ui ?? work.Base.Ui;
        return work.With(Placed(work.Document, parent, wanted, unmoved.ChildrenOf(parent)));
    }

    /// <summary>Writes an order as few placements, given the order that there is without any.</summary>
    internal static Value Placed(Value document, string parent, IReadOnlyList<string> wanted, IReadOnlyList<string> unmoved)
    {
        var staying = Staying(wanted, unmoved);
        for (var i = 0; i < wanted.Count; i++)
        {
            document = Unplaced(document, wanted[i]);
            if (staying.Contains(wanted[i])) continue;
            var (kind, anchor) = i > 0 ? ("after", wanted[i - 1]) : wanted.FirstOrDefault(staying.Contains) is { } standing ? ("before", standing) : ("into", parent);
            document = document.With($"/move/{Pointers.Escape(wanted[i])}/{kind}", Value.Of(anchor));
        }

        return document;
    }

    // the longest run of elements that stand in that order before anything is moved keeps its place
    private static HashSet<string> Staying(IReadOnlyList<string> wanted, IReadOnlyList<string> unmoved)
    {
        var before = unmoved.Select((id, at) => (id, at)).ToDictionary(c => c.id, c => c.at, StringComparer.Ordinal);
        var candidates = wanted.Where(before.ContainsKey).ToList();
        var places = candidates.ConvertAll(c => before[c]);
        var (length, previous, last) = (new int[candidates.Count], new int[candidates.Count], -1);
        for (var i = 0; i < candidates.Count; i++)
        {
            previous[i] = -1;
            for (var j = 0; j < i; j++)
                if (places[j] < places[i] && (previous[i] < 0 || length[j] > length[previous[i]])) previous[i] = j;
            length[i] = previous[i] < 0 ? 1 : length[previous[i]] + 1;
            if (last < 0 || length[i] > length[last]) last = i;
        }

        HashSet<string> staying = [];
        for (var at = last; at >= 0; at = previous[at]) staying.Add(candidates[at]);
        return staying;
    }

    /// <summary>The overlay without a placement of an element.</summary>
    internal static Value Unplaced(Value document, string id) =>
        document.Without("/move/" + Pointers.Escape(id)).Without("/move/" + Pointers.Escape(OverlayEdits.PathOf(id) ?? id));

    private static (string Parent, List<string> Children) Siblings(UiDocument ui, string id)
    {
        var parent = ui.Nodes.GetValueOrDefault(id)?.Parent ?? "";
        return (parent, [.. ui.ChildrenOf(parent)]);
    }

    private static bool IsWithin(UiDocument ui, string id, string ancestor)
    {
        for (var at = id; at.Length > 0; at = ui.Nodes.GetValueOrDefault(at)?.Parent ?? "")
            if (at == ancestor) return true;
        return false;
    }
}
