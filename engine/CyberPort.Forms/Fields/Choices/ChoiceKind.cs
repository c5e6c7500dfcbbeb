using CyberPort.Expressions;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Choices;

/// <summary>One of several options; the value is its code.</summary>
public sealed class ChoiceKind : FieldKind
{
    public override string Name => "choice";

    public override string SchemaType => "string";

    public override bool IsFromList => true;

    public override string Show(FieldSpec field, Value value, string language) =>
        value.IsText ? field.LabelOf(value.AsText, language) : value.IsNull ? Empty : value.ToJson();

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (value.IsText && field.Options.Count > 0 && field.Options.All(option => option.Code != value.AsText))
            yield return new("", "", "list", FieldWords.Option);
    }

    public override Value Sample(FieldSpec field) => field.Options.Count > 0 ? Value.Of(field.Options[0].Code) : Value.Null;

    /// <summary>A code stays a code; a name that was typed (in a file, say) becomes the code of that option.</summary>
    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        var text = CleanText.Line(parts[""]);
        return text.Length == 0 ? Value.Null : Value.Of(Code(field, text));
    }

    internal static string Code(FieldSpec field, string text)
    {
        if (field.Options.Any(option => option.Code == text)) return text;
        var named = field.Options.Where(option => option.Label.Ja == text || option.Label.En == text).Take(2).ToArray();
        return named.Length == 1 ? named[0].Code : text;
    }
}
