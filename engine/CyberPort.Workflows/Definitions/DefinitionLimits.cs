namespace CyberPort.Workflows;

/// <summary>How large a workflow definition may be.</summary>
public sealed record DefinitionLimits
{
    public static readonly DefinitionLimits Standard = new();

    /// <summary>Bytes of the file.</summary>
    public int MaxBytes { get; init; } = 1_000_000;

    public int MaxActivities { get; init; } = 1_000;

    public int MaxConnections { get; init; } = 5_000;

    /// <summary>Activities inside each other.</summary>
    public int MaxDepth { get; init; } = 16;
}
