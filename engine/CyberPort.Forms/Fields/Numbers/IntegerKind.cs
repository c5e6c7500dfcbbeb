using CyberPort.Expressions;

namespace CyberPort.Forms.Fields.Numbers;

/// <summary>A whole number with its unit.</summary>
public sealed class IntegerKind : FieldKind
{
    public override string Name => "integer";

    public override string SchemaType => "integer";

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
        if (value.IsText && NumberTexts.IsTooLong(value.AsText, field.Unit)) yield return new("", "", "number", FieldWords.TooManyDigits);
        else if (value.IsText || (value.IsNumber && value.AsNumber != decimal.Truncate(value.AsNumber))) yield return new("", "", "integer", FieldWords.Whole);
    }

    public override Value Sample(FieldSpec field) => Value.Of(Math.Clamp(12m, field.Minimum ?? 0, field.Maximum ?? 100));

    public override string Csv(FieldSpec field, Value value) => value.IsNumber ? NumberTexts.Write(value.AsNumber) : base.Csv(field, value);

    protected override Value Take(FieldSpec field, PostedParts parts) => NumberTexts.Take(parts[""], field.Unit);
}
