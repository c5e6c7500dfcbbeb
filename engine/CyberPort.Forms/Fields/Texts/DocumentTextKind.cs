using CyberPort.Expressions;

namespace CyberPort.Forms.Fields.Texts;

/// <summary>A text of the form filled with answers by a rule (a clause, a declaration): read, never entered, and part of the submission.</summary>
public sealed class DocumentTextKind : FieldKind
{
    public override string Name => "documentText";

    public override string SchemaType => "string";

    public override bool IsPosted => false;

    public override string? LanguageOf(FieldSpec field) => field.Language ?? "ja";

    public override IReadOnlyList<string> PartNames(FieldSpec field) => [];

    public override string Show(FieldSpec field, Value value, string language) => value.IsText ? value.AsText : value.IsNull ? Empty : value.ToJson();

    public override Value Sample(FieldSpec field) => Value.Of("浮桟橋を設置するため、宇品地区の水域 1,240 ㎡ を占用します。");

    protected override Value Take(FieldSpec field, PostedParts parts) => Value.Null;
}
