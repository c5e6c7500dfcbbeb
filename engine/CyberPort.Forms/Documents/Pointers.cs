namespace CyberPort.Forms.Documents;

/// <summary>Small steps with JSON Pointers and with field paths, which are pointers whose row numbers are "*".</summary>
public static class Pointers
{
    public static string Append(string pointer, string name) => pointer + "/" + Escape(name);

    public static string Escape(string name) =>
        name.AsSpan().IndexOfAny('~', '/') < 0
            ? name
            : name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The field path of a place in the values: "/rows/3/tons" is "/rows/*/tons".</summary>
    public static string PathOf(string pointer)
    {
        if (pointer.AsSpan().IndexOfAnyInRange('0', '9') < 0) return pointer;
        var tokens = pointer.Split('/');
        for (var i = 1; i < tokens.Length; i++)
            if (tokens[i].Length > 0 && tokens[i].AsSpan().IndexOfAnyExceptInRange('0', '9') < 0) tokens[i] = "*";
        return string.Join('/', tokens);
    }

    /// <summary>True when the pointer is the ancestor or lies below it.</summary>
    public static bool IsWithin(string pointer, string ancestor) =>
        pointer.StartsWith(ancestor, StringComparison.Ordinal)
        && (pointer.Length == ancestor.Length || ancestor.Length == 0 || pointer[ancestor.Length] == '/');

    /// <summary>True when one of the two contains the other, or both are the same.</summary>
    public static bool Touch(string one, string other) => IsWithin(one, other) || IsWithin(other, one);

    /// <summary>The pointer without its last name; "" for the top.</summary>
    public static string Parent(string pointer) => pointer.LastIndexOf('/') is > 0 and var slash ? pointer[..slash] : "";

    /// <summary>The last name of a pointer, as it stands in it.</summary>
    public static string Name(string pointer) => pointer[(pointer.LastIndexOf('/') + 1)..];
}
