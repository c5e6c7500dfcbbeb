using System.Globalization;
using CyberPort.Forms.Schemas.Checking;
using CyberPort.Forms.Schemas.Compiling;

namespace CyberPort.Forms.Schemas.Keywords;

/// <summary><c>allOf</c>.</summary>
internal sealed class AllOfKeyword(SchemaNode[] schemas) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => schemas;

    public static Keyword? Read(KeywordSource source) => source.Schemas() is { } schemas ? new AllOfKeyword(schemas) : null;

    public override bool Check(Evaluation run, in Spot spot)
    {
        var valid = true;
        foreach (var schema in schemas)
        {
            valid &= run.Check(schema, spot);
            if (!valid && run.IsQuiet) return false;
        }
        return valid;
    }
}

/// <summary><c>anyOf</c>.</summary>
internal sealed class AnyOfKeyword(SchemaNode[] schemas) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => schemas;

    public static Keyword? Read(KeywordSource source) => source.Schemas() is { } schemas ? new AnyOfKeyword(schemas) : null;

    public override bool Check(Evaluation run, in Spot spot)
    {
        var valid = false;
        foreach (var schema in schemas)
        {
            valid |= run.Try(schema, spot);
            // Every alternative that holds has something to say about what was evaluated.
            if (valid && spot.Marks is null) return true;
        }
        return valid || run.Report(spot, "anyOf");
    }
}

/// <summary><c>oneOf</c>.</summary>
internal sealed class OneOfKeyword(SchemaNode[] schemas) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => schemas;

    public static Keyword? Read(KeywordSource source) => source.Schemas() is { } schemas ? new OneOfKeyword(schemas) : null;

    public override bool Check(Evaluation run, in Spot spot)
    {
        var matches = 0;
        foreach (var schema in schemas)
        {
            if (run.Try(schema, spot) && ++matches > 1) break;
        }
        return matches == 1 || run.Report(spot, "oneOf", ("actual", matches.ToString(CultureInfo.InvariantCulture)));
    }
}

/// <summary><c>not</c>.</summary>
internal sealed class NotKeyword(SchemaNode schema) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => [schema];

    public static Keyword Read(KeywordSource source) => new NotKeyword(source.Schema());

    public override bool Check(Evaluation run, in Spot spot) =>
        // The annotations of a schema that must not hold are of no account, but its own unevaluated… needs marks.
        !run.Try(schema, spot with { Marks = null }) || run.Report(spot, "not");
}

/// <summary><c>if</c>, <c>then</c>, <c>else</c>.</summary>
internal sealed class IfKeyword(SchemaNode test, SchemaNode? then, SchemaNode? otherwise) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => new[] { test, then, otherwise }.OfType<SchemaNode>();

    public static Keyword Read(KeywordSource source) =>
        new IfKeyword(source.Schema(), source.Sibling("then"), source.Sibling("else"));

    public override bool Check(Evaluation run, in Spot spot) =>
        (run.Try(test, spot) ? then : otherwise) is not { } next || run.Check(next, spot);
}
