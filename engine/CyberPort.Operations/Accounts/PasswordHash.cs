using System.Globalization;
using System.Security.Cryptography;

namespace CyberPort.Operations.Accounts;

/// <summary>PBKDF2-SHA256 with its own salt and count: "pbkdf2-sha256$600000$salt$hash".</summary>
public static class PasswordHash
{
    /// <summary>The least count that is accepted; also the default.</summary>
    public const int Iterations = 600_000;

    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>A hash that no password fits: an unknown account costs as much time as a known one.</summary>
    public static string Nobody { get; } = Make(Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)));

    /// <summary>Hashes a password with a new salt.</summary>
    public static string Make(string password, int iterations = Iterations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, Iterations);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Derive(password, salt, iterations);
        return string.Create(CultureInfo.InvariantCulture, $"pbkdf2-sha256${iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    /// <summary>Whether the password made this hash; compared in constant time.</summary>
    public static bool Fits(string password, string hash)
    {
        var parts = hash.Split('$');
        if (parts.Length != 4 || parts[0] != "pbkdf2-sha256") return false;
        var iterations = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var expected = Convert.FromBase64String(parts[3]);
        return CryptographicOperations.FixedTimeEquals(Derive(password, Convert.FromBase64String(parts[2]), iterations), expected);
    }

    /// <summary>Whether the hash was made with fewer rounds than are asked for today.</summary>
    public static bool IsWeak(string hash) => int.Parse(hash.Split('$')[1], CultureInfo.InvariantCulture) < Iterations;

    // full-width letters typed by an input method are the same password
    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password.Normalize(System.Text.NormalizationForm.FormKC), salt, iterations, HashAlgorithmName.SHA256, HashBytes);
}
