using CyberPort.Expressions;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Procedures;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Documents;
using CyberPort.Storage.Files;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Applications;

/// <summary>Writes an arrived application: number, case, submission, run, tasks, outbox, attachments, audit line; all or nothing.</summary>
public sealed class ArrivalWriter(ArrivalStores stores, StepWriter steps, NumberStore numbers, AuditStore audit)
{
    /// <summary>The rows of an arrival as far as they are known before its number is drawn; made outside the transaction.</summary>
    public PreparedArrival Prepare(Arrival arrival)
    {
        var row = NewCase(arrival);
        var place = new SubmissionPlace(row.TenantId, row.Id, 1, arrival.Frame.Form, arrival.Now)
        {
            ByHand = OpenDraft.HandOf(arrival.Actor.Tenant, arrival.Frame.Procedure),
        };
        var submission = SubmissionRows.Of(arrival.Actor, arrival.Submission with { Values = arrival.Frame.Values }, arrival.State, place);
        return new PreparedArrival(arrival, row, submission, steps.Row(row, arrival.Step.Run, 1));
    }

    public async Task<Receipt> WriteAsync(UnitOfWork unit, PreparedArrival prepared, CancellationToken cancel)
    {
        var arrival = prepared.Arrival;
        var tenant = arrival.Submission.Tenant;
        await audit.LockFirstAsync(unit, tenant);
        stores.Submissions.Add(unit, prepared.Submission);
        stores.Runs.Add(unit, prepared.Run);
        foreach (var file in arrival.Files) stores.Files.Add(unit, file with { OwnerId = arrival.CaseId });
        var year = Numbering.FiscalYear(OfficeCalendars.DayOf(arrival.Now));
        var number = await numbers.NextAsync(unit, tenant, "receipt/" + arrival.Submission.ProcedureKey, year);
        var receiptNumber = Numbering.Format(arrival.Frame.Settings.ReceiptFormat, year, number);

        var numbered = prepared.Case with
        {
            ReceiptNumber = receiptNumber,
            SearchText = CaseSearch.Fold(receiptNumber) + " " + prepared.Case.SearchText,
        };
        var row = await steps.WriteAsync(unit, new CaseStep(numbered, arrival.Step, arrival.Frame, 1), cancel);
        stores.Cases.Add(unit, row);
        if (arrival.Submission.DraftId is { } draftId) await TakeDraftAsync(unit, arrival, draftId, cancel);
        await audit.AppendAsync(unit, tenant, new AuditEntry(
            arrival.Actor.AuditName, "submit", $"case/{row.Id:D}", Value.Record(("receipt", Value.Of(receiptNumber))).ToJson()));
        return new Receipt(tenant, row.Id, receiptNumber, row.ReceivedAt);
    }

    private static CaseRow NewCase(Arrival arrival)
    {
        var (submission, frame, now) = (arrival.Submission, arrival.Frame, arrival.Now);
        var first = CaseClock.FirstDay(OfficeCalendars.LocalOf(now), frame.Settings.ClosesAt, frame.Calendar);
        var columns = CaseColumns.Of(frame.Form, frame.Values, frame.Context(OfficeCalendars.DayOf(now)), arrival.Actor.OrganisationName);
        return new CaseRow
        {
            TenantId = submission.Tenant,
            Id = arrival.CaseId,
            ReceiptNumber = "",
            ProcedureKey = submission.ProcedureKey,
            ProcedureName = frame.Procedure.NameJa,
            FormKey = frame.Procedure.FormKey,
            SnapshotDigest = frame.Form.Digest,
            DefinitionId = frame.Procedure.DefinitionId,
            DefinitionVersion = frame.Procedure.DefinitionVersion,
            ApplicantTenantId = arrival.Actor.Tenant,
            ApplicantPersonId = arrival.Actor.PersonId,
            ApplicantName = columns.ApplicantName,
            Title = columns.Title,
            Place = columns.Place,
            Channel = submission.Channel,
            Stage = "received",
            StageJa = "受付",
            StageEn = "Received",
            OfficerName = "",
            ReceivedAt = now,
            CountedFrom = first,
            DueOn = CaseClock.LastDay(first, frame.Settings.StandardDays, frame.Calendar),
            PausedDays = 0,
            UpdatedAt = now,
            SearchText = CaseSearch.Fold(columns.ApplicantName, columns.Kana, columns.Title, columns.Place, frame.Procedure.NameJa),
            Version = 1,
        };
    }

    private async Task TakeDraftAsync(UnitOfWork unit, Arrival arrival, Guid draftId, CancellationToken cancel)
    {
        var tenant = arrival.Submission.Tenant;
        var draft = await stores.Drafts.FindAsync(tenant, arrival.Actor.Tenant, draftId, cancel) ?? throw new StaleRowException("The draft");
        stores.Drafts.MarkSubmitted(unit, draft, arrival.Now);
        stores.Files.MoveToCase(unit, tenant, draftId, arrival.CaseId);
    }
}

/// <summary>An arrival with its rows; the case still lacks its number.</summary>
public sealed record PreparedArrival(Arrival Arrival, CaseRow Case, SubmissionRow Submission, RunRow Run);

/// <summary>The stores an arrival writes to.</summary>
public sealed record ArrivalStores(CaseStore Cases, SubmissionStore Submissions, RunStore Runs, DraftStore Drafts, FileStore Files);
