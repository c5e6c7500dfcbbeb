using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Runs;

/// <summary>A workflow run: its state as JSON, its next deadline as a column.</summary>
public sealed record RunRow
{
    public required TenantId TenantId { get; init; }
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>The run that started this one; nothing for a case's own run.</summary>
    public Guid? ParentRunId { get; init; }

    public required string DefinitionId { get; init; }
    public required int DefinitionVersion { get; init; }
    public required string Status { get; init; }
    public required string State { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public required int Incidents { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended and nothing is left to mend.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The named events that it waits for, one a line; null when it waits for none.</summary>
    public string? WaitsFor { get; init; }
}

/// <summary>A run that waits for named events.</summary>
public sealed record EventWait
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string WaitsFor { get; init; }

    /// <summary>The events' names.</summary>
    public IReadOnlyList<string> Names => WaitsFor.Split('\n');
}

/// <summary>A run with the columns of its case that a list of runs shows.</summary>
public sealed record ListedRun
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string State { get; init; }
    public required int DefinitionVersion { get; init; }
    public required string DefinitionId { get; init; }
    public required string ReceiptNumber { get; init; }
    public required string ProcedureName { get; init; }
    public required string ApplicantName { get; init; }
}

/// <summary>How many runs of a definition's version are under way.</summary>
public sealed record VersionRuns
{
    public required string DefinitionId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required int Runs { get; init; }
}

/// <summary>What happened in one step of a run.</summary>
public sealed record JournalRow
{
    public required TenantId TenantId { get; init; }
    public required Guid RunId { get; init; }

    /// <summary>The run's version after the step.</summary>
    public required int Number { get; init; }
    public required Guid CaseId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The step's lines in their order, as a JSON array.</summary>
    public required string Entries { get; init; }
}

/// <summary>Runs and their journal.</summary>
public sealed class RunStore(Db db)
{
    /// <summary>The case's own run, not one that it has started.</summary>
    public Task<RunRow?> FindOfCaseAsync(TenantId tenant, Guid caseId, CancellationToken cancel) =>
        db.FindAsync<RunRow>("""
            select tenant_id, id, case_id, parent_run_id, definition_id, definition_version, status, state, due_at, incidents, version, updated_at,
                   ended_at
              from runs
             where tenant_id = @tenant and case_id = @caseId and parent_run_id is null
             order by updated_at desc
            """, new { tenant, caseId }, cancel);

    public Task<RunRow?> FindAsync(TenantId tenant, Guid id, CancellationToken cancel) =>
        db.FindAsync<RunRow>("""
            select tenant_id, id, case_id, parent_run_id, definition_id, definition_version, status, state, due_at, incidents, version, updated_at,
                   ended_at
              from runs
             where tenant_id = @tenant and id = @id
            """, new { tenant, id }, cancel);

    /// <summary>The next runs that wait for some named event, behind an id.</summary>
    public Task<IReadOnlyList<EventWait>> ListWaitingForEventsAsync(TenantId tenant, Guid after, int take, CancellationToken cancel) =>
        db.QueryAsync<EventWait>($"""
            select id, case_id, waits_for
              from runs
             where tenant_id = @tenant and waits_for is not null and id > @after
             order by id
            {db.Dialect.Page}
            """, new { tenant, after, take, skip = 0 }, cancel);

    /// <summary>What a run has started and what has not ended yet.</summary>
    public Task<IReadOnlyList<Guid>> ListChildrenAsync(TenantId tenant, Guid parent, CancellationToken cancel) =>
        db.QueryAsync<Guid>("""
            select id
              from runs
             where tenant_id = @tenant and parent_run_id = @parent and ended_at is null
             order by id
            """, new { tenant, parent }, cancel);

    /// <summary>The runs that a case has started, and these in turn, that have not ended yet; as the transaction sees them.</summary>
    public Task<IReadOnlyList<RunRow>> ListStartedAsync(UnitOfWork unit, TenantId tenant, Guid caseId) =>
        unit.QueryAsync<RunRow>("""
            select tenant_id, id, case_id, parent_run_id, definition_id, definition_version, status, state, due_at, incidents, version, updated_at,
                   ended_at
              from runs
             where tenant_id = @tenant and case_id = @caseId and parent_run_id is not null and ended_at is null
             order by id
            """, new { tenant, caseId });

    /// <summary>All that a case has started, ended or not, in the order in which it began.</summary>
    public Task<IReadOnlyList<RunRow>> ListStartedAsync(TenantId tenant, Guid caseId, int take, CancellationToken cancel) =>
        db.QueryAsync<RunRow>($"""
            select r.tenant_id, r.id, r.case_id, r.parent_run_id, r.definition_id, r.definition_version, r.status, r.state, r.due_at, r.incidents,
                   r.version, r.updated_at, r.ended_at
              from runs r
             where r.tenant_id = @tenant and r.case_id = @caseId and r.parent_run_id is not null
             order by (select min(j.at) from journal j where j.tenant_id = r.tenant_id and j.run_id = r.id), r.id
            {db.Dialect.Page}
            """, new { tenant, caseId, take, skip = 0 }, cancel);

    /// <summary>The failed steps of a case, in its own run and in those that it has started.</summary>
    public Task<int> CountIncidentsAsync(TenantId tenant, Guid caseId, CancellationToken cancel) =>
        db.FindAsync<int>("""
            select coalesce(sum(incidents), 0)
              from runs
             where tenant_id = @tenant and case_id = @caseId
            """, new { tenant, caseId }, cancel);

    /// <summary>Runs of all tenants whose deadline has come, oldest first; each is then resumed under its own tenant.</summary>
    public Task<IReadOnlyList<RunRow>> ListDueAsync(DateTimeOffset now, int take, CancellationToken cancel) =>
        db.QueryAsync<RunRow>($"""
            select tenant_id, id, case_id, parent_run_id, definition_id, definition_version, status, state, due_at, incidents, version, updated_at,
                   ended_at
              from runs
             where due_at <= @now
             order by due_at
            {db.Dialect.Page}
            """, new { now, take, skip = 0 }, cancel);

    /// <summary>A tenant's runs that wait for an operator, those that have not moved for the longest time first.</summary>
    public Task<IReadOnlyList<ListedRun>> ListWithIncidentsAsync(TenantId tenant, int skip, int take, CancellationToken cancel) =>
        db.QueryAsync<ListedRun>($"""
            select r.id, r.case_id, r.state, r.definition_id, r.definition_version, c.receipt_number, c.procedure_name, c.applicant_name
              from runs r
              join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
             where r.tenant_id = @tenant and r.incidents > 0
             order by r.updated_at, r.id
            {db.Dialect.Page}
            """, new { tenant, skip, take }, cancel);

    /// <summary>The next runs of a definition's version that are under way or wait for an operator, behind an id.</summary>
    public Task<IReadOnlyList<ListedRun>> ListOfVersionAsync(
        TenantId tenant, (string Id, int Version) definition, Guid after, int take, CancellationToken cancel) =>
        db.QueryAsync<ListedRun>($"""
            select r.id, r.case_id, r.state, r.definition_id, r.definition_version, c.receipt_number, c.procedure_name, c.applicant_name
              from runs r
              join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
             where r.tenant_id = @tenant and r.definition_id = @definitionId and r.definition_version = @version
               and (r.status = 'Running' or r.incidents > 0) and r.id > @after
             order by r.id
            {db.Dialect.Page}
            """, new { tenant, definitionId = definition.Id, version = definition.Version, after, take, skip = 0 }, cancel);

    /// <summary>Every version of a tenant's definitions with its runs that are under way, newest first.</summary>
    public Task<IReadOnlyList<VersionRuns>> CountByVersionAsync(TenantId tenant, CancellationToken cancel) =>
        db.QueryAsync<VersionRuns>("""
            select d.definition_id, d.version, d.published_at,
                   (select count(*)
                      from runs r
                     where r.tenant_id = d.tenant_id and r.definition_id = d.definition_id and r.definition_version = d.version
                       and (r.status = 'Running' or r.incidents > 0)) as runs
              from workflow_definitions d
             where d.tenant_id = @tenant
             order by d.definition_id, d.version desc
            """, new { tenant }, cancel);

    public void Add(UnitOfWork unit, RunRow row) =>
        unit.Add("""
            insert into runs (tenant_id, id, case_id, parent_run_id, definition_id, definition_version, status, state, due_at, incidents,
                              version, updated_at, ended_at, waits_for)
            values (@TenantId, @Id, @CaseId, @ParentRunId, @DefinitionId, @DefinitionVersion, @Status, @State, @DueAt, @Incidents,
                    @Version, @UpdatedAt, @EndedAt, @WaitsFor)
            """, row);

    /// <summary>Saves a run that moved on; of two steps from the same version exactly one is kept.</summary>
    public void Save(UnitOfWork unit, RunRow row) =>
        unit.Add("""
            update runs
               set status = @Status, definition_version = @DefinitionVersion, state = @State, due_at = @DueAt, incidents = @Incidents,
                   version = version + 1, updated_at = @UpdatedAt, ended_at = @EndedAt, waits_for = @WaitsFor, journal_shortened_at = null
             where tenant_id = @TenantId and id = @Id and version = @Version
            """, row, orStale: "The run");

    /// <summary>Asks for a run to be still as it was read; whoever moves it meanwhile wins.</summary>
    public void Fence(UnitOfWork unit, RunRow row) =>
        unit.Add("""
            update runs
               set updated_at = updated_at
             where tenant_id = @TenantId and id = @Id and version = @Version
            """, row, orStale: "The run");

    public void Add(UnitOfWork unit, JournalRow row) =>
        unit.Add("""
            insert into journal (tenant_id, run_id, number, case_id, at, entries)
            values (@TenantId, @RunId, @Number, @CaseId, @At, @Entries)
            """, row);

    public Task<IReadOnlyList<JournalRow>> ListJournalAsync(TenantId tenant, Guid runId, CancellationToken cancel) =>
        db.QueryAsync<JournalRow>("""
            select tenant_id, run_id, number, case_id, at, entries
              from journal
             where tenant_id = @tenant and run_id = @runId
             order by number
            """, new { tenant, runId }, cancel);
}
