namespace CyberPort.Expressions;

/// <summary>
/// The member names of records that look alike: a table's rows share one, so that a compiled path finds a member at once.
/// </summary>
internal sealed class RecordShape
{
    private const int Linear = 8;

    public static readonly RecordShape Empty = new([]);

    private readonly int[]? _slots;

    public RecordShape(string[] names)
    {
        Names = names;
        if (names.Length <= Linear)
        {
            for (var i = 1; i < names.Length; i++)
                if (Array.IndexOf(names, names[i], 0, i) >= 0) Duplicate = names[i];
            return;
        }

        _slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)names.Length * 2)];
        for (var i = 0; i < names.Length; i++) Insert(i);
    }

    public string[] Names { get; }

    /// <summary>A name that comes twice, or null: such a shape belongs to no record.</summary>
    public string? Duplicate { get; private set; }

    public int IndexOf(string name)
    {
        if (_slots is not null) return Find(name);

        var names = Names;
        for (var i = 0; i < names.Length; i++)
            if (ReferenceEquals(names[i], name)) return i;
        for (var i = 0; i < names.Length; i++)
            if (names[i] == name) return i;
        return -1;
    }

    public int IndexOf(ReadOnlySpan<char> name)
    {
        if (_slots is not null) return Find(name);

        for (var i = 0; i < Names.Length; i++)
            if (name.SequenceEqual(Names[i])) return i;
        return -1;
    }

    private int Find(ReadOnlySpan<char> name)
    {
        var slots = _slots!;
        for (var slot = Start(name); ; slot = (slot + 1) & (slots.Length - 1))
        {
            var index = slots[slot] - 1;
            if (index < 0 || name.SequenceEqual(Names[index])) return index;
        }
    }

    private void Insert(int index)
    {
        var slots = _slots!;
        var slot = Start(Names[index]);
        while (slots[slot] != 0)
        {
            if (Names[slots[slot] - 1] == Names[index]) Duplicate = Names[index];
            slot = (slot + 1) & (slots.Length - 1);
        }

        slots[slot] = index + 1;
    }

    // The framework's hash of text is seeded per process: nobody outside can prepare names that collide.
    private int Start(ReadOnlySpan<char> name) => string.GetHashCode(name) & (_slots!.Length - 1);
}
