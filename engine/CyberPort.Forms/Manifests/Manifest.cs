using CyberPort.Expressions;

namespace CyberPort.Forms.Manifests;

/// <summary>What a form package says about itself: who made it, for what, from when.</summary>
public sealed record Manifest
{
    public required string Id { get; init; }
    public required PackageKind Kind { get; init; }
    public required string Version { get; init; }
    public required LocalText Title { get; init; }
    public LocalText? Summary { get; init; }

    /// <summary>The organisation that keeps the package: "mlit", or a port's code.</summary>
    public required string Owner { get; init; }

    public required DateOnly EffectiveFrom { get; init; }
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>The administrative procedure behind the form (手続); none for a survey, a task or a library.</summary>
    public ProcedureFacts? Procedure { get; init; }

    /// <summary>Libraries whose pages, fields, rules and lists were merged into this form.</summary>
    public IReadOnlyList<PackageReference> Included { get; init; } = [];

    /// <summary>The package under an overlay's snapshot.</summary>
    public PackageReference? Base { get; init; }

    /// <summary>The overlay that made this snapshot.</summary>
    public PackageReference? Overlay { get; init; }
}

/// <summary>What a package is for.</summary>
public enum PackageKind
{
    Procedure,
    Survey,

    /// <summary>What somebody fills in for a task while a case is dealt with (調書).</summary>
    Task,
    Library,
}

/// <summary>Names one version of a package or overlay; the digest pins its content.</summary>
public sealed record PackageReference(string Id, string? Version, string? Digest);
