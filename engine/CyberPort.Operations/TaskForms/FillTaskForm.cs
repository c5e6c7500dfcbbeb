using CyberPort.Expressions;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Cases;

namespace CyberPort.Operations.TaskForms;

/// <summary>Filling the form of a task: a draft of its own, begun with what the case knows, answered from its last page.</summary>
public sealed class FillTaskForm(TaskFinder finder, FillParts parts, AnswerTask answers, OfficeCalendars calendars)
{
    /// <summary>Opens the task's form; the one that was begun already in this organisation, if there is one.</summary>
    /// <exception cref="TaskAnsweredException">The task is not open any more.</exception>
    public async Task<DraftRow> StartAsync(Actor actor, TenantId tenant, Guid taskId, CancellationToken cancel)
    {
        var found = await finder.FindAsync(actor, tenant, taskId, cancel);
        if (found.Right == TaskRight.None || TaskBody.Of(found.Task).Form is not { } wanted) throw new NotFoundException("The form");
        if (found.Task.Status != "open") throw new TaskAnsweredException(found.Task);
        if (await parts.Drafts.FindOfTaskAsync(actor, tenant, taskId, cancel) is { } begun) return begun;

        if (await parts.Library.GetAsync(tenant, wanted, cancel) is not var (form, digest)) throw new NotFoundException("The form");
        var start = new DraftStart
        {
            Channel = DraftStart.OfTask,
            SnapshotDigest = digest,
            CaseId = found.Case.Id,
            TaskId = taskId,
            Title = $"{found.Task.TitleJa}（{found.Case.ReceiptNumber}）",
        };
        var sent = await parts.Submissions.ListAsync(tenant, found.Case.Id, cancel);
        var (values, given) = TaskRecord.Begin(form, sent[^1], found.Case.ReceiptNumber, calendars.Today);
        start = start with { Values = values, Given = given };
        return await parts.Drafts.StartAsync(actor, tenant, found.Case.ProcedureKey, start, cancel);
    }

    /// <summary>Answers the task with its filled form; what stops it, or nothing when it was answered.</summary>
    public async Task<FormState?> SubmitAsync(Actor actor, OpenDraft draft, string action, string comment, CancellationToken cancel)
    {
        var task = draft.Task!;
        if (TaskBody.Of(task).Actions.FirstOrDefault(a => a.Key == action) is not { WithoutForm: true })
        {
            var state = parts.Drafts.Evaluate(draft, FormPhase.Submit, "ja");
            if (state.Findings.Any(f => f.Stops)) return state;
        }

        await answers.RunAsync(actor, new TaskAnswer
        {
            Tenant = draft.Row.TenantId,
            TaskId = task.Id,
            Action = action,
            Data = draft.Values.With("/comment", Value.Of(comment.Trim())).With("/reason", Value.Of(comment.Trim())),
            OperationId = draft.Row.ClientKey,
            DraftId = draft.Row.Id,
            Acknowledgements = draft.Acknowledgements,
        }, cancel);
        return null;
    }
}

/// <summary>What filling a task's form reads and writes.</summary>
public sealed record FillParts(TaskFormLibrary Library, Drafts Drafts, SubmissionStore Submissions);
