using System.Collections.Frozen;
using CyberPort.Expressions;

namespace CyberPort.Forms.Codes;

/// <summary>One code list of a package (コード表): codes with names, reading, parent, validity and attributes.</summary>
public sealed record CodeList
{
    public required string Id { get; init; }
    public required string Version { get; init; }
    public required LocalText Title { get; init; }

    /// <summary>Who decides about the rows.</summary>
    public required CodeListExtent Extent { get; init; }

    /// <summary>True when a port may set attributes of the rows (a rate), though not the rows themselves.</summary>
    public bool OpenAttributes { get; init; }

    /// <summary>True when a port may add own codes to a national list, each of which stands for a national code (独自コード).</summary>
    public bool OpenRows { get; init; }

    /// <summary>Name of an attribute to its type.</summary>
    public IReadOnlyDictionary<string, ValueKind> Columns { get; init; } = new Dictionary<string, ValueKind>();

    /// <summary>Every row ever, also those that are no longer offered: a stored code stays readable.</summary>
    public required IReadOnlyDictionary<string, CodeRow> Rows { get; init; }

    /// <summary>The codes that are offered, in the order of the list.</summary>
    public required IReadOnlyList<string> Offered { get; init; }

    /// <summary>True when only offered codes are accepted; a port's list is open until a port has filled it.</summary>
    public bool IsClosed { get; init; }

    private FrozenSet<string> OfferedCodes => field ??= Offered.ToFrozenSet(StringComparer.Ordinal);

    public bool Offers(string code) => OfferedCodes.Contains(code);

    public CodeRow? Find(string code) => Rows.GetValueOrDefault(code);

    /// <summary>The national code that a code stands for; any other code stands for itself.</summary>
    public string NationalOf(string code) => Find(code)?.National ?? code;

    /// <summary>An attribute of a code, or its "ja", "en", "kana", "parent", "national"; Null when there is none.</summary>
    public Value Attribute(string code, string attribute) => Find(code)?.Attribute(attribute) ?? Value.Null;
}

/// <summary>Who decides about the rows of a code list.</summary>
public enum CodeListExtent
{
    /// <summary>The same everywhere; a port may offer fewer codes.</summary>
    National,

    /// <summary>A port's own master (berths, water areas): the port fills it.</summary>
    Port,
}

/// <summary>One code with its names.</summary>
public sealed record CodeRow(string Code, LocalText Label)
{
    public string? Kana { get; init; }
    public string? Parent { get; init; }

    /// <summary>Of a port's own code: the national code that it stands for, and as which the nation counts it.</summary>
    public string? National { get; init; }

    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public ValueRecord Attributes { get; init; } = ValueRecord.Empty;

    public bool IsValidOn(DateOnly day) => !(day < ValidFrom) && !(day > ValidTo);

    public Value Attribute(string name) => name switch
    {
        "ja" => Value.Of(Label.Ja),
        "en" => Value.Of(Label.En),
        "kana" => Value.Of(Kana),
        "parent" => Value.Of(Parent),
        "code" => Value.Of(Code),
        "national" => Value.Of(National ?? Code),
        _ => Attributes.TryGetValue(name, out var value) ? value : Value.Null,
    };
}
