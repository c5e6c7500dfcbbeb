using CyberPort.Operations.Delivery;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Outbox;
using CyberPort.Workflows;

namespace CyberPort.Operations.Egress;

/// <summary>Sends the request of a step and brings the answer back to its run; sent again after a crash, it carries the same key.</summary>
public sealed class RequestHandler(EgressGate gate, EgressSender sender, ReplyToRun replies) : IEffectHandler
{
    /// <summary>The outbox rows of requests.</summary>
    public const string RowKind = "http";

    public string Kind => RowKind;

    public async Task HandleAsync(OutboxRow row, CancellationToken cancel)
    {
        var (place, body) = PlacedRows.Read(row);
        var order = HttpOrder.Of(body["order"]);
        if (!await replies.IsAwaitedAsync(row.TenantId, place, order.Id, cancel)) return;

        var (rule, refusal) = gate.Find(row.TenantId, order);
        var answer = rule is null ? HttpAnswer.None(HttpEnd.Refused, refusal!) : await sender.SendAsync(order, rule, cancel);
        await replies.SendAsync(row.TenantId, place, new(order.Id, answer.ToValue(), "http"), cancel);
    }
}
