using System.Collections;
using System.Collections.Immutable;
using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;

namespace CyberPort.Forms.Packages;

/// <summary>The files of a package or an overlay in memory: relative path to bytes, in the order of the paths.</summary>
public sealed class PackageFiles : IReadOnlyCollection<KeyValuePair<string, ReadOnlyMemory<byte>>>
{
    public static readonly PackageFiles Empty = new(ImmutableSortedDictionary.Create<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal));

    private readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> _files;
    private readonly Lazy<string> _digest;

    private PackageFiles(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        _files = files;
        _digest = new(() => DigestOf(_files));
    }

    public int Count => _files.Count;

    public IEnumerable<string> Paths => _files.Keys;

    /// <summary>"sha256-" and the SHA-256 of the whole as one canonical JSON record: path to document (RFC 8785).</summary>
    /// <remarks>White space, the order of members and the way numbers are written do not count; every text does.</remarks>
    public string Digest => _digest.Value;

    // A plain null would become an empty memory here, which is something else than no file.
    public ReadOnlyMemory<byte>? this[string path] => _files.TryGetValue(path, out var bytes) ? bytes : default(ReadOnlyMemory<byte>?);

    public bool Contains(string path) => _files.ContainsKey(path);

    public PackageFiles With(string path, ReadOnlyMemory<byte> bytes) => new(_files.SetItem(path, bytes));

    public PackageFiles With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public PackageFiles Without(string path) => new(_files.Remove(path));

    /// <summary>Unpacks a zip; what is beyond the limits, doubled or badly named is a problem, and then there are no files.</summary>
    public static PackageFilesReading FromZip(ReadOnlyMemory<byte> zip, FormLimits? limits = null) =>
        PackageZip.Read(zip, limits ?? FormLimits.Default);

    /// <summary>Packs the files; the same files always give the same bytes.</summary>
    public byte[] ToZip() => PackageZip.Write(this);

    /// <summary>Reads a package as one .json: path to document or text. The same limits hold as for a zip.</summary>
    public static PackageFilesReading FromJson(ReadOnlyMemory<byte> json, FormLimits? limits = null) =>
        PackageJson.Read(json, limits ?? FormLimits.Default);

    /// <summary>Reads a package that was put in as a .json or a .zip.</summary>
    public static PackageFilesReading FromFile(ReadOnlyMemory<byte> file, FormLimits? limits = null) =>
        file.Span.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'{', ..] ? FromJson(file, limits) : FromZip(file, limits);

    /// <summary>The files as one .json; read again they have the same digest.</summary>
    public byte[] ToJson() => PackageJson.Write(this);

    public IEnumerator<KeyValuePair<string, ReadOnlyMemory<byte>>> GetEnumerator() => _files.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string DigestOf(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files) =>
        CanonicalJson.Digest(Value.Of(ValueRecord.Of(files.Select(f => KeyValuePair.Create(f.Key, Content(f.Key, f.Value.Span))))));

    // A JSON file counts by its content, everything else by its text.
    internal static Value Content(string path, ReadOnlySpan<byte> bytes)
    {
        if (!path.EndsWith(".json", StringComparison.Ordinal)) return PlainText(bytes);
        var ignored = new List<Problem>();
        return StrictJson.Read(path, bytes, FormLimits.Default, ignored) ?? PlainText(bytes);
    }

    private static Value PlainText(ReadOnlySpan<byte> bytes) =>
        Value.Of(Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal));
}

/// <summary>The unpacked files, or the problems that kept them out.</summary>
public sealed record PackageFilesReading(PackageFiles? Files, IReadOnlyList<Problem> Problems);
