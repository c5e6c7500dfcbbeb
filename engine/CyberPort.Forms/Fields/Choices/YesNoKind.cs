using CyberPort.Expressions;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Choices;

/// <summary>Yes or no (はい・いいえ), stored as true or false.</summary>
public sealed class YesNoKind : FieldKind
{
    private static readonly string[] Yes = ["true", "はい", "yes", "1", "有", "あり", "○", "〇", "可"];
    private static readonly string[] No = ["false", "いいえ", "no", "0", "無", "なし", "×", "否"];

    public override string Name => "yesNo";

    public override string SchemaType => "boolean";

    public static string Word(bool answer, string language) => (answer, language) switch
    {
        (true, "en") => "Yes",
        (false, "en") => "No",
        (true, _) => "はい",
        _ => "いいえ",
    };

    public override string Show(FieldSpec field, Value value, string language) => value.Kind switch
    {
        ValueKind.Boolean => Word(value.AsBoolean, language),
        ValueKind.Text => value.AsText,
        _ => Empty,
    };

    public override IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value) =>
        new Dictionary<string, string> { [""] = value.IsTrue ? "true" : value.IsFalse ? "false" : value.IsText ? value.AsText : "" };

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (value.IsText) yield return new("", "", "yesNo", FieldWords.YesNo);
    }

    public override Value Sample(FieldSpec field) => Value.True;

    public override string Csv(FieldSpec field, Value value) => value.IsTrue ? "true" : value.IsFalse ? "false" : base.Csv(field, value);

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        // A check box posts an empty text beside its own, so that not ticking it is an answer too.
        var text = parts.All("").Select(CleanText.Line).LastOrDefault(text => text.Length > 0) ?? "";
        if (text.Length == 0) return Value.Null;
        var folded = Widths.Half(text);
        if (Yes.Contains(folded, StringComparer.OrdinalIgnoreCase)) return Value.True;
        return No.Contains(folded, StringComparer.OrdinalIgnoreCase) ? Value.False : Value.Of(text);
    }
}
