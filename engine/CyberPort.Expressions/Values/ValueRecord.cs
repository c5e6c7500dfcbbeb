using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace CyberPort.Expressions;

/// <summary>An immutable record that keeps the order of its members.</summary>
public sealed class ValueRecord : IReadOnlyDictionary<string, Value>, IEquatable<ValueRecord>
{
    public static readonly ValueRecord Empty = new(RecordShape.Empty, []);

    private readonly Value[] _values;

    internal ValueRecord(RecordShape shape, Value[] values)
    {
        if (shape.Duplicate is { } name) throw new ArgumentException($"The member '{name}' comes twice.", nameof(shape));
        Shape = shape;
        _values = values;
    }

    public int Count => _values.Length;

    public IEnumerable<string> Keys => Shape.Names;

    public IEnumerable<Value> Values => _values;

    internal RecordShape Shape { get; }

    public Value this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"No member '{key}'.");

    public static ValueRecord Of(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var names = new string[members.Length];
        var values = new Value[members.Length];
        for (var i = 0; i < members.Length; i++) (names[i], values[i]) = members[i];
        return new(new(names), values);
    }

    public static ValueRecord Of(IEnumerable<KeyValuePair<string, Value>> members)
    {
        var all = members.ToArray();
        return new(new(Array.ConvertAll(all, m => m.Key)), Array.ConvertAll(all, m => m.Value));
    }

    /// <summary>The name at a place in the order.</summary>
    public string NameAt(int index) => Shape.Names[index];

    /// <summary>The value at a place in the order.</summary>
    public Value ValueAt(int index) => _values[index];

    public bool ContainsKey(string key) => Shape.IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Value value) => At(Shape.IndexOf(key), out value);

    public bool TryGetValue(ReadOnlySpan<char> key, out Value value) => At(Shape.IndexOf(key), out value);

    /// <summary>A copy with one member replaced, or added at the end.</summary>
    public ValueRecord With(string name, Value value)
    {
        var index = Shape.IndexOf(name);
        if (index < 0) return new(new([.. Shape.Names, name]), [.. _values, value]);

        var values = (Value[])_values.Clone();
        values[index] = value;
        return new(Shape, values);
    }

    /// <summary>A copy without one member.</summary>
    public ValueRecord Without(string name)
    {
        var index = Shape.IndexOf(name);
        if (index < 0) return this;

        return new(new([.. Shape.Names[..index], .. Shape.Names[(index + 1)..]]), [.. _values[..index], .. _values[(index + 1)..]]);
    }

    public bool Equals(ValueRecord? other)
    {
        if (other is null || other.Count != Count) return false;
        if (ReferenceEquals(other, this)) return true;
        if (ReferenceEquals(other.Shape, Shape)) return _values.AsSpan().SequenceEqual(other._values);

        for (var i = 0; i < _values.Length; i++)
            if (!other.TryGetValue(Shape.Names[i], out var value) || value != _values[i]) return false;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ValueRecord);

    public override int GetHashCode()
    {
        var hash = Count;
        for (var i = 0; i < _values.Length; i++) hash ^= HashCode.Combine(Shape.Names[i], _values[i]);
        return hash;
    }

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator()
    {
        for (var i = 0; i < _values.Length; i++) yield return new(Shape.Names[i], _values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool At(int index, out Value value)
    {
        value = index < 0 ? Value.Null : _values[index];
        return index >= 0;
    }
}
