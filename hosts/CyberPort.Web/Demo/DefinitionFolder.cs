using CyberPort.Forms.Packages;
using CyberPort.Web.Hosting;

namespace CyberPort.Web.Demo;

/// <summary>Where form-schemas and workflow-definitions lie, and reading them.</summary>
public sealed class DefinitionFolder(string root)
{
    /// <summary>The folder that the settings name, or the first one above the program that holds both.</summary>
    public static DefinitionFolder Find(Settings settings)
    {
        if (settings.DefinitionsFolder.Length > 0) return new DefinitionFolder(settings.DefinitionsFolder);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "form-schemas"))) return new DefinitionFolder(folder.FullName);
        }

        throw new DirectoryNotFoundException("form-schemas was not found above the program; set CyberPort:DefinitionsFolder.");
    }

    /// <summary>The files of a package or overlay, such as "individual/water-area-occupancy".</summary>
    public PackageFiles Package(string name)
    {
        var folder = Path.Combine(root, "form-schemas", name);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Aggregate(
            PackageFiles.Empty,
            (files, path) => files.With(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path)));
    }

    /// <summary>The folders of all libraries (form-schemas/common).</summary>
    public IEnumerable<string> Libraries() => Packages("common");

    /// <summary>The folders of all forms of tasks (form-schemas/tasks).</summary>
    public IEnumerable<string> TaskForms() => Packages("tasks");

    /// <summary>The folders of all national forms (form-schemas/individual, generic and blank).</summary>
    public IEnumerable<string> Forms() => Packages("individual").Concat(Packages("generic")).Concat(Packages("blank"));

    private IEnumerable<string> Packages(string below) =>
        Directory.EnumerateFiles(Path.Combine(root, "form-schemas", below), "manifest.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(root, "form-schemas"), Path.GetDirectoryName(path)!).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public byte[] Definition(string name) => File.ReadAllBytes(Path.Combine(root, "workflow-definitions", name, "definition.json"));

    /// <summary>The tables of who decides that lie ready for an office.</summary>
    public IEnumerable<byte[]> DecisionTables(string tenant)
    {
        var tables = Path.Combine(root, "workflow-definitions", "decision-tables", tenant);
        return Directory.Exists(tables) ? Directory.EnumerateFiles(tables, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : [];
    }

    public byte[] Scenarios(string name) => File.ReadAllBytes(Path.Combine(root, "workflow-definitions", name, "scenarios.json"));
}
