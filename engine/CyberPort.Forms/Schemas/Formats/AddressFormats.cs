using System.Buffers;

namespace CyberPort.Forms.Schemas.Formats;

/// <summary>Mail addresses, host names and IP addresses.</summary>
internal static class AddressFormats
{
    private static readonly SearchValues<char> AtomCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~.");

    public static bool IsEmail(ReadOnlySpan<char> text) => IsMail(text, international: false);

    public static bool IsInternationalEmail(ReadOnlySpan<char> text) => IsMail(text, international: true);

    public static bool IsHostName(ReadOnlySpan<char> text) => IsHost(text, international: false);

    public static bool IsIpv4(ReadOnlySpan<char> text)
    {
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (++parts > 4 || part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0')) return false;
            var value = 0;
            foreach (var digit in part)
            {
                if (!char.IsAsciiDigit(digit)) return false;
                value = value * 10 + (digit - '0');
            }
            if (value > 255) return false;
        }
        return parts == 4;
    }

    public static bool IsIpv6(ReadOnlySpan<char> text)
    {
        var gap = text.IndexOf("::");
        if (gap < 0) return Groups(text, allowIpv4: true) == 8;
        var head = text[..gap];
        var tail = text[(gap + 2)..];
        var before = head.IsEmpty ? 0 : Groups(head, allowIpv4: false);
        var after = tail.IsEmpty ? 0 : Groups(tail, allowIpv4: true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    private static bool IsMail(ReadOnlySpan<char> text, bool international)
    {
        var at = text.LastIndexOf('@');
        if (at < 1 || text.Length > 254 || !IsLocal(text[..at], international)) return false;
        var host = text[(at + 1)..];
        if (host.Length < 3 || host[0] != '[' || host[^1] != ']') return IsHost(host, international);
        host = host[1..^1];
        return host.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase) ? IsIpv6(host[5..]) : IsIpv4(host);
    }

    private static bool IsLocal(ReadOnlySpan<char> local, bool international)
    {
        if (local.Length > 64) return false;
        if (local[0] == '"') return IsQuoted(local);
        if (local[0] == '.' || local[^1] == '.' || local.IndexOf("..") >= 0) return false;
        foreach (var letter in local)
        {
            if (!AtomCharacters.Contains(letter) && !(international && letter > 127)) return false;
        }
        return true;
    }

    private static bool IsQuoted(ReadOnlySpan<char> local)
    {
        if (local.Length < 3 || local[^1] != '"') return false;
        var inner = local[1..^1];
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] is '"' or < ' ' or > '~') return false;
            if (inner[i] == '\\' && ++i == inner.Length) return false;
        }
        return true;
    }

    private static bool IsHost(ReadOnlySpan<char> text, bool international)
    {
        if (text.Length is 0 or > 253) return false;
        foreach (var range in text.Split('.'))
        {
            var label = text[range];
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-') return false;
            foreach (var letter in label)
            {
                if (!char.IsAsciiLetterOrDigit(letter) && letter != '-' && !(international && letter > 127)) return false;
            }
        }
        return true;
    }

    /// <summary>How many 16-bit groups the text holds; -1 when it is broken.</summary>
    private static int Groups(ReadOnlySpan<char> text, bool allowIpv4)
    {
        var count = 0;
        while (true)
        {
            var colon = text.IndexOf(':');
            var group = colon < 0 ? text : text[..colon];
            if (colon < 0 && allowIpv4 && group.Contains('.')) return IsIpv4(group) ? count + 2 : -1;
            if (group.Length is 0 or > 4 || group.IndexOfAnyExcept(Hex) >= 0) return -1;
            count++;
            if (colon < 0) return count;
            text = text[(colon + 1)..];
        }
    }

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");
}
