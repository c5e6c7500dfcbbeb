using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CyberPort.Forms.Schemas.Json;

/// <summary>Decodes the texts of a JSON document and says when they are not text at all.</summary>
internal static class JsonText
{
    /// <summary>Decodes the text at the reader; lone surrogates and broken UTF-8 become U+FFFD and are reported.</summary>
    public static string Decode(ref Utf8JsonReader reader, out bool broken)
    {
        var bytes = reader.ValueSpan;
        broken = !Utf8.IsValid(bytes);
        if (!reader.ValueIsEscaped) return Encoding.UTF8.GetString(bytes);

        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var escape = bytes.IndexOf((byte)'\\');
            if (escape != 0)
            {
                var plain = escape < 0 ? bytes : bytes[..escape];
                text.Append(Encoding.UTF8.GetString(plain));
                bytes = bytes[plain.Length..];
                continue;
            }
            bytes = bytes[Escape(bytes, text)..];
        }
        broken |= MendSurrogates(text);
        return text.ToString();
    }

    /// <summary>Unescapes into the given bytes; -1 when the text is broken. The target must be as long as the source.</summary>
    public static int Unescape(ref Utf8JsonReader reader, scoped Span<byte> target)
    {
        var source = reader.ValueSpan;
        if (!Utf8.IsValid(source)) return -1;
        var written = 0;
        while (!source.IsEmpty)
        {
            if (source[0] != '\\')
            {
                target[written++] = source[0];
                source = source[1..];
                continue;
            }
            if (source[1] != 'u')
            {
                target[written++] = (byte)Short(source[1]);
                source = source[2..];
                continue;
            }
            var length = Rune(source, out var rune);
            if (length < 0) return -1;
            written += rune.EncodeToUtf8(target[written..]);
            source = source[length..];
        }
        return written;
    }

    private static int Rune(ReadOnlySpan<byte> source, out Rune rune)
    {
        var first = Unit(source);
        if (System.Text.Rune.TryCreate(first, out rune)) return 6;
        if (source.Length < 12 || source[6] != '\\' || source[7] != 'u') return -1;
        return System.Text.Rune.TryCreate(first, Unit(source[6..]), out rune) ? 12 : -1;
    }

    private static int Escape(ReadOnlySpan<byte> bytes, StringBuilder text)
    {
        if (bytes[1] != 'u')
        {
            text.Append(Short(bytes[1]));
            return 2;
        }
        text.Append(Unit(bytes));
        return 6;
    }

    private static char Unit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static char Short(byte letter) => letter switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        _ => (char)letter,
    };

    private static bool MendSurrogates(StringBuilder text)
    {
        var broken = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else (text[i], broken) = ('\uFFFD', true);
        }
        return broken;
    }
}
