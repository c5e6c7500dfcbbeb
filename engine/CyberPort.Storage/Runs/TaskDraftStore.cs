using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Runs;

/// <summary>What a person has written for the answer of a task so far.</summary>
public sealed record TaskDraftRow
{
    public required TenantId TenantId { get; init; }
    public required Guid TaskId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>comment, conditions, days, as JSON.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset SavedAt { get; init; }
}

/// <summary>Drafts of answers, one for each task and person.</summary>
public sealed class TaskDraftStore(Db db)
{
    /// <summary>A person's drafts for the tasks of a case.</summary>
    public Task<IReadOnlyList<TaskDraftRow>> ListAsync(TenantId tenant, Guid caseId, Guid personId, CancellationToken cancel) =>
        db.QueryAsync<TaskDraftRow>("""
            select d.tenant_id, d.task_id, d.person_id, d.body, d.saved_at
              from tasks t
              join task_drafts d on d.tenant_id = t.tenant_id and d.task_id = t.id
             where t.tenant_id = @tenant and t.case_id = @caseId and d.person_id = @personId
            """, new { tenant, caseId, personId }, cancel);

    /// <summary>Puts the draft in place of the one before.</summary>
    public void Save(UnitOfWork unit, TaskDraftRow row)
    {
        unit.Add("""
            delete from task_drafts
             where tenant_id = @TenantId and task_id = @TaskId and person_id = @PersonId
            """, row);
        unit.Add("""
            insert into task_drafts (tenant_id, task_id, person_id, body, saved_at)
            values (@TenantId, @TaskId, @PersonId, @Body, @SavedAt)
            """, row);
    }

    /// <summary>Removes what anybody has written for a task that is not open any more, and closes its form.</summary>
    public void Clear(UnitOfWork unit, TenantId tenant, Guid taskId, DateTimeOffset now)
    {
        unit.Add("""
            delete from task_drafts
             where tenant_id = @tenant and task_id = @taskId
            """, new { tenant, taskId });
        unit.Add("""
            update drafts
               set submitted_at = @now, version = version + 1
             where tenant_id = @tenant and task_id = @taskId and channel = 'task' and submitted_at is null
            """, new { tenant, taskId, now });
    }
}
