using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CyberPort.Workflows.Runs;

/// <summary>Ids of tasks, derived from the run and a number: working a step out again gives the same ids.</summary>
internal static class TaskIds
{
    public static Guid For(Guid run, int number)
    {
        Span<byte> text = stackalloc byte[20];
        run.TryWriteBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(text[16..], number);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(text, hash);
        // Version 8: a GUID whose bits are the maker's own affair.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash[..16], bigEndian: true);
    }
}
