using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Organisations;

/// <summary>One organisation (組織): ministry, prefecture, port administrator, office or company.</summary>
public sealed record Organisation
{
    public required TenantId TenantId { get; init; }
    public required string Id { get; init; }
    public string? ParentId { get; init; }
    public required string Kind { get; init; }
    public required string NameJa { get; init; }
    public required string NameEn { get; init; }

    /// <summary>Contact, GIF party data of a company and the like, as JSON.</summary>
    public required string Details { get; init; }
}

/// <summary>The tree of organisations.</summary>
public sealed class OrganisationStore(Db db)
{
    public Task<IReadOnlyList<Organisation>> ListOfTenantAsync(TenantId tenant, CancellationToken cancel) =>
        db.QueryAsync<Organisation>("""
            select tenant_id, id, parent_id, kind, name_ja, name_en, details
              from organisations
             where tenant_id = @tenant
             order by id
            """, new { tenant }, cancel);

    public Task<Organisation?> FindAsync(TenantId tenant, string id, CancellationToken cancel) =>
        db.FindAsync<Organisation>("""
            select tenant_id, id, parent_id, kind, name_ja, name_en, details
              from organisations
             where tenant_id = @tenant and id = @id
            """, new { tenant, id }, cancel);

    /// <summary>All organisations of one kind, for catalogues and the ministry's overview.</summary>
    public Task<IReadOnlyList<Organisation>> ListOfKindAsync(string kind, CancellationToken cancel) =>
        db.QueryAsync<Organisation>("""
            select tenant_id, id, parent_id, kind, name_ja, name_en, details
              from organisations
             where kind = @kind
             order by tenant_id, id
            """, new { kind }, cancel);

    public void Add(UnitOfWork unit, Organisation organisation) =>
        unit.Add("""
            insert into organisations (tenant_id, id, parent_id, kind, name_ja, name_en, details)
            values (@TenantId, @Id, @ParentId, @Kind, @NameJa, @NameEn, @Details)
            """, organisation);
}
