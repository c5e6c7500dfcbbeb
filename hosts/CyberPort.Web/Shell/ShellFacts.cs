using CyberPort.Operations.Accounts;
using CyberPort.Storage.Outbox;

namespace CyberPort.Web.Shell;

/// <summary>The few numbers that stand above every page.</summary>
public sealed class ShellFacts(NotificationStore notifications)
{
    public Task<int> CountUnreadAsync(Actor actor, CancellationToken cancel) => notifications.CountUnreadAsync(actor.Tenant, actor.PersonId, cancel);
}
