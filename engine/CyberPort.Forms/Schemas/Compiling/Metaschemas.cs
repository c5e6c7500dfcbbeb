using System.Collections.Concurrent;

namespace CyberPort.Forms.Schemas.Compiling;

/// <summary>The meta-schemas of 2020-12, which every schema may refer to; they travel inside the assembly.</summary>
internal static class Metaschemas
{
    public const string Schema = "https://json-schema.org/draft/2020-12/schema";

    private const string Prefix = "https://json-schema.org/draft/2020-12/";

    private static readonly ConcurrentDictionary<string, byte[]> Loaded = new(StringComparer.Ordinal);

    /// <summary>The document with that URI, or null.</summary>
    public static byte[]? Find(string uri)
    {
        if (!uri.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var name = uri == Schema ? "schema" : uri[Prefix.Length..].Replace("meta/", "", StringComparison.Ordinal);
        if (Loaded.TryGetValue(name, out var known)) return known;

        using var resource = typeof(Metaschemas).Assembly.GetManifestResourceStream($"metaschema/{name}.json");
        if (resource is null) return null;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return Loaded.GetOrAdd(name, bytes);
    }
}
