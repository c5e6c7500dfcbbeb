using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Outbox;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Cases;

/// <summary>Writes an internal note of the office, or a message to the other side.</summary>
public sealed class WriteNote(Db db, CaseStore cases, TaskStore tasks, NoteStore notes, NoteOutlets outlets, TimeProvider time)
{
    /// <summary>The longest note in characters.</summary>
    public const int LongestNote = 4000;

    public async Task RunAsync(Actor actor, TenantId tenant, Guid caseId, NoteText text, CancellationToken cancel)
    {
        var row = await cases.FindAsync(tenant, caseId, cancel) ?? throw new NotFoundException("The case");
        var office = actor.IsOfficer && actor.Tenant == tenant;
        if (!office && row.ApplicantTenantId != actor.Tenant) throw new NotFoundException("The case");
        if (text.Internal && !office) throw new NotAllowedException("Internal notes are the office's.");

        if (text.TaskId is { } about && (await tasks.FindAsync(tenant, about, cancel))?.CaseId != caseId) throw new NotFoundException("The task");

        var body = text.Body.Trim();
        if (body.Length == 0) throw new AnswerRefusedException(new LocalText("本文を入力してください。", "Write a text."));
        if (body.Length > LongestNote)
        {
            throw new AnswerRefusedException(new LocalText(
                $"本文は {LongestNote} 文字以内で入力してください（いま {body.Length} 文字）。", $"Write at most {LongestNote} characters (now {body.Length})."));
        }

        var now = time.GetUtcNow();
        var kind = text.Internal ? "internal" : office ? "fromOffice" : "fromApplicant";
        await db.WriteAsync(async unit =>
        {
            notes.Add(unit, new NoteRow
            {
                TenantId = tenant,
                Id = Guid.CreateVersion7(now),
                CaseId = caseId,
                Kind = kind,
                AuthorId = actor.PersonId,
                AuthorName = actor.Name,
                Body = body,
                WrittenAt = now,
                TaskId = text.Internal ? text.TaskId : null,
            });
            if (!text.Internal) outlets.Tell(unit, row, office ? "applicant" : "officer", now);
            await outlets.Audit.AppendAsync(unit, tenant, new AuditEntry(actor.AuditName, "note", $"case/{caseId:D}", Value.Record(("kind", Value.Of(kind))).ToJson()));
        }, cancel);
    }
}

/// <summary>A note to be written.</summary>
/// <param name="Body">The text.</param>
/// <param name="Internal">Whether it is the office's own.</param>
/// <param name="TaskId">The task that an internal note is about; nothing for the whole case.</param>
public sealed record NoteText(string Body, bool Internal, Guid? TaskId = null);

/// <summary>Where a note makes itself heard.</summary>
public sealed class NoteOutlets(OutboxStore outbox, AuditStore audit)
{
    public AuditStore Audit { get; } = audit;

    /// <summary>Tells the other side that there is a message.</summary>
    public void Tell(UnitOfWork unit, CaseRow row, string to, DateTimeOffset now) => Tell(unit, row, to, "message", now);

    /// <summary>Sends a notice of the case; to somebody by "person:" and an id.</summary>
    public void Tell(UnitOfWork unit, CaseRow row, string to, string template, DateTimeOffset now) => outbox.Add(unit, new OutboxRow
    {
        TenantId = row.TenantId,
        Id = Guid.CreateVersion7(now),
        Kind = "notice",
        Body = System.Text.Json.JsonSerializer.Serialize(new { caseId = row.Id, to, template, data = "{}" }),
        CreatedAt = now,
        NextTryAt = now,
    });
}
