using System.Text.RegularExpressions;
using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Cases;

/// <summary>The office's list (受付・審査): one list over all procedures (P-27).</summary>
public sealed partial class DeskStore(Db db)
{
    // one condition for the page and for its count: the list and the number above it can not disagree
    private const string Conditions = """
             where c.tenant_id = @tenant
               and (@Stage = '' or c.stage = @Stage)
               and (@ProcedureKey = '' or c.procedure_key = @ProcedureKey)
               and (@officer = '' or c.officer_name like @officer escape '!')
               and (@applicant = '' or c.search_text like @applicant escape '!')
               and (@text = '' or c.search_text like @text escape '!')
               and (@anyDue = 1 or c.due_on <= @dueUntil)
               and (@View in ('all', 'mine', 'team') or c.closed_at is null)
               and (@View <> 'correction' or c.paused_on is not null)
               and (@View not in ('mine', 'team') or exists (
                     select 1
                       from tasks t
                      where t.tenant_id = c.tenant_id and t.case_id = c.id and t.status = 'open'
                        and (t.assignee_id in (@PersonId, @a, @b, @c, @d)
                             or ((@View = 'team' or t.assignee_id is null) and exists (
                                   select 1
                                     from task_candidates k
                                    where k.tenant_id = t.tenant_id and k.task_id = t.id and @Roles like k.pattern)))))
        """;

    /// <summary>One page of the list; what is due next comes first, closed cases last.</summary>
    public Task<IReadOnlyList<CaseRow>> ListAsync(TenantId tenant, CaseFilter filter, CancellationToken cancel) =>
        db.QueryAsync<CaseRow>($"""
            select c.tenant_id, c.id, c.receipt_number, c.procedure_key, c.procedure_name, c.form_key, c.snapshot_digest, c.definition_id,
                   c.definition_version, c.applicant_tenant_id, c.applicant_person_id, c.applicant_name, c.title, c.place, c.channel, c.stage,
                   c.stage_ja, c.stage_en, c.disposition, c.officer_id, c.officer_name, c.received_at, c.counted_from, c.due_on, c.paused_on,
                   c.paused_days, c.closed_at, c.updated_at, c.search_text, c.version
              from cases c
            {Conditions}
             order by case when c.closed_at is null then 0 else 1 end,
                      case when @Order = 'updated' or c.paused_on is null then 0 else 1 end,
                      case when @Order = 'updated' then @never else coalesce(c.due_on, @never) end,
                      c.updated_at desc
            {db.Dialect.Page}
            """, Arguments(tenant, filter), cancel);

    public Task<int> CountAsync(TenantId tenant, CaseFilter filter, CancellationToken cancel) =>
        db.FindAsync<int>($"""
            select count(*)
              from cases c
            {Conditions}
            """, Arguments(tenant, filter), cancel);

    /// <summary>The numbers on the chips above the list.</summary>
    public async Task<CaseCounts> CountAllAsync(TenantId tenant, CaseFilter who, DateOnly today, CancellationToken cancel)
    {
        var mine = await CountAsync(tenant, who with { View = "mine" }, cancel);
        var team = await CountAsync(tenant, who with { View = "team" }, cancel);
        var sums = await db.FindAsync<CaseCounts>("""
            select count(*) as "all",
                   coalesce(sum(case when closed_at is null then 1 else 0 end), 0) as "open",
                   coalesce(sum(case when closed_at is null and paused_on is not null then 1 else 0 end), 0) as correction,
                   coalesce(sum(case when closed_at is null and paused_on is null and due_on < @today then 1 else 0 end), 0) as overdue,
                   coalesce(sum(case when closed_at is null and paused_on is null and due_on = @today then 1 else 0 end), 0) as due_today
              from cases
             where tenant_id = @tenant
            """, new { tenant, today }, cancel);
        return (sums ?? new CaseCounts()) with { Mine = mine, Team = team };
    }

    private static object Arguments(TenantId tenant, CaseFilter filter) => new
    {
        tenant,
        filter.View,
        filter.PersonId,
        filter.Roles,
        a = Absent(filter, 0),
        b = Absent(filter, 1),
        c = Absent(filter, 2),
        d = Absent(filter, 3),
        filter.Stage,
        filter.ProcedureKey,
        officer = Pattern(filter.Officer),
        applicant = Pattern(filter.Applicant),
        text = Pattern(filter.Text),
        anyDue = filter.DueUntil is null ? 1 : 0,
        dueUntil = filter.DueUntil ?? DateOnly.MaxValue,
        filter.Order,
        never = DateOnly.MaxValue,
        take = filter.Take,
        skip = filter.Skip,
    };

    private static Guid Absent(CaseFilter filter, int i) => i < filter.StandsInFor.Count ? filter.StandsInFor[i] : filter.PersonId;

    // the wildcards of "like" are letters like any other in what a person types; SQL Server has "[" as well
    private static string Pattern(string text) => text.Length == 0 ? "" : $"%{Wildcards().Replace(text, "!$0")}%";

    [GeneratedRegex(@"[!%_\[]")]
    private static partial Regex Wildcards();
}
