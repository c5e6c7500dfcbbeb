using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Documents;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Outbox;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Effects;

/// <summary>A step of a run together with the case it moves.</summary>
/// <param name="Case">The case as it was read.</param>
/// <param name="Step">What the runner decided.</param>
/// <param name="Frame">What the case runs on.</param>
/// <param name="RunVersion">The run's version after the step.</param>
public sealed record CaseStep(CaseRow Case, Step Step, CaseFrame Frame, int RunVersion);

/// <summary>Turns a step's effects into rows of the same transaction; nothing is sent here, what must follow goes to the outbox.</summary>
public sealed class StepWriter(TaskStore tasks, TaskDraftStore drafts, RunStore runs, OutboxStore outbox, DocumentIssuer documents, TimeProvider time)
{
    /// <summary>Writes tasks, documents, outbox rows and the journal, and answers the case as it is after the step (not yet saved).</summary>
    public async Task<CaseRow> WriteAsync(UnitOfWork unit, CaseStep step, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var row = CaseChange.Apply(step.Case, step.Step, OfficeCalendars.DayOf(now), step.Frame.Calendar) with { UpdatedAt = now };
        string? permit = null;
        foreach (var effect in step.Step.Effects)
        {
            switch (effect)
            {
                case Effect.OpenTask open:
                    tasks.Add(unit, TaskRows.Of(row, open.Task, step.Step.Run.Id, now));
                    foreach (var user in open.Task.CandidateUsers) tasks.AddCandidate(unit, row.TenantId, open.Task.Id, "person:" + user);
                    break;
                case Effect.CloseTask close:
                    if (close.Why != "answered") tasks.Close(unit, row.TenantId, close.TaskId, close.Why, now);
                    drafts.Clear(unit, row.TenantId, close.TaskId, now);
                    break;
                case Effect.EscalateTask escalate:
                    await tasks.EscalateAsync(unit, row.TenantId, escalate.TaskId, escalate.Role);
                    break;
                case Effect.AdjustTask adjust:
                    tasks.Adjust(unit, row.TenantId, adjust.TaskId, adjust.DueAt, adjust.Priority);
                    break;
                case Effect.SendNotice notice:
                    outbox.Add(unit, NoticeRow(row, notice, now));
                    break;
                case Effect.RunScript script:
                    outbox.Add(unit, new Scripts.ScriptOrder(row.Id, step.Step.Run.Id, script.Request).ToRow(row.TenantId, now));
                    break;
                case Effect.StartWorkflow start:
                    outbox.Add(unit, Children.ChildRows.Start(row.TenantId, new(row.Id, step.Step.Run.Id), start.Order, now));
                    break;
                case Effect.CancelWorkflow stop:
                    outbox.Add(unit, Children.ChildRows.Stop(row.TenantId, new(row.Id, step.Step.Run.Id), stop.ChildId, now));
                    break;
                case Effect.PublishEvent published:
                    outbox.Add(unit, Events.EventDelivery.RowOf(row.TenantId, new(row.Id, step.Step.Run.Id), published, now));
                    break;
                case Effect.Ask ask:
                    outbox.Add(unit, Services.AskHandler.RowOf(row.TenantId, new(row.Id, step.Step.Run.Id), ask, now));
                    break;
                case Effect.SendHttp send:
                    outbox.Add(unit, PlacedRows.Of(
                        row.TenantId, Egress.RequestHandler.RowKind, new(row.Id, step.Step.Run.Id), ("order", send.Order.ToValue()), now));
                    break;
                case Effect.IssueDocument issue:
                    var number = await documents.IssueAsync(unit, new Issue(row, issue.Document, issue.Data, step.Frame) { PermitNumber = permit }, cancel);
                    permit ??= number;
                    break;
            }
        }

        if (step.Step.Run is { ParentId: { } parent, Status: RunStatus.Finished } ended)
            outbox.Add(unit, Children.ChildRows.End(row.TenantId, new(row.Id, parent), ended, now));
        if (step.Case.ClosedAt is null && row.Stage == CaseChange.Cancelled)
            outbox.Add(unit, NoticeRow(row, new Effect.SendNotice("applicant", "caseCancelled", Value.Record()), now));
        if (step.Step.Journal.Count > 0) runs.Add(unit, Journal(step, now));
        return row;
    }

    /// <summary>The run as a row; the state is the runner's own JSON.</summary>
    public RunRow Row(CaseRow row, RunState run, int version) => new()
    {
        TenantId = row.TenantId,
        Id = run.Id,
        CaseId = row.Id,
        ParentRunId = run.ParentId,
        DefinitionId = run.DefinitionId,
        DefinitionVersion = run.DefinitionVersion,
        Status = run.Status.ToString(),
        State = System.Text.Encoding.UTF8.GetString(run.ToJson()),
        DueAt = run.DueAt,
        Incidents = run.Incidents.Count,
        Version = version,
        UpdatedAt = time.GetUtcNow(),
        WaitsFor = run.WaitsForEvents is { Count: > 0 } events ? string.Join('\n', events) : null,
        EndedAt = run is { Status: RunStatus.Finished, SubStatus: not RunSubStatus.Faulted } ? time.GetUtcNow() : null,
    };

    /// <summary>What happened in a step as a row.</summary>
    public static JournalRow Journal(CaseStep step, DateTimeOffset now) => new()
    {
        TenantId = step.Case.TenantId,
        RunId = step.Step.Run.Id,
        Number = step.RunVersion,
        CaseId = step.Case.Id,
        At = now,
        Entries = JournalJson.Write(step.Step.Journal),
    };

    private static OutboxRow NoticeRow(CaseRow row, Effect.SendNotice notice, DateTimeOffset now) => new()
    {
        TenantId = row.TenantId,
        Id = Guid.CreateVersion7(now),
        Kind = "notice",
        Body = JsonSerializer.Serialize(new { caseId = row.Id, to = notice.To, template = notice.Template, data = notice.Data.ToJson() }),
        CreatedAt = now,
        NextTryAt = now,
    };
}
