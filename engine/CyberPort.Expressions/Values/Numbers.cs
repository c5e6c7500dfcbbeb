using System.Globalization;

namespace CyberPort.Expressions;

/// <summary>How decimals are read and written: without trailing zeros, so that 1.50 and 1.5 are one text.</summary>
internal static class Numbers
{
    // Dividing by a one with 28 zeros drops the trailing zeros of any decimal.
    private const decimal One = 1.0000000000000000000000000000m;

    private static readonly string[] Small = [.. Enumerable.Range(0, 1000).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    public static decimal Plain(decimal number) => number.Scale == 0 ? number : number / One;

    public static string Text(decimal number)
    {
        var plain = Plain(number);
        return plain.Scale == 0 && plain is >= 0 and < 1000
            ? Small[(int)plain]
            : plain == 0 ? "0" : plain.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a JSON number; the common short ones without the framework's general way.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out decimal number)
    {
        var negative = text[0] == (byte)'-';
        long mantissa = 0;
        var scale = -1;
        var i = negative ? 1 : 0;
        if (text.Length - i <= 18)
        {
            for (; i < text.Length; i++)
            {
                var digit = text[i] - '0';
                if ((uint)digit <= 9)
                {
                    mantissa = (mantissa * 10) + digit;
                    if (scale >= 0) scale++;
                }
                else if (text[i] == (byte)'.') scale = 0;
                else break;
            }

            if (i == text.Length)
            {
                number = new((int)mantissa, (int)(mantissa >> 32), 0, negative, (byte)Math.Max(scale, 0));
                return true;
            }
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
