using System.Text.RegularExpressions;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Overlays;

/// <summary>Adds a port's own fields, nodes, outputs, messages and code lists.</summary>
internal static partial class AddStep
{
    public static void Apply(OverlayDraft draft)
    {
        var places = new SortedDictionary<string, Placement>(StringComparer.Ordinal);
        foreach (var (id, addition) in draft.Overlay.Add)
            if (Add(draft, id, addition) && addition.Place is { } place) places[id] = place;
        PlaceStep.PlaceAll(draft, places, (id, anchor) => OverlayProblems.LostAnchor("/add/" + Pointers.Escape(id), anchor));
        AddMessages(draft);
        AddLists(draft);
    }

    private static bool Add(OverlayDraft draft, string id, Addition addition)
    {
        var at = "/add/" + Pointers.Escape(id);
        if (BlockPlaces.DocumentOf(id) is { } document) return AddBlock(draft, at, id, document, addition);
        if (id.StartsWith("output:/", StringComparison.Ordinal)) return AddOutput(draft, at, id["output:".Length..], addition);

        var isField = OwnField().IsMatch(id);
        if (!isField && !OwnNode().IsMatch(id))
        {
            draft.Conflict(OverlayProblems.NotOwn(at, id));
            return false;
        }

        var node = Node(id, isField, addition);
        if (draft.HasNode(draft.NodeId(id)))
        {
            Compare(draft, at, id, draft.At(PackagePaths.Ui, OverlayDraft.NodePointer(draft.NodeId(id))).Without("/parent"), node);
            return false;
        }

        if (addition.Place is null)
        {
            draft.Conflict(OverlayProblems.LostAnchor(at, ""));
            return false;
        }

        draft.Put(PackagePaths.Ui, OverlayDraft.NodePointer(draft.NodeId(id)), node);
        // A column's schema stands in the items of its repeated group.
        if (isField && !id.Contains("/*/", StringComparison.Ordinal)) AddSchema(draft, id["/ext/".Length..], addition);
        return true;
    }

    private static Value Node(string id, bool isField, Addition addition)
    {
        var kind = isField ? "field" : id[..id.IndexOf(':', StringComparison.Ordinal)];
        return Value.Of(ValueRecord.Of([KeyValuePair.Create("kind", Value.Of(kind)), .. addition.Node]));
    }

    private static void AddSchema(OverlayDraft draft, string name, Addition addition)
    {
        if (draft.At(PackagePaths.Schema, "/properties/ext").IsNull)
            draft.Put(PackagePaths.Schema, "/properties/ext", Value.Record(
                ("type", Value.Of("object")), ("additionalProperties", Value.False), ("properties", Value.Of(ValueRecord.Empty))));
        draft.Put(PackagePaths.Schema, "/properties/ext/properties/" + name, addition.Schema);
        if (!addition.Required) return;

        var required = draft.At(PackagePaths.Schema, "/properties/ext/required") is { Kind: ValueKind.List } list ? list.AsList : [];
        draft.Put(PackagePaths.Schema, "/properties/ext/required", Value.Of([.. required.Append(Value.Of(name)).OrderBy(v => v.AsText, StringComparer.Ordinal)]));
    }

    private static bool AddOutput(OverlayDraft draft, string at, string pointer, Addition addition)
    {
        if (!OwnOutput().IsMatch(pointer)) draft.Conflict(OverlayProblems.NotOwn(at, pointer));
        else if (draft.At(PackagePaths.Outputs, pointer) is { IsNull: false } found) Compare(draft, at, pointer, found, addition.Content);
        else draft.Put(PackagePaths.Outputs, pointer, addition.Content);
        return false;
    }

    private static bool AddBlock(OverlayDraft draft, string at, string id, string document, Addition addition)
    {
        var pointer = id["output:".Length..];
        if (!draft.HasNode(document)) draft.Conflict(OverlayProblems.MissingTarget(at, document));
        else if (draft.At(PackagePaths.Outputs, pointer) is { IsNull: false } found) Compare(draft, at, id, found, addition.Content);
        else if (addition.Place is null) draft.Conflict(OverlayProblems.LostAnchor(at, ""));
        else
        {
            draft.Put(PackagePaths.Outputs, pointer, addition.Content);
            return true;
        }

        return false;
    }

    private static void AddMessages(OverlayDraft draft)
    {
        foreach (var (key, text) in draft.Overlay.Messages)
        {
            var pointer = "/" + Pointers.Escape(key);
            if (draft.Base.Messages.Find(key) is { } found && found != text) draft.Conflict(OverlayProblems.Exists("/messages" + pointer, key));
            draft.Put(PackagePaths.Japanese, pointer, Value.Of(text.Ja));
            draft.Put(PackagePaths.English, pointer, Value.Of(text.En));
        }
    }

    // A list file of the overlay is a list of its own, fills a list that the base leaves to the ports, or has own codes for a national list that is open for them.
    private static void AddLists(OverlayDraft draft)
    {
        foreach (var (path, bytes) in draft.Overlay.Files)
        {
            if (PackagePaths.ListOf(path) is not { } id) continue;
            var isNational = draft.Base.CodeLists.TryGetValue(id, out var list) && list.Extent == Codes.CodeListExtent.National;
            if (isNational && !list!.OpenRows)
            {
                draft.Conflict(OverlayProblems.NationalList(id));
                continue;
            }

            if (StrictJson.Read(path, bytes.Span, FormLimits.Default, draft.Conflicts) is not { } own) continue;
            if (isNational) OwnCodes.Add(draft, list!, own);
            else draft.Documents[path] = draft.Documents.TryGetValue(path, out var below) ? Filled(below, own) : own;
        }
    }

    private static Value Filled(Value below, Value own)
    {
        var filled = below.With("/rows", own["rows"]).With("/closed", Value.True).Without("/order");
        if (!own["order"].IsNull) filled = filled.With("/order", own["order"]);
        return own["version"].IsNull ? filled : filled.With("/version", own["version"]);
    }

    private static void Compare(OverlayDraft draft, string at, string id, Value found, Value wanted)
    {
        if (found == wanted) draft.Notes.Add(OverlayProblems.Redundant(at));
        else draft.Conflict(OverlayProblems.Exists(at, id));
    }

    [GeneratedRegex(@"\A/ext/[a-z][A-Za-z0-9]*(?:/\*/[a-z][A-Za-z0-9]*)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex OwnField();

    [GeneratedRegex(@"\A(?:page|section|row|text):[A-Za-z0-9._-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex OwnNode();

    [GeneratedRegex(@"\A/(?:(?:notices|documents)/[A-Za-z0-9-]+|print)\z", RegexOptions.NonBacktracking)]
    private static partial Regex OwnOutput();
}
