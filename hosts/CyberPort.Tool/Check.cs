using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Operations.Procedures;
using CyberPort.Workflows;

namespace CyberPort.Tool;

/// <summary>check: what publishing would say of a folder, without a database.</summary>
internal static class Check
{
    public static int Run(FileSystemInfo what, DirectoryInfo? below, ActivityCatalog catalog)
    {
        var problems = what is DirectoryInfo folder ? Folder(folder, below, catalog)
            : IsTable(what.FullName) ? DecisionTableReader.Read(File.ReadAllBytes(what.FullName)).Problems
            : Definition(what.FullName, catalog).Problems;
        foreach (var problem in problems) Console.WriteLine(PublishRefusedException.Line(problem));
        Console.WriteLine(problems.Count == 0 ? "ok" : $"{problems.Count} problem(s)");
        return problems.Count == 0 ? 0 : 1;
    }

    // a workflow has a root, a table of who decides has rows
    private static bool IsTable(string path)
    {
        try
        {
            var json = Value.Parse(File.ReadAllBytes(path));
            return json["rows"].Kind == ValueKind.List && json["root"].IsNull;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private static IReadOnlyList<Problem> Folder(DirectoryInfo folder, DirectoryInfo? below, ActivityCatalog catalog) =>
        File.Exists(Path.Combine(folder.FullName, "definition.json")) ? Workflow(folder, catalog)
            : File.Exists(Path.Combine(folder.FullName, "overlay.json")) ? Overlay(folder, below)
            : Package(folder);

    private static IReadOnlyList<Problem> Workflow(DirectoryInfo folder, ActivityCatalog catalog)
    {
        var (definition, problems) = Definition(Path.Combine(folder.FullName, "definition.json"), catalog);
        if (definition is null) return problems;
        if (!File.Exists(Path.Combine(folder.FullName, "scenarios.json"))) return [NoScenarios];

        var scenarios = File.ReadAllBytes(Path.Combine(folder.FullName, "scenarios.json"));
        return [.. problems, .. Scenarios.Run(definition, scenarios, catalog)];
    }

    /// <summary>A definition and what the reader and the checker say of it.</summary>
    private static (WorkflowDefinition? Definition, IReadOnlyList<Problem> Problems) Definition(string path, ActivityCatalog catalog)
    {
        var reading = DefinitionReader.Read(File.ReadAllBytes(path), catalog);
        return reading.Definition is { } definition ? (definition, DefinitionChecker.Check(definition)) : (null, reading.Problems);
    }

    private static Problem NoScenarios => new(
        "no-scenarios", "scenarios.json", "", new("シナリオがありません。", "There are no scenarios."),
        new("definition.json と同じフォルダーに scenarios.json を置いてください。", "Put scenarios.json beside definition.json."));

    private static IReadOnlyList<Problem> Overlay(DirectoryInfo folder, DirectoryInfo? below)
    {
        if (below is null) return [new Problem("no-base", "overlay.json", "", new("元の様式が必要です。", "An overlay needs its base."), new("--base で元の様式のフォルダーを指定してください。", "Name the base package's folder with --base."))];

        var basePackage = PackageReader.Read(Read(below), Libraries(below));
        if (basePackage.Package is not { } package) return basePackage.Problems;
        var reading = OverlayReader.Read(Read(folder));
        if (reading.Overlay is not { } overlay) return reading.Problems;
        var resolution = OverlayResolver.Resolve(package, overlay);
        return resolution.Snapshot is { } snapshot ? Compiled(snapshot) : resolution.Conflicts;
    }

    private static IReadOnlyList<Problem> Package(DirectoryInfo folder)
    {
        var reading = PackageReader.Read(Read(folder), Libraries(folder));
        return reading.Package is { } package ? Compiled(package) : reading.Problems;
    }

    private static IReadOnlyList<Problem> Compiled(FormPackage package)
    {
        var compilation = FormCompiler.Compile(package);
        return compilation.Form is { } form ? FormCases.Run(form) : compilation.Problems;
    }

    /// <summary>The libraries in "common" beside the package's own kind of folder.</summary>
    internal static Dictionary<string, FormPackage> Libraries(DirectoryInfo package)
    {
        var libraries = new Dictionary<string, FormPackage>(StringComparer.Ordinal);
        for (var above = package.Parent; above is not null; above = above.Parent)
        {
            var common = new DirectoryInfo(Path.Combine(above.FullName, "common"));
            if (!common.Exists) continue;
            foreach (var manifest in common.EnumerateFiles("manifest.json", SearchOption.AllDirectories))
            {
                if (PackageReader.Read(Read(manifest.Directory!), libraries).Package is { } library) libraries[library.Manifest.Id] = library;
            }

            break;
        }

        return libraries;
    }

    internal static PackageFiles Read(DirectoryInfo folder) =>
        folder.EnumerateFiles("*", SearchOption.AllDirectories).Aggregate(
            PackageFiles.Empty,
            (files, file) => files.With(Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/'), File.ReadAllBytes(file.FullName)));
}
