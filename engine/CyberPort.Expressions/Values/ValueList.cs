using System.Collections;

namespace CyberPort.Expressions;

/// <summary>An immutable list of values.</summary>
public sealed class ValueList : IReadOnlyList<Value>, IEquatable<ValueList>
{
    public static readonly ValueList Empty = new([]);

    private readonly Value[] _items;

    internal ValueList(Value[] items) => _items = items;

    public int Count => _items.Length;

    public Value this[int index] => _items[index];

    public ReadOnlySpan<Value> Items => _items;

    public bool Equals(ValueList? other) => other is not null && Items.SequenceEqual(other.Items);

    public override bool Equals(object? obj) => Equals(obj as ValueList);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items) hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<Value> GetEnumerator() => ((IEnumerable<Value>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
