using CyberPort.Expressions;
using CyberPort.Operations.Delivery;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Outbox;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Events;

/// <summary>Tells an event of one run to the organisation's other runs that wait for it and have its correlation id.</summary>
/// <remarks>Whoever publishes without a correlation id speaks to the runs of its own case only: no case is moved by a stranger's word.</remarks>
public sealed class EventDelivery(RunStore runs, MoveCase moves) : IEffectHandler
{
    private const int PageSize = 200;
    private const string RowKind = "event";

    public string Kind => RowKind;

    public async Task HandleAsync(OutboxRow row, CancellationToken cancel)
    {
        var (sender, body) = PlacedRows.Read(row);
        var told = new Stimulus.Event(body["event"]["name"].AsText, body["event"]["payload"]);
        var correlation = body["event"]["correlationId"] is { IsText: true } id ? id.AsText : null;
        IReadOnlyList<EventWait> page = [];
        do
        {
            page = await runs.ListWaitingForEventsAsync(row.TenantId, page.Count == 0 ? Guid.Empty : page[^1].Id, PageSize, cancel);
            foreach (var wait in page.Where(w => w.Id != sender.RunId && w.Names.Contains(told.Name))) await TellAsync(row.TenantId, wait, told, correlation, cancel);
        }
        while (page.Count == PageSize);
    }

    internal static OutboxRow RowOf(TenantId tenant, RunPlace sender, Effect.PublishEvent published, DateTimeOffset now) => PlacedRows.Of(tenant, RowKind, sender,
        ("event", Value.Record(
            ("name", Value.Of(published.Name)), ("payload", published.Payload), ("correlationId", Value.Of(published.CorrelationId)))), now);

    private async Task TellAsync(TenantId tenant, EventWait wait, Stimulus.Event told, string? correlation, CancellationToken cancel)
    {
        try
        {
            await moves.RunAsync(new Move
            {
                Tenant = tenant,
                CaseId = wait.CaseId,
                RunId = wait.Id,
                Stimulus = now => now.Run.WaitsForEvents.Contains(told.Name) && now.Run.CorrelationId == correlation
                    ? Task.FromResult<Stimulus>(told)
                    : throw new NotWaitedForException(),
                Audit = _ => new AuditEntry("CyberPort", "event", $"case/{wait.CaseId:D}", Value.Record(("event", Value.Of(told.Name))).ToJson()),
            }, cancel);
        }
        catch (NotWaitedForException)
        {
            // another correlation, or it went on meanwhile
        }
    }

    private sealed class NotWaitedForException : Exception;
}
