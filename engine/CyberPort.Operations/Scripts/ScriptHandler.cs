using CyberPort.Operations.Delivery;
using CyberPort.Operations.Tasks;
using CyberPort.Scripting;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Outbox;
using CyberPort.Workflows;

namespace CyberPort.Operations.Scripts;

/// <summary>Runs the script of a step and sends its answer into the run; an answer that nobody waits for any more is dropped.</summary>
/// <remarks>A full queue or a missing program is no answer: the row is tried again later.</remarks>
public sealed class ScriptHandler(CaseLoader loader, MoveCase moves, ScriptPool pool) : IEffectHandler
{
    public string Kind => ScriptOrder.Kind;

    public async Task HandleAsync(OutboxRow row, CancellationToken cancel)
    {
        var order = ScriptOrder.Of(row);
        var loaded = await loader.LoadAsync(row.TenantId, order.CaseId, order.RunId, cancel);
        if (!loaded.Run.WaitsForScript(order.Request.Id)) return;

        var answer = await pool.RunAsync(order.Request, cancel);
        try
        {
            await moves.RunAsync(MoveOf(row, order, answer), cancel);
        }
        catch (NotWaitedForException)
        {
            // cancelled or answered meanwhile
        }
    }

    private static Move MoveOf(OutboxRow row, ScriptOrder order, ScriptAnswer answer) => new()
    {
        Tenant = row.TenantId,
        CaseId = order.CaseId,
        RunId = order.RunId,
        Stimulus = now => now.Run.WaitsForScript(order.Request.Id)
            ? Task.FromResult<Stimulus>(new Stimulus.ScriptDone(order.Request.Id, answer))
            : throw new NotWaitedForException(),
        Audit = _ => new AuditEntry(
            "CyberPort", "script", $"case/{order.CaseId:D}", $"{{\"script\":\"{order.Request.Id:D}\",\"fault\":\"{answer.Fault?.Kind}\"}}"),
    };

    private sealed class NotWaitedForException : Exception;
}
