using System.Buffers;
using System.Security.Cryptography;

namespace CyberPort.Storage.Files;

/// <summary>Files in a folder: root/tenant/ab/abcdef…; written beside first, then moved, so that a half-written file is never found.</summary>
public sealed class FolderContents(string root) : IContentStore
{
    private const int BufferSize = 81920;

    public async Task<StoredContent> SaveAsync(TenantId tenant, Stream source, long limit, CancellationToken cancel)
    {
        var incoming = Path.Combine(Folder(tenant), "incoming");
        Directory.CreateDirectory(incoming);
        var temporary = Path.Combine(incoming, Path.GetRandomFileName());
        try
        {
            var stored = await WriteAsync(temporary, source, limit, cancel);
            var path = PathOf(tenant, stored.Sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path)) File.Move(temporary, path, overwrite: true);
            return stored;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Task<Stream?> OpenAsync(TenantId tenant, string sha256, CancellationToken cancel)
    {
        var path = PathOf(tenant, sha256);
        return Task.FromResult<Stream?>(File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true)
            : null);
    }

    private static async Task<StoredContent> WriteAsync(string path, Stream source, long limit, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var size = 0L;
            int read;
            while ((read = await source.ReadAsync(buffer, cancel)) > 0)
            {
                size += read;
                if (size > limit) throw new ContentTooLargeException(limit);
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            target.Flush(flushToDisk: true);
            return new StoredContent(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string Folder(TenantId tenant) => Path.Combine(root, Safe(tenant.Value));

    private string PathOf(TenantId tenant, string sha256) => Path.Combine(Folder(tenant), Safe(sha256)[..2], sha256);

    // both come from the product itself; a path that a person could shape must still never leave the folder
    private static string Safe(string part) =>
        part.Length > 1 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? part
            : throw new ArgumentException($"'{part}' is no part of a stored file's path.", nameof(part));
}
