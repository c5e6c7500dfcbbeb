using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Dialect;

/// <summary>A number of up to 15 digits as a whole number and its count of decimals; the rest goes the exact, slower way.</summary>
internal readonly record struct ShortNumber(long Digits, int Decimals)
{
    private static readonly long[] Powers =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    ];

    public bool IsInteger => Decimals == 0 || Digits % Powers[Decimals] == 0;

    public static bool TryRead(ReadOnlySpan<byte> json, out ShortNumber number)
    {
        number = default;
        if (json.Length > 16) return false;
        var negative = json[0] == '-';
        long digits = 0;
        var dot = -1;
        for (var i = negative ? 1 : 0; i < json.Length; i++)
        {
            var digit = json[i] - '0';
            if ((uint)digit <= 9) digits = digits * 10 + digit;
            else if (json[i] == '.') dot = i;
            else return false;
        }
        number = new(negative ? -digits : digits, dot < 0 ? 0 : json.Length - dot - 1);
        return true;
    }

    public int CompareTo(ShortNumber other)
    {
        if (Decimals == other.Decimals) return Digits.CompareTo(other.Digits);
        return Decimals > other.Decimals
            ? ((Int128)Digits).CompareTo((Int128)other.Digits * Powers[Decimals - other.Decimals])
            : ((Int128)Digits * Powers[other.Decimals - Decimals]).CompareTo(other.Digits);
    }

    public bool IsMultipleOf(ShortNumber other)
    {
        if (Decimals == other.Decimals) return Digits % other.Digits == 0;
        return Decimals > other.Decimals
            ? Digits % ((Int128)other.Digits * Powers[Decimals - other.Decimals]) == 0
            : (Int128)Digits * Powers[other.Decimals - Decimals] % other.Digits == 0;
    }
}

/// <summary>One limit of a number: the keyword, the limit exactly and, if it is short, in short.</summary>
internal sealed class NumberLimit(string keyword, JsonData limit)
{
    private readonly ShortNumber? _short =
        ShortNumber.TryRead(System.Text.Encoding.ASCII.GetBytes(limit.Text), out var number) ? number : null;

    public string Keyword { get; } = keyword;

    public string Text => limit.Text;

    public bool HasShort => _short is not null;

    public bool Holds(ShortNumber number) => Keyword switch
    {
        "minimum" => number.CompareTo(_short!.Value) >= 0,
        "exclusiveMinimum" => number.CompareTo(_short!.Value) > 0,
        "maximum" => number.CompareTo(_short!.Value) <= 0,
        "exclusiveMaximum" => number.CompareTo(_short!.Value) < 0,
        _ => number.IsMultipleOf(_short!.Value),
    };

    public bool Holds(JsonNumber number) => Keyword switch
    {
        "minimum" => number.CompareTo(limit.Number) >= 0,
        "exclusiveMinimum" => number.CompareTo(limit.Number) > 0,
        "maximum" => number.CompareTo(limit.Number) <= 0,
        "exclusiveMaximum" => number.CompareTo(limit.Number) < 0,
        _ => number.IsMultipleOf(limit.Number),
    };
}

/// <summary>All limits of one number.</summary>
internal sealed class NumberLimits(NumberLimit[] limits)
{
    public NumberLimit[] Limits { get; } = limits;

    public bool AllShort { get; } = Array.TrueForAll(limits, limit => limit.HasShort);
}
