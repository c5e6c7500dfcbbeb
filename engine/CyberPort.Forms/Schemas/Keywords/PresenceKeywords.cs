using CyberPort.Forms.Schemas.Checking;
using CyberPort.Forms.Schemas.Compiling;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Keywords;

/// <summary><c>required</c>; the finding stands at the missing member, where the value is to be entered.</summary>
internal sealed class RequiredKeyword(string[] names) : Keyword
{
    public static Keyword? Read(KeywordSource source) => source.Names() is { } names ? new RequiredKeyword(names) : null;

    public override bool Check(Evaluation run, in Spot spot)
    {
        if (spot.Data.Kind != JsonKinds.Record) return true;
        var valid = true;
        foreach (var name in names)
        {
            if (spot.Data.Member(name) is not null) continue;
            valid = run.Report(spot with { Path = spot.Path.Member(name) }, "required", ("property", name));
            if (run.IsQuiet) return false;
        }
        return valid;
    }
}

/// <summary><c>dependentRequired</c>.</summary>
internal sealed class DependentRequiredKeyword(Dictionary<string, string[]> needs) : Keyword
{
    public static Keyword? Read(KeywordSource source)
    {
        var needs = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var member in source.Value.Members)
        {
            if ((source with { Value = member.Value }).Names() is { } names) needs[member.Name] = names;
        }
        return source.Value.Kind == JsonKinds.Record
            ? new DependentRequiredKeyword(needs)
            : source.Refuse<Keyword>("名前と名前の一覧の組", "an object of lists of names");
    }

    public override bool Check(Evaluation run, in Spot spot)
    {
        var valid = true;
        foreach (var present in spot.Data.Members)
        {
            foreach (var name in needs.GetValueOrDefault(present.Name, []))
            {
                if (spot.Data.Member(name) is not null) continue;
                var missing = spot with { Path = spot.Path.Member(name) };
                valid = run.Report(missing, "dependentRequired", ("property", name), ("with", present.Name));
            }
        }
        return valid;
    }
}

/// <summary><c>propertyNames</c>.</summary>
internal sealed class PropertyNamesKeyword(SchemaNode schema) : Keyword
{
    public static Keyword Read(KeywordSource source) => new PropertyNamesKeyword(source.Schema());

    public override bool Check(Evaluation run, in Spot spot)
    {
        var valid = true;
        foreach (var member in spot.Data.Members)
        {
            if (run.Try(schema, new(JsonData.OfText(member.Name), spot.Path, null))) continue;
            valid = run.Report(spot with { Path = spot.Path.Member(member.Name) }, "propertyNames", ("property", member.Name));
        }
        return valid;
    }
}

/// <summary><c>dependentSchemas</c>.</summary>
internal sealed class DependentSchemasKeyword(Dictionary<string, SchemaNode> schemas) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => schemas.Values;

    public static Keyword? Read(KeywordSource source) => source.SchemaMap() is { } map ? new DependentSchemasKeyword(map) : null;

    public override bool Check(Evaluation run, in Spot spot)
    {
        var valid = true;
        foreach (var member in spot.Data.Members)
        {
            if (schemas.TryGetValue(member.Name, out var schema)) valid &= run.Check(schema, spot);
        }
        return valid;
    }
}
