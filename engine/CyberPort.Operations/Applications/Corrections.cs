using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Applications;

/// <summary>Corrections (補正, 行政手続法7条): a draft of what was sent, filled again, sent as the next submission of the same case.</summary>
public sealed class Corrections(CorrectionParts parts, Drafts drafts, OfficeCalendars calendars, TimeProvider time)
{
    /// <summary>Opens the draft of a correction that was asked for; the one that was begun already, if there is one.</summary>
    public async Task<DraftRow> StartAsync(Actor actor, TenantId tenant, Guid taskId, CancellationToken cancel)
    {
        var (task, row) = await FindAsync(actor, tenant, taskId, cancel);
        if (task.Status != "open") throw new TaskAnsweredException(task);
        if (await drafts.FindOfTaskAsync(actor, tenant, taskId, cancel) is { } begun) return begun;

        var last = (await parts.Submissions.ListAsync(tenant, row.Id, cancel))[^1];
        var (values, origins) = (Value.Parse(last.FormValues), OriginRows.Read(last.Sources));
        var form = await parts.Forms.GetAsync(tenant, row.SnapshotDigest, cancel);
        return await drafts.StartAsync(actor, tenant, row.ProcedureKey, new DraftStart
        {
            Values = values,
            Given = Provenance.GivenBy(form, values, place => Provenance.At(origins, place)),
            Channel = row.Channel,
            SnapshotDigest = row.SnapshotDigest,
            CaseId = row.Id,
            TaskId = taskId,
        }, cancel);
    }

    /// <summary>Sends a correction; the findings stop it as they stop a first submission.</summary>
    public async Task<SubmitResult> SubmitAsync(Actor actor, OpenDraft draft, string comment, CancellationToken cancel)
    {
        var (tenant, taskId) = (draft.Row.TenantId, draft.Row.TaskId!.Value);
        var (task, row) = await FindAsync(actor, tenant, taskId, cancel);
        if (await parts.Submissions.FindReceiptAsync(tenant, draft.Row.ClientKey, cancel) is not null) return new SubmitResult(ReceiptOf(row), null);

        var state = drafts.Evaluate(draft, FormPhase.Submit, "ja");
        if (state.Findings.Any(f => f.Stops)) return new SubmitResult(null, state);

        var values = draft.Form.Submission(state);
        try
        {
            await parts.Moves.RunAsync(Move(actor, new Correction(draft, task, state, values, comment), cancel), cancel);
        }
        catch (TaskAnsweredException)
        {
            // the same correction came twice at once: what was kept is this one
            if (await parts.Submissions.FindReceiptAsync(tenant, draft.Row.ClientKey, cancel) is null) throw;
        }

        return new SubmitResult(ReceiptOf(row), null);
    }

    private Move Move(Actor actor, Correction correction, CancellationToken cancel)
    {
        var (draft, task, values) = (correction.Draft, correction.Task, correction.Values);
        var tenant = draft.Row.TenantId;
        return new Move
        {
            Tenant = tenant,
            CaseId = task.CaseId,
            RunId = task.RunId,
            Values = values,
            Stimulus = async loaded =>
            {
                var now = await parts.Tasks.FindAsync(tenant, task.Id, cancel);
                if (now is not { Status: "open" }) throw new TaskAnsweredException(now ?? task);
                var inputs = draft.Form.Outputs.WorkflowInput(values, loaded.Frame.Context(calendars.Today));
                var data = Value.Record(("comment", Value.Of(correction.Comment)), ("inputs", inputs));
                return new Stimulus.Answer(task.Id, TaskBody.Of(task).Actions[0].Key, data, AnswerTask.By(actor), null);
            },
            Change = loaded => Renamed(loaded, values),
            Also = (unit, loaded) => Keep(unit, actor, correction, loaded),
            Audit = _ => new AuditEntry(actor.AuditName, "correct", $"case/{task.CaseId:D}", "{}"),
        };
    }

    private void Keep(UnitOfWork unit, Actor actor, Correction correction, LoadedCase loaded)
    {
        var (draft, task, now) = (correction.Draft, correction.Task, time.GetUtcNow());
        var place = new SubmissionPlace(draft.Row.TenantId, task.CaseId, loaded.Submissions.Count + 1, draft.Form, now)
        {
            ByHand = draft.ByHand,
        };
        parts.Submissions.Add(unit, SubmissionRows.Of(actor, new Submission
        {
            Tenant = draft.Row.TenantId,
            ProcedureKey = draft.Row.ProcedureKey,
            Values = correction.Values,
            Acknowledgements = draft.Acknowledgements,
            ClientKey = draft.Row.ClientKey,
            Given = draft.Given,
        }, correction.State, place));
        parts.Drafts.MarkSubmitted(unit, draft.Row, now);
        parts.Files.MoveToCase(unit, draft.Row.TenantId, draft.Row.Id, task.CaseId);
        parts.Tasks.Answer(unit, task with
        {
            Action = TaskBody.Of(task).Actions[0].Key,
            Answer = Value.Record(("comment", Value.Of(correction.Comment))).ToJson(),
            AnsweredBy = actor.PersonId,
            AnsweredByName = actor.Name,
            ClosedAt = now,
        });
    }

    private CaseRow Renamed(LoadedCase loaded, Value values)
    {
        var columns = CaseColumns.Of(loaded.Frame.Form, values, loaded.Frame.Context(calendars.Today), loaded.Case.ApplicantName);
        var row = loaded.Case;
        return row with
        {
            ApplicantName = columns.ApplicantName,
            Title = columns.Title,
            Place = columns.Place,
            SearchText = CaseSearch.Fold(row.ReceiptNumber, columns.ApplicantName, columns.Kana, columns.Title, columns.Place, row.ProcedureName),
        };
    }

    private async Task<(TaskRow Task, CaseRow Case)> FindAsync(Actor actor, TenantId tenant, Guid taskId, CancellationToken cancel)
    {
        var task = await parts.Tasks.FindAsync(tenant, taskId, cancel) ?? throw new NotFoundException("The task");
        var row = await parts.Cases.FindAsync(tenant, task.CaseId, cancel) ?? throw new NotFoundException("The case");
        return TaskAccess.Of(actor, row, task) == TaskRight.Own ? (task, row) : throw new NotFoundException("The task");
    }

    private static Receipt ReceiptOf(CaseRow row) => new(row.TenantId, row.Id, row.ReceiptNumber, row.ReceivedAt);

    private sealed record Correction(OpenDraft Draft, TaskRow Task, FormState State, Value Values, string Comment);
}

/// <summary>What corrections read and write.</summary>
public sealed record CorrectionParts(
    CaseStore Cases, TaskStore Tasks, SubmissionStore Submissions, DraftStore Drafts, CyberPort.Storage.Files.FileStore Files, MoveCase Moves)
{
    public required FormLibrary Forms { get; init; }
}
