namespace CyberPort.Forms.Schemas;

/// <summary>What a schema may refer to and how much schema and instance may cost.</summary>
public sealed record SchemaOptions
{
    public static SchemaOptions Default { get; } = new();

    /// <summary>The file that problems name.</summary>
    public string File { get; init; } = "schema.json";

    /// <summary>The base of relative references when the schema has no <c>$id</c>.</summary>
    public string BaseUri { get; init; } = "";

    /// <summary>The only other documents that a reference may reach, by absolute URI; nothing is ever fetched.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Documents { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    /// <summary>Whether <c>format</c> is a check (of the closed list of known formats) and not only a note.</summary>
    public bool AssertFormats { get; init; }

    /// <summary>Whether U+0000 in a text is refused; no database keeps it.</summary>
    public bool RefuseNul { get; init; }

    public int MaxSchemaBytes { get; init; } = 1_000_000;

    /// <summary>Nesting of JSON containers; a property costs two levels.</summary>
    public int MaxSchemaDepth { get; init; } = 64;

    /// <summary>JSON values of one schema document.</summary>
    public int MaxSchemaValues { get; init; } = 50_000;

    /// <summary>Subschemas that are compiled, with everything they refer to.</summary>
    public int MaxSchemaNodes { get; init; } = 10_000;

    public int MaxInstanceBytes { get; init; } = 16_000_000;

    public int MaxInstanceDepth { get; init; } = 64;

    public int MaxInstanceValues { get; init; } = 1_000_000;

    /// <summary>Characters of one number.</summary>
    public int MaxNumberLength { get; init; } = 400;

    /// <summary>Checks of one subschema against one value before validation gives up.</summary>
    public int MaxSteps { get; init; } = 5_000_000;

    /// <summary>Subschemas applied inside each other.</summary>
    public int MaxEvaluationDepth { get; init; } = 400;

    public int MaxFindings { get; init; } = 1_000;
}
