using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Forms;

/// <summary>A published form package (様式パッケージ): never changed after it was published.</summary>
public sealed record PackageRow
{
    public required TenantId TenantId { get; init; }
    public required string FormKey { get; init; }
    public required string Version { get; init; }
    public required string Digest { get; init; }

    /// <summary>The package as its zip.</summary>
    public required byte[] Body { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
    public required string PublishedBy { get; init; }
}

/// <summary>A tenant's published changes to a base package.</summary>
public sealed record OverlayRow
{
    public required TenantId TenantId { get; init; }
    public required string FormKey { get; init; }
    public required int Version { get; init; }
    public required TenantId BaseTenantId { get; init; }
    public required string BaseVersion { get; init; }
    public required byte[] Body { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required string PublishedBy { get; init; }
}

/// <summary>What requests run on: a complete package, addressed by its digest.</summary>
public sealed record SnapshotRow
{
    public required TenantId TenantId { get; init; }
    public required string Digest { get; init; }
    public required string FormKey { get; init; }
    public required byte[] Body { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
}

/// <summary>Packages, overlays and the snapshots made of them.</summary>
public sealed class PackageStore(Db db)
{
    public Task<PackageRow?> FindPackageAsync(TenantId tenant, string formKey, string version, CancellationToken cancel) =>
        db.FindAsync<PackageRow>("""
            select tenant_id, form_key, version, digest, body, published_at, published_by
              from packages
             where tenant_id = @tenant and form_key = @formKey and version = @version
            """, new { tenant, formKey, version }, cancel);

    public Task<SnapshotRow?> FindSnapshotAsync(TenantId tenant, string digest, CancellationToken cancel) =>
        db.FindAsync<SnapshotRow>("""
            select tenant_id, digest, form_key, body, published_at
              from snapshots
             where tenant_id = @tenant and digest = @digest
            """, new { tenant, digest }, cancel);

    public Task<int> LatestOverlayVersionAsync(TenantId tenant, string formKey, CancellationToken cancel) =>
        db.FindAsync<int>("""
            select coalesce(max(version), 0)
              from overlays
             where tenant_id = @tenant and form_key = @formKey
            """, new { tenant, formKey }, cancel);

    /// <summary>The published overlays of a form, newest first.</summary>
    public Task<IReadOnlyList<OverlayRow>> ListOverlaysAsync(TenantId tenant, string formKey, CancellationToken cancel) =>
        db.QueryAsync<OverlayRow>("""
            select tenant_id, form_key, version, base_tenant_id, base_version, body, published_at, published_by
              from overlays
             where tenant_id = @tenant and form_key = @formKey
             order by version desc
            """, new { tenant, formKey }, cancel);

    /// <summary>The versions of a package, the newest publication first.</summary>
    public Task<IReadOnlyList<PackageRow>> ListPackagesAsync(TenantId tenant, string formKey, CancellationToken cancel) =>
        db.QueryAsync<PackageRow>("""
            select tenant_id, form_key, version, digest, body, published_at, published_by
              from packages
             where tenant_id = @tenant and form_key = @formKey
             order by published_at desc
            """, new { tenant, formKey }, cancel);

    /// <summary>The newest publication of each of an organisation's packages.</summary>
    public Task<IReadOnlyList<PackageRow>> ListNewestAsync(TenantId tenant, CancellationToken cancel) =>
        db.QueryAsync<PackageRow>("""
            select p.tenant_id, p.form_key, p.version, p.digest, p.body, p.published_at, p.published_by
              from packages p
             where p.tenant_id = @tenant
               and p.published_at = (select max(n.published_at) from packages n where n.tenant_id = @tenant and n.form_key = p.form_key)
             order by p.form_key
            """, new { tenant }, cancel);

    public void Add(UnitOfWork unit, PackageRow package) =>
        unit.Add("""
            insert into packages (tenant_id, form_key, version, digest, body, published_at, published_by)
            values (@TenantId, @FormKey, @Version, @Digest, @Body, @PublishedAt, @PublishedBy)
            """, package);

    public void Add(UnitOfWork unit, OverlayRow overlay) =>
        unit.Add("""
            insert into overlays (tenant_id, form_key, version, base_tenant_id, base_version, body, published_at, published_by)
            values (@TenantId, @FormKey, @Version, @BaseTenantId, @BaseVersion, @Body, @PublishedAt, @PublishedBy)
            """, overlay);

    /// <summary>Stores a snapshot once; the same content has the same digest and is there already.</summary>
    public async Task SaveAsync(UnitOfWork unit, SnapshotRow snapshot)
    {
        var known = await unit.FindAsync<int>("""
            select count(*)
              from snapshots
             where tenant_id = @TenantId and digest = @Digest
            """, snapshot);
        if (known > 0) return;

        unit.Add("""
            insert into snapshots (tenant_id, digest, form_key, body, published_at)
            values (@TenantId, @Digest, @FormKey, @Body, @PublishedAt)
            """, snapshot);
    }
}
