using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Files;

/// <summary>A file in its place: an attachment of a draft or case, or an issued document.</summary>
public sealed record FileRow
{
    public required TenantId TenantId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>draft or case.</summary>
    public required string OwnerKind { get; init; }

    public required Guid OwnerId { get; init; }

    /// <summary>The field's pointer, or "document" or "scan".</summary>
    public required string Slot { get; init; }

    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required Guid UploadedBy { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
}

/// <summary>Files: found by their id together with the draft or case they belong to.</summary>
public sealed class FileStore(Db db)
{
    public Task<FileRow?> FindAsync(TenantId tenant, string ownerKind, Guid ownerId, Guid id, CancellationToken cancel) =>
        db.FindAsync<FileRow>("""
            select tenant_id, id, owner_kind, owner_id, slot, name, media_type, size, sha256, uploaded_by, uploaded_at
              from files
             where tenant_id = @tenant and id = @id and owner_kind = @ownerKind and owner_id = @ownerId
            """, new { tenant, ownerKind, ownerId, id }, cancel);

    /// <summary>Those of the ids that belong to the owner; eight are asked for in one statement.</summary>
    public async Task<IReadOnlyList<FileRow>> FindManyAsync(TenantId tenant, string ownerKind, Guid ownerId, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var found = new List<FileRow>(ids.Count);
        foreach (var some in ids.Chunk(8))
        {
            Guid At(int i) => some[Math.Min(i, some.Length - 1)];
            found.AddRange(await db.QueryAsync<FileRow>("""
                select tenant_id, id, owner_kind, owner_id, slot, name, media_type, size, sha256, uploaded_by, uploaded_at
                  from files
                 where tenant_id = @tenant and id in (@a, @b, @c, @d, @e, @f, @g, @h) and owner_kind = @ownerKind and owner_id = @ownerId
                """, new { tenant, ownerKind, ownerId, a = At(0), b = At(1), c = At(2), d = At(3), e = At(4), f = At(5), g = At(6), h = At(7) }, cancel));
        }

        return found;
    }

    public Task<IReadOnlyList<FileRow>> ListAsync(TenantId tenant, string ownerKind, Guid ownerId, CancellationToken cancel) =>
        db.QueryAsync<FileRow>("""
            select tenant_id, id, owner_kind, owner_id, slot, name, media_type, size, sha256, uploaded_by, uploaded_at
              from files
             where tenant_id = @tenant and owner_kind = @ownerKind and owner_id = @ownerId
             order by slot, uploaded_at
            """, new { tenant, ownerKind, ownerId }, cancel);

    public void Add(UnitOfWork unit, FileRow row) =>
        unit.Add("""
            insert into files (tenant_id, id, owner_kind, owner_id, slot, name, media_type, size, sha256, uploaded_by, uploaded_at)
            values (@TenantId, @Id, @OwnerKind, @OwnerId, @Slot, @Name, @MediaType, @Size, @Sha256, @UploadedBy, @UploadedAt)
            """, row);

    /// <summary>What was attached to a draft belongs to the case once it is submitted: for everybody, or as the office's own.</summary>
    public void MoveToCase(UnitOfWork unit, TenantId tenant, Guid draftId, Guid caseId, string ownerKind = "case") =>
        unit.Add("""
            update files
               set owner_kind = @ownerKind, owner_id = @caseId
             where tenant_id = @tenant and owner_kind = 'draft' and owner_id = @draftId
            """, new { tenant, draftId, caseId, ownerKind });

    public void Remove(UnitOfWork unit, TenantId tenant, Guid draftId, Guid id) =>
        unit.Add("""
            delete from files
             where tenant_id = @tenant and id = @id and owner_kind = 'draft' and owner_id = @draftId
            """, new { tenant, draftId, id });
}
