using System.Globalization;
using CyberPort.Forms.Schemas.Checking;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Keywords;

/// <summary><c>minItems</c>, <c>maxItems</c>, <c>minProperties</c>, <c>maxProperties</c>.</summary>
internal sealed class SizeKeyword(string name, int limit) : Keyword
{
    private readonly bool _ofItems = name.EndsWith("Items", StringComparison.Ordinal);
    private readonly bool _isLeast = name.StartsWith("min", StringComparison.Ordinal);

    public static Keyword? Read(KeywordSource source) => source.Count() is { } limit ? new SizeKeyword(source.Name, limit) : null;

    public override bool Check(Evaluation run, in Spot spot)
    {
        if (spot.Data.Kind != (_ofItems ? JsonKinds.List : JsonKinds.Record)) return true;
        var size = _ofItems ? spot.Data.Items.Length : spot.Data.Members.Length;
        if (_isLeast ? size >= limit : size <= limit) return true;
        return run.Report(spot, name,
            ("limit", limit.ToString(CultureInfo.InvariantCulture)), ("actual", size.ToString(CultureInfo.InvariantCulture)));
    }
}

/// <summary><c>uniqueItems</c>.</summary>
internal sealed class UniqueKeyword : Keyword
{
    public static Keyword? Read(KeywordSource source)
    {
        if (source.Value.Kind != JsonKinds.Boolean) return source.Refuse<Keyword>("true か false", "true or false");
        return source.Value.Flag ? new UniqueKeyword() : null;
    }

    public override bool Check(Evaluation run, in Spot spot)
    {
        var items = spot.Data.Items;
        var seen = new Dictionary<JsonData, int>(items.Length, SameValue.Instance);
        for (var i = 0; i < items.Length; i++)
        {
            if (!run.Spend(1)) return false;
            if (!seen.TryGetValue(items[i], out var first))
            {
                seen.Add(items[i], i);
                continue;
            }
            return run.Report(spot, "uniqueItems",
                ("first", (first + 1).ToString(CultureInfo.InvariantCulture)), ("second", (i + 1).ToString(CultureInfo.InvariantCulture)));
        }
        return true;
    }

    private sealed class SameValue : IEqualityComparer<JsonData>
    {
        public static SameValue Instance { get; } = new();

        public bool Equals(JsonData? x, JsonData? y) => x is not null && y is not null && x.SameAs(y);

        public int GetHashCode(JsonData obj) => obj.ValueHash();
    }
}
