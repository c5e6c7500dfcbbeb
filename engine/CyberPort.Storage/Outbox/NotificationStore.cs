using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Outbox;

/// <summary>A message in a person's list inside the product (お知らせ).</summary>
public sealed record NotificationRow
{
    /// <summary>The receiver's organisation.</summary>
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>The organisation that holds the case.</summary>
    public required TenantId CaseTenantId { get; init; }

    public Guid? CaseId { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? ReadAt { get; init; }
}

/// <summary>Messages inside the product.</summary>
public sealed class NotificationStore(Db db)
{
    public Task<IReadOnlyList<NotificationRow>> ListAsync(TenantId tenant, Guid personId, int take, CancellationToken cancel) =>
        db.QueryAsync<NotificationRow>($"""
            select tenant_id, id, person_id, case_tenant_id, case_id, subject, body, sent_at, read_at
              from notifications
             where tenant_id = @tenant and person_id = @personId
             order by sent_at desc
            {db.Dialect.Page}
            """, new { tenant, personId, take, skip = 0 }, cancel);

    public Task<int> CountUnreadAsync(TenantId tenant, Guid personId, CancellationToken cancel) =>
        db.FindAsync<int>("""
            select count(*)
              from notifications
             where tenant_id = @tenant and person_id = @personId and read_at is null
            """, new { tenant, personId }, cancel);

    /// <summary>Adds a message once: a delivery that is repeated has the same id.</summary>
    public async Task AddAsync(UnitOfWork unit, NotificationRow row)
    {
        var known = await unit.FindAsync<int>("""
            select count(*)
              from notifications
             where tenant_id = @TenantId and id = @Id
            """, row);
        if (known > 0) return;

        unit.Add("""
            insert into notifications (tenant_id, id, person_id, case_tenant_id, case_id, subject, body, sent_at, read_at)
            values (@TenantId, @Id, @PersonId, @CaseTenantId, @CaseId, @Subject, @Body, @SentAt, @ReadAt)
            """, row);
    }

    public void MarkAllRead(UnitOfWork unit, TenantId tenant, Guid personId, DateTimeOffset now) =>
        unit.Add("""
            update notifications
               set read_at = @now
             where tenant_id = @tenant and person_id = @personId and read_at is null
            """, new { tenant, personId, now });
}
