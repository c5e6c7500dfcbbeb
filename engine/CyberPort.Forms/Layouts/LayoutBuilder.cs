using CyberPort.Expressions;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Layouts;

/// <summary>Builds the layout of a form that was checked; fields that are switched off are left out.</summary>
internal sealed class LayoutBuilder(UiDocument ui, FieldIndex fields)
{
    private static readonly LocalText None = new("", "");

    public static FormLayout Build(UiDocument ui, FieldIndex fields)
    {
        var builder = new LayoutBuilder(ui, fields);
        return new([.. ui.ChildrenOf("").Select(id => ui.Nodes[id]).Select(n => new LayoutPage(n.Id, n.Label ?? None, n.Help, builder.Children(n.Id)))]);
    }

    private IReadOnlyList<LayoutItem> Children(string parent) =>
        [.. ui.ChildrenOf(parent).Select(id => Item(ui.Nodes[id])).OfType<LayoutItem>().Where(i => i is not LayoutRow { Items.Count: 0 })];

    private LayoutItem? Item(UiNode node) => node.Kind switch
    {
        UiKind.Section => new LayoutSection(node.Id, node.Label, node.Help, Children(node.Id)),
        UiKind.Row => new LayoutRow(node.Id, Children(node.Id)),
        UiKind.Text => new LayoutText(node.Id, node.Text ?? None),
        UiKind.Review => new LayoutReview(node.Id, node.Label),
        _ => Field(node),
    };

    private LayoutField? Field(UiNode node) => fields.Find(node.Field ?? "") is not { Off: false } field ? null : new(node.Id, field, node.Label ?? None)
    {
        Help = node.Help,
        Example = node.Example,
        Width = node.Width,
        Control = node.Control,
        Autocomplete = node.Autocomplete,
        Columns = [.. ui.ChildrenOf(node.Id).Select(id => Field(ui.Nodes[id])).OfType<LayoutField>()],
    };
}
