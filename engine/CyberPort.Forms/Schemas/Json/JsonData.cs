namespace CyberPort.Forms.Schemas.Json;

/// <summary>The seven kinds that a schema's <c>type</c> tells apart; an integer is a number without a fraction.</summary>
[Flags]
internal enum JsonKinds
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Number = 4,
    Text = 8,
    List = 16,
    Record = 32,
    Integer = 64,
}

/// <summary>One member of a JSON object, in the order of the document.</summary>
internal readonly record struct JsonMember(string Name, JsonData Value);

/// <summary>One JSON value of a schema or an instance: exact numbers, decoded texts, members in order.</summary>
internal sealed class JsonData
{
    private readonly Dictionary<string, JsonData>? _byName;

    private JsonData(JsonKinds kind) => Kind = kind;

    private JsonData(JsonMember[] members) : this(JsonKinds.Record)
    {
        Members = members;
        if (members.Length <= 8) return;
        _byName = new(members.Length, StringComparer.Ordinal);
        foreach (var member in members) _byName[member.Name] = member.Value;
    }

    /// <summary>Exactly one flag; whole numbers are <see cref="JsonKinds.Number"/>, see <see cref="JsonNumber.IsInteger"/>.</summary>
    public JsonKinds Kind { get; }

    public bool Flag { get; private init; }

    /// <summary>The decoded text of a string, or a number as it was written.</summary>
    public string Text { get; private init; } = "";

    public JsonNumber Number { get; private init; }

    public JsonData[] Items { get; private init; } = [];

    public JsonMember[] Members { get; } = [];

    public static JsonData Null { get; } = new(JsonKinds.Null);

    public static JsonData True { get; } = new(JsonKinds.Boolean) { Flag = true };

    public static JsonData False { get; } = new(JsonKinds.Boolean);

    public static JsonData OfText(string text) => new(JsonKinds.Text) { Text = text };

    public static JsonData OfNumber(string text, JsonNumber number) => new(JsonKinds.Number) { Text = text, Number = number };

    public static JsonData OfItems(JsonData[] items) => new(JsonKinds.List) { Items = items };

    public static JsonData OfMembers(JsonMember[] members) => new(members);

    public JsonData? Member(string name)
    {
        if (_byName is not null) return _byName.GetValueOrDefault(name);
        // Of two members with one name the last wins, as everywhere; the reader has reported the pair.
        for (var i = Members.Length - 1; i >= 0; i--)
        {
            if (Members[i].Name == name) return Members[i].Value;
        }
        return null;
    }

    /// <summary>Whether both are the same value in the sense of JSON Schema: 1.0 is 1, the order of members is of no account.</summary>
    public bool SameAs(JsonData other) => Kind == other.Kind && Kind switch
    {
        JsonKinds.Boolean => Flag == other.Flag,
        JsonKinds.Number => Number.Equals(other.Number),
        JsonKinds.Text => string.Equals(Text, other.Text, StringComparison.Ordinal),
        JsonKinds.List => SameItems(other),
        JsonKinds.Record => SameMembers(other),
        _ => true,
    };

    /// <summary>A hash that agrees with <see cref="SameAs"/>.</summary>
    public int ValueHash() => Kind switch
    {
        JsonKinds.Boolean => Flag ? 3 : 5,
        JsonKinds.Number => Number.GetHashCode(),
        JsonKinds.Text => Text.GetHashCode(StringComparison.Ordinal),
        JsonKinds.List => Items.Aggregate(7, (hash, item) => HashCode.Combine(hash, item.ValueHash())),
        JsonKinds.Record => Members.Aggregate(11, (hash, member) =>
            hash ^ HashCode.Combine(member.Name.GetHashCode(StringComparison.Ordinal), member.Value.ValueHash())),
        _ => 2,
    };

    private bool SameItems(JsonData other)
    {
        if (Items.Length != other.Items.Length) return false;
        for (var i = 0; i < Items.Length; i++)
        {
            if (!Items[i].SameAs(other.Items[i])) return false;
        }
        return true;
    }

    private bool SameMembers(JsonData other)
    {
        if (Members.Length != other.Members.Length) return false;
        foreach (var member in Members)
        {
            if (other.Member(member.Name) is not { } value || !member.Value.SameAs(value)) return false;
        }
        return true;
    }
}
