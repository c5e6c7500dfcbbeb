namespace CyberPort.Storage.Files;

/// <summary>Where the bytes of files lie, addressed by their SHA-256: a folder or the database. Nothing is ever whole in memory.</summary>
public interface IContentStore
{
    /// <summary>Reads a stream to its end, stores it and answers its address and size.</summary>
    /// <exception cref="ContentTooLargeException">More bytes came than <paramref name="limit"/> allows; nothing is kept.</exception>
    Task<StoredContent> SaveAsync(TenantId tenant, Stream source, long limit, CancellationToken cancel);

    /// <summary>Opens stored bytes for reading, or nothing when the tenant has none with this address.</summary>
    Task<Stream?> OpenAsync(TenantId tenant, string sha256, CancellationToken cancel);
}

/// <summary>What was stored.</summary>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Size">Bytes.</param>
public sealed record StoredContent(string Sha256, long Size);

/// <summary>A file is larger than its slot allows.</summary>
public sealed class ContentTooLargeException(long limit) : Exception($"More than {limit} bytes.")
{
    /// <summary>The limit in bytes.</summary>
    public long Limit { get; } = limit;
}
