using System.Buffers;
using System.Security.Cryptography;
using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Files;

/// <summary>Files in the database, in parts: for installations whose web nodes share nothing but the database.</summary>
public sealed class DatabaseContents(Db db, TimeProvider time) : IContentStore
{
    private const int PartSize = 256 * 1024;

    public async Task<StoredContent> SaveAsync(TenantId tenant, Stream source, long limit, CancellationToken cancel)
    {
        var upload = Guid.CreateVersion7(time.GetUtcNow());
        try
        {
            var stored = await WritePartsAsync(tenant, upload, source, limit, cancel);
            await db.WriteAsync(unit => FinishAsync(unit, tenant, upload, stored), cancel);
            return stored;
        }
        catch
        {
            await db.WriteAsync(unit => Drop(unit, tenant, upload), CancellationToken.None);
            throw;
        }
    }

    public async Task<Stream?> OpenAsync(TenantId tenant, string sha256, CancellationToken cancel)
    {
        var size = await db.FindAsync<long?>("""
            select size
              from contents
             where tenant_id = @tenant and sha256 = @sha256
            """, new { tenant, sha256 }, cancel);
        return size is null ? null : new PartsStream(number => ReadPartAsync(tenant, sha256, number, cancel), size.Value);
    }

    private async Task<StoredContent> WritePartsAsync(TenantId tenant, Guid upload, Stream source, long limit, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(PartSize);
        try
        {
            var (size, number) = (0L, 0);
            int filled;
            while ((filled = await source.ReadAtLeastAsync(buffer.AsMemory(0, PartSize), PartSize, throwOnEndOfStream: false, cancel)) > 0)
            {
                size += filled;
                if (size > limit) throw new ContentTooLargeException(limit);
                hash.AppendData(buffer, 0, filled);
                var row = new { tenant, upload, number = number++, body = buffer[..filled] };
                await db.WriteAsync(unit => unit.Add("""
                    insert into content_parts (tenant_id, upload_id, number, sha256, body)
                    values (@tenant, @upload, @number, '', @body)
                    """, row), cancel);
            }

            return new StoredContent(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task FinishAsync(UnitOfWork unit, TenantId tenant, Guid upload, StoredContent stored)
    {
        var row = new { tenant, upload, sha256 = stored.Sha256, size = stored.Size, now = time.GetUtcNow() };
        var known = await unit.FindAsync<int>("select count(*) from contents where tenant_id = @tenant and sha256 = @sha256", row);
        if (known > 0)
        {
            Drop(unit, tenant, upload);
            return;
        }

        unit.Add("update content_parts set sha256 = @sha256 where tenant_id = @tenant and upload_id = @upload", row);
        unit.Add("insert into contents (tenant_id, sha256, size, stored_at) values (@tenant, @sha256, @size, @now)", row);
    }

    private static void Drop(UnitOfWork unit, TenantId tenant, Guid upload) =>
        unit.Add("delete from content_parts where tenant_id = @tenant and upload_id = @upload", new { tenant, upload });

    private Task<byte[]?> ReadPartAsync(TenantId tenant, string sha256, int number, CancellationToken cancel) =>
        db.FindAsync<byte[]>("""
            select body
              from content_parts
             where tenant_id = @tenant and sha256 = @sha256 and number = @number
            """, new { tenant, sha256, number }, cancel);
}
