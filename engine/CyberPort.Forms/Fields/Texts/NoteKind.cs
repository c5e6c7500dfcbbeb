using CyberPort.Expressions;

namespace CyberPort.Forms.Fields.Texts;

/// <summary>A text to be read; there is nothing to enter.</summary>
public sealed class NoteKind : FieldKind
{
    public override string Name => "note";

    public override string SchemaType => "";

    public override bool IsPosted => false;

    public override IReadOnlyList<string> PartNames(FieldSpec field) => [];

    public override string Show(FieldSpec field, Value value, string language) => value.IsText ? value.AsText : "";

    protected override Value Take(FieldSpec field, PostedParts parts) => Value.Null;
}
