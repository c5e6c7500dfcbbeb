using CyberPort.Forms.Schemas.Checking;
using CyberPort.Forms.Schemas.Compiling;
using CyberPort.Forms.Schemas.Json;
using CyberPort.Forms.Schemas.Patterns;

namespace CyberPort.Forms.Schemas.Keywords;

/// <summary><c>properties</c>.</summary>
internal sealed class PropertiesKeyword(Dictionary<string, SchemaNode> schemas) : Keyword
{
    public static Keyword? Read(KeywordSource source) => source.SchemaMap() is { } map ? new PropertiesKeyword(map) : null;

    public override bool Check(Evaluation run, in Spot spot)
    {
        var valid = true;
        for (var i = 0; i < spot.Data.Members.Length; i++)
        {
            var (name, value) = spot.Data.Members[i];
            if (!schemas.TryGetValue(name, out var schema)) continue;
            valid &= run.Check(schema, new(value, spot.Path.Member(name), null));
            spot.Marks?.Add(i);
            if (!valid && run.IsQuiet) return false;
        }
        return valid;
    }
}

/// <summary><c>patternProperties</c>.</summary>
internal sealed class PatternPropertiesKeyword((SchemaPattern Pattern, SchemaNode Schema)[] entries) : Keyword
{
    public static Keyword? Read(KeywordSource source)
    {
        if (source.SchemaMap() is not { } map) return null;
        var entries = new List<(SchemaPattern, SchemaNode)>();
        foreach (var (text, schema) in map)
        {
            if (source.Pattern(text, JsonPointer.Append(source.Pointer, text)) is { } pattern) entries.Add((pattern, schema));
        }
        return new PatternPropertiesKeyword([.. entries]);
    }

    public override bool Check(Evaluation run, in Spot spot)
    {
        var valid = true;
        for (var i = 0; i < spot.Data.Members.Length; i++)
        {
            var (name, value) = spot.Data.Members[i];
            foreach (var (pattern, schema) in entries)
            {
                if (!run.Spend(1 + name.Length / 64)) return false;
                if (!pattern.IsMatch(name)) continue;
                valid &= run.CheckChild(schema, new(value, spot.Path.Member(name), null), "patternProperties");
                spot.Marks?.Add(i);
                if (!valid && run.IsQuiet) return false;
            }
        }
        return valid;
    }
}

/// <summary><c>additionalProperties</c>: for the members that neither <c>properties</c> nor <c>patternProperties</c> name.</summary>
internal sealed class AdditionalPropertiesKeyword(SchemaNode schema, HashSet<string> named, SchemaPattern[] patterns) : Keyword
{
    public static Keyword Read(KeywordSource source)
    {
        var named = source.Place.Data.Member("properties")?.Members.Select(member => member.Name) ?? [];
        var patterns = new List<SchemaPattern>();
        foreach (var member in source.Place.Data.Member("patternProperties")?.Members ?? [])
        {
            if (SchemaPattern.TryCompile(member.Name, out var pattern, out _)) patterns.Add(pattern);
        }
        return new AdditionalPropertiesKeyword(source.Schema(), named.ToHashSet(StringComparer.Ordinal), [.. patterns]);
    }

    public override bool Check(Evaluation run, in Spot spot)
    {
        var valid = true;
        for (var i = 0; i < spot.Data.Members.Length; i++)
        {
            var (name, value) = spot.Data.Members[i];
            if (named.Contains(name) || Array.Exists(patterns, pattern => pattern.IsMatch(name))) continue;
            valid &= run.CheckChild(schema, new(value, spot.Path.Member(name), null), "additionalProperties");
            spot.Marks?.Add(i);
            if (!valid && run.IsQuiet) return false;
        }
        return valid;
    }
}
