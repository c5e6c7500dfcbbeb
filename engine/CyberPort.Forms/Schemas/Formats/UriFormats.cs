using System.Buffers;

namespace CyberPort.Forms.Schemas.Formats;

/// <summary>URIs as RFC 3986 writes them.</summary>
internal static class UriFormats
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static readonly SearchValues<char> Path = SearchValues.Create(Unreserved + "!$&'()*+,;=:@/%");
    private static readonly SearchValues<char> Query = SearchValues.Create(Unreserved + "!$&'()*+,;=:@/?%");
    private static readonly SearchValues<char> Host = SearchValues.Create(Unreserved + "!$&'()*+,;=%");
    private static readonly SearchValues<char> User = SearchValues.Create(Unreserved + "!$&'()*+,;=:%");
    private static readonly SearchValues<char> Scheme =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    public static bool IsUri(ReadOnlySpan<char> text) => IsReference(text, needsScheme: true);

    public static bool IsUriReference(ReadOnlySpan<char> text) => IsReference(text, needsScheme: false);

    private static bool IsReference(ReadOnlySpan<char> text, bool needsScheme)
    {
        if (!Escapes(text)) return false;
        var hash = text.IndexOf('#');
        if (hash >= 0)
        {
            if (text[(hash + 1)..].IndexOfAnyExcept(Query) >= 0) return false;
            text = text[..hash];
        }
        var mark = text.IndexOf('?');
        if (mark >= 0)
        {
            if (text[(mark + 1)..].IndexOfAnyExcept(Query) >= 0) return false;
            text = text[..mark];
        }
        var colon = text.IndexOf(':');
        var slash = text.IndexOf('/');
        var hasScheme = colon > 0 && (slash < 0 || colon < slash);
        // A relative reference must not hold a colon in its first segment.
        if (!hasScheme) return !needsScheme && (colon != 0) && Hierarchy(text);
        return char.IsAsciiLetter(text[0]) && text[..colon].IndexOfAnyExcept(Scheme) < 0 && Hierarchy(text[(colon + 1)..]);
    }

    private static bool Hierarchy(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("//")) return text.IndexOfAnyExcept(Path) < 0;
        text = text[2..];
        var slash = text.IndexOf('/');
        var authority = slash < 0 ? text : text[..slash];
        return Authority(authority) && (slash < 0 || text[slash..].IndexOfAnyExcept(Path) < 0);
    }

    private static bool Authority(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf('@');
        if (at >= 0 && text[..at].IndexOfAnyExcept(User) >= 0) return false;
        var host = text[(at + 1)..];
        if (host.StartsWith("["))
        {
            var end = host.IndexOf(']');
            if (end < 0 || !AddressFormats.IsIpv6(host[1..end])) return false;
            return Port(host[(end + 1)..]);
        }
        var colon = host.IndexOf(':');
        return (colon < 0 ? host : host[..colon]).IndexOfAnyExcept(Host) < 0 && (colon < 0 || Port(host[colon..]));
    }

    private static bool Port(ReadOnlySpan<char> text) =>
        text.IsEmpty || (text[0] == ':' && text[1..].IndexOfAnyExceptInRange('0', '9') < 0);

    private static bool Escapes(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%') continue;
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2])) return false;
        }
        return true;
    }
}
