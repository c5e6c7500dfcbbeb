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
/// <param name="JournalFrom">The number of the step's first journal line.</param>
public sealed record CaseStep(CaseRow Case, Step Step, CaseFrame Frame, int JournalFrom);

/// <summary>Turns a step's effects into rows of the same transaction; nothing is sent here, what must follow goes to the outbox.</summary>
public sealed class StepWriter(TaskStore tasks, RunStore runs, OutboxStore outbox, DocumentIssuer documents, TimeProvider time)
{
    /// <summary>Writes tasks, documents, outbox rows and journal lines, and answers the case as it is after the step (not yet saved).</summary>
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
                    break;
                case Effect.CloseTask close when close.Why != "answered":
                    tasks.Close(unit, row.TenantId, close.TaskId, close.Why, now);
                    break;
                case Effect.SendNotice notice:
                    outbox.Add(unit, NoticeRow(row, notice, now));
                    break;
                case Effect.IssueDocument issue:
                    var number = await documents.IssueAsync(unit, new Issue(row, issue.Document, issue.Data, step.Frame) { PermitNumber = permit }, cancel);
                    permit ??= number;
                    break;
            }
        }

        WriteJournal(unit, step);
        return row;
    }

    /// <summary>The run as a row; the state is the runner's own JSON.</summary>
    public RunRow Row(CaseRow row, RunState run, int version) => new()
    {
        TenantId = row.TenantId,
        Id = run.Id,
        CaseId = row.Id,
        DefinitionId = run.DefinitionId,
        DefinitionVersion = row.DefinitionVersion,
        Status = run.Status.ToString(),
        State = System.Text.Encoding.UTF8.GetString(run.ToJson()),
        DueAt = run.DueAt,
        Incidents = run.Incidents.Count,
        Version = version,
        UpdatedAt = time.GetUtcNow(),
    };

    private void WriteJournal(UnitOfWork unit, CaseStep step)
    {
        var number = step.JournalFrom;
        foreach (var entry in step.Step.Journal)
        {
            runs.Add(unit, new JournalRow
            {
                TenantId = step.Case.TenantId,
                RunId = step.Step.Run.Id,
                Number = number++,
                CaseId = step.Case.Id,
                At = entry.At,
                ActivityId = entry.ActivityId,
                ActivityType = entry.ActivityType,
                Event = entry.Event,
                Body = Value.Record(
                    ("instance", Value.Of(entry.Instance)),
                    ("outcomes", Value.Of([.. entry.Outcomes.Select(o => Value.Of(o))])),
                    ("by", Value.Of(entry.By?.Name)),
                    ("data", entry.Data)).ToJson(),
            });
        }
    }

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
