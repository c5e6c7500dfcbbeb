using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Runs;

/// <summary>A human task of a case: who may answer it, until when, and how it was answered.</summary>
public sealed record TaskRow
{
    public required TenantId TenantId { get; init; }
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid RunId { get; init; }
    public required string ActivityId { get; init; }
    public required string Kind { get; init; }
    public required string TitleJa { get; init; }
    public required string TitleEn { get; init; }

    /// <summary>Role keys between commas, one at each end too; "applicant" is the applicant's side.</summary>
    public required string Candidates { get; init; }

    /// <summary>Actions, instructions, sections, excluded people, as JSON.</summary>
    public required string Body { get; init; }

    public Guid? AssigneeId { get; init; }
    public required string AssigneeName { get; init; }
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>open, answered or closed.</summary>
    public required string Status { get; init; }

    public string? Action { get; init; }
    public string? Answer { get; init; }
    public Guid? AnsweredBy { get; init; }
    public required string AnsweredByName { get; init; }

    /// <summary>For whom it was answered (代決), empty otherwise.</summary>
    public required string AnsweredFor { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public required int Revision { get; init; }
}

/// <summary>Human tasks.</summary>
public sealed class TaskStore(Db db)
{
    public Task<TaskRow?> FindAsync(TenantId tenant, Guid id, CancellationToken cancel) =>
        db.FindAsync<TaskRow>("""
            select tenant_id, id, case_id, run_id, activity_id, kind, title_ja, title_en, candidates, body, assignee_id, assignee_name, due_at,
                   status, action, answer, answered_by, answered_by_name, answered_for, opened_at, closed_at, revision
              from tasks
             where tenant_id = @tenant and id = @id
            """, new { tenant, id }, cancel);

    public Task<IReadOnlyList<TaskRow>> ListOfCaseAsync(TenantId tenant, Guid caseId, CancellationToken cancel) =>
        db.QueryAsync<TaskRow>("""
            select tenant_id, id, case_id, run_id, activity_id, kind, title_ja, title_en, candidates, body, assignee_id, assignee_name, due_at,
                   status, action, answer, answered_by, answered_by_name, answered_for, opened_at, closed_at, revision
              from tasks
             where tenant_id = @tenant and case_id = @caseId
             order by opened_at, id
            """, new { tenant, caseId }, cancel);

    /// <summary>Open tasks of an applicant's cases at every organisation: what the applicant has to do next.</summary>
    public Task<IReadOnlyList<TaskRow>> ListOfApplicantAsync(TenantId applicant, CancellationToken cancel) =>
        db.QueryAsync<TaskRow>("""
            select t.tenant_id, t.id, t.case_id, t.run_id, t.activity_id, t.kind, t.title_ja, t.title_en, t.candidates, t.body, t.assignee_id,
                   t.assignee_name, t.due_at, t.status, t.action, t.answer, t.answered_by, t.answered_by_name, t.answered_for, t.opened_at,
                   t.closed_at, t.revision
              from cases c
              join tasks t on t.tenant_id = c.tenant_id and t.case_id = c.id
             where c.applicant_tenant_id = @applicant and t.status = 'open' and t.candidates like '%,applicant,%'
             order by t.due_at
            """, new { applicant }, cancel);

    public void Add(UnitOfWork unit, TaskRow row)
    {
        unit.Add("""
            insert into tasks (tenant_id, id, case_id, run_id, activity_id, kind, title_ja, title_en, candidates, body, assignee_id,
                               assignee_name, due_at, status, action, answer, answered_by, answered_by_name, answered_for, opened_at,
                               closed_at, revision)
            values (@TenantId, @Id, @CaseId, @RunId, @ActivityId, @Kind, @TitleJa, @TitleEn, @Candidates, @Body, @AssigneeId,
                    @AssigneeName, @DueAt, @Status, @Action, @Answer, @AnsweredBy, @AnsweredByName, @AnsweredFor, @OpenedAt,
                    @ClosedAt, @Revision)
            """, row);
        foreach (var candidate in row.Candidates.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            unit.Add("""
                insert into task_candidates (tenant_id, task_id, pattern)
                values (@TenantId, @Id, @pattern)
                """, new { row.TenantId, row.Id, pattern = $"%,{candidate},%" });
        }
    }

    /// <summary>Records the one answer of an open task.</summary>
    public void Answer(UnitOfWork unit, TaskRow row) =>
        unit.Add("""
            update tasks
               set status = 'answered', action = @Action, answer = @Answer, answered_by = @AnsweredBy, answered_by_name = @AnsweredByName,
                   answered_for = @AnsweredFor, closed_at = @ClosedAt, revision = revision + 1
             where tenant_id = @TenantId and id = @Id and status = 'open'
            """, row, orStale: "The task");

    /// <summary>Closes an open task that nobody answered: withdrawn, timed out, superseded.</summary>
    public void Close(UnitOfWork unit, TenantId tenant, Guid id, string why, DateTimeOffset now) =>
        unit.Add("""
            update tasks
               set status = 'closed', action = @why, closed_at = @now, revision = revision + 1
             where tenant_id = @tenant and id = @id and status = 'open'
            """, new { tenant, id, why, now });

    /// <summary>Takes a task for oneself, or gives it back (nobody).</summary>
    public void Assign(UnitOfWork unit, TaskRow row) =>
        unit.Add("""
            update tasks
               set assignee_id = @AssigneeId, assignee_name = @AssigneeName, revision = revision + 1
             where tenant_id = @TenantId and id = @Id and status = 'open' and revision = @Revision
            """, row, orStale: "The task");
}
