using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Runs;

/// <summary>One task with its times, without who had it.</summary>
public sealed record TaskTimes
{
    public required string ProcedureKey { get; init; }
    public required string ProcedureName { get; init; }
    public required string ActivityId { get; init; }
    public required string TitleJa { get; init; }
    public required string TitleEn { get; init; }

    /// <summary>Role keys between commas, one at each end too.</summary>
    public required string Candidates { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was answered; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>One case with its times, without whose it is.</summary>
public sealed record CaseTimes
{
    public required string ProcedureKey { get; init; }
    public required string ProcedureName { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The last day of the standard processing period (標準処理期間); null without one.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Days on which the clock stood still for corrections (補正).</summary>
    public required int PausedDays { get; init; }
}

/// <summary>A period from its first moment to the one behind its last.</summary>
public sealed record Period(DateTimeOffset From, DateTimeOffset Until);

/// <summary>The times of an office's tasks and cases, for its figures.</summary>
public sealed class WorkloadStore(Db db)
{
    /// <summary>Tasks that were answered in the period, the latest first, at most so many.</summary>
    public Task<IReadOnlyList<TaskTimes>> ListAnsweredAsync(TenantId tenant, Period period, int most, CancellationToken cancel) =>
        db.QueryAsync<TaskTimes>($"""
            select c.procedure_key, c.procedure_name, t.activity_id, t.title_ja, t.title_en, t.candidates, t.opened_at, t.due_at, t.closed_at
              from tasks t
              join cases c on c.tenant_id = t.tenant_id and c.id = t.case_id
             where t.tenant_id = @tenant and t.status = 'answered' and t.closed_at >= @From and t.closed_at < @Until
             order by t.closed_at desc
            {db.Dialect.Page}
            """, new { tenant, period.From, period.Until, skip = 0, take = most }, cancel);

    /// <summary>Tasks that are open now, the oldest first, at most so many.</summary>
    public Task<IReadOnlyList<TaskTimes>> ListOpenAsync(TenantId tenant, int most, CancellationToken cancel) =>
        db.QueryAsync<TaskTimes>($"""
            select c.procedure_key, c.procedure_name, t.activity_id, t.title_ja, t.title_en, t.candidates, t.opened_at, t.due_at, t.closed_at
              from tasks t
              join cases c on c.tenant_id = t.tenant_id and c.id = t.case_id
             where t.tenant_id = @tenant and t.status = 'open'
             order by t.opened_at
            {db.Dialect.Page}
            """, new { tenant, skip = 0, take = most }, cancel);

    /// <summary>Cases that are open now, and those that were received or closed in the period, at most so many.</summary>
    public Task<IReadOnlyList<CaseTimes>> ListCasesAsync(TenantId tenant, Period period, int most, CancellationToken cancel) =>
        db.QueryAsync<CaseTimes>($"""
            select procedure_key, procedure_name, received_at, closed_at, due_on, paused_days
              from cases
             where tenant_id = @tenant
               and (closed_at is null or (closed_at >= @From and closed_at < @Until) or (received_at >= @From and received_at < @Until))
             order by received_at desc
            {db.Dialect.Page}
            """, new { tenant, period.From, period.Until, skip = 0, take = most }, cancel);
}
