using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Manifests;
using CyberPort.Forms.Outputs;
using CyberPort.Forms.Rules;
using CyberPort.Forms.Structure;
using CyberPort.Forms.Texts;

namespace CyberPort.Forms.Packages;

/// <summary>Reads a form package; every fault is named with its file, its place, its cause and its cure.</summary>
public static class PackageReader
{
    private static readonly Dictionary<string, FormPackage> NoLibraries = [];

    private static readonly string[] Needed =
    [
        PackagePaths.Manifest, PackagePaths.Schema, PackagePaths.Ui, PackagePaths.Rules,
        PackagePaths.Japanese, PackagePaths.English, PackagePaths.Outputs,
    ];

    /// <summary>Reads the files; the libraries that the manifest includes are taken from those given, by id, and merged.</summary>
    public static PackageReading Read(
        PackageFiles files, IReadOnlyDictionary<string, FormPackage>? libraries = null, FormLimits? limits = null)
    {
        limits ??= FormLimits.Default;
        var problems = new List<Problem>();
        FindStrayFiles(files, problems);
        var documents = ReadDocuments(files, limits, problems);
        if (Needed.Any(n => !documents.ContainsKey(n))) return new(null, problems);

        files = PackageIncludes.Expand(files, documents, libraries ?? NoLibraries, problems);
        return Read(files, documents, limits, problems);
    }

    /// <summary>Only the manifest, for lists of many packages; nothing when it is none.</summary>
    public static Manifest? ReadManifest(PackageFiles files)
    {
        var problems = new List<Problem>();
        if (files[PackagePaths.Manifest] is not { } bytes) return null;
        if (StrictJson.Read(PackagePaths.Manifest, bytes.Span, FormLimits.Default, problems) is not { } document) return null;

        var manifest = ManifestReader.Read(new DocumentCursor(document.Without("/includes"), PackagePaths.Manifest, "", problems));
        return problems.Count == 0 ? manifest : null;
    }

    /// <summary>Reads documents that are at hand already.</summary>
    internal static PackageReading Read(PackageFiles files, Dictionary<string, Value> documents, FormLimits limits, List<Problem> problems)
    {
        var package = Build(files, documents, limits, problems);
        PackageChecks.Check(package, problems);
        return new(problems.Count == 0 ? package : null, problems);
    }

    private static FormPackage Build(PackageFiles files, Dictionary<string, Value> documents, FormLimits limits, List<Problem> problems)
    {
        DocumentCursor Cursor(string file) => new(documents.GetValueOrDefault(file, Value.Of(ValueRecord.Empty)), file, "", problems);

        var lists = documents.Keys.Where(p => PackagePaths.ListOf(p) is not null).Order(StringComparer.Ordinal).ToArray();
        if (lists.Length > limits.CodeLists) problems.Add(DocumentProblems.TooMany(PackagePaths.CodeLists, "", lists.Length, limits.CodeLists));
        return new FormPackage
        {
            Manifest = ManifestReader.Read(Cursor(PackagePaths.Manifest)),
            Schema = documents[PackagePaths.Schema],
            Fields = SchemaWalker.Read(documents[PackagePaths.Schema], limits, problems),
            Ui = UiReader.Read(Cursor(PackagePaths.Ui), limits),
            Rules = RuleReader.ReadAll(documents[PackagePaths.Rules], Cursor(PackagePaths.Rules), limits),
            CodeLists = lists.Select(p => CodeListReader.Read(PackagePaths.ListOf(p)!, Cursor(p), limits)).ToDictionary(l => l.Id),
            Messages = MessageBook.Read(Cursor(PackagePaths.Japanese), Cursor(PackagePaths.English), limits),
            Cases = CaseReader.ReadAll(Cursor(PackagePaths.Cases), limits),
            Outputs = OutputsReader.Read(Cursor(PackagePaths.Outputs)),
            Files = files,
            Documents = documents,
        };
    }

    private static Dictionary<string, Value> ReadDocuments(PackageFiles files, FormLimits limits, List<Problem> problems)
    {
        var documents = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var needed in Needed.Where(n => !files.Contains(n))) problems.Add(PackageProblems.MissingFile(needed));
        foreach (var (path, bytes) in files)
            if (path.EndsWith(".json", StringComparison.Ordinal) && StrictJson.Read(path, bytes.Span, limits, problems) is { } document)
                documents[path] = document;
        return documents;
    }

    private static void FindStrayFiles(PackageFiles files, List<Problem> problems)
    {
        foreach (var path in files.Paths)
            if (!Needed.Contains(path) && path is not (PackagePaths.Cases or PackagePaths.Readme) && PackagePaths.ListOf(path) is null)
                problems.Add(PackageProblems.UnknownFile(path));
        if (files[PackagePaths.Readme] is not { Length: > 0 }) problems.Add(PackageProblems.EmptyReadme());
    }
}
