using CyberPort.Operations.Absences;
using CyberPort.Operations.Accounts;
using CyberPort.Storage;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tasks;

/// <summary>A task with its case, and how the person stands to it today.</summary>
public sealed record FoundTask(TaskRow Task, CaseRow Case, Actor Actor, TaskRight Right);

/// <summary>Finds a task for a person: the one place in which the right to it is worked out.</summary>
public sealed class TaskFinder(TaskStore tasks, CaseStore cases, StandIns standIns)
{
    public async Task<FoundTask> FindAsync(Actor actor, TenantId tenant, Guid taskId, CancellationToken cancel)
    {
        var task = await tasks.FindAsync(tenant, taskId, cancel) ?? throw new NotFoundException("The task");
        var row = await cases.FindAsync(tenant, task.CaseId, cancel) ?? throw new NotFoundException("The case");
        var acting = await standIns.ActAsync(actor, cancel);
        return new FoundTask(task, row, acting, TaskAccess.Of(acting, row, task));
    }

    /// <summary>An open task of the person's own office in the revision that was shown.</summary>
    /// <exception cref="TaskAnsweredException">It is not open any more.</exception>
    /// <exception cref="StaleRowException">Somebody changed it since it was shown.</exception>
    public async Task<FoundTask> OpenAsync(Actor actor, Guid taskId, int? revision, CancellationToken cancel)
    {
        var found = await FindAsync(actor, actor.Tenant, taskId, cancel);
        if (!actor.IsOfficer) throw new NotFoundException("The task");
        if (found.Task.Status != "open") throw new TaskAnsweredException(found.Task);
        return revision is { } shown && shown != found.Task.Revision ? throw new StaleRowException("The task") : found;
    }
}
