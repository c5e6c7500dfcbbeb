using CyberPort.Forms.Schemas.Checking;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Keywords;

/// <summary><c>minimum</c>, <c>maximum</c> and their exclusive kin.</summary>
internal sealed class RangeKeyword(string name, JsonData limit) : Keyword
{
    public static Keyword? Read(KeywordSource source) => source.Value.Kind == JsonKinds.Number
        ? new RangeKeyword(source.Name, source.Value)
        : source.Refuse<Keyword>("数", "a number");

    public override bool Check(Evaluation run, in Spot spot)
    {
        if (spot.Data.Kind != JsonKinds.Number) return true;
        var order = spot.Data.Number.CompareTo(limit.Number);
        var holds = name switch
        {
            "minimum" => order >= 0,
            "exclusiveMinimum" => order > 0,
            "maximum" => order <= 0,
            _ => order < 0,
        };
        return holds || run.Report(spot, name, ("limit", limit.Text));
    }
}

/// <summary><c>multipleOf</c>, exact for numbers of any size.</summary>
internal sealed class MultipleKeyword(JsonData divisor) : Keyword
{
    public static Keyword? Read(KeywordSource source) => source.Value.Kind == JsonKinds.Number && source.Value.Number.Sign > 0
        ? new MultipleKeyword(source.Value)
        : source.Refuse<Keyword>("0 より大きい数", "a number greater than 0");

    public override bool Check(Evaluation run, in Spot spot) =>
        spot.Data.Kind != JsonKinds.Number
        || spot.Data.Number.IsMultipleOf(divisor.Number)
        || run.Report(spot, "multipleOf", ("limit", divisor.Text));
}
