using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Effects;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;

namespace CyberPort.Operations.Cases;

/// <summary>One line of the office's list.</summary>
/// <param name="Case">The case.</param>
/// <param name="Remaining">Working days left; negative when overdue, nothing without a period.</param>
public sealed record DeskRow(CaseRow Case, int? Remaining)
{
    /// <summary>The absent person in whose place the reader would answer (代理); empty when the case is the reader's own or others'.</summary>
    public string InPlaceOf { get; init; } = "";

    /// <summary>Whether a task of it was escalated because it stayed overdue.</summary>
    public bool Escalated { get; init; }

    /// <summary>Whether one of its tasks is urgent: a priority above 50.</summary>
    public bool Urgent { get; init; }
}

/// <summary>One page of the office's list with the numbers above it.</summary>
public sealed record DeskPage(IReadOnlyList<DeskRow> Rows, int Total, CaseCounts Counts, DateOnly Today);

/// <summary>The office's list (受付・審査): all procedures in one, the next deadline first (P-27).</summary>
public sealed class ListDesk(Db db, DeskStore desk, DeskMarks marks, AuditStore audit, OfficeCalendars calendars)
{
    public const int PageSize = 50;

    public async Task<DeskPage> RunAsync(Actor actor, CaseFilter filter, CancellationToken cancel)
    {
        if (!actor.IsOfficer) throw new NotAllowedException("The list is for the office.");

        actor = await marks.StandIns.ActAsync(actor, cancel);
        var own = filter with
        {
            PersonId = actor.PersonId,
            StandsInFor = [.. actor.StandsInFor.Select(s => s.PersonId)],
            Roles = actor.RoleList,
            Text = CaseSearch.Fold(filter.Text.Trim()),
            Applicant = CaseSearch.Fold(filter.Applicant.Trim()),
        };
        var today = calendars.Today;
        var calendar = await calendars.GetAsync(actor.Tenant, cancel);
        var rows = await desk.ListAsync(actor.Tenant, own, cancel);
        var total = await desk.CountAsync(actor.Tenant, own, cancel);
        if (rows.Count > 0) await KeepAsync(actor, filter, rows.Count, cancel);
        var counts = await desk.CountAllAsync(actor.Tenant, own with { Stage = "", ProcedureKey = "", Officer = "", Applicant = "", Text = "", DueUntil = null }, today, cancel);
        var shown = rows.Select(row => new DeskRow(row, CaseClock.Remaining(row, today, calendar))).ToList();
        // an export says nothing of tasks
        return new DeskPage(filter.Take > PageSize ? shown : await marks.AddAsync(actor, shown, cancel), total, counts, today);
    }

    // a list of names is a look at personal data (T14); more than a page at once leaves the house as an export
    private Task KeepAsync(Actor actor, CaseFilter filter, int count, CancellationToken cancel)
    {
        var detail = Value.Record(("view", Value.Of(filter.View)), ("text", Value.Of(filter.Text)), ("cases", Value.Of(count)));
        var entry = new AuditEntry(actor.AuditName, filter.Take > PageSize ? "export" : "list", "desk", detail.ToJson());
        return db.WriteAsync(unit => audit.AppendAsync(unit, actor.Tenant, entry), cancel);
    }
}
