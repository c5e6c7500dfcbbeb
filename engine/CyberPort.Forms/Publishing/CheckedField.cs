using CyberPort.Forms.Documents;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Layouts;

namespace CyberPort.Forms.Publishing;

/// <summary>A field of the layout with all that checking it needs, looked up once.</summary>
internal sealed class CheckedField(LayoutField layout, int index, int place, string page, FieldSpec spec)
{
    public LayoutField Layout { get; } = layout;
    public string Path { get; } = layout.Path;
    public string Name { get; } = Pointers.Name(layout.Path);

    /// <summary>The number of the field in the form's index.</summary>
    public int Index { get; } = index;

    /// <summary>Its place in reading order.</summary>
    public int Place { get; } = place;
    public string Page { get; } = page;
    public FieldSpec Spec { get; } = spec;
    public FieldKind Kind { get; } = FieldKinds.Standard[layout.Field.Kind];
    public bool HasList { get; } = layout.Field.List is not null;
    public CheckedField[] Columns { get; init; } = [];
}
