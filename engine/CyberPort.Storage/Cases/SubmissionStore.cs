using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Cases;

/// <summary>What the applicant sent, once: the first time and after each correction (補正).</summary>
public sealed record SubmissionRow
{
    public required TenantId TenantId { get; init; }
    public required Guid CaseId { get; init; }
    public required int Number { get; init; }

    /// <summary>Chosen by the sender: the same key again answers the first receipt.</summary>
    public required string ClientKey { get; init; }

    public required string SnapshotDigest { get; init; }
    public required string FormValues { get; init; }
    public required string Findings { get; init; }
    public required string Acknowledgements { get; init; }

    /// <summary>Where the values came from.</summary>
    public required string Sources { get; init; }

    public required Guid SubmittedBy { get; init; }
    public required string SubmittedByName { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The case's number, where submissions of several cases are listed; "" elsewhere.</summary>
    public string ReceiptNumber { get; init; } = "";
}

/// <summary>A case and its receipt, found by the sender's key.</summary>
public sealed record ReceiptRow
{
    public required Guid CaseId { get; init; }
    public required string ReceiptNumber { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required Guid SubmittedBy { get; init; }
}

/// <summary>Submissions: added, never changed.</summary>
public sealed class SubmissionStore(Db db)
{
    private const string ReceiptSql = """
        select c.id as case_id, c.receipt_number, c.received_at, s.submitted_by
          from submissions s
          join cases c on c.tenant_id = s.tenant_id and c.id = s.case_id
         where s.tenant_id = @tenant and s.client_key = @clientKey
        """;

    public Task<ReceiptRow?> FindReceiptAsync(TenantId tenant, string clientKey, CancellationToken cancel) =>
        db.FindAsync<ReceiptRow>(ReceiptSql, new { tenant, clientKey }, cancel);

    public Task<IReadOnlyList<SubmissionRow>> ListAsync(TenantId tenant, Guid caseId, CancellationToken cancel) =>
        db.QueryAsync<SubmissionRow>("""
            select tenant_id, case_id, number, client_key, snapshot_digest, form_values, findings, acknowledgements, sources,
                   submitted_by, submitted_by_name, submitted_at
              from submissions
             where tenant_id = @tenant and case_id = @caseId
             order by number
            """, new { tenant, caseId }, cancel);

    /// <summary>The newest submissions of a procedure, for trying a changed form on them.</summary>
    public Task<IReadOnlyList<SubmissionRow>> ListLatestAsync(TenantId tenant, string procedureKey, int take, CancellationToken cancel) =>
        db.QueryAsync<SubmissionRow>($"""
            select s.tenant_id, s.case_id, s.number, s.client_key, s.snapshot_digest, s.form_values, s.findings, s.acknowledgements, s.sources,
                   s.submitted_by, s.submitted_by_name, s.submitted_at, c.receipt_number
              from submissions s
              join cases c on c.tenant_id = s.tenant_id and c.id = s.case_id
             where s.tenant_id = @tenant and c.procedure_key = @procedureKey
             order by s.submitted_at desc
             {db.Dialect.Page}
            """, new { tenant, procedureKey, skip = 0, take }, cancel);

    public void Add(UnitOfWork unit, SubmissionRow row) =>
        unit.Add("""
            insert into submissions (tenant_id, case_id, number, client_key, snapshot_digest, form_values, findings, acknowledgements, sources,
                                     submitted_by, submitted_by_name, submitted_at)
            values (@TenantId, @CaseId, @Number, @ClientKey, @SnapshotDigest, @FormValues, @Findings, @Acknowledgements, @Sources,
                    @SubmittedBy, @SubmittedByName, @SubmittedAt)
            """, row);
}
