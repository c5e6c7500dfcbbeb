using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Audit;

/// <summary>The audit log: append-only, one hash chain per tenant, written in the transaction of what it tells.</summary>
public sealed class AuditStore(Db db, TimeProvider time)
{
    /// <summary>Appends lines to the tenant's chain; other writers of the same tenant wait until the commit.</summary>
    public async Task AppendAsync(UnitOfWork unit, TenantId tenant, params AuditEntry[] entries)
    {
        var end = await LockAsync(unit, tenant) ?? new ChainEnd();
        var (number, hash) = (end.Number, end.Hash);
        foreach (var entry in entries)
        {
            var row = Row(tenant, ++number, entry);
            hash = AuditChain.Hash(hash, row);
            unit.Add("""
                insert into audit (tenant_id, number, at, actor, action, subject, detail, hash)
                values (@TenantId, @Number, @At, @Actor, @Action, @Subject, @Detail, @Hash)
                """, row with { Hash = hash });
        }

        var sql = end.IsStored
            ? "update audit_heads set number = @number, hash = @hash where tenant_id = @tenant"
            : "insert into audit_heads (tenant_id, number, hash) values (@tenant, @number, @hash)";
        unit.Keep(Name(tenant), end with { Number = number, Hash = hash }, sql, new { tenant, number, hash });
    }

    /// <summary>Locks the chain before anything else, in units that lock more than it: two of them never wait for each other crosswise.</summary>
    public Task LockFirstAsync(UnitOfWork unit, TenantId tenant) => LockAsync(unit, tenant);

    public Task<AuditHead?> FindHeadAsync(TenantId tenant, CancellationToken cancel) =>
        db.FindAsync<AuditHead>("select number, hash from audit_heads where tenant_id = @tenant", new { tenant }, cancel);

    public Task<IReadOnlyList<string>> ListTenantsAsync(CancellationToken cancel) =>
        db.QueryAsync<string>("select tenant_id from audit_heads order by tenant_id", new { }, cancel);

    /// <summary>A part of the chain in its order.</summary>
    public Task<IReadOnlyList<AuditRow>> ListAsync(TenantId tenant, long after, int take, CancellationToken cancel) =>
        db.QueryAsync<AuditRow>($"""
            select tenant_id, number, at, actor, action, subject, detail, hash
              from audit
             where tenant_id = @tenant and number > @after
             order by number
            {db.Dialect.Page}
            """, new { tenant, after, take, skip = 0 }, cancel);

    /// <summary>What happened to one subject, newest first.</summary>
    public Task<IReadOnlyList<AuditRow>> ListOfSubjectAsync(TenantId tenant, string subject, int take, CancellationToken cancel) =>
        db.QueryAsync<AuditRow>($"""
            select tenant_id, number, at, actor, action, subject, detail, hash
              from audit
             where tenant_id = @tenant and subject = @subject
             order by number desc
            {db.Dialect.Page}
            """, new { tenant, subject, take, skip = 0 }, cancel);

    private static string Name(TenantId tenant) => "audit/" + tenant.Value;

    private static Task<ChainEnd?> LockAsync(UnitOfWork unit, TenantId tenant) =>
        unit.HoldAsync<ChainEnd>(Name(tenant), $"""
            select number, hash, number as stored
              from audit_heads {unit.Dialect.LockHint}
             where tenant_id = @tenant
            {unit.Dialect.ForUpdate}
            """, new { tenant });

    private AuditRow Row(TenantId tenant, long number, AuditEntry entry) => new()
    {
        TenantId = tenant,
        Number = number,
        At = Columns.Trim(time.GetUtcNow()),
        Actor = entry.Actor,
        Action = entry.Action,
        Subject = entry.Subject,
        Detail = entry.Detail,
        Hash = "",
    };

    /// <summary>The end of a chain inside a transaction.</summary>
    private sealed record ChainEnd
    {
        public long Number { get; init; }
        public string Hash { get; init; } = AuditChain.Start;

        /// <summary>The number in the row; 0 while there is no row.</summary>
        public long Stored { get; init; }

        public bool IsStored => Stored > 0;
    }
}
