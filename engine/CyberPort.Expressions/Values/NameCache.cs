using System.Runtime.InteropServices;
using System.Text;

namespace CyberPort.Expressions;

/// <summary>Member names and shapes seen lately. Both tables have a fixed size: a newcomer takes the place of what stood there.</summary>
internal static class NameCache
{
    private const int NameSlots = 4096;
    private const int ShapeSlots = 1024;

    // Written without a lock: an entry is immutable, and a lost write only costs a miss.
    private static readonly Entry?[] NamesSeen = new Entry?[NameSlots];
    private static readonly RecordShape?[] ShapesSeen = new RecordShape?[ShapeSlots];

    public static Entry Name(ReadOnlySpan<byte> utf8)
    {
        var hash = HashOf(utf8);
        ref var slot = ref NamesSeen[hash & (NameSlots - 1)];
        var seen = slot;
        if (seen is not null && utf8.SequenceEqual(seen.Utf8)) return seen;

        var entry = new Entry(utf8.ToArray(), Encoding.UTF8.GetString(utf8), hash);
        if (utf8.Length <= 128) slot = entry;
        return entry;
    }

    public static RecordShape Shape(ReadOnlySpan<Entry> names)
    {
        if (names.IsEmpty) return RecordShape.Empty;

        var hash = names.Length;
        foreach (var name in names) hash = (hash * 31) + name.Hash;
        ref var slot = ref ShapesSeen[(hash ^ (hash >> 15)) & (ShapeSlots - 1)];
        var seen = slot;
        if (seen is not null && Same(seen.Names, names)) return seen;

        var made = new string[names.Length];
        for (var i = 0; i < made.Length; i++) made[i] = names[i].Name;
        var shape = new RecordShape(made);
        if (made.Length <= 512) slot = shape;
        return shape;
    }

    private static bool Same(string[] seen, ReadOnlySpan<Entry> names)
    {
        if (seen.Length != names.Length) return false;
        for (var i = 0; i < seen.Length; i++)
            if (!ReferenceEquals(seen[i], names[i].Name) && seen[i] != names[i].Name) return false;
        return true;
    }

    private static int HashOf(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length * 0x9E3779B97F4A7C15;
        while (utf8.Length >= 8)
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(utf8)) * 0xD6E8FEB86659FD93;
            hash ^= hash >> 32;
            utf8 = utf8[8..];
        }

        foreach (var b in utf8) hash = (hash ^ b) * 0x100000001B3;
        return (int)(hash ^ (hash >> 29));
    }

    internal sealed class Entry(byte[] utf8, string name, int hash)
    {
        public byte[] Utf8 { get; } = utf8;
        public string Name { get; } = name;
        public int Hash { get; } = hash;
    }
}
