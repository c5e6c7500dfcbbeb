using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Dates;

/// <summary>A time of day, stored as HH:mm.</summary>
public sealed class TimeKind : FieldKind
{
    public override string Name => "time";

    public override string SchemaType => "string";

    public override string Show(FieldSpec field, Value value, string language) =>
        value.IsText ? (Stored(value.AsText) is { } time ? time.ToString("H:mm", CultureInfo.InvariantCulture) : value.AsText) : Empty;

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (value.IsText && Stored(value.AsText) is null) yield return new("", "", "time", FieldWords.Time);
    }

    public override Value Sample(FieldSpec field) => Value.Of("09:30");

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        var text = CleanText.Line(parts[""]);
        if (text.Length == 0) return Value.Null;
        return Value.Of(ReadTime(text) is { } time ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : text);
    }

    private static TimeOnly? Stored(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>9:30, 9時30分, 9時, 午後3時, 0930, 9.30.</summary>
    private static TimeOnly? ReadTime(string typed)
    {
        var text = Widths.Code(typed);
        var (isMorning, isAfternoon) = (text.StartsWith("午前", StringComparison.Ordinal), text.StartsWith("午後", StringComparison.Ordinal));
        if (isMorning || isAfternoon) text = text[2..];
        text = text.Replace("半", "30分", StringComparison.Ordinal).TrimEnd('分').Replace('時', ':').Replace('.', ':').Replace('：', ':');
        if (text.EndsWith(':')) text += "00";
        if (text.Length == 4 && text.All(char.IsAsciiDigit)) text = text[..2] + ":" + text[2..];
        if (!TimeOnly.TryParseExact(text, ["H:m", "H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return null;
        if (!isMorning && !isAfternoon) return time;
        if (time.Hour > 12) return null;
        return new(time.Hour % 12 + (isAfternoon ? 12 : 0), time.Minute);
    }
}
