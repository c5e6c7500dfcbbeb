using System.Globalization;
using CyberPort.Forms.Schemas.Checking;
using CyberPort.Forms.Schemas.Compiling;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Keywords;

/// <summary><c>prefixItems</c>: a schema for each of the first items.</summary>
internal sealed class PrefixItemsKeyword(SchemaNode[] schemas) : Keyword
{
    public static Keyword? Read(KeywordSource source) => source.Schemas() is { } schemas ? new PrefixItemsKeyword(schemas) : null;

    public override bool Check(Evaluation run, in Spot spot)
    {
        var valid = true;
        for (var i = 0; i < Math.Min(schemas.Length, spot.Data.Items.Length); i++)
        {
            valid &= run.CheckChild(schemas[i], new(spot.Data.Items[i], spot.Path.Item(i), null), "prefixItems");
            spot.Marks?.Add(i);
            if (!valid && run.IsQuiet) return false;
        }
        return valid;
    }
}

/// <summary><c>items</c>: one schema for the items behind the prefix.</summary>
internal sealed class ItemsKeyword(SchemaNode schema, int from) : Keyword
{
    public static Keyword Read(KeywordSource source) =>
        new ItemsKeyword(source.Schema(), source.Place.Data.Member("prefixItems")?.Items.Length ?? 0);

    public override bool Check(Evaluation run, in Spot spot)
    {
        var valid = true;
        for (var i = from; i < spot.Data.Items.Length; i++)
        {
            valid &= run.CheckChild(schema, new(spot.Data.Items[i], spot.Path.Item(i), null), "items");
            spot.Marks?.Add(i);
            if (!valid && run.IsQuiet) return false;
        }
        return valid;
    }
}

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>.</summary>
internal sealed class ContainsKeyword(SchemaNode schema, int least, int most) : Keyword
{
    public static Keyword Read(KeywordSource source)
    {
        var counts = (source.Place.Resource.Vocabularies & Vocabulary.Validation) != 0;
        return new ContainsKeyword(source.Schema(),
            (counts ? source.CountOf("minContains") : null) ?? 1, (counts ? source.CountOf("maxContains") : null) ?? int.MaxValue);
    }

    public override bool Check(Evaluation run, in Spot spot)
    {
        if (spot.Data.Kind != JsonKinds.List) return true;
        var found = 0;
        for (var i = 0; i < spot.Data.Items.Length; i++)
        {
            if (!run.Try(schema, new(spot.Data.Items[i], spot.Path, null))) continue;
            spot.Marks?.Add(i);
            found++;
        }
        if (found >= least && found <= most) return true;
        var keyword = found > most ? "maxContains" : least == 1 ? "contains" : "minContains";
        return run.Report(spot, keyword, ("limit", (found > most ? most : least).ToString(CultureInfo.InvariantCulture)),
            ("actual", found.ToString(CultureInfo.InvariantCulture)));
    }
}
