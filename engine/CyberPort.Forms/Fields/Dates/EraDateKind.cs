using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Dates;

/// <summary>A day written in an era (和暦): the era is chosen, the rest is one short text (8-4-1, 8.4.1, 8年4月1日); stored as ISO text.</summary>
public sealed class EraDateKind : FieldKind
{
    private const string EraPart = "era";
    private const string TextPart = "text";

    /// <summary>Stands between the era and a text that could not be read; it cannot be typed.</summary>
    private const char Between = '\u001F';

    private static readonly string[] Names = [EraPart, TextPart];

    public override string Name => "eraDate";

    public override string SchemaType => "string";

    public override IReadOnlyList<string> PartNames(FieldSpec field) => Names;

    public override string Show(FieldSpec field, Value value, string language)
    {
        if (!value.IsText) return value.IsNull ? Empty : value.ToJson();
        return DateTexts.Iso(value.AsText) is { } day ? Eras.Show(day, language) : value.AsText.Replace(Between, ' ').Trim();
    }

    public override string Understood(FieldSpec field, Value value, string language) =>
        value.IsText && DateTexts.Iso(value.AsText) is { } day ? Eras.Both(day, language) : "";

    public override IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value)
    {
        var text = value.IsText ? value.AsText : "";
        if (DateTexts.Iso(text) is { } day) return Make(field.InEras ? Eras.Of(day) : null, day);
        var typed = text.Split(Between, 2);
        if (typed is [var era, var rest]) return Make(era, rest);
        return Make(text.Length == 0 && field.InEras ? Eras.All[0].Name : Eras.Gregorian, text);
    }

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (!value.IsText || DateTexts.Iso(value.AsText) is not null) yield break;
        var typed = value.AsText.Split(Between, 2);
        var reading = typed is [var era, var rest] ? Read(era, rest) : Read("", value.AsText);
        yield return new("", TextPart, "date", reading.Fault ?? FieldWords.EraDate);
    }

    public override Value Sample(FieldSpec field) => Value.Of("2026-04-01");

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        // a file or a grid has one cell for the whole date
        var text = CleanText.Line(parts.Has(TextPart) ? parts[TextPart] : parts[""]);
        if (text.Length == 0) return Value.Null;
        var era = Eras.Named(CleanText.Line(parts[EraPart]))?.Name ?? "";
        if (Read(era, text).Day is { } day) return Value.Of(DateTexts.Write(day));
        return Value.Of(era.Length == 0 ? text : $"{era}{Between}{text}");
    }

    /// <summary>A text that names its own era, or a year of four digits, counts by itself; all others in the era that was chosen.</summary>
    private static DateReading Read(string era, string text)
    {
        var own = DateTexts.Read(text);
        if (own.Day is not null || era.Length == 0 || DateTexts.NamesEra(text)) return own;
        var digits = Widths.Code(text);
        // 080401 is what somebody types into one box
        if (digits.Length == 6 && digits.All(char.IsAsciiDigit)) text = $"{digits[..2]}-{digits[2..4]}-{digits[4..]}";
        var reading = DateTexts.Read(era + text);
        return reading.Fault == FieldWords.Date ? new(null, FieldWords.EraDate) : reading;
    }

    private static Dictionary<string, string> Make(Era? era, DateOnly day) => era is null
        ? Make(Eras.Gregorian, DateTexts.Write(day))
        : Make(era.Name, string.Create(CultureInfo.InvariantCulture, $"{era.YearOf(day)}年{day.Month}月{day.Day}日"));

    private static Dictionary<string, string> Make(string era, string text) => new() { [EraPart] = era, [TextPart] = text };
}
