using CyberPort.Forms.Schemas.Checking;
using CyberPort.Forms.Schemas.Compiling;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Keywords;

/// <summary><c>unevaluatedItems</c>: for the items that nothing else has spoken about.</summary>
internal sealed class UnevaluatedItemsKeyword(SchemaNode schema) : Keyword
{
    public override bool ReadsMarks => true;

    public static Keyword Read(KeywordSource source) => new UnevaluatedItemsKeyword(source.Schema());

    public override bool Check(Evaluation run, in Spot spot)
    {
        if (spot.Data.Kind != JsonKinds.List) return true;
        var valid = true;
        for (var i = 0; i < spot.Data.Items.Length; i++)
        {
            if (spot.Marks![i]) continue;
            valid &= run.CheckChild(schema, new(spot.Data.Items[i], spot.Path.Item(i), null), "unevaluatedItems");
        }
        spot.Marks!.AddAll();
        return valid;
    }
}

/// <summary><c>unevaluatedProperties</c>: for the members that nothing else has spoken about.</summary>
internal sealed class UnevaluatedPropertiesKeyword(SchemaNode schema) : Keyword
{
    public override bool ReadsMarks => true;

    public static Keyword Read(KeywordSource source) => new UnevaluatedPropertiesKeyword(source.Schema());

    public override bool Check(Evaluation run, in Spot spot)
    {
        if (spot.Data.Kind != JsonKinds.Record) return true;
        var valid = true;
        for (var i = 0; i < spot.Data.Members.Length; i++)
        {
            if (spot.Marks![i]) continue;
            var (name, value) = spot.Data.Members[i];
            valid &= run.CheckChild(schema, new(value, spot.Path.Member(name), null), "unevaluatedProperties");
        }
        spot.Marks!.AddAll();
        return valid;
    }
}
