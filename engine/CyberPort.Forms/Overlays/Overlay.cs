using CyberPort.Expressions;
using CyberPort.Forms.Manifests;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Overlays;

/// <summary>What one port changes in a national form: switches, changed facets, own items, moves and own rules (上乗せ設定).</summary>
public sealed record Overlay
{
    public required string Id { get; init; }
    public required int Version { get; init; }

    /// <summary>The tenant's code: "jphij".</summary>
    public required string Owner { get; init; }

    /// <summary>The package it was written for; the digest pins it when it is there.</summary>
    public required PackageReference Base { get; init; }

    /// <summary>Path of an optional field to on or off.</summary>
    public IReadOnlyDictionary<string, bool> Enable { get; init; } = new SortedDictionary<string, bool>();

    /// <summary>Element to facet to change.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, FacetChange>> Set { get; init; } =
        new SortedDictionary<string, IReadOnlyDictionary<string, FacetChange>>();

    /// <summary>Code list to the codes that stay offered.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Restrict { get; init; } =
        new SortedDictionary<string, IReadOnlyList<string>>();
    public IReadOnlyDictionary<string, Addition> Add { get; init; } = new SortedDictionary<string, Addition>();
    public IReadOnlyDictionary<string, Placement> Move { get; init; } = new SortedDictionary<string, Placement>();

    /// <summary>Own rules, as they are written.</summary>
    public ValueRecord Rules { get; init; } = ValueRecord.Empty;
    public IReadOnlyDictionary<string, LocalText> Messages { get; init; } = new SortedDictionary<string, LocalText>();

    /// <summary>Who took over which version of the base.</summary>
    public OverlayAcceptance? Accept { get; init; }
    public required PackageFiles Files { get; init; }

    public string Digest => Files.Digest;

    /// <summary>The same overlay with its switches only: what the national rules see of it.</summary>
    public Overlay SwitchesOnly() => this with
    {
        Set = new SortedDictionary<string, IReadOnlyDictionary<string, FacetChange>>(),
        Restrict = new SortedDictionary<string, IReadOnlyList<string>>(),
        Add = new SortedDictionary<string, Addition>(),
        Move = new SortedDictionary<string, Placement>(),
        Rules = ValueRecord.Empty,
        Messages = new SortedDictionary<string, LocalText>(),
        Files = PackageFiles.Empty,
    };
}

/// <summary>A facet's value in the base and in the port's form.</summary>
public sealed record FacetChange(Value From, Value To);

/// <summary>An own item: a field below /ext, a page, section, row or text, or an output.</summary>
public sealed record Addition
{
    /// <summary>The JSON Schema of an own field.</summary>
    public Value Schema { get; init; }
    public bool Required { get; init; }

    /// <summary>The members of the layout node, texts as {ja, en}.</summary>
    public ValueRecord Node { get; init; } = ValueRecord.Empty;

    /// <summary>The definition of an own notice or document.</summary>
    public Value Content { get; init; }
    public Placement? Place { get; init; }
}

/// <summary>A place in the layout, relative to another node or field.</summary>
public sealed record Placement(PlacementKind Kind, string Anchor);

/// <summary>How a place is given.</summary>
public enum PlacementKind
{
    After,
    Before,

    /// <summary>As the last child.</summary>
    Into,
}

/// <summary>Records that a port accepted a version of the base.</summary>
public sealed record OverlayAcceptance(string Base, string By, string At);

/// <summary>An overlay, or the problems that kept it from being one.</summary>
public sealed record OverlayReading(Overlay? Overlay, IReadOnlyList<Problem> Problems);
