using CyberPort.Forms.Schemas.Checking;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Keywords;

/// <summary><c>type</c>: one kind or several.</summary>
internal sealed class TypeKeyword(JsonKinds kinds) : Keyword
{
    public override bool Decides => true;

    public static Keyword? Read(KeywordSource source)
    {
        var names = source.Value.Kind == JsonKinds.List ? source.Value.Items : [source.Value];
        var kinds = JsonKinds.None;
        foreach (var name in names)
        {
            var kind = name.Kind == JsonKinds.Text ? JsonTypes.Of(name.Text) : JsonKinds.None;
            if (kind == JsonKinds.None) return source.Refuse<Keyword>(
                "string, number, integer, boolean, array, object, null のいずれか",
                "string, number, integer, boolean, array, object or null");
            kinds |= kind;
        }
        return new TypeKeyword(kinds);
    }

    public override bool Check(Evaluation run, in Spot spot)
    {
        if ((spot.Data.Kind & kinds) != 0) return true;
        if (spot.Data.Kind == JsonKinds.Number && (kinds & JsonKinds.Integer) != 0 && spot.Data.Number.IsInteger) return true;
        return run.Report(spot, "type", ("expected", JsonTypes.Names(kinds)));
    }
}

/// <summary><c>enum</c>: one of the listed values.</summary>
internal sealed class EnumKeyword(JsonData[] values, string shown) : Keyword
{
    public static Keyword? Read(KeywordSource source) => source.Value.Kind == JsonKinds.List
        ? new EnumKeyword(source.Value.Items, JsonTypes.Options(source.Value.Items))
        : source.Refuse<Keyword>("値の一覧", "a list of values");

    public override bool Check(Evaluation run, in Spot spot)
    {
        if (!run.Spend(values.Length / 8)) return false;
        foreach (var value in values)
        {
            if (value.SameAs(spot.Data)) return true;
        }
        return run.Report(spot, "enum", ("options", shown));
    }
}

/// <summary><c>const</c>: exactly this value.</summary>
internal sealed class ConstKeyword(JsonData value) : Keyword
{
    public static Keyword Read(KeywordSource source) => new ConstKeyword(source.Value);

    public override bool Check(Evaluation run, in Spot spot) =>
        value.SameAs(spot.Data) || run.Report(spot, "const", ("value", JsonTypes.Shown(value)));
}
