using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Cases;

/// <summary>A text beside a case: an internal note of the office, or a message between office and applicant.</summary>
public sealed record NoteRow
{
    public required TenantId TenantId { get; init; }
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>internal, fromOffice or fromApplicant.</summary>
    public required string Kind { get; init; }

    public required Guid AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required string Body { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The task that the note is about; nothing for the whole case.</summary>
    public Guid? TaskId { get; init; }
}

/// <summary>Notes and messages; the applicant's side never reads kind "internal".</summary>
public sealed class NoteStore(Db db)
{
    public Task<IReadOnlyList<NoteRow>> ListAsync(TenantId tenant, Guid caseId, bool withInternal, CancellationToken cancel) =>
        db.QueryAsync<NoteRow>("""
            select tenant_id, id, case_id, kind, author_id, author_name, body, written_at, read_at, task_id
              from notes
             where tenant_id = @tenant and case_id = @caseId and (@withInternal = 1 or kind <> 'internal')
             order by written_at
            """, new { tenant, caseId, withInternal = withInternal ? 1 : 0 }, cancel);

    public void Add(UnitOfWork unit, NoteRow row) =>
        unit.Add("""
            insert into notes (tenant_id, id, case_id, kind, author_id, author_name, body, written_at, read_at, task_id)
            values (@TenantId, @Id, @CaseId, @Kind, @AuthorId, @AuthorName, @Body, @WrittenAt, @ReadAt, @TaskId)
            """, row);
}
