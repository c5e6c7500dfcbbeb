using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CyberPort.Expressions;

namespace CyberPort.Forms.Packages;

/// <summary>Writes a value as canonical JSON (RFC 8785), so that the same content has the same digest wherever it was written.</summary>
public static class CanonicalJson
{
    public static byte[] Write(Value value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(value, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>"sha256-" and the hexadecimal SHA-256 of the canonical JSON.</summary>
    public static string Digest(Value value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(value, buffer);
        return "sha256-" + Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(Value value, ArrayBufferWriter<byte> to)
    {
        switch (value.Kind)
        {
            case ValueKind.Null: to.Write("null"u8); break;
            case ValueKind.Boolean: to.Write(value.AsBoolean ? "true"u8 : "false"u8); break;
            case ValueKind.Number: to.Write(Encoding.ASCII.GetBytes(Number(Nearest(value.AsNumber)))); break;
            case ValueKind.Text: WriteText(value.AsText, to); break;
            case ValueKind.List: WriteList(value.AsList, to); break;
            case ValueKind.Record: WriteRecord(value.AsRecord, to); break;
        }
    }

    private static void WriteList(IReadOnlyList<Value> items, ArrayBufferWriter<byte> to)
    {
        to.Write("["u8);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) to.Write(","u8);
            Write(items[i], to);
        }

        to.Write("]"u8);
    }

    private static void WriteRecord(ValueRecord record, ArrayBufferWriter<byte> to)
    {
        to.Write("{"u8);
        var first = true;
        // Ordinal order of .NET strings is the order of UTF-16 code units that the RFC asks for.
        foreach (var name in record.Keys.Order(StringComparer.Ordinal))
        {
            if (!first) to.Write(","u8);
            first = false;
            WriteText(name, to);
            to.Write(":"u8);
            Write(record[name], to);
        }

        to.Write("}"u8);
    }

    private static void WriteText(string text, ArrayBufferWriter<byte> to)
    {
        var written = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => written.Append("\\\""),
                '\\' => written.Append("\\\\"),
                '\b' => written.Append("\\b"),
                '\f' => written.Append("\\f"),
                '\n' => written.Append("\\n"),
                '\r' => written.Append("\\r"),
                '\t' => written.Append("\\t"),
                < ' ' => written.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => written.Append(letter),
            };
        }

        to.Write(Encoding.UTF8.GetBytes(written.Append('"').ToString()));
    }

    /// <summary>The double nearest to a decimal; the framework's own cast may miss it by one bit.</summary>
    internal static double Nearest(decimal number) =>
        double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A number as ECMAScript writes it.</summary>
    internal static string Number(double number)
    {
        if (number == 0) return "0";

        // "R" gives the shortest digits that read back as the same double; only their place differs from ECMAScript's.
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var split = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = split < 0 ? shortest : shortest[..split];
        var exponent = split < 0 ? 0 : int.Parse(shortest[(split + 1)..], CultureInfo.InvariantCulture);
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        var point = (dot < 0 ? digits.Length : dot) + exponent - (digits.Length - significant.Length);
        return (number < 0 ? "-" : "") + Placed(significant.TrimEnd('0'), point);
    }

    // The four cases of Number::toString: point is the place of the decimal point after the first digits.
    private static string Placed(string digits, int point)
    {
        if (point > 21 || point < -5)
        {
            var exponent = point - 1;
            var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
            return $"{mantissa}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}";
        }

        if (point >= digits.Length) return digits.PadRight(point, '0');
        return point > 0 ? $"{digits[..point]}.{digits[point..]}" : $"0.{new string('0', -point)}{digits}";
    }
}
