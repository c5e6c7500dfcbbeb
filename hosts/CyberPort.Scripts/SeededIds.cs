using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CyberPort.Scripts;

/// <summary>The ids that a script makes: the same script run again makes the same ones.</summary>
internal sealed class SeededIds(Guid seed)
{
    private int _made;

    public string Next()
    {
        Span<byte> text = stackalloc byte[20];
        seed.TryWriteBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(text[16..], ++_made);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(text, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
