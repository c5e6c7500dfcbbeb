using System.Buffers;
using System.Text;
using CyberPort.Forms.Schemas.Json;
using CyberPort.Forms.Schemas.Patterns;

namespace CyberPort.Forms.Schemas.Formats;

/// <summary>Whether a text has a format.</summary>
internal delegate bool FormatCheck(ReadOnlySpan<char> text);

/// <summary>One of the formats of the closed list.</summary>
internal sealed class SchemaFormat
{
    private static readonly SchemaFormat[] Known =
    [
        new("date", TimeFormats.IsDate),
        new("time", TimeFormats.IsTime),
        new("date-time", TimeFormats.IsDateTime),
        new("duration", TimeFormats.IsDuration),
        new("email", AddressFormats.IsEmail),
        new("idn-email", AddressFormats.IsInternationalEmail),
        new("hostname", AddressFormats.IsHostName),
        new("ipv4", AddressFormats.IsIpv4),
        new("ipv6", AddressFormats.IsIpv6),
        new("uri", UriFormats.IsUri),
        new("uri-reference", UriFormats.IsUriReference),
        new("uuid", IsUuid),
        new("regex", text => SchemaPattern.TryCompile(text.ToString(), out _, out _)),
        new("json-pointer", text => JsonPointer.Tokens(text.ToString()) is not null),
    ];

    private readonly FormatCheck _check;

    private SchemaFormat(string name, FormatCheck check) => (Name, _check) = (name, check);

    public string Name { get; }

    public static IEnumerable<string> Names => Known.Select(format => format.Name);

    /// <summary>The format of that name, or null: an unknown format is no check.</summary>
    public static SchemaFormat? Find(string name) => Array.Find(Known, format => format.Name == name);

    public bool Holds(ReadOnlySpan<char> text) => _check(text);

    /// <summary>The same question for well-formed UTF-8.</summary>
    public bool Holds(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= 128)
        {
            Span<char> few = stackalloc char[utf8.Length];
            return _check(few[..Encoding.UTF8.GetChars(utf8, few)]);
        }
        var rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        var holds = _check(rented.AsSpan(0, Encoding.UTF8.GetChars(utf8, rented)));
        ArrayPool<char>.Shared.Return(rented);
        return holds;
    }

    private static bool IsUuid(ReadOnlySpan<char> text)
    {
        if (text.Length != 36) return false;
        for (var i = 0; i < 36; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit(text[i])) return false;
        }
        return true;
    }
}
