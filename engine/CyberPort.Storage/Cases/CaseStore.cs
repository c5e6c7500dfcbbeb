using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Cases;

/// <summary>Cases by their id, by their applicant, and their changes.</summary>
public sealed class CaseStore(Db db)
{
    public Task<CaseRow?> FindAsync(TenantId tenant, Guid id, CancellationToken cancel) =>
        db.FindAsync<CaseRow>("""
            select tenant_id, id, receipt_number, procedure_key, procedure_name, form_key, snapshot_digest, definition_id, definition_version,
                   applicant_tenant_id, applicant_person_id, applicant_name, title, place, channel, stage, stage_ja, stage_en, disposition,
                   officer_id, officer_name, received_at, counted_from, due_on, paused_on, paused_days, closed_at, updated_at, search_text, version
              from cases
             where tenant_id = @tenant and id = @id
            """, new { tenant, id }, cancel);

    /// <summary>An applicant's own cases, at every organisation it filed with.</summary>
    public Task<IReadOnlyList<CaseRow>> ListOfApplicantAsync(TenantId applicant, int take, CancellationToken cancel) =>
        db.QueryAsync<CaseRow>($"""
            select tenant_id, id, receipt_number, procedure_key, procedure_name, form_key, snapshot_digest, definition_id, definition_version,
                   applicant_tenant_id, applicant_person_id, applicant_name, title, place, channel, stage, stage_ja, stage_en, disposition,
                   officer_id, officer_name, received_at, counted_from, due_on, paused_on, paused_days, closed_at, updated_at, search_text, version
              from cases
             where applicant_tenant_id = @applicant
             order by received_at desc
            {db.Dialect.Page}
            """, new { applicant, take, skip = 0 }, cancel);

    /// <summary>What an applicant filed last for a procedure of an organisation.</summary>
    public Task<CaseRow?> FindLastOfApplicantAsync(TenantId tenant, string procedureKey, TenantId applicant, CancellationToken cancel) =>
        db.FindAsync<CaseRow>($"""
            select tenant_id, id, receipt_number, procedure_key, procedure_name, form_key, snapshot_digest, definition_id, definition_version,
                   applicant_tenant_id, applicant_person_id, applicant_name, title, place, channel, stage, stage_ja, stage_en, disposition,
                   officer_id, officer_name, received_at, counted_from, due_on, paused_on, paused_days, closed_at, updated_at, search_text, version
              from cases
             where tenant_id = @tenant and procedure_key = @procedureKey and applicant_tenant_id = @applicant
             order by received_at desc
            {db.Dialect.Page}
            """, new { tenant, procedureKey, applicant, skip = 0, take = 1 }, cancel);

    public void Add(UnitOfWork unit, CaseRow row) =>
        unit.Add("""
            insert into cases (tenant_id, id, receipt_number, procedure_key, procedure_name, form_key, snapshot_digest, definition_id,
                               definition_version, applicant_tenant_id, applicant_person_id, applicant_name, title, place, channel, stage,
                               stage_ja, stage_en, disposition, officer_id, officer_name, received_at, counted_from, due_on, paused_on,
                               paused_days, closed_at, updated_at, search_text, version)
            values (@TenantId, @Id, @ReceiptNumber, @ProcedureKey, @ProcedureName, @FormKey, @SnapshotDigest, @DefinitionId,
                    @DefinitionVersion, @ApplicantTenantId, @ApplicantPersonId, @ApplicantName, @Title, @Place, @Channel, @Stage,
                    @StageJa, @StageEn, @Disposition, @OfficerId, @OfficerName, @ReceivedAt, @CountedFrom, @DueOn, @PausedOn,
                    @PausedDays, @ClosedAt, @UpdatedAt, @SearchText, @Version)
            """, row);

    /// <summary>Saves a changed case; its version must still be the one that was read.</summary>
    public void Save(UnitOfWork unit, CaseRow row) =>
        unit.Add("""
            update cases
               set definition_version = @DefinitionVersion, applicant_name = @ApplicantName, title = @Title, place = @Place, stage = @Stage, stage_ja = @StageJa, stage_en = @StageEn,
                   disposition = @Disposition, officer_id = @OfficerId, officer_name = @OfficerName, due_on = @DueOn, paused_on = @PausedOn,
                   paused_days = @PausedDays, closed_at = @ClosedAt, updated_at = @UpdatedAt, search_text = @SearchText, version = version + 1
             where tenant_id = @TenantId and id = @Id and version = @Version
            """, row, orStale: "The case");
}
