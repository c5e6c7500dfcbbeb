using CyberPort.Expressions;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Numbers;

/// <summary>An amount of whole yen (円).</summary>
public sealed class MoneyKind : FieldKind
{
    public override string Name => "money";

    public override string SchemaType => "integer";

    public override string Show(FieldSpec field, Value value, string language) => value.Kind switch
    {
        ValueKind.Number => NumberTexts.Show(value.AsNumber, language == "en" ? "yen" : "円"),
        ValueKind.Text => value.AsText,
        _ => Empty,
    };

    public override IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value) =>
        new Dictionary<string, string> { [""] = value.IsNumber ? NumberTexts.Show(value.AsNumber, null) : value.IsText ? value.AsText : "" };

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (value.IsText && NumberTexts.IsTooLong(Amount(value.AsText))) yield return new("", "", "number", FieldWords.TooManyDigits);
        else if (value.IsText || (value.IsNumber && value.AsNumber != decimal.Truncate(value.AsNumber))) yield return new("", "", "money", FieldWords.Yen);
    }

    public override Value Sample(FieldSpec field) => Value.Of(Math.Clamp(12_000m, field.Minimum ?? 0, field.Maximum ?? 1_000_000));

    public override string Csv(FieldSpec field, Value value) => value.IsNumber ? NumberTexts.Write(value.AsNumber) : base.Csv(field, value);

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        var text = CleanText.Line(parts[""]);
        if (text.Length == 0) return Value.Null;
        return NumberTexts.Read(Amount(text)) is { } number ? Value.Of(number) : Value.Of(text);
    }

    /// <summary>Without what people write around an amount: ¥, 金, 円, 円也, yen.</summary>
    private static string Amount(string typed)
    {
        var text = Widths.Code(typed).TrimStart('¥', '\\', '金');
        foreach (var end in new[] { "円也", "円", "yen", "JPY" })
        {
            if (text.EndsWith(end, StringComparison.OrdinalIgnoreCase)) return text[..^end.Length];
        }
        return text;
    }
}
