using System.Globalization;
using CyberPort.Forms.Schemas.Checking;
using CyberPort.Forms.Schemas.Compiling;
using CyberPort.Forms.Schemas.Formats;
using CyberPort.Forms.Schemas.Json;
using CyberPort.Forms.Schemas.Patterns;

namespace CyberPort.Forms.Schemas.Keywords;

/// <summary><c>minLength</c> and <c>maxLength</c>, counted in code points.</summary>
internal sealed class LengthKeyword(string name, int limit) : Keyword
{
    public static Keyword? Read(KeywordSource source) => source.Count() is { } limit ? new LengthKeyword(source.Name, limit) : null;

    public override bool Check(Evaluation run, in Spot spot)
    {
        if (spot.Data.Kind != JsonKinds.Text) return true;
        var length = 0;
        foreach (var _ in spot.Data.Text.EnumerateRunes()) length++;
        if (name == "minLength" ? length >= limit : length <= limit) return true;
        return run.Report(spot, name,
            ("limit", limit.ToString(CultureInfo.InvariantCulture)), ("actual", length.ToString(CultureInfo.InvariantCulture)));
    }
}

/// <summary><c>pattern</c>.</summary>
internal sealed class PatternKeyword(SchemaPattern pattern) : Keyword
{
    public static Keyword? Read(KeywordSource source)
    {
        if (source.Value.Kind != JsonKinds.Text) return source.Refuse<Keyword>("正規表現", "a regular expression");
        return source.Pattern(source.Value.Text, source.Pointer) is { } pattern ? new PatternKeyword(pattern) : null;
    }

    public override bool Check(Evaluation run, in Spot spot)
    {
        if (spot.Data.Kind != JsonKinds.Text) return true;
        if (!run.Spend(spot.Data.Text.Length / 64)) return false;
        return pattern.IsMatch(spot.Data.Text) || run.Report(spot, "pattern", ("pattern", pattern.Text));
    }
}

/// <summary><c>format</c>: a note, unless the schema's vocabulary or the caller makes it a check.</summary>
internal sealed class FormatKeyword(SchemaFormat format) : Keyword
{
    public static Keyword? Read(KeywordSource source)
    {
        if (source.Value.Kind != JsonKinds.Text) return source.Refuse<Keyword>("形式の名前", "the name of a format");
        var asserts = source.Options.AssertFormats || (source.Place.Resource.Vocabularies & Vocabulary.FormatAssertion) != 0;
        return asserts && SchemaFormat.Find(source.Value.Text) is { } format ? new FormatKeyword(format) : null;
    }

    public override bool Check(Evaluation run, in Spot spot) =>
        spot.Data.Kind != JsonKinds.Text || format.Holds(spot.Data.Text) || run.Report(spot, "format", ("format", format.Name));
}
