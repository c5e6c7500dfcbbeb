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

    /// <summary>0 to 100; 50 is usual.</summary>
    public int Priority { get; init; } = 50;

    /// <summary>The roles that got the task because it stayed overdue; empty while it did not.</summary>
    public string EscalatedTo { get; init; } = "";

    /// <summary>Who handed it over to the one who has it now.</summary>
    public Guid? DelegatedBy { get; init; }

    public string DelegatedByName { get; init; } = "";
    public string DelegationReason { get; init; } = "";
}

/// <summary>Human tasks.</summary>
public sealed class TaskStore(Db db)
{
    public Task<TaskRow?> FindAsync(TenantId tenant, Guid id, CancellationToken cancel) =>
        db.FindAsync<TaskRow>("""
            select tenant_id, id, case_id, run_id, activity_id, kind, title_ja, title_en, candidates, body, assignee_id, assignee_name, due_at,
                   status, action, answer, answered_by, answered_by_name, answered_for, opened_at, closed_at, revision,
                   priority, escalated_to, delegated_by, delegated_by_name, delegation_reason
              from tasks
             where tenant_id = @tenant and id = @id
            """, new { tenant, id }, cancel);

    public Task<IReadOnlyList<TaskRow>> ListOfCaseAsync(TenantId tenant, Guid caseId, CancellationToken cancel) =>
        db.QueryAsync<TaskRow>("""
            select tenant_id, id, case_id, run_id, activity_id, kind, title_ja, title_en, candidates, body, assignee_id, assignee_name, due_at,
                   status, action, answer, answered_by, answered_by_name, answered_for, opened_at, closed_at, revision,
                   priority, escalated_to, delegated_by, delegated_by_name, delegation_reason
              from tasks
             where tenant_id = @tenant and case_id = @caseId
             order by opened_at, id
            """, new { tenant, caseId }, cancel);

    /// <summary>The open tasks of up to ten cases.</summary>
    public Task<IReadOnlyList<TaskRow>> ListOpenAsync(TenantId tenant, IReadOnlyList<Guid> cases, CancellationToken cancel)
    {
        Guid At(int i) => cases[Math.Min(i, cases.Count - 1)];
        return db.QueryAsync<TaskRow>("""
            select tenant_id, id, case_id, run_id, activity_id, kind, title_ja, title_en, candidates, body, assignee_id, assignee_name, due_at,
                   status, action, answer, answered_by, answered_by_name, answered_for, opened_at, closed_at, revision,
                   priority, escalated_to, delegated_by, delegated_by_name, delegation_reason
              from tasks
             where tenant_id = @tenant and status = 'open' and case_id in (@a, @b, @c, @d, @e, @f, @g, @h, @i, @j)
             order by opened_at, id
            """, new { tenant, a = At(0), b = At(1), c = At(2), d = At(3), e = At(4), f = At(5), g = At(6), h = At(7), i = At(8), j = At(9) }, cancel);
    }

    /// <summary>Open tasks of an applicant's cases at every organisation: what the applicant has to do next.</summary>
    public Task<IReadOnlyList<TaskRow>> ListOfApplicantAsync(TenantId applicant, CancellationToken cancel) =>
        db.QueryAsync<TaskRow>("""
            select t.tenant_id, t.id, t.case_id, t.run_id, t.activity_id, t.kind, t.title_ja, t.title_en, t.candidates, t.body, t.assignee_id,
                   t.assignee_name, t.due_at, t.status, t.action, t.answer, t.answered_by, t.answered_by_name, t.answered_for, t.opened_at,
                   t.closed_at, t.revision, t.priority, t.escalated_to, t.delegated_by, t.delegated_by_name, t.delegation_reason
              from cases c
              join tasks t on t.tenant_id = c.tenant_id and t.case_id = c.id
             where c.applicant_tenant_id = @applicant and t.status = 'open' and t.candidates like '%,applicant,%'
             order by t.due_at
            """, new { applicant }, cancel);

    /// <summary>The open tasks that somebody may answer and nobody else holds, the most urgent first.</summary>
    public Task<IReadOnlyList<WaitingTask>> ListMineAsync(TenantId tenant, Guid personId, string roles, int take, CancellationToken cancel) =>
        db.QueryAsync<WaitingTask>($"""
            select t.id, t.case_id, t.kind, t.title_ja, t.title_en, t.body, t.assignee_name, t.due_at, t.priority, t.escalated_to, t.revision,
                   c.receipt_number, c.procedure_name, c.applicant_name
              from tasks t
              join cases c on c.tenant_id = t.tenant_id and c.id = t.case_id
             where t.tenant_id = @tenant and t.status = 'open'
               and (t.assignee_id = @personId
                    or (t.assignee_id is null and exists (
                          select 1
                            from task_candidates k
                           where k.tenant_id = t.tenant_id and k.task_id = t.id and @roles like k.pattern)))
             order by t.priority desc, t.due_at, t.opened_at, t.id
            {db.Dialect.Page}
            """, new { tenant, personId, roles, take, skip = 0 }, cancel);

    public void Add(UnitOfWork unit, TaskRow row)
    {
        unit.Add("""
            insert into tasks (tenant_id, id, case_id, run_id, activity_id, kind, title_ja, title_en, candidates, body, assignee_id,
                               assignee_name, due_at, status, action, answer, answered_by, answered_by_name, answered_for, opened_at,
                               closed_at, revision, priority, escalated_to, delegated_by, delegated_by_name, delegation_reason)
            values (@TenantId, @Id, @CaseId, @RunId, @ActivityId, @Kind, @TitleJa, @TitleEn, @Candidates, @Body, @AssigneeId,
                    @AssigneeName, @DueAt, @Status, @Action, @Answer, @AnsweredBy, @AnsweredByName, @AnsweredFor, @OpenedAt,
                    @ClosedAt, @Revision, @Priority, @EscalatedTo, @DelegatedBy, @DelegatedByName, @DelegationReason)
            """, row);
        foreach (var candidate in row.Candidates.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct()) AddCandidate(unit, row.TenantId, row.Id, candidate);
    }

    /// <summary>Lets the list of everybody with that role show the task; "person:" and an id names one person.</summary>
    public void AddCandidate(UnitOfWork unit, TenantId tenant, Guid taskId, string candidate) =>
        unit.Add("""
            insert into task_candidates (tenant_id, task_id, pattern)
            values (@tenant, @taskId, @pattern)
            """, new { tenant, taskId, pattern = $"%,{candidate},%" });

    /// <summary>An open task got a further role because it stayed overdue; nothing happens when it has the role.</summary>
    public async Task EscalateAsync(UnitOfWork unit, TenantId tenant, Guid taskId, string role)
    {
        var row = await unit.FindAsync<EscalatedRow>("""
            select candidates, escalated_to
              from tasks
             where tenant_id = @tenant and id = @taskId and status = 'open'
            """, new { tenant, taskId });
        if (row is null || row.Candidates.Contains($",{role},", StringComparison.Ordinal)) return;

        unit.Add("""
            update tasks
               set candidates = @candidates, escalated_to = @escalated, revision = revision + 1
             where tenant_id = @tenant and id = @taskId and status = 'open'
            """, new { tenant, taskId, candidates = row.Candidates + role + ",", escalated = row.EscalatedTo + role + "," });
        AddCandidate(unit, tenant, taskId, role);
    }

    /// <summary>Changes until when an open task is to be answered, and how urgent it is.</summary>
    public void Adjust(UnitOfWork unit, TenantId tenant, Guid taskId, DateTimeOffset? dueAt, int priority) =>
        unit.Add("""
            update tasks
               set due_at = @dueAt, priority = @priority, revision = revision + 1
             where tenant_id = @tenant and id = @taskId and status = 'open'
            """, new { tenant, taskId, dueAt, priority });

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

    /// <summary>Takes a task for oneself, gives it back (nobody), or gives it to somebody.</summary>
    public void Assign(UnitOfWork unit, TaskRow row) =>
        unit.Add("""
            update tasks
               set assignee_id = @AssigneeId, assignee_name = @AssigneeName, delegated_by = @DelegatedBy, delegated_by_name = @DelegatedByName,
                   delegation_reason = @DelegationReason, revision = revision + 1
             where tenant_id = @TenantId and id = @Id and status = 'open' and revision = @Revision
            """, row, orStale: "The task");

    private sealed record EscalatedRow
    {
        public required string Candidates { get; init; }
        public required string EscalatedTo { get; init; }
    }
}
