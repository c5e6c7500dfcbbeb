using CyberPort.Forms.Documents;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Layouts;

namespace CyberPort.Forms.Publishing;

/// <summary>A field of the layout with all that checking it needs, looked up once.</summary>
internal sealed class CheckedField(LayoutField layout, FieldSpec spec)
{
    public LayoutField Layout { get; } = layout;
    public string Path { get; } = layout.Path;
    public string Name { get; } = Pointers.Name(layout.Path);

    /// <summary>The number of the field in the form's index.</summary>
    public required int Index { get; init; }

    /// <summary>Its place in reading order.</summary>
    public required int Place { get; init; }
    public required string Page { get; init; }
    public FieldSpec Spec { get; } = spec;
    public FieldKind Kind { get; } = FieldKinds.Standard[layout.Field.Kind];
    public bool HasList { get; } = layout.Field.List is not null;
    public CheckedField[] Columns { get; init; } = [];
}
