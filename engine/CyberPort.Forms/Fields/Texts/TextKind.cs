using CyberPort.Expressions;

namespace CyberPort.Forms.Fields.Texts;

/// <summary>One line of text; codes, readings, phone numbers and the like by their fold.</summary>
public sealed class TextKind : FieldKind
{
    public override string Name => "text";

    public override string SchemaType => "string";

    public override string Show(FieldSpec field, Value value, string language) =>
        value.IsText ? TextFolding.Show(field.Fold, value.AsText) : value.IsNull ? Empty : value.ToJson();

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (!value.IsText) yield break;
        if (CleanText.IsBroken(value.AsText)) yield return new("", "", "text", FieldWords.Broken);
        else if (TextFolding.Fault(field.Fold, value.AsText) is { } fault) yield return new("", "", fault.Keyword, fault.Message);
    }

    public override Value Sample(FieldSpec field) => Value.Of(field.Fold switch
    {
        TextFold.Code => "AB001",
        TextFold.Kana => "ミナト　ハナコ",
        TextFold.TradeName => "株式会社みなと商会",
        TextFold.PostalCode => "7340014",
        TextFold.Phone => "082-000-0000",
        TextFold.Mail => "hanako@example.jp",
        TextFold.LegalEntityNumber => "8000012010038",
        _ => "見本",
    });

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        var text = TextFolding.Fold(field.Fold, CleanText.Line(parts[""]));
        return text.Length == 0 ? Value.Null : Value.Of(text);
    }
}
