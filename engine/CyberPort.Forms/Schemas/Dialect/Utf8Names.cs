using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace CyberPort.Forms.Schemas.Dialect;

/// <summary>A closed set of names as UTF-8, found by open addressing; names mostly come in the order of the schema.</summary>
internal sealed class Utf8Names
{
    private readonly byte[][] _names;
    private readonly short[] _slots;
    private readonly int _mask;

    public Utf8Names(IReadOnlyList<string> names)
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        _slots = new short[BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, _names.Length * 2))];
        _mask = _slots.Length - 1;
        Array.Fill(_slots, (short)-1);
        for (var i = 0; i < _names.Length; i++)
        {
            var slot = Hash(_names[i]) & _mask;
            while (_slots[slot] >= 0) slot = (slot + 1) & _mask;
            _slots[slot] = (short)i;
        }
    }

    public int Count => _names.Length;

    /// <summary>The number of a name, tried first at the place where it is expected; -1 when it is unknown.</summary>
    public int Find(ReadOnlySpan<byte> name, int expected)
    {
        if ((uint)expected < (uint)_names.Length && name.SequenceEqual(_names[expected])) return expected;
        for (var slot = Hash(name) & _mask; ; slot = (slot + 1) & _mask)
        {
            var index = _slots[slot];
            if (index < 0) return -1;
            if (name.SequenceEqual(_names[index])) return index;
        }
    }

    /// <summary>Both ends of a name tell it apart well enough, whatever its length.</summary>
    private static int Hash(ReadOnlySpan<byte> name)
    {
        ulong head = 0, tail = 0;
        if (name.Length >= 8)
        {
            head = MemoryMarshal.Read<ulong>(name);
            tail = MemoryMarshal.Read<ulong>(name[^8..]);
        }
        else
        {
            foreach (var letter in name) head = head << 8 | letter;
        }
        var mixed = (head * 0x9E3779B97F4A7C15UL) ^ (BitOperations.RotateLeft(tail, 29) * 0xC2B2AE3D27D4EB4FUL) ^ (uint)name.Length;
        return (int)(mixed >> 37);
    }
}
