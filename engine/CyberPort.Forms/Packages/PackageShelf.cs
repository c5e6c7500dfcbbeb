using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Overlays;

namespace CyberPort.Forms.Packages;

/// <summary>Reads packages and overlays that were found together: libraries, then forms, then what the ports made of them.</summary>
public static class PackageShelf
{
    /// <summary>Reads every folder that holds a manifest.json or an overlay.json; the key is the folder.</summary>
    public static IReadOnlyList<ShelfItem> Read(IReadOnlyDictionary<string, PackageFiles> folders, FormLimits? limits = null)
    {
        var items = new List<ShelfItem>();
        var packages = new Dictionary<string, FormPackage>(StringComparer.Ordinal);
        foreach (var (folder, files) in Ordered(folders.Where(f => f.Value.Contains(PackagePaths.Manifest))))
        {
            var reading = PackageReader.Read(files, packages, limits);
            if (reading.Package is { } package) packages[package.Manifest.Id] = package;
            items.Add(new(folder, reading.Package, null, reading.Problems));
        }

        foreach (var (folder, files) in folders.Where(f => f.Value.Contains(PackagePaths.Overlay))
            .OrderBy(f => f.Key, StringComparer.Ordinal))
            items.Add(Resolve(folder, files, packages, limits));
        return items;
    }

    private static ShelfItem Resolve(string folder, PackageFiles files, Dictionary<string, FormPackage> packages, FormLimits? limits)
    {
        var reading = OverlayReader.Read(files, limits);
        if (reading.Overlay is not { } overlay) return new(folder, null, null, reading.Problems);
        if (!packages.TryGetValue(overlay.Base.Id, out var below)) return new(folder, null, overlay, [OverlayProblems.OtherBase(overlay.Base.Id, "")]);

        var resolution = OverlayResolver.Resolve(below, overlay, limits);
        return new(folder, resolution.Snapshot, overlay, resolution.Conflicts);
    }

    // What nobody includes comes last: a package is read after those it includes.
    private static IEnumerable<KeyValuePair<string, PackageFiles>> Ordered(IEnumerable<KeyValuePair<string, PackageFiles>> folders)
    {
        var ignored = new List<Problem>();
        bool Includes(PackageFiles files) =>
            StrictJson.Read(PackagePaths.Manifest, files[PackagePaths.Manifest]!.Value.Span, FormLimits.Default, ignored) is { } manifest && !manifest["includes"].IsNull;
        return folders.OrderBy(f => Includes(f.Value)).ThenBy(f => f.Key, StringComparer.Ordinal);
    }
}

/// <summary>What one folder gave: a package, or an overlay with its snapshot, or problems.</summary>
public sealed record ShelfItem(string Folder, FormPackage? Package, Overlay? Overlay, IReadOnlyList<Problem> Problems);
