using System.Text;

namespace CyberPort.Scripting.Rewriting;

/// <summary>The text of a template as the literal of a string.</summary>
internal static class TemplateText
{
    public static string Quoted(string raw)
    {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < raw.Length; i++)
        {
            switch (raw[i])
            {
                case '\\' when i + 1 < raw.Length: i = Escaped(raw, i + 1, quoted); break;
                case '"': quoted.Append("\\\""); break;
                // Every line break of a template is a line feed.
                case '\r': quoted.Append("\\n"); i += i + 1 < raw.Length && raw[i + 1] == '\n' ? 1 : 0; break;
                case '\n': quoted.Append("\\n"); break;
                case '\u2028': quoted.Append("\\u2028"); break;
                case '\u2029': quoted.Append("\\u2029"); break;
                default: quoted.Append(raw[i]); break;
            }
        }

        return quoted.Append('"').ToString();
    }

    private static int Escaped(string raw, int at, StringBuilder quoted)
    {
        switch (raw[at])
        {
            // A line break behind a backslash is no part of the text.
            case '\n' or '\u2028' or '\u2029': return at;
            case '\r': return at + 1 < raw.Length && raw[at + 1] == '\n' ? at + 1 : at;
            case 'u' when at + 1 < raw.Length && raw[at + 1] == '{': return CodePoint(raw, at, quoted);
            case '`' or '$': quoted.Append(raw[at]); return at;
            default: quoted.Append('\\').Append(raw[at]); return at;
        }
    }

    private static int CodePoint(string raw, int at, StringBuilder quoted)
    {
        var end = raw.IndexOf('}', at);
        if (end < 0 || !int.TryParse(raw.AsSpan(at + 2, end - at - 2), System.Globalization.NumberStyles.AllowHexSpecifier, null,
                out var code)
            || !Rune.IsValid(code))
        {
            quoted.Append("\\u");
            return at;
        }

        foreach (var unit in new Rune(code).ToString()) quoted.Append($"\\u{(int)unit:x4}");
        return end;
    }
}
