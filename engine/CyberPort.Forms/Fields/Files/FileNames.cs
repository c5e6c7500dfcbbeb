using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Files;

/// <summary>Makes the name of an upload a plain name: no folders, no controls, no tricks.</summary>
public static class FileNames
{
    private const int MostCharacters = 120;
    private const string Forbidden = "<>:\"|?*";

    /// <summary>The last part of the name, cleaned; "file" when nothing is left. The extension is kept.</summary>
    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var allowed = string.Concat(last.Where(letter => !Forbidden.Contains(letter, StringComparison.Ordinal)));
        var clean = CleanText.Line(allowed).Trim('.', ' ');
        if (clean.Length == 0) return "file";
        if (clean.Length <= MostCharacters) return clean;
        var extension = Extension(clean);
        var kept = MostCharacters - extension.Length;
        // Never cut a surrogate pair in two.
        if (char.IsHighSurrogate(clean[kept - 1])) kept--;
        return clean[..kept] + extension;
    }

    /// <summary>The extension in lower case with its dot; "" without one.</summary>
    public static string Extension(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 || name.Length - dot > 10 ? "" : name[dot..].ToLowerInvariant();
    }
}
