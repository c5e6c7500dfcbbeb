using CyberPort.Expressions;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Dates;

/// <summary>A day, entered in eras or Gregorian years, in one box or in parts; stored as ISO text.</summary>
public sealed class DateKind : FieldKind
{
    public override string Name => "date";

    public override string SchemaType => "string";

    /// <summary>Whether a date is entered in one box and not as era, year, month and day.</summary>
    public static bool IsSingle(FieldSpec field) => field.Control == "single";

    public override IReadOnlyList<string> PartNames(FieldSpec field) => IsSingle(field) ? [""] : DateParts.Names;

    public override string Show(FieldSpec field, Value value, string language)
    {
        if (!value.IsText) return value.IsNull ? Empty : value.ToJson();
        return DateTexts.Iso(value.AsText) is { } day ? Eras.Show(day, language) : DateParts.Shown(value.AsText);
    }

    public override string Understood(FieldSpec field, Value value, string language) =>
        value.IsText && DateTexts.Iso(value.AsText) is { } day ? Eras.Both(day, language) : "";

    public override IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value)
    {
        var text = value.IsText ? value.AsText : "";
        var day = DateTexts.Iso(text);
        if (!IsSingle(field)) return day is { } known ? DateParts.Of(known, field.InEras) : DateParts.Split(text, field.InEras);
        return new Dictionary<string, string> { [""] = day is { } date && field.InEras ? Eras.Show(date, "ja") : text };
    }

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (!value.IsText || DateTexts.Iso(value.AsText) is not null) yield break;
        yield return new("", IsSingle(field) ? "" : "year", "date", DateTexts.Read(value.AsText).Fault ?? FieldWords.Date);
    }

    public override Value Sample(FieldSpec field) => Value.Of("2026-04-01");

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        var text = CleanText.Line(parts[""]);
        // Somebody may paste the whole date into the box for the year.
        if (text.Length == 0) text = Whole(parts) is { } whole ? DateTexts.Write(whole) : DateParts.Join(parts);
        if (text.Length == 0) return Value.Null;
        return Value.Of(DateTexts.Read(text).Day is { } day ? DateTexts.Write(day) : text);
    }

    private static DateOnly? Whole(PostedParts parts)
    {
        var year = CleanText.Line(parts["year"]);
        if (year.Length == 0 || CleanText.Line(parts["month"] + parts["day"]).Length > 0) return null;
        // 8-4-1 beside a chosen era
        return DateTexts.Read(year).Day
            ?? (Eras.Named(CleanText.Line(parts["era"])) is { } era && !DateTexts.NamesEra(year) ? DateTexts.Read(era.Name + year).Day : null);
    }
}
