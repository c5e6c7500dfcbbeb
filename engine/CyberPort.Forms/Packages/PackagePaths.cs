using System.Text.RegularExpressions;

namespace CyberPort.Forms.Packages;

/// <summary>The names of the files of a package.</summary>
public static partial class PackagePaths
{
    public const string Manifest = "manifest.json";
    public const string Schema = "schema.json";
    public const string Ui = "ui.json";
    public const string Rules = "rules.json";
    public const string Japanese = "messages.ja.json";
    public const string English = "messages.en.json";
    public const string Cases = "cases.json";
    public const string Outputs = "outputs.json";
    public const string Readme = "README.md";
    public const string Overlay = "overlay.json";
    public const string CodeLists = "codelists/";

    public static string CodeList(string list) => $"{CodeLists}{list}.json";

    /// <summary>The list whose file this is; null for every other file.</summary>
    public static string? ListOf(string path) => CodeListFile().Match(path) is { Success: true } match ? match.Groups[1].Value : null;

    internal static bool IsAllowed(string path, FormLimits limits) =>
        path.Length <= limits.NameLength && Allowed().IsMatch(path) && !path.Contains("..", StringComparison.Ordinal);

    [GeneratedRegex(@"\Acodelists/([a-z0-9]+(?:-[a-z0-9]+)*)\.json\z", RegexOptions.NonBacktracking)]
    private static partial Regex CodeListFile();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*){0,2}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Allowed();
}
