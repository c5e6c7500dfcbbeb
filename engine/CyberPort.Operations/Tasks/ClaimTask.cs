using CyberPort.Operations.Accounts;
using CyberPort.Operations.Effects;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tasks;

/// <summary>Takes an open task for oneself, or gives it back to its roles.</summary>
public sealed class ClaimTask(TaskFinder finder, Db db, TaskStore tasks, CaseStore cases, AuditStore audit)
{
    /// <exception cref="TaskAnsweredException">The task is not open any more.</exception>
    public async Task RunAsync(Actor actor, Guid taskId, bool claim, CancellationToken cancel)
    {
        var (task, row, _, right) = await finder.FindAsync(actor, actor.Tenant, taskId, cancel);
        // who stands in answers on behalf of the absent person: taken for oneself it would be an answer of one's own
        if (right != TaskRight.Own) throw new NotAllowedException("The task is for others.");
        if (task.Status != "open") throw new TaskAnsweredException(task);
        if (task.AssigneeId is { } holder && holder != actor.PersonId) throw new StaleRowException("The task");

        var changed = claim ? task with { AssigneeId = actor.PersonId, AssigneeName = actor.Name }
            : task with { AssigneeId = null, AssigneeName = "", DelegatedBy = null, DelegatedByName = "", DelegationReason = "" };
        await db.WriteAsync(async unit =>
        {
            tasks.Assign(unit, changed);
            cases.Save(unit, CaseChange.InCharge(row, changed));
            await audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, claim ? "claim" : "release", $"case/{row.Id:D}", "{}"));
        }, cancel);
    }
}
