using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Documents;

/// <summary>An issued document (許可書, 不許可通知書, 占用料のお知らせ): its content is fixed when it is issued, the PDF follows.</summary>
public sealed record DocumentRow
{
    public required TenantId TenantId { get; init; }
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string DocumentKey { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }

    /// <summary>The blocks with their texts filled in, as JSON.</summary>
    public required string Body { get; init; }

    public required DateOnly IssuedOn { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public Guid? FileId { get; init; }

    /// <summary>SHA-256 of the PDF, lower-case hex; nothing while it is being made.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Why there is no PDF yet, for the operator; empty otherwise.</summary>
    public required string Failure { get; init; }
}

/// <summary>Documents of cases.</summary>
public sealed class DocumentStore(Db db)
{
    /// <summary>The documents of a case as they were issued.</summary>
    public async Task<IReadOnlyList<DocumentRow>> ListAsync(TenantId tenant, Guid caseId, CancellationToken cancel)
    {
        var rows = await db.QueryAsync<DocumentRow>("""
            select tenant_id, id, case_id, document_key, number, title, body, issued_on, issued_at, file_id, sha256, failure
              from documents
             where tenant_id = @tenant and case_id = @caseId
             order by issued_at
            """, new { tenant, caseId }, cancel);
        // of one step's documents the lower number was issued first; "10" follows "9"
        return [.. rows.OrderBy(d => d.IssuedAt).ThenBy(d => d.Number.Length).ThenBy(d => d.Number, StringComparer.Ordinal)];
    }

    public Task<DocumentRow?> FindAsync(TenantId tenant, Guid id, CancellationToken cancel) =>
        db.FindAsync<DocumentRow>("""
            select tenant_id, id, case_id, document_key, number, title, body, issued_on, issued_at, file_id, sha256, failure
              from documents
             where tenant_id = @tenant and id = @id
            """, new { tenant, id }, cancel);

    public void Add(UnitOfWork unit, DocumentRow row) =>
        unit.Add("""
            insert into documents (tenant_id, id, case_id, document_key, number, title, body, issued_on, issued_at, file_id, sha256, failure)
            values (@TenantId, @Id, @CaseId, @DocumentKey, @Number, @Title, @Body, @IssuedOn, @IssuedAt, @FileId, @Sha256, @Failure)
            """, row);

    /// <summary>Records the PDF of a document; the first one stays, a repetition changes nothing.</summary>
    public Task<int> AttachAsync(UnitOfWork unit, DocumentRow row) =>
        unit.ExecuteAsync("""
            update documents
               set file_id = @FileId, sha256 = @Sha256, failure = ''
             where tenant_id = @TenantId and id = @Id and sha256 is null
            """, row);

    public void SaveFailure(UnitOfWork unit, TenantId tenant, Guid id, string failure) =>
        unit.Add("""
            update documents
               set failure = @failure
             where tenant_id = @tenant and id = @id and sha256 is null
            """, new { tenant, id, failure });
}
