using CyberPort.Expressions;

namespace CyberPort.Forms.Fields.Numbers;

/// <summary>A decimal number with its unit.</summary>
public sealed class NumberKind : FieldKind
{
    public override string Name => "number";

    public override string SchemaType => "number";

    public override string Show(FieldSpec field, Value value, string language) => value.Kind switch
    {
        ValueKind.Number => NumberTexts.Show(value.AsNumber, field.Unit),
        ValueKind.Text => value.AsText,
        _ => Empty,
    };

    public override IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value) =>
        new Dictionary<string, string> { [""] = value.IsNumber ? NumberTexts.Write(value.AsNumber) : value.IsText ? value.AsText : "" };

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (value.IsText) yield return new("", "", "number", NumberTexts.IsTooLong(value.AsText, field.Unit) ? FieldWords.TooManyDigits : FieldWords.Number);
    }

    public override Value Sample(FieldSpec field) => Value.Of(Math.Clamp(12.5m, field.Minimum ?? 0, field.Maximum ?? 100));

    public override string Csv(FieldSpec field, Value value) => value.IsNumber ? NumberTexts.Write(value.AsNumber) : base.Csv(field, value);

    protected override Value Take(FieldSpec field, PostedParts parts) => NumberTexts.Take(parts[""], field.Unit);
}
