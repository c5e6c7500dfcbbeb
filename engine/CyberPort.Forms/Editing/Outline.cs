using CyberPort.Expressions;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Editing;

/// <summary>One line of a form's outline: a page, a section, a field.</summary>
public sealed record OutlineItem(string Id, UiKind Kind, int Level, LocalText Label)
{
    /// <summary>The field that it shows; nothing for pages, sections and texts.</summary>
    public FormField? Field { get; init; }

    /// <summary>Whether the port added it.</summary>
    public bool Own { get; init; }

    /// <summary>Whether the port changed something of it.</summary>
    public bool Changed { get; init; }

    /// <summary>Whether something stands in it.</summary>
    public bool HasChildren { get; init; }

    /// <summary>An optional field that the port does not use.</summary>
    public bool Off => Field?.Off == true;

    public bool Optional => Field?.Class == FieldClass.Optional;
}

/// <summary>The outline of a form in reading order, as a tree with levels from 1.</summary>
public static class Outline
{
    public static IReadOnlyList<OutlineItem> Of(Workpiece work, FormPackage package)
    {
        List<OutlineItem> items = [];
        var fields = package.Fields.ToDictionary(f => f.Path, StringComparer.Ordinal);
        Add(work, package.Ui, fields, "", 1, items);
        return items;
    }

    private static void Add(Workpiece work, UiDocument ui, Dictionary<string, FormField> fields, string parent, int level, List<OutlineItem> items)
    {
        foreach (var id in ui.ChildrenOf(parent))
        {
            if (ui.Nodes.GetValueOrDefault(id) is not { } node) continue;
            // a row only sets fields beside each other: it is no level of its own
            if (node.Kind == UiKind.Row)
            {
                Add(work, ui, fields, id, level, items);
                continue;
            }

            items.Add(new(id, node.Kind, level, LabelOf(node))
            {
                Field = node.Field is { } path ? fields.GetValueOrDefault(path) : null,
                Own = OverlayEdits.KeyOf(work, id) is not null,
                Changed = IsChanged(work.Document, id),
                HasChildren = ui.ChildrenOf(id).Count > 0,
            });
            Add(work, ui, fields, id, level + 1, items);
        }
    }

    private static LocalText LabelOf(UiNode node) => node.Label ?? node.Text ?? (node.Kind == UiKind.Review ? new("入力内容の確認", "Check of the answers") : new(node.Id, node.Id));

    private static bool IsChanged(Value document, string id)
    {
        var path = OverlayEdits.PathOf(id) ?? id;
        return !document["set"][id].IsNull || !document["move"][id].IsNull || !document["move"][path].IsNull || !document["enable"][path].IsNull;
    }
}
