using CyberPort.Operations.Accounts;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Notices;

/// <summary>A person's list of notices inside the product.</summary>
public sealed class MyNotices(Db db, NotificationStore notifications, TimeProvider time)
{
    private const int Most = 100;

    public Task<IReadOnlyList<NotificationRow>> ListAsync(Actor actor, CancellationToken cancel) =>
        notifications.ListAsync(actor.Tenant, actor.PersonId, Most, cancel);

    public Task MarkAllReadAsync(Actor actor, CancellationToken cancel) =>
        db.WriteAsync(unit => notifications.MarkAllRead(unit, actor.Tenant, actor.PersonId, time.GetUtcNow()), cancel);
}
