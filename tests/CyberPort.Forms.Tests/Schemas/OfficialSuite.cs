using System.Text.Json;
using CyberPort.Forms.Schemas;

namespace CyberPort.Forms.Tests.Schemas;

/// <summary>The official JSON Schema suite, when it lies beside the checkout or where JSON_SCHEMA_TEST_SUITE says.</summary>
internal static class OfficialSuite
{
    public const string Missing = "The JSON Schema test suite is not here; set JSON_SCHEMA_TEST_SUITE to its folder.";

    public static string? Folder { get; } = Find();

    public static SchemaOptions Options { get; } = new() { Documents = Remotes() };

    public static IEnumerable<string> Files() => Folder is null
        ? []
        : Directory.GetFiles(Path.Combine(Folder, "draft2020-12"), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder!, "draft2020-12", file)));

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("JSON_SCHEMA_TEST_SUITE") is { Length: > 0 } named) return Directory.Exists(named) ? named : null;
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "CyberPort.sln"))) at = at.Parent;
        if (at?.Parent is not { } beside) return null;
        var folder = Path.Combine(beside.FullName, "shared", "json-schema-suite");
        return Directory.Exists(folder) ? folder : null;
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Remotes()
    {
        var documents = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        if (Folder is null) return documents;
        var remotes = Path.Combine(Folder, "remotes");
        foreach (var path in Directory.GetFiles(remotes, "*.json", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(remotes, path).Replace('\\', '/');
            documents["http://localhost:1234/" + name] = File.ReadAllBytes(path);
        }
        return documents;
    }
}
