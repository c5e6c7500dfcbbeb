using CyberPort.Workflows;

namespace CyberPort.Operations.Services;

/// <summary>An activity package that an installation names.</summary>
public sealed record PackageSetting
{
    /// <summary>The assembly's file.</summary>
    public string Path { get; init; } = "";

    /// <summary>What is set for this package alone.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}

/// <summary>Loads the activity packages that an installation names; nothing that a user or a definition names is ever loaded.</summary>
public sealed class ActivityPackages
{
    private readonly List<(IActivityPackage Package, IReadOnlyDictionary<string, string> Settings)> _packages = [];

    /// <exception cref="InvalidOperationException">An assembly is missing or holds no package.</exception>
    public static ActivityPackages Load(IEnumerable<PackageSetting> settings)
    {
        var loaded = new ActivityPackages();
        foreach (var setting in settings)
        {
            var file = System.IO.Path.GetFullPath(setting.Path);
            if (!File.Exists(file)) throw new InvalidOperationException($"アクティビティ パッケージ {file} がありません。 / There is no activity package {file}.");

            var types = new PackageContext(file).LoadFromAssemblyPath(file).GetExportedTypes()
                .Where(t => typeof(IActivityPackage).IsAssignableFrom(t) && t is { IsAbstract: false }).ToArray();
            if (types.Length == 0) throw new InvalidOperationException(
                $"{file} に IActivityPackage の公開クラスがありません。 / {file} has no public class that is an IActivityPackage.");
            foreach (var type in types) loaded._packages.Add(((IActivityPackage)Activator.CreateInstance(type)!, setting.Settings));
        }

        return loaded;
    }

    /// <summary>The product's activities and those of the packages.</summary>
    /// <exception cref="ArgumentException">Two activities have the same type name.</exception>
    public ActivityCatalog Catalog()
    {
        var catalog = ActivityCatalog.Standard();
        foreach (var (package, _) in _packages) package.AddActivities(catalog);
        return catalog;
    }

    /// <summary>The services of all packages.</summary>
    public IReadOnlyList<IService> Services() => [.. _packages.SelectMany(p => p.Package.CreateServices(p.Settings))];
}
