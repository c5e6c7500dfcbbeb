using CyberPort.Expressions;
using CyberPort.Forms.Documents;

namespace CyberPort.Forms.Editing.Papers;

/// <summary>The single changes that people make to a document: of the base's blocks a port changes words, place and how they are drawn; its own it changes wholly.</summary>
public static class PaperEdits
{
    private static readonly string[] Drawn = ["align", "columns", "break"];

    /// <summary>Begins the form on paper with a title and all answers.</summary>
    public static Workpiece Begin(Workpiece work, LocalText title) => PaperPlaces.WriteOwn(work, PaperDocument.Print, Value.Record(
        ("title", Text(title)),
        ("blocks", Value.Record(("answers", Value.Record(("kind", Value.Of("answers")))))),
        ("order", Value.Of([Value.Of("answers")]))));

    /// <summary>Adds a block after another one, or as the last one; tells its id.</summary>
    public static (Workpiece Work, string Id) Add(Workpiece work, PaperDocument paper, Value content, string? after)
    {
        var id = FreeId(work, paper, content["kind"].AsText);
        if (paper.IsOwn)
        {
            var order = paper.Blocks.Select(b => b.Id).ToList();
            order.Insert(after is null ? order.Count : order.IndexOf(after) + 1, id);
            return (WithOrder(PaperPlaces.WriteOwn(work, paper.At, PaperPlaces.Own(work, paper.At).With("/blocks/" + id, content)), paper.At, order), id);
        }

        var anchor = after ?? (paper.Blocks.Count > 0 ? paper.Blocks[^1].Id : null);
        var (kind, place) = anchor is null ? ("into", PaperPlaces.Element(paper.At)) : ("after", PaperPlaces.Element(paper.At, anchor));
        var name = PaperPlaces.Element(paper.At, id);
        var added = work.With(work.Document.With("/add/" + Pointers.Escape(name), Value.Record(("content", content), (kind, Value.Of(place)))));
        // another own block may stand at the same anchor: the new one comes right after it all the same
        var wanted = PaperPlaces.Order(added.Snapshot, paper.At).Where(b => b != name).ToList();
        if (anchor is null || wanted.Count == 0) return (added, id);
        wanted.Insert(wanted.IndexOf(place) + 1, name);
        return (Arrange(added, paper.At, wanted), id);
    }

    /// <summary>Removes an own block; what was placed beside it stays where it is.</summary>
    public static Workpiece Remove(Workpiece work, PaperDocument paper, string id)
    {
        if (paper.IsOwn)
        {
            var left = PaperPlaces.Own(work, paper.At).Without("/blocks/" + Pointers.Escape(id));
            return WithOrder(PaperPlaces.WriteOwn(work, paper.At, left), paper.At, [.. paper.Blocks.Select(b => b.Id).Where(b => b != id)]);
        }

        var name = PaperPlaces.Element(paper.At, id);
        var place = work.Document["add"][name];
        if (place.IsNull) return work;
        var wanted = paper.Blocks.Select(b => PaperPlaces.Element(paper.At, b.Id)).Where(b => b != name).ToList();
        var document = Arrangement.Unplaced(work.Document.Without("/add/" + Pointers.Escape(name)), name);
        return Arrange(work.With(Arrangement.Reanchored(document, name, place)), paper.At, wanted);
    }

    /// <summary>Moves a block up or down; the same where it cannot go further.</summary>
    public static Workpiece Move(Workpiece work, PaperDocument paper, string id, int by)
    {
        var order = paper.Blocks.Select(b => b.Id).ToList();
        var (from, to) = (order.IndexOf(id), order.IndexOf(id) + by);
        if (from < 0 || to < 0 || to >= order.Count) return work;
        order.RemoveAt(from);
        order.Insert(to, id);
        return paper.IsOwn ? WithOrder(work, paper.At, order) : Arrange(work, paper.At, [.. order.Select(b => PaperPlaces.Element(paper.At, b))]);
    }

    /// <summary>Whether a member of a block may be changed: of a national one its words and how it is drawn.</summary>
    public static bool May(PaperBlock block, string member) =>
        block.IsOwn || Drawn.Contains(member) || (member is "text" or "heading" && !block.Content[member].IsNull);

    /// <summary>Changes a member that is no text: "fields", "when", "columns", "align", "break"; Null leaves it out.</summary>
    public static Workpiece Set(Workpiece work, PaperDocument paper, string id, string member, Value to) =>
        OwnAt(work, paper, id) is { } at ? WriteOwn(work, at, member, to)
        : Drawn.Contains(member) ? OverlayEdits.Set(work, PaperPlaces.Element(paper.At), $"blocks.{id}.{member}", to)
        : work;

    /// <summary>Changes the words of a block in one language; an own text has both languages or none, the other one follows until it is written.</summary>
    public static Workpiece SetText(Workpiece work, PaperDocument paper, string id, string member, string language, string text)
    {
        if (OwnAt(work, paper, id) is not { } at)
            return OverlayEdits.Set(work, PaperPlaces.Element(paper.At), $"blocks.{id}.{member}.{language}", Value.Of(text));
        if (text.Length == 0) return WriteOwn(work, at, member, Value.Null);
        var (now, other) = (paper.Blocks.First(b => b.Id == id), language == "ja" ? "en" : "ja");
        var same = now.Word(member, other) is { Length: > 0 } written && written != now.Word(member, language) ? written : text;
        return WriteOwn(work, at, member, language == "ja" ? Text(new(text, same)) : Text(new(same, text)));
    }

    /// <summary>Changes the title in one language.</summary>
    public static Workpiece SetTitle(Workpiece work, PaperDocument paper, string language, string text) => paper.IsOwn
        ? PaperPlaces.WriteOwn(work, paper.At, PaperPlaces.Own(work, paper.At).With("/title/" + language, Value.Of(text)))
        : OverlayEdits.Set(work, PaperPlaces.Element(paper.At), "title." + language, Value.Of(text));

    /// <summary>Takes every change of a national block back, also its place.</summary>
    public static Workpiece Reset(Workpiece work, PaperDocument paper, string id)
    {
        var at = "/set/" + Pointers.Escape(PaperPlaces.Element(paper.At));
        var document = Arrangement.Unplaced(work.Document, PaperPlaces.Element(paper.At, id));
        foreach (var (facet, _) in OverlayEdits.Members(work.Document["set"], PaperPlaces.Element(paper.At)))
            if (facet.StartsWith($"blocks.{id}.", StringComparison.Ordinal)) document = document.Without($"{at}/{Pointers.Escape(facet)}");
        return work.With(document.At(at) is { Kind: ValueKind.Record, AsRecord.Count: 0 } ? document.Without(at) : document);
    }

    // the place of an own block's content in the file that it stands in; null for a national one
    private static (string File, string Pointer)? OwnAt(Workpiece work, PaperDocument paper, string id)
    {
        var own = Pointers.Escape(PaperPlaces.Element(paper.At, id));
        if (work.IsOwnForm) return (Packages.PackagePaths.Outputs, $"{paper.At}/blocks/{Pointers.Escape(id)}");
        if (paper.IsOwn) return (Packages.PackagePaths.Overlay, $"/add/{Pointers.Escape(PaperPlaces.Element(paper.At))}/content/blocks/{Pointers.Escape(id)}");
        return work.Document.At("/add/" + own).IsNull ? null : (Packages.PackagePaths.Overlay, $"/add/{own}/content");
    }

    private static Workpiece WriteOwn(Workpiece work, (string File, string Pointer) at, string member, Value to)
    {
        var document = work.Read(at.File);
        var pointer = $"{at.Pointer}/{member}";
        var changed = to.IsNull ? document.Without(pointer) : document.With(pointer, to);
        return work.IsOwnForm ? work.With(at.File, changed) : work.With(changed);
    }

    private static Workpiece WithOrder(Workpiece work, string at, IReadOnlyList<string> order) =>
        PaperPlaces.WriteOwn(work, at, PaperPlaces.Own(work, at).With("/order", Value.Of([.. order.Select(Value.Of)])));

    private static Workpiece Arrange(Workpiece work, string at, IReadOnlyList<string> wanted)
    {
        var unmoved = work.With(work.Document.Without("/move")).Snapshot ?? work.Base;
        return work.With(Arrangement.Placed(work.Document, PaperPlaces.Element(at), wanted, PaperPlaces.Order(unmoved, at)));
    }

    // with its owner in front, it meets no block of a later national version
    private static string FreeId(Workpiece work, PaperDocument paper, string kind)
    {
        var name = work.IsOwnForm || paper.IsOwn ? kind : $"{work.Document["owner"].AsText}-{kind}";
        var taken = paper.Blocks.Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (taken.Contains($"{name}-{number}")) number++;
        return $"{name}-{number}";
    }

    private static Value Text(LocalText text) => Value.Record(("ja", Value.Of(text.Ja)), ("en", Value.Of(text.En)));
}
