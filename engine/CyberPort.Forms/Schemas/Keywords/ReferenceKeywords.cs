using CyberPort.Forms.Schemas.Checking;
using CyberPort.Forms.Schemas.Compiling;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Keywords;

/// <summary><c>$ref</c>.</summary>
internal sealed class ReferenceKeyword(SchemaNode target) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => [target];

    public static Keyword? Read(KeywordSource source) => Target(source) is { } place
        ? new ReferenceKeyword(source.Compiler.Node(place))
        : null;

    public override bool Check(Evaluation run, in Spot spot) => run.Check(target, spot);

    public static SchemaPlace? Target(KeywordSource source)
    {
        if (source.Value.Kind != JsonKinds.Text)
        {
            source.Refuse<Keyword>("参照（URI）", "a reference (URI)");
            return null;
        }
        var place = source.Compiler.Registry.Find(source.Place.Resource, source.Value.Text);
        if (place is null) source.Compiler.Problems.Reference(source.Pointer, source.Value.Text);
        return place;
    }
}

/// <summary><c>$dynamicRef</c>: the outermost dynamic anchor of that name, when the plain target is one itself.</summary>
internal sealed class DynamicReferenceKeyword(SchemaNode target, string? anchor) : Keyword
{
    public static Keyword? Read(KeywordSource source)
    {
        if (ReferenceKeyword.Target(source) is not { } place) return null;
        var fragment = UriReference.Split(source.Value.Text).Fragment;
        var isDynamic = place.Resource.DynamicAnchors.TryGetValue(fragment, out var own) && ReferenceEquals(own.Data, place.Data);
        return new DynamicReferenceKeyword(source.Compiler.Node(place), isDynamic ? fragment : null);
    }

    public override bool Check(Evaluation run, in Spot spot) =>
        run.Check(anchor is null ? target : run.Outermost(anchor) ?? target, spot);
}
