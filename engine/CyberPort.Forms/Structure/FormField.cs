using CyberPort.Expressions;

namespace CyberPort.Forms.Structure;

/// <summary>One field of a form as its schema describes it; its path is its identity for ever.</summary>
public sealed record FormField
{
    private static readonly Dictionary<string, string> NoFills = [];

    /// <summary>The field path: "/area", "/period", "/rows/*/tons".</summary>
    public required string Path { get; init; }

    /// <summary>The field kind's name: text, money, period, choice, ...</summary>
    public required string Kind { get; init; }

    public required FieldClass Class { get; init; }

    /// <summary>An optional field that is switched off: never shown, never part of a submission.</summary>
    public bool Off { get; init; }

    /// <summary>Required whatever the other answers are; a required rule can add to it.</summary>
    public bool Required { get; init; }

    /// <summary>The schema of the field with references followed.</summary>
    public required Value Schema { get; init; }

    /// <summary>Where that schema stands in schema.json.</summary>
    public required string SchemaPointer { get; init; }

    /// <summary>The repeated group the field stands in, "/rows"; null outside of one.</summary>
    public string? RowsPath { get; init; }

    public string? Unit => TextOf("x-cp-unit");

    public string? List => TextOf("x-cp-list");

    /// <summary>The fields that choosing an entry fills (x-cp-fills): field path to an attribute of the list.</summary>
    public IReadOnlyDictionary<string, string> Fills => Schema["x-cp-fills"] is { Kind: ValueKind.Record } fills
        ? fills.AsRecord.Where(fill => fill.Value.IsText).ToDictionary(fill => fill.Key, fill => fill.Value.AsText, StringComparer.Ordinal)
        : NoFills;

    /// <summary>The choice that this one follows: only codes whose parent is chosen there are offered.</summary>
    public string? Parent => TextOf("x-cp-parent");

    /// <summary>The field of an earlier version whose answers this one takes over.</summary>
    public string? Replaces => TextOf("x-cp-replaces");

    /// <summary>The expression that takes an answer ("this") of an earlier version's type to the type the field has now.</summary>
    public string? Migrate => TextOf("x-cp-migrate");

    /// <summary>Holds personal data: masked in logs and exports without the right to see it.</summary>
    public bool Personal => Schema["x-cp-personal"].IsTrue;

    /// <summary>False for what must be written anew each time (a period, a consent).</summary>
    public bool Copied => !Schema["x-cp-copy"].IsFalse;

    /// <summary>Facets that no overlay may touch.</summary>
    public IReadOnlyList<string> Locked =>
        Schema["x-cp-locked"] is { Kind: ValueKind.List } locked ? [.. locked.AsList.Where(l => l.IsText).Select(l => l.AsText)] : [];

    /// <summary>The value's JSON type: string, number, integer, boolean, array, object.</summary>
    public string Type => TextOf("type") ?? "string";

    private string? TextOf(string name) => Schema[name] is { IsText: true } text ? text.AsText : null;
}

/// <summary>Who may change a field (共通項目・任意項目・独自項目).</summary>
public enum FieldClass
{
    /// <summary>Locked nationally: a port may only tighten it.</summary>
    Common,

    /// <summary>Given nationally: a port switches it on or off.</summary>
    Optional,

    /// <summary>A port's own, below /ext.</summary>
    Tenant,
}
