using CyberPort.Expressions;
using CyberPort.Forms.Fields.Dates;
using CyberPort.Forms.Fields.Numbers;

namespace CyberPort.Forms.Fields.Texts;

/// <summary>A value that a rule computes; it is shown by its type and never entered.</summary>
public sealed class ComputedKind : FieldKind
{
    public override string Name => "computed";

    public override string SchemaType => "";

    public override bool IsPosted => false;

    public override IReadOnlyList<string> PartNames(FieldSpec field) => [];

    public override string Show(FieldSpec field, Value value, string language) => value.Kind switch
    {
        ValueKind.Null => Empty,
        ValueKind.Number => NumberTexts.Show(value.AsNumber, field.Unit),
        ValueKind.Text when DateTexts.Iso(value.AsText) is { } day => Eras.Show(day, language),
        ValueKind.Text => value.AsText,
        ValueKind.Boolean => Choices.YesNoKind.Word(value.AsBoolean, language),
        _ => value.ToJson(),
    };

    protected override Value Take(FieldSpec field, PostedParts parts) => Value.Null;
}
