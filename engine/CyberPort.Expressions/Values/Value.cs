using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberPort.Expressions;

/// <summary>One immutable JSON-like value whose numbers are decimal.</summary>
[JsonConverter(typeof(ValueJsonConverter))]
public readonly partial struct Value : IEquatable<Value>
{
    private static readonly object NumberMark = new();
    private static readonly object TrueMark = new();
    private static readonly object FalseMark = new();

    // Three words in all: the content says the kind, so that no field is spent on it.
    private readonly object? _content;
    private readonly decimal _number;

    private Value(object? content, decimal number = 0)
    {
        _content = content;
        _number = number;
    }

    public static readonly Value Null;
    public static readonly Value True = new(TrueMark);
    public static readonly Value False = new(FalseMark);

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(decimal value) => new(NumberMark, value);

    public static Value Of(string? value) => new(value);

    public static Value Of(ImmutableArray<Value> items) => new(new ValueList([.. items]));

    public static Value Of(IReadOnlyList<Value> items) => new(items as ValueList ?? new ValueList([.. items]));

    public static Value Of(ValueRecord record) => new(record);

    /// <summary>A record of the given members, in their order.</summary>
    public static Value Record(params ReadOnlySpan<(string Name, Value Value)> members) => new(ValueRecord.Of(members));

    /// <summary>A list of the given items.</summary>
    public static Value List(params ReadOnlySpan<Value> items) => new(new ValueList(items.ToArray()));

    public ValueKind Kind => _content switch
    {
        null => ValueKind.Null,
        string => ValueKind.Text,
        ValueRecord => ValueKind.Record,
        ValueList => ValueKind.List,
        _ => ReferenceEquals(_content, NumberMark) ? ValueKind.Number : ValueKind.Boolean,
    };

    public bool IsNull => _content is null;
    public bool IsNumber => ReferenceEquals(_content, NumberMark);
    public bool IsText => _content is string;
    public bool IsTrue => ReferenceEquals(_content, TrueMark);
    public bool IsFalse => ReferenceEquals(_content, FalseMark);

    public bool AsBoolean => IsTrue || (IsFalse ? false : throw Wrong(ValueKind.Boolean));
    public decimal AsNumber => IsNumber ? _number : throw Wrong(ValueKind.Number);
    public string AsText => _content as string ?? throw Wrong(ValueKind.Text);
    public IReadOnlyList<Value> AsList => _content as ValueList ?? throw Wrong(ValueKind.List);
    public ValueRecord AsRecord => _content as ValueRecord ?? throw Wrong(ValueKind.Record);

    /// <summary>The member of a record; Null when there is none or when this is no record.</summary>
    public Value this[string name] => _content is ValueRecord record && record.TryGetValue(name, out var member) ? member : Null;

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>Same kind and same content; 1 equals 1.0, and the order of a record's members does not matter.</summary>
    public bool Equals(Value other) => _content switch
    {
        string text => other._content is string otherText && text == otherText,
        ValueRecord record => other._content is ValueRecord otherRecord && record.Equals(otherRecord),
        ValueList list => other._content is ValueList otherList && list.Equals(otherList),
        _ => ReferenceEquals(_content, other._content) && _number == other._number,
    };

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => IsNumber ? _number.GetHashCode() : _content?.GetHashCode() ?? 0;

    /// <summary>The JSON text, for logs and debuggers.</summary>
    public override string ToString() => ToJson();

    internal ValueList? ListOrNull => _content as ValueList;

    internal ValueRecord? RecordOrNull => _content as ValueRecord;

    internal string? TextOrNull => _content as string;

    internal decimal RawNumber => _number;

    private InvalidOperationException Wrong(ValueKind wanted) =>
        new(string.Create(null, stackalloc char[128], $"The value is {Kind}, not {wanted}."));

    /// <summary>Reads JSON; refuses duplicate member names, numbers beyond decimal and nesting beyond 64.</summary>
    /// <exception cref="JsonException">The text is no JSON, or beyond those limits.</exception>
    public static Value Parse(ReadOnlySpan<byte> utf8Json) => JsonValueReader.Read(utf8Json);

    public static Value Parse(string json) => Parse(System.Text.Encoding.UTF8.GetBytes(json));
}
