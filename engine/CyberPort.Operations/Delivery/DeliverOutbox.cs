using CyberPort.Storage.Databases;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Delivery;

/// <summary>Works off the outbox: at least once each, retries with growing waits, dead letters at the end.</summary>
public sealed class DeliverOutbox(Db db, OutboxStore outbox, IEnumerable<IEffectHandler> handlers, DeliveryOptions options, TimeProvider time)
{
    private readonly Dictionary<string, IEffectHandler> _handlers = handlers.ToDictionary(h => h.Kind, StringComparer.Ordinal);

    /// <summary>Delivers what is due now and answers how many rows were taken.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var leaseUntil = now + options.Lease;
        var rows = await outbox.ClaimAsync(now, leaseUntil, options.BatchSize, cancel);
        foreach (var row in rows)
        {
            // a slow mail server must not carry the rest of the batch beyond its lease, where another runner takes it too
            if (time.GetUtcNow() < now + options.Lease / 2) await DeliverAsync(row, leaseUntil, cancel);
            else await db.WriteAsync(unit => outbox.Release(unit, row.TenantId, row.Id, leaseUntil, time.GetUtcNow()), cancel);
        }

        return rows.Count;
    }

    private async Task DeliverAsync(OutboxRow row, DateTimeOffset leaseUntil, CancellationToken cancel)
    {
        using var inLease = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        inLease.CancelAfter(leaseUntil - time.GetUtcNow());
        try
        {
            // the process died over it each time: that is a dead letter, not one more try
            if (row.Attempts >= options.MostAttempts) throw new InvalidOperationException($"{row.Attempts} tries ended without an answer.");
            if (!_handlers.TryGetValue(row.Kind, out var handler)) throw new InvalidOperationException($"Nobody handles outbox rows of kind '{row.Kind}'.");
            await handler.HandleAsync(row, inLease.Token);
            await db.WriteAsync(unit => outbox.MarkDone(unit, row.TenantId, row.Id, time.GetUtcNow()), cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw; // the lease runs out and the row is taken up again
        }
#pragma warning disable CA1031 // whatever a handler throws is kept with the row for the operator
        catch (Exception error)
#pragma warning restore CA1031
        {
            await db.WriteAsync(unit => Fail(unit, row, error.Message), cancel);
        }
    }

    private void Fail(UnitOfWork unit, OutboxRow row, string error)
    {
        var attempts = row.Attempts + 1;
        var now = time.GetUtcNow();
        if (attempts >= options.MostAttempts) outbox.MarkDead(unit, row.TenantId, row.Id, error, now);
        else outbox.MarkFailed(unit, row.TenantId, row.Id, error, now + Wait(attempts));
    }

    private TimeSpan Wait(int attempts) =>
        TimeSpan.FromTicks(Math.Min(options.LongestRetry.Ticks, options.FirstRetry.Ticks << Math.Min(attempts - 1, 20)));
}
