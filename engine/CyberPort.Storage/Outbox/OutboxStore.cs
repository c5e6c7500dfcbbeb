using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Outbox;

/// <summary>Something that must follow a commit: mail, document, notification.</summary>
public sealed record OutboxRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>The idempotency key of the delivery.</summary>
    public required Guid Id { get; init; }

    public required string Kind { get; init; }
    public required string Body { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? NextTryAt { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
    public DateTimeOffset? DeadAt { get; init; }
    public string Error { get; init; } = "";
}

/// <summary>The outbox: delivered at least once, in order of their next try.</summary>
public sealed class OutboxStore(Db db)
{
    public void Add(UnitOfWork unit, OutboxRow row) =>
        unit.Add("""
            insert into outbox (tenant_id, id, kind, body, created_at, next_try_at, attempts, done_at, dead_at, error)
            values (@TenantId, @Id, @Kind, @Body, @CreatedAt, @NextTryAt, @Attempts, @DoneAt, @DeadAt, @Error)
            """, row);

    /// <summary>
    /// Claims rows of all tenants that are due: nobody else sees them until <paramref name="leaseUntil"/>, after which a claim whose
    /// worker died is taken up again.
    /// </summary>
    public async Task<IReadOnlyList<OutboxRow>> ClaimAsync(DateTimeOffset now, DateTimeOffset leaseUntil, int take, CancellationToken cancel)
    {
        return await db.WriteAsync(async unit =>
        {
            var due = await unit.QueryAsync<OutboxRow>($"""
                select tenant_id, id, kind, body, created_at, next_try_at, attempts, done_at, dead_at, error
                  from outbox {unit.Dialect.ClaimHint}
                 where next_try_at <= @now
                 order by next_try_at
                {unit.Dialect.Page}
                {unit.Dialect.ForClaim}
                """, new { now, take, skip = 0 });
            foreach (var row in due)
            {
                unit.Add("""
                    update outbox
                       set next_try_at = @leaseUntil, attempts = attempts + 1
                     where tenant_id = @TenantId and id = @Id
                    """, new { row.TenantId, row.Id, leaseUntil });
            }

            return due;
        }, cancel);
    }

    /// <summary>Whether a row with this key is there already, asked inside a unit of work.</summary>
    public async Task<bool> IsKnownAsync(UnitOfWork unit, TenantId tenant, Guid id) =>
        await unit.FindAsync<int>("""
            select count(*)
              from outbox
             where tenant_id = @tenant and id = @id
            """, new { tenant, id }) > 0;

    public void MarkDone(UnitOfWork unit, TenantId tenant, Guid id, DateTimeOffset now) =>
        unit.Add("""
            update outbox
               set done_at = @now, next_try_at = null, error = ''
             where tenant_id = @tenant and id = @id
            """, new { tenant, id, now });

    public void MarkFailed(UnitOfWork unit, TenantId tenant, Guid id, string error, DateTimeOffset nextTryAt) =>
        unit.Add("""
            update outbox
               set next_try_at = @nextTryAt, error = @error
             where tenant_id = @tenant and id = @id
            """, new { tenant, id, error, nextTryAt });

    /// <summary>Gives a claimed row back untried; a row that somebody else claimed meanwhile is left to them.</summary>
    public void Release(UnitOfWork unit, TenantId tenant, Guid id, DateTimeOffset leaseUntil, DateTimeOffset now) =>
        unit.Add("""
            update outbox
               set next_try_at = @now, attempts = attempts - 1
             where tenant_id = @tenant and id = @id and next_try_at = @leaseUntil
            """, new { tenant, id, leaseUntil, now });

    /// <summary>No more tries: an operator sees it and may send it again.</summary>
    public void MarkDead(UnitOfWork unit, TenantId tenant, Guid id, string error, DateTimeOffset now) =>
        unit.Add("""
            update outbox
               set next_try_at = null, dead_at = @now, error = @error
             where tenant_id = @tenant and id = @id
            """, new { tenant, id, error, now });

    public Task<IReadOnlyList<OutboxRow>> ListDeadAsync(TenantId tenant, CancellationToken cancel) =>
        db.QueryAsync<OutboxRow>("""
            select tenant_id, id, kind, body, created_at, next_try_at, attempts, done_at, dead_at, error
              from outbox
             where tenant_id = @tenant and dead_at is not null
             order by dead_at desc
            """, new { tenant }, cancel);

    /// <summary>Gives a dead letter new tries.</summary>
    public Task<int> ReviveAsync(UnitOfWork unit, TenantId tenant, Guid id, DateTimeOffset now) =>
        unit.ExecuteAsync("""
            update outbox
               set dead_at = null, attempts = 0, next_try_at = @now
             where tenant_id = @tenant and id = @id and dead_at is not null
            """, new { tenant, id, now });
}
