using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Forms;

/// <summary>A published version of a table of who decides (専決規程).</summary>
public sealed record DecisionTableRow
{
    public required TenantId TenantId { get; init; }
    public required string TableKey { get; init; }
    public required int Version { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>The table as it was given, with its cases.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
    public required string PublishedBy { get; init; }
}

/// <summary>Tables of who decides; what is published is never changed.</summary>
public sealed class DecisionTableStore(Db db)
{
    /// <summary>All versions of all tables of an office, the latest of each key first.</summary>
    public Task<IReadOnlyList<DecisionTableRow>> ListAsync(TenantId tenant, CancellationToken cancel) =>
        db.QueryAsync<DecisionTableRow>("""
            select tenant_id, table_key, version, valid_from, valid_to, body, published_at, published_by
              from decision_tables
             where tenant_id = @tenant
             order by table_key, version desc
            """, new { tenant }, cancel);

    /// <exception cref="DuplicateKeyException">Somebody published this version at the same moment.</exception>
    public void Add(UnitOfWork unit, DecisionTableRow row) =>
        unit.Add("""
            insert into decision_tables (tenant_id, table_key, version, valid_from, valid_to, body, published_at, published_by)
            values (@TenantId, @TableKey, @Version, @ValidFrom, @ValidTo, @Body, @PublishedAt, @PublishedBy)
            """, row);
}
