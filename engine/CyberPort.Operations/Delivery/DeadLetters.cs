using CyberPort.Operations.Accounts;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Delivery;

/// <summary>What could not be delivered, for the operator: seen and sent again.</summary>
public sealed class DeadLetters(Db db, OutboxStore outbox, AuditStore audit, TimeProvider time)
{
    public Task<IReadOnlyList<OutboxRow>> ListAsync(Actor actor, CancellationToken cancel)
    {
        Require(actor);
        return outbox.ListDeadAsync(actor.Tenant, cancel);
    }

    /// <summary>Gives a dead letter new tries.</summary>
    public async Task ReviveAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        Require(actor);
        var touched = await db.WriteAsync(async unit =>
        {
            var rows = await outbox.ReviveAsync(unit, actor.Tenant, id, time.GetUtcNow());
            if (rows > 0) await audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "revive", $"outbox/{id:D}", "{}"));
            return rows;
        }, cancel);
        if (touched == 0) throw new NotFoundException("The dead letter");
    }

    private static void Require(Actor actor)
    {
        if (!actor.Has("operator")) throw new NotAllowedException("Only an operator works on dead letters.");
    }
}
