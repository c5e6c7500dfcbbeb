using CyberPort.Expressions;

namespace CyberPort.Forms.Interchange.JsonSchemas;

/// <summary>Writes shared definitions out where they are used, so that a part of a schema stands for itself.</summary>
internal sealed class InlineReferences(Value whole)
{
    // definitions that double one another level by level must not fill the memory
    private const int Deepest = 32, MostReferences = 20_000;
    private int _left = MostReferences;

    /// <summary>The part with every "#/..." of the whole written out; what cannot be followed stays as it is.</summary>
    public static Value In(Value part, Value whole) => new InlineReferences(whole).Written(part, 0);

    /// <summary>What a reference names inside the document; Null when it names something else.</summary>
    public static Value Target(string reference, Value whole) =>
        reference.StartsWith("#/", StringComparison.Ordinal) ? whole.At(Uri.UnescapeDataString(reference[1..])) : Value.Null;

    private Value Written(Value part, int depth) => part.Kind switch
    {
        ValueKind.Record when part["$ref"] is { IsText: true } reference => Followed(part, reference.AsText, depth),
        ValueKind.Record => Value.Of(ValueRecord.Of(part.AsRecord.Select(m => KeyValuePair.Create(m.Key, Written(m.Value, depth))))),
        ValueKind.List => Value.Of([.. part.AsList.Select(i => Written(i, depth))]),
        _ => part,
    };

    private Value Followed(Value part, string reference, int depth) =>
        depth < Deepest && Target(reference, whole) is { IsNull: false } target && --_left > 0 ? Written(target, depth + 1) : part;
}
