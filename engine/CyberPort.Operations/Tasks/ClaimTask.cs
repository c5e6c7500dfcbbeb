using CyberPort.Operations.Accounts;
using CyberPort.Operations.Effects;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tasks;

/// <summary>Takes an open task for oneself, or gives it back to its roles.</summary>
public sealed class ClaimTask(Db db, TaskStore tasks, CaseStore cases, AuditStore audit)
{
    /// <exception cref="TaskAnsweredException">The task is not open any more.</exception>
    public async Task RunAsync(Actor actor, Guid taskId, bool claim, CancellationToken cancel)
    {
        var task = await tasks.FindAsync(actor.Tenant, taskId, cancel) ?? throw new NotFoundException("The task");
        var row = await cases.FindAsync(actor.Tenant, task.CaseId, cancel) ?? throw new NotFoundException("The case");
        if (TaskAccess.Of(actor, row, task) == TaskRight.None) throw new NotAllowedException("The task is for others.");
        if (task.Status != "open") throw new TaskAnsweredException(task);
        if (task.AssigneeId is { } holder && holder != actor.PersonId) throw new StaleRowException("The task");

        var changed = claim ? task with { AssigneeId = actor.PersonId, AssigneeName = actor.Name } : task with { AssigneeId = null, AssigneeName = "" };
        await db.WriteAsync(async unit =>
        {
            tasks.Assign(unit, changed);
            cases.Save(unit, InCharge(row, changed));
            await audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, claim ? "claim" : "release", $"case/{row.Id:D}", "{}"));
        }, cancel);
    }

    // a case that waits for several roles stays with them all; what nobody holds any more is its roles' again
    private static CaseRow InCharge(CaseRow row, TaskRow task)
    {
        var roles = CaseChange.RoleMark + task.Candidates.Trim(',');
        if (row.OfficerName.StartsWith(CaseChange.RoleMark) && row.OfficerName != roles) return row;
        return row with { OfficerId = task.AssigneeId, OfficerName = task.AssigneeId is null ? roles : task.AssigneeName };
    }
}
