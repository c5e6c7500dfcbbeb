using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;

namespace CyberPort.Forms.Tests.Samples;

/// <summary>All packages and overlays of form-schemas, read once.</summary>
internal static class Shelf
{
    private static readonly string Folder = Repository.PathOf("form-schemas");

    private static readonly Lazy<IReadOnlyDictionary<string, ShelfItem>> All = new(() => PackageShelf.Read(
        Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) is "manifest.json" or "overlay.json").Select(f => Path.GetDirectoryName(f)!)
            .ToDictionary(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'), Repository.Files)).ToDictionary(i => i.Folder));

    public static IReadOnlyDictionary<string, ShelfItem> Items => All.Value;

    public static CompiledForm National { get; } = Compiled("individual/water-area-occupancy");

    public static CompiledForm Hiroshima { get; } = Compiled("overlays/jphij/water-area-occupancy");

    public static CompiledForm Niigata { get; } = Compiled("overlays/jpkij/water-area-occupancy");

    public static CompiledForm Compiled(string folder)
    {
        var compilation = FormCompiler.Compile(Items[folder].Package!);
        Assert.Empty(compilation.Problems);
        return compilation.Form!;
    }
}
