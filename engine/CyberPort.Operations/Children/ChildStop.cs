using CyberPort.Operations.Delivery;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Outbox;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Children;

/// <summary>Cancels the children of a run that does not want them any more; each then cancels its own.</summary>
public sealed class ChildStop(RunStore runs, MoveCase moves) : IEffectHandler
{
    private static readonly Participant Product = new("CyberPort", "CyberPort", []);

    public string Kind => ChildRows.StopKind;

    public async Task HandleAsync(OutboxRow row, CancellationToken cancel)
    {
        var (parent, body) = PlacedRows.Read(row);
        IReadOnlyList<Guid> children = body["childId"].IsText
            ? [Guid.Parse(body["childId"].AsText)]
            : await runs.ListChildrenAsync(row.TenantId, parent.RunId, cancel);
        foreach (var child in children)
            if (await runs.FindAsync(row.TenantId, child, cancel) is { EndedAt: null }) await StopAsync(row.TenantId, parent.CaseId, child, cancel);
    }

    private async Task StopAsync(TenantId tenant, Guid caseId, Guid child, CancellationToken cancel)
    {
        try
        {
            await moves.RunAsync(new Move
            {
                Tenant = tenant,
                CaseId = caseId,
                RunId = child,
                Stimulus = now => now.RunRow.EndedAt is null
                    ? Task.FromResult<Stimulus>(new Stimulus.Cancel(Product, "起動元が終わったため / Its parent has ended"))
                    : throw new EndedException(),
                Audit = _ => new AuditEntry("CyberPort", "stop-workflow", $"case/{caseId:D}", $"{{\"run\":\"{child:D}\"}}"),
            }, cancel);
        }
        catch (EndedException)
        {
            // it came to its own end meanwhile
        }
    }

    private sealed class EndedException : Exception;
}
