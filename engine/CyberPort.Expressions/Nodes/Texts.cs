namespace CyberPort.Expressions.Nodes;

/// <summary>Text as people count it: by code point, so that 𠮷 is one character.</summary>
internal static class Texts
{
    /// <summary>The text of a number, a text or a yes/no; null for everything else.</summary>
    public static string? Of(Value value)
    {
        if (value.TextOrNull is { } text) return text;
        if (value.IsNumber) return Numbers.Text(value.RawNumber);
        return value.IsTrue ? "true" : value.IsFalse ? "false" : null;
    }

    public static int Length(string text)
    {
        var pairs = 0;
        foreach (var c in text)
            if (char.IsLowSurrogate(c)) pairs++;
        return text.Length - pairs;
    }

    /// <summary>The characters from start up to end, counted by code point; both are already inside the text.</summary>
    public static string Part(string text, int start, int end)
    {
        var from = Place(text, start);
        return text[from..(from + Place(text.AsSpan(from), end - start))];
    }

    private static int Place(ReadOnlySpan<char> text, int points)
    {
        var at = 0;
        for (; points > 0 && at < text.Length; points--) at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
        return at;
    }
}
