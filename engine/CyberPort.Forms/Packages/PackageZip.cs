using System.IO.Compression;
using CyberPort.Expressions;

namespace CyberPort.Forms.Packages;

/// <summary>A package as one .zip in memory, with every limit counted on the bytes that really come out.</summary>
internal static class PackageZip
{
    private static readonly DateTimeOffset SameForAll = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static PackageFilesReading Read(ReadOnlyMemory<byte> zip, FormLimits limits)
    {
        var problems = new List<Problem>();
        var files = PackageFiles.Empty;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > limits.Entries)
                return Refused(PackageProblems.ZipLimit("", $"{archive.Entries.Count} > {limits.Entries}"));

            var left = limits.TotalBytes;
            foreach (var entry in archive.Entries)
            {
                if (entry.FullName.EndsWith('/')) continue;
                if (!PackagePaths.IsAllowed(entry.FullName, limits)) problems.Add(PackageProblems.BadPath(entry.FullName));
                else if (files.Contains(entry.FullName)) problems.Add(PackageProblems.DoubledFile(entry.FullName));
                else if (Unpack(entry, Math.Min(limits.FileBytes, left), Packed(entry, zip) * limits.Ratio) is not { } bytes)
                    return Refused(PackageProblems.ZipLimit(entry.FullName, $"{limits.FileBytes} B / {limits.TotalBytes} B / 1:{limits.Ratio}"));
                else
                {
                    left -= bytes.Length;
                    files = files.With(entry.FullName, bytes);
                }
            }
        }
        catch (InvalidDataException)
        {
            return Refused(PackageProblems.NoZip());
        }

        return problems.Count > 0 ? new(null, problems) : new(files, []);
    }

    public static byte[] Write(PackageFiles files)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in files)
            {
                var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
                entry.LastWriteTime = SameForAll;
                using var content = entry.Open();
                content.Write(bytes.Span);
            }
        }

        return packed.ToArray();
    }

    // No entry takes more than the zip itself, whatever its directory says.
    private static long Packed(ZipArchiveEntry entry, ReadOnlyMemory<byte> zip) => Math.Min(entry.CompressedLength, zip.Length);

    private static PackageFilesReading Refused(Problem problem) => new(null, [problem]);

    // The sizes in a zip's directory are only claims: the limit is counted while unpacking.
    private static byte[]? Unpack(ZipArchiveEntry entry, int limit, long byRatio)
    {
        limit = (int)Math.Min(limit, Math.Max(4096, byRatio));
        using var packed = entry.Open();
        using var bytes = new MemoryStream();
        var chunk = new byte[16_384];
        int count;
        while ((count = packed.Read(chunk)) > 0)
        {
            if (bytes.Length + count > limit) return null;
            bytes.Write(chunk, 0, count);
        }

        return bytes.ToArray();
    }
}
