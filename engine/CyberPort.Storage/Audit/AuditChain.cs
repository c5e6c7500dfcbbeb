using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CyberPort.Storage.Audit;

/// <summary>The arithmetic of the chain: a row's hash covers the hash before it and each of its fields with its length.</summary>
public static class AuditChain
{
    /// <summary>The hash before the first row.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The hash of a row that follows another.</summary>
    public static string Hash(string previous, AuditRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, previous);
        Append(hash, row.TenantId.Value);
        Append(hash, row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Append(hash, row.At.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        Append(hash, row.Actor);
        Append(hash, row.Action);
        Append(hash, row.Subject);
        Append(hash, row.Detail);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // lengths keep "ab"+"c" and "a"+"bc" apart
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
