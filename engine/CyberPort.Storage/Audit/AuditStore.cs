using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Audit;

/// <summary>The audit log: append-only, one hash chain per tenant, written in the transaction of what it tells.</summary>
public sealed class AuditStore(Db db, TimeProvider time)
{
    /// <summary>Appends lines to the tenant's chain; other writers of the same tenant wait until the commit, so call it last.</summary>
    public async Task AppendAsync(UnitOfWork unit, TenantId tenant, params AuditEntry[] entries)
    {
        var dialect = unit.Dialect;
        var head = await unit.FindAsync<AuditHead>($"""
            select number, hash
              from audit_heads {dialect.LockHint}
             where tenant_id = @tenant
            {dialect.ForUpdate}
            """, new { tenant });
        var (number, hash) = (head?.Number ?? 0, head?.Hash ?? AuditChain.Start);
        foreach (var entry in entries)
        {
            var row = Row(tenant, ++number, entry);
            hash = AuditChain.Hash(hash, row);
            unit.Add("""
                insert into audit (tenant_id, number, at, actor, action, subject, detail, hash)
                values (@TenantId, @Number, @At, @Actor, @Action, @Subject, @Detail, @Hash)
                """, row with { Hash = hash });
        }

        var sql = head is null
            ? "insert into audit_heads (tenant_id, number, hash) values (@tenant, @number, @hash)"
            : "update audit_heads set number = @number, hash = @hash where tenant_id = @tenant";
        unit.Add(sql, new { tenant, number, hash });
    }

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
}
