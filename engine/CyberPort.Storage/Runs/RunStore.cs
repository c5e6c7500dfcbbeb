using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Runs;

/// <summary>A workflow run: its state as JSON, its next deadline as a column.</summary>
public sealed record RunRow
{
    public required TenantId TenantId { get; init; }
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string DefinitionId { get; init; }
    public required int DefinitionVersion { get; init; }
    public required string Status { get; init; }
    public required string State { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public required int Incidents { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
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
    public Task<RunRow?> FindOfCaseAsync(TenantId tenant, Guid caseId, CancellationToken cancel) =>
        db.FindAsync<RunRow>("""
            select tenant_id, id, case_id, definition_id, definition_version, status, state, due_at, incidents, version, updated_at
              from runs
             where tenant_id = @tenant and case_id = @caseId
             order by updated_at desc
            """, new { tenant, caseId }, cancel);

    /// <summary>Runs of all tenants whose deadline has come, oldest first; each is then resumed under its own tenant.</summary>
    public Task<IReadOnlyList<RunRow>> ListDueAsync(DateTimeOffset now, int take, CancellationToken cancel) =>
        db.QueryAsync<RunRow>($"""
            select tenant_id, id, case_id, definition_id, definition_version, status, state, due_at, incidents, version, updated_at
              from runs
             where due_at <= @now
             order by due_at
            {db.Dialect.Page}
            """, new { now, take, skip = 0 }, cancel);

    public void Add(UnitOfWork unit, RunRow row) =>
        unit.Add("""
            insert into runs (tenant_id, id, case_id, definition_id, definition_version, status, state, due_at, incidents, version, updated_at)
            values (@TenantId, @Id, @CaseId, @DefinitionId, @DefinitionVersion, @Status, @State, @DueAt, @Incidents, @Version, @UpdatedAt)
            """, row);

    /// <summary>Saves a run that moved on; of two steps from the same version exactly one is kept.</summary>
    public void Save(UnitOfWork unit, RunRow row) =>
        unit.Add("""
            update runs
               set status = @Status, state = @State, due_at = @DueAt, incidents = @Incidents, version = version + 1, updated_at = @UpdatedAt
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
