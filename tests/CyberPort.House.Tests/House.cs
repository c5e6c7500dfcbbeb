using System.Text.RegularExpressions;

namespace CyberPort.House.Tests;

/// <summary>The repository as text: the house rules are read from it, nothing is loaded or run.</summary>
internal static partial class House
{
    public static string Root { get; } = FindRoot();

    /// <summary>Hand-written source files by their path from the root, with "/" between folders.</summary>
    public static IReadOnlyList<(string Path, string Text)> Sources { get; } =
        [.. new[] { "engine", "designer", "hosts", "tests", "samples" }
            .Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(path => Path.GetExtension(path) is ".cs" or ".razor")
            .Select(path => (Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Where(file => !file.Item1.Contains("/obj/", StringComparison.Ordinal) && !file.Item1.Contains("/bin/", StringComparison.Ordinal))
            .OrderBy(file => file.Item1, StringComparer.Ordinal)];

    /// <summary>The source files of one room, such as "engine/CyberPort.Forms".</summary>
    public static IEnumerable<(string Path, string Text)> Of(string room) =>
        Sources.Where(file => file.Path.StartsWith(room + "/", StringComparison.Ordinal));

    /// <summary>A file's text without comments and with its strings emptied, so that words are code.</summary>
    public static string CodeOf(string text) => Comments().Replace(Strings().Replace(text, "\"\""), "");

    /// <summary>Places where a pattern stands in the code, as "path:line".</summary>
    public static IEnumerable<string> Find(IEnumerable<(string Path, string Text)> files, Regex pattern) =>
        from file in files
        let code = CodeOf(file.Text)
        from Match match in pattern.Matches(code)
        select $"{file.Path}:{code.AsSpan(0, match.Index).Count('\n') + 1} {match.Value.Trim()}";

    public static void Empty(IEnumerable<string> found, string rule)
    {
        var list = found.ToArray();
        Assert.True(list.Length == 0, $"{rule}\n  {string.Join("\n  ", list)}");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CyberPort.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("CyberPort.sln was not found above the tests.");
    }

    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"|@\"(?:[^\"]|\"\")*\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"")]
    private static partial Regex Strings();

    [GeneratedRegex(@"//[^\n]*|/\*[\s\S]*?\*/|@\*[\s\S]*?\*@")]
    private static partial Regex Comments();
}
