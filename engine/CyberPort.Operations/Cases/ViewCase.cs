using CyberPort.Operations.Absences;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Files;
using CyberPort.Operations.TaskForms;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Documents;
using CyberPort.Storage.Files;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Cases;

/// <summary>Shows a case to its office or to its applicant; each look at it is in the audit log (T14).</summary>
public sealed class ViewCase(ViewCaseParts parts, CaseLoader loader, AuditStore audit, OfficeCalendars calendars)
{
    /// <summary>The case as the office sees it.</summary>
    public async Task<CaseView> ForOfficeAsync(Actor actor, Guid caseId, CancellationToken cancel)
    {
        if (!actor.IsOfficer) throw new NotFoundException("The case");
        return await ReadAsync(actor, actor.Tenant, caseId, withInternal: true, cancel);
    }

    /// <summary>The case as its applicant sees it: of the office's work only which steps there were and when, never what was said or is intended.</summary>
    public async Task<CaseView> ForApplicantAsync(Actor actor, TenantId tenant, Guid caseId, CancellationToken cancel)
    {
        var row = await parts.Cases.FindAsync(tenant, caseId, cancel);
        if (row is null || row.ApplicantTenantId != actor.Tenant) throw new NotFoundException("The case");

        var view = await ReadAsync(actor, tenant, caseId, withInternal: false, cancel);
        return view with
        {
            Tasks = [.. view.Tasks.Where(PublicStep.IsApplicants)],
            Records = [.. view.Records.Where(r => PublicStep.IsApplicants(r.Task))],
            Steps = PublicStep.Of(view.Tasks),
        };
    }

    private async Task<CaseView> ReadAsync(Actor actor, TenantId tenant, Guid caseId, bool withInternal, CancellationToken cancel)
    {
        var loaded = await loader.LoadAsync(tenant, caseId, cancel);
        var tasks = await parts.Tasks.ListOfCaseAsync(tenant, caseId, cancel);
        var view = new CaseView
        {
            Case = loaded.Case,
            Frame = loaded.Frame,
            Submissions = loaded.Submissions,
            Tasks = tasks,
            FormTitles = await TaskRecord.TitlesAsync(parts.TaskForms, tenant, tasks, cancel),
            Records = await TaskRecord.ListAsync(parts.TaskForms, tenant, tasks, cancel),
            Notes = await parts.Notes.ListAsync(tenant, caseId, withInternal, cancel),
            Documents = await parts.Documents.ListAsync(tenant, caseId, cancel),
            OfficeFiles = withInternal ? await parts.Files.ListAsync(tenant, AttachToTask.OfficeOnly, caseId, cancel) : [],
            Drafts = withInternal ? await parts.Drafts.ListAsync(tenant, caseId, actor.PersonId, cancel) : [],
            Reader = withInternal ? await parts.StandIns.ActAsync(actor, cancel) : actor,
            Files = await parts.Files.ListAsync(tenant, "case", caseId, cancel),
            Remaining = CaseClock.Remaining(loaded.Case, calendars.Today, loaded.Frame.Calendar),
            Today = calendars.Today,
            Incidents = await parts.Runs.CountIncidentsAsync(tenant, caseId, cancel),
        };
        var entry = new AuditEntry(actor.AuditName, "view", $"case/{caseId:D}", "{}");
        await parts.Db.WriteAsync(unit => audit.AppendAsync(unit, tenant, entry), cancel);
        return view;
    }
}

/// <summary>The stores behind a case's page.</summary>
public sealed record ViewCaseParts(
    Db Db, CaseStore Cases, RunStore Runs, TaskStore Tasks, NoteStore Notes, DocumentStore Documents, FileStore Files)
{
    public required TaskDraftStore Drafts { get; init; }
    public required StandIns StandIns { get; init; }
    public required TaskFormLibrary TaskForms { get; init; }
}
