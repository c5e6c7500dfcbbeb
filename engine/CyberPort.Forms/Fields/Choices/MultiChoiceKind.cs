using CyberPort.Expressions;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Choices;

/// <summary>Any number of options; the value lists their codes in the order of the options.</summary>
public sealed class MultiChoiceKind : FieldKind
{
    public override string Name => "multiChoice";

    public override string SchemaType => "array";

    public override bool IsFromList => true;

    public override string Show(FieldSpec field, Value value, string language)
    {
        if (value.Kind != ValueKind.List) return value.IsText ? value.AsText : Empty;
        if (value.AsList.Count == 0) return Empty;
        return string.Join(language == "en" ? ", " : "、", Codes(value).Select(code => field.LabelOf(code, language)));
    }

    /// <summary>One part for each chosen code, so that a check box knows itself.</summary>
    public override IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value) =>
        Codes(value).Distinct().ToDictionary(code => "=" + code, code => code, StringComparer.Ordinal);

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (value.Kind != ValueKind.List) yield break;
        if (field.Options.Count > 0 && Codes(value).Any(code => field.Options.All(option => option.Code != code)))
            yield return new("", "", "list", FieldWords.Option);
    }

    public override Value Sample(FieldSpec field) => field.Options.Count == 0
        ? Value.Null
        : Value.Of([.. field.Options.Take(2).Select(option => Value.Of(option.Code))]);

    public override string Csv(FieldSpec field, Value value) =>
        value.Kind == ValueKind.List ? string.Join(' ', Codes(value)) : base.Csv(field, value);

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        var typed = parts.All("").Select(CleanText.Line).Where(text => text.Length > 0);
        var chosen = typed.Select(text => ChoiceKind.Code(field, text)).Distinct().ToList();
        if (chosen.Count == 0) return Value.Null;
        var order = field.Options.Select(option => option.Code).ToList();
        var sorted = chosen.OrderBy(code => order.IndexOf(code) is >= 0 and var at ? at : int.MaxValue);
        return Value.Of([.. sorted.Select(code => Value.Of(code))]);
    }

    private static IEnumerable<string> Codes(Value value) =>
        value.Kind == ValueKind.List ? value.AsList.Select(code => code.IsText ? code.AsText : code.ToJson()) : [];
}
