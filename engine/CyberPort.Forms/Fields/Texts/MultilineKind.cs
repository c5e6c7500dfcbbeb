using CyberPort.Expressions;

namespace CyberPort.Forms.Fields.Texts;

/// <summary>Text of several lines, kept as typed.</summary>
public sealed class MultilineKind : FieldKind
{
    public override string Name => "multiline";

    public override string SchemaType => "string";

    public override string Show(FieldSpec field, Value value, string language) =>
        value.IsText ? value.AsText : value.IsNull ? Empty : value.ToJson();

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (value.IsText && CleanText.IsBroken(value.AsText)) yield return new("", "", "text", FieldWords.Broken);
    }

    public override Value Sample(FieldSpec field) => Value.Of("見本の一行目\n見本の二行目");

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        var text = CleanText.Lines(parts[""]);
        return string.IsNullOrWhiteSpace(text) ? Value.Null : Value.Of(text);
    }
}
