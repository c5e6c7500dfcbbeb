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
public sealed record DeskRow(CaseRow Case, int? Remaining);

/// <summary>One page of the office's list with the numbers above it.</summary>
public sealed record DeskPage(IReadOnlyList<DeskRow> Rows, int Total, CaseCounts Counts, DateOnly Today);

/// <summary>The office's list (受付・審査): all procedures in one, the next deadline first (P-27).</summary>
public sealed class ListDesk(Db db, DeskStore desk, AuditStore audit, OfficeCalendars calendars)
{
    public const int PageSize = 50;

    public async Task<DeskPage> RunAsync(Actor actor, CaseFilter filter, CancellationToken cancel)
    {
        if (!actor.IsOfficer) throw new NotAllowedException("The list is for the office.");

        var own = filter with
        {
            PersonId = actor.PersonId,
            Roles = actor.RoleList,
            Text = CaseSearch.Fold(filter.Text.Trim()),
            Applicant = CaseSearch.Fold(filter.Applicant.Trim()),
        };
        var today = calendars.Today;
        var calendar = await calendars.GetAsync(actor.Tenant, cancel);
        var rows = await desk.ListAsync(actor.Tenant, own, cancel);
        var total = await desk.CountAsync(actor.Tenant, own, cancel);
        if (rows.Count > 0) await KeepAsync(actor, filter, rows.Count, cancel);
        var counts = await desk.CountAllAsync(actor.Tenant, new CaseFilter { PersonId = actor.PersonId, Roles = actor.RoleList }, today, cancel);
        return new DeskPage([.. rows.Select(row => new DeskRow(row, CaseClock.Remaining(row, today, calendar)))], total, counts, today);
    }

    // a list of names is a look at personal data (T14); more than a page at once leaves the house as an export
    private Task KeepAsync(Actor actor, CaseFilter filter, int count, CancellationToken cancel)
    {
        var detail = Value.Record(("view", Value.Of(filter.View)), ("text", Value.Of(filter.Text)), ("cases", Value.Of(count)));
        var entry = new AuditEntry(actor.AuditName, filter.Take > PageSize ? "export" : "list", "desk", detail.ToJson());
        return db.WriteAsync(unit => audit.AppendAsync(unit, actor.Tenant, entry), cancel);
    }
}
