using CyberPort.Expressions;

namespace CyberPort.Forms.Fields.Dates;

/// <summary>A first and a last day (期間), stored as {"from", "to"}; the last day is not before the first.</summary>
public sealed class PeriodKind : FieldKind
{
    private static readonly DateKind Date = new();

    public override string Name => "period";

    public override string SchemaType => "object";

    public override IReadOnlyList<string> PartNames(FieldSpec field) =>
        [.. Date.PartNames(field).Select(part => Join("from", part)), .. Date.PartNames(field).Select(part => Join("to", part))];

    public override string Show(FieldSpec field, Value value, string language)
    {
        if (value.Kind != ValueKind.Record) return value.IsText ? value.AsText : Empty;
        var (from, to) = (Date.Show(field, value["from"], language), Date.Show(field, value["to"], language));
        return Between(from, to, language);
    }

    public override string Understood(FieldSpec field, Value value, string language)
    {
        if (value.Kind != ValueKind.Record) return "";
        var (from, to) = (Date.Understood(field, value["from"], language), Date.Understood(field, value["to"], language));
        if (from.Length > 0 && to.Length > 0) return Between(from, to, language);
        return from.Length > 0 ? from : to;
    }

    public override IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value)
    {
        var parts = new Dictionary<string, string>();
        foreach (var side in new[] { "from", "to" })
        {
            foreach (var (part, text) in Date.Parts(field, value[side])) parts[Join(side, part)] = text;
        }
        return parts;
    }

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (value.Kind != ValueKind.Record) yield break;
        foreach (var side in new[] { "from", "to" })
        {
            if (value[side].IsNull) yield return new("/" + side, First(field, side), "required", side == "from" ? NoFrom : NoTo);
            foreach (var finding in Date.Check(field, value[side]))
                yield return finding with { Pointer = "/" + side, Part = First(field, side) };
        }
        if (Day(value["from"]) is { } from && Day(value["to"]) is { } to && to < from)
            yield return new("/to", First(field, "to"), "order", FieldWords.Order);
    }

    public override Value Sample(FieldSpec field) => Value.Record(("from", Value.Of("2026-04-01")), ("to", Value.Of("2027-03-31")));

    /// <summary>As an interval of ISO 8601.</summary>
    public override string Csv(FieldSpec field, Value value) =>
        value.Kind == ValueKind.Record ? $"{Date.Csv(field, value["from"])}/{Date.Csv(field, value["to"])}" : base.Csv(field, value);

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        var (from, to) = (Date.Read(field, parts.Within("from")).Value, Date.Read(field, parts.Within("to")).Value);
        if (from.IsNull && to.IsNull) return Value.Null;
        if (from.IsNull) return Value.Record(("to", to));
        return to.IsNull ? Value.Record(("from", from)) : Value.Record(("from", from), ("to", to));
    }

    private static string Between(string from, string to, string language) => language == "en" ? $"{from} to {to}" : $"{from}から{to}まで";

    private static readonly LocalText NoFrom = new("始まりの日を入力してください", "Enter the first day");

    private static readonly LocalText NoTo = new("終わりの日を入力してください", "Enter the last day");

    private static DateOnly? Day(Value value) => value.IsText ? DateTexts.Iso(value.AsText) : null;

    private static string First(FieldSpec field, string side) => DateKind.IsSingle(field) ? side : side + ".year";

    private static string Join(string side, string part) => part.Length == 0 ? side : $"{side}.{part}";
}
