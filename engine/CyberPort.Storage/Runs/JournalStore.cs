using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Runs;

/// <summary>A run that has ended and whose journal may be shortened.</summary>
public sealed record EndedRun
{
    public required TenantId TenantId { get; init; }
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required DateTimeOffset EndedAt { get; init; }
    public required int Version { get; init; }
}

/// <summary>What is kept of journals when their time is over, and which cases must be kept whole.</summary>
public sealed class JournalStore(Db db)
{
    /// <summary>Runs of all tenants that ended long ago, oldest first: not of a case that is held or has a run that has not ended.</summary>
    public Task<IReadOnlyList<EndedRun>> ListToShortenAsync(DateTimeOffset before, int take, CancellationToken cancel) =>
        db.QueryAsync<EndedRun>($"""
            select r.tenant_id, r.id, r.case_id, r.ended_at, r.version
              from runs r
             where r.ended_at <= @before and r.journal_shortened_at is null
               and not exists (select 1 from case_holds h where h.tenant_id = r.tenant_id and h.case_id = r.case_id)
               and not exists (select 1 from runs o where o.tenant_id = r.tenant_id and o.case_id = r.case_id and o.ended_at is null)
             order by r.ended_at, r.id
            {db.Dialect.Page}
            """, new { before, take, skip = 0 }, cancel);

    /// <summary>Puts one row in the place of all rows of a run; a run that moved meanwhile is left as it is.</summary>
    public async Task ShortenAsync(UnitOfWork unit, EndedRun run, JournalRow kept, DateTimeOffset now)
    {
        var touched = await unit.ExecuteAsync("""
            update runs
               set journal_shortened_at = @now
             where tenant_id = @TenantId and id = @Id and version = @Version and journal_shortened_at is null
               and not exists (select 1 from case_holds h where h.tenant_id = @TenantId and h.case_id = @CaseId)
            """, new { run.TenantId, run.Id, run.CaseId, run.Version, now });
        if (touched == 0) throw new StaleRowException("The run");

        unit.Add("""
            delete from journal
             where tenant_id = @TenantId and run_id = @Id
            """, run);
        unit.Add("""
            insert into journal (tenant_id, run_id, number, case_id, at, entries)
            values (@TenantId, @RunId, @Number, @CaseId, @At, @Entries)
            """, kept);
    }

    /// <summary>A tenant's case by its receipt number, or nothing.</summary>
    public Task<Guid?> FindCaseAsync(TenantId tenant, string receiptNumber, CancellationToken cancel) =>
        db.FindAsync<Guid?>("""
            select id
              from cases
             where tenant_id = @tenant and receipt_number = @receiptNumber
            """, new { tenant, receiptNumber }, cancel);

    /// <summary>Whether a case must be kept whole, asked inside a unit of work.</summary>
    public async Task<bool> IsHeldAsync(UnitOfWork unit, TenantId tenant, Guid caseId) =>
        await unit.FindAsync<int>("""
            select count(*)
              from case_holds
             where tenant_id = @tenant and case_id = @caseId
            """, new { tenant, caseId }) > 0;

    public void Hold(UnitOfWork unit, TenantId tenant, Guid caseId, (string Reason, string By, DateTimeOffset At) hold) =>
        unit.Add("""
            insert into case_holds (tenant_id, case_id, reason, held_by, held_at)
            values (@tenant, @caseId, @reason, @by, @at)
            """, new { tenant, caseId, reason = hold.Reason, by = hold.By, at = hold.At });

    public void Release(UnitOfWork unit, TenantId tenant, Guid caseId) =>
        unit.Add("""
            delete from case_holds
             where tenant_id = @tenant and case_id = @caseId
            """, new { tenant, caseId });
}
