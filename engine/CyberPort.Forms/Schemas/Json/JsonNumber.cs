using System.Globalization;
using System.Numerics;
using System.Text;

namespace CyberPort.Forms.Schemas.Json;

/// <summary>A JSON number kept exactly as coefficient × 10^exponent, so that 1.0 equals 1 and 1e400 is just a number.</summary>
internal readonly struct JsonNumber : IEquatable<JsonNumber>, IComparable<JsonNumber>
{
    /// <summary>Exponents beyond this are treated as this: two numbers that far out differ in nothing a form could mean.</summary>
    private const long MaxExponent = 1_000_000_000_000_000;

    private readonly BigInteger _coefficient;
    private readonly int _digits;
    private readonly long _exponent;

    private JsonNumber(BigInteger coefficient, int digits, long exponent) =>
        (_coefficient, _digits, _exponent) = (coefficient, digits, exponent);

    public bool IsInteger => _exponent >= 0;

    /// <summary>Reads the text of a number as JSON writes it; the caller has already made sure that it is one.</summary>
    public static JsonNumber Parse(ReadOnlySpan<byte> json)
    {
        var negative = json[0] == '-';
        if (negative) json = json[1..];
        var power = json.IndexOfAny((byte)'e', (byte)'E');
        var exponent = power < 0 ? 0 : ReadExponent(json[(power + 1)..]);
        if (power >= 0) json = json[..power];

        Span<byte> digits = json.Length <= 256 ? stackalloc byte[json.Length] : new byte[json.Length];
        var dot = json.IndexOf((byte)'.');
        var count = dot < 0 ? Copy(json, digits) : Copy(json[..dot], digits) + Copy(json[(dot + 1)..], digits[dot..]);
        if (dot >= 0) exponent -= json.Length - dot - 1;
        return Normal(digits[..count], exponent, negative);
    }

    /// <summary>Whether this number is a whole multiple of another, without ever writing out a large power of ten.</summary>
    public bool IsMultipleOf(JsonNumber divisor)
    {
        if (_coefficient.IsZero) return true;
        if (divisor._coefficient.IsZero) return false;

        // The coefficient holds no factor 10, so a divisor with the larger exponent cannot divide it.
        var shift = _exponent - divisor._exponent;
        if (shift < 0) return false;
        var modulus = BigInteger.Abs(divisor._coefficient);
        return (BigInteger.Abs(_coefficient) % modulus * BigInteger.ModPow(10, shift, modulus) % modulus).IsZero;
    }

    public int CompareTo(JsonNumber other)
    {
        if (_coefficient.Sign != other._coefficient.Sign) return _coefficient.Sign.CompareTo(other._coefficient.Sign);
        if (_coefficient.IsZero) return 0;

        var magnitude = (_digits + _exponent).CompareTo(other._digits + other._exponent);
        if (magnitude != 0) return magnitude * _coefficient.Sign;
        var shift = _exponent - other._exponent;
        return shift >= 0
            ? (_coefficient * BigInteger.Pow(10, (int)shift)).CompareTo(other._coefficient)
            : _coefficient.CompareTo(other._coefficient * BigInteger.Pow(10, (int)-shift));
    }

    public bool Equals(JsonNumber other) => _exponent == other._exponent && _coefficient == other._coefficient;

    public override bool Equals(object? obj) => obj is JsonNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_coefficient, _exponent);

    /// <summary>The whole number as an int when it fits (for minLength and the like), else null.</summary>
    public int? ToCount() =>
        !IsInteger || _coefficient.Sign < 0 || _digits + _exponent > 9 ? (_coefficient.IsZero ? 0 : null)
            : (int)(_coefficient * BigInteger.Pow(10, (int)_exponent));

    public int Sign => _coefficient.Sign;

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return from.Length;
    }

    private static JsonNumber Normal(ReadOnlySpan<byte> digits, long exponent, bool negative)
    {
        digits = digits.TrimStart((byte)'0');
        var kept = digits.TrimEnd((byte)'0');
        if (kept.IsEmpty) return default;

        exponent = Math.Clamp(exponent + digits.Length - kept.Length, -MaxExponent, MaxExponent);
        var coefficient = BigInteger.Parse(Encoding.ASCII.GetString(kept), NumberStyles.None, CultureInfo.InvariantCulture);
        return new(negative ? -coefficient : coefficient, kept.Length, exponent);
    }

    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        long value = 0;
        foreach (var digit in text.TrimStart("+-"u8)) value = Math.Min(value * 10 + (digit - '0'), MaxExponent);
        return negative ? -value : value;
    }
}
