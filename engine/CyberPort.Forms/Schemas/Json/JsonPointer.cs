using System.Globalization;
using System.Text;

namespace CyberPort.Forms.Schemas.Json;

/// <summary>Builds and walks JSON Pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    public static string Append(string pointer, string token) => pointer + "/" + Escape(token);

    public static string Append(string pointer, int index) => pointer + "/" + index.ToString(CultureInfo.InvariantCulture);

    public static string Escape(string token) =>
        token.AsSpan().IndexOfAny('~', '/') < 0
            ? token
            : token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The tokens of a pointer, or null when it is not one.</summary>
    public static string[]? Tokens(string pointer)
    {
        if (pointer.Length == 0) return [];
        if (pointer[0] != '/') return null;
        var tokens = pointer[1..].Split('/');
        for (var i = 0; i < tokens.Length; i++)
        {
            if (Unescape(tokens[i]) is not { } token) return null;
            tokens[i] = token;
        }
        return tokens;
    }

    public static JsonData? Step(JsonData from, string token)
    {
        if (from.Kind == JsonKinds.Record) return from.Member(token);
        if (from.Kind != JsonKinds.List || !IsIndex(token)) return null;
        return int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < from.Items.Length
            ? from.Items[index]
            : null;
    }

    private static bool IsIndex(string token) => token.Length > 0 && (token == "0" || token[0] != '0');

    private static string? Unescape(string token)
    {
        if (!token.Contains('~', StringComparison.Ordinal)) return token;
        var text = new StringBuilder(token.Length);
        for (var i = 0; i < token.Length; i++)
        {
            if (token[i] != '~')
            {
                text.Append(token[i]);
                continue;
            }
            if (++i == token.Length || token[i] is not ('0' or '1')) return null;
            text.Append(token[i] == '0' ? '~' : '/');
        }
        return text.ToString();
    }
}
