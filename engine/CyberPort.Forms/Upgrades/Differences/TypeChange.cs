namespace CyberPort.Forms.Upgrades;

/// <summary>A field whose answers have another type than before.</summary>
/// <param name="Migrate">The expression that takes the old answer ("this") to the new type; null when the base gives none.</param>
public sealed record TypeChange(string Path, string OldPath, string From, string To, string? Migrate, string SchemaPointer);
