using CyberPort.Expressions;
using CyberPort.Operations.Effects;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tasks;

/// <summary>Brings what was asked outside back into the run that waits for it; a reply that nobody waits for any more is dropped.</summary>
public sealed class ReplyToRun(CaseLoader loader, MoveCase moves)
{
    /// <summary>Whether the run still waits.</summary>
    public async Task<bool> IsAwaitedAsync(TenantId tenant, RunPlace place, Guid replyId, CancellationToken cancel) =>
        (await loader.LoadAsync(tenant, place.CaseId, place.RunId, cancel)).Run.WaitsForReply(replyId);

    /// <summary>Sends the reply into the run and writes an audit line of that action.</summary>
    public async Task SendAsync(TenantId tenant, RunPlace place, Reply reply, CancellationToken cancel)
    {
        try
        {
            await moves.RunAsync(new Move
            {
                Tenant = tenant,
                CaseId = place.CaseId,
                RunId = place.RunId,
                Stimulus = now => now.Run.WaitsForReply(reply.Id)
                    ? Task.FromResult<Stimulus>(new Stimulus.Reply(reply.Id, reply.Given))
                    : throw new NotWaitedForException(),
                Audit = _ => new AuditEntry("CyberPort", reply.Action, $"case/{place.CaseId:D}", $"{{\"reply\":\"{reply.Id:D}\"}}"),
            }, cancel);
        }
        catch (NotWaitedForException)
        {
            // cancelled or answered meanwhile
        }
    }

    private sealed class NotWaitedForException : Exception;
}

/// <summary>What comes back to a run.</summary>
/// <param name="Id">What the run asked.</param>
/// <param name="Given">What came of it.</param>
/// <param name="Action">What the audit log calls it.</param>
public sealed record Reply(Guid Id, Value Given, string Action);
