using CyberPort.Operations.Delivery;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Children;

/// <summary>Tells a run how its child ended.</summary>
public sealed class ChildEnd(ReplyToRun replies) : IEffectHandler
{
    public string Kind => ChildRows.EndKind;

    public Task HandleAsync(OutboxRow row, CancellationToken cancel)
    {
        var (parent, body) = PlacedRows.Read(row);
        var child = body["child"];
        return replies.SendAsync(row.TenantId, parent, new(Guid.Parse(child["id"].AsText), child["answer"], "workflow-done"), cancel);
    }
}
