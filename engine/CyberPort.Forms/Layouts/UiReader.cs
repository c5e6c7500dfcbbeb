using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Layouts;

/// <summary>Reads ui.json.</summary>
internal static class UiReader
{
    private static readonly Dictionary<string, UiKind> Kinds = new()
    {
        ["page"] = UiKind.Page,
        ["section"] = UiKind.Section,
        ["row"] = UiKind.Row,
        ["field"] = UiKind.Field,
        ["text"] = UiKind.Text,
        ["review"] = UiKind.Review,
    };

    private static readonly Dictionary<string, FieldWidth> Widths = new()
    {
        ["full"] = FieldWidth.Full,
        ["two-thirds"] = FieldWidth.TwoThirds,
        ["half"] = FieldWidth.Half,
        ["third"] = FieldWidth.Third,
        ["quarter"] = FieldWidth.Quarter,
    };

    private static readonly Dictionary<string, string> Controls =
        new[] { "radio", "select", "combobox", "single", "parts", "checkbox", "grid" }.ToDictionary(c => c);

    public static UiDocument Read(DocumentCursor cursor, FormLimits limits)
    {
        cursor.Need("nodes");
        cursor.Need("order");
        var nodes = cursor.Map("nodes").Select(n => ReadNode(n.Id, n.Member)).ToDictionary(n => n.Id, StringComparer.Ordinal);
        if (nodes.Count > limits.UiNodes) cursor.Report(DocumentProblems.TooMany(cursor.File, "/nodes", nodes.Count, limits.UiNodes));
        var order = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (cursor.Record("order") is { } orders)
            foreach (var parent in orders.Names.ToArray()) order[parent] = orders.Texts(parent);
        cursor.Done();
        return new(nodes, order);
    }

    private static UiNode ReadNode(string id, DocumentCursor cursor)
    {
        cursor.Need("kind");
        var kind = cursor.OneOf("kind", Kinds, UiKind.Text);
        var node = new UiNode
        {
            Id = id,
            Kind = kind,
            Parent = kind == UiKind.Page ? null : cursor.NeededText("parent"),
            Label = kind is UiKind.Page or UiKind.Field ? cursor.NeededLocal("label") : cursor.Local("label"),
            Help = kind is UiKind.Page or UiKind.Section or UiKind.Field ? cursor.Local("help") : null,
        };
        node = kind switch
        {
            UiKind.Field => ReadField(node, cursor),
            UiKind.Text => node with { Text = cursor.NeededLocal("text") },
            _ => node,
        };
        if (!node.Id.StartsWith(Prefix(kind), StringComparison.Ordinal))
            cursor.Report(DocumentProblems.BadKey(cursor.File, cursor.Pointer, id, Prefix(kind) + "…"));
        cursor.Done();
        return node;
    }

    private static UiNode ReadField(UiNode node, DocumentCursor cursor)
    {
        var read = node with
        {
            Field = node.Id.StartsWith("field:", StringComparison.Ordinal) ? node.Id["field:".Length..] : "",
            Example = cursor.Local("example"),
            Width = cursor.OneOf("width", Widths, FieldWidth.Full),
            Control = cursor.Has("control") ? cursor.OneOf("control", Controls, "") : null,
            Autocomplete = cursor.Text("autocomplete"),
        };
        return read;
    }

    private static string Prefix(UiKind kind) => kind switch
    {
        UiKind.Page => "page:",
        UiKind.Section => "section:",
        UiKind.Row => "row:",
        UiKind.Field => "field:/",
        UiKind.Review => "review:",
        _ => "text:",
    };
}
