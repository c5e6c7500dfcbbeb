using System.Diagnostics;

namespace CyberPort.Tool.Tests;

/// <summary>One run of the command line as a process of its own: what it printed and its exit code.</summary>
internal sealed record ToolRun(int ExitCode, string Output)
{
    /// <summary>The repository, for the packages and workflows that come with it.</summary>
    public static string Root { get; } = FindRoot();

    public static async Task<ToolRun> StartAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CyberPort.Tool.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output + await error);
    }

    /// <summary>A copy of folders of the repository, side by side as they lie there, that a test may break.</summary>
    public static string Copy(params string[] folders)
    {
        var target = Directory.CreateTempSubdirectory("cyberport-tool-").FullName;
        foreach (var folder in folders)
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(target, Path.GetRelativePath(Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        return target;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CyberPort.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("CyberPort.sln was not found above the tests.");
    }
}
