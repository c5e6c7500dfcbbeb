using System.Runtime.CompilerServices;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Tests.Samples;

/// <summary>Finds the files of the repository that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The files of one folder as a package.</summary>
    public static PackageFiles Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(folder, path).Replace('\\', '/'), Bytes: File.ReadAllBytes(path)))
            .Aggregate(PackageFiles.Empty, (files, file) => files.With(file.Name, file.Bytes));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CyberPort.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("CyberPort.sln is in no folder above " + here);
    }
}
