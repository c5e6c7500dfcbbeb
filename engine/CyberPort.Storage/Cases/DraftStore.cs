using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Cases;

/// <summary>A form that is being filled: saved at every step, continued on any device.</summary>
public sealed record DraftRow
{
    /// <summary>The organisation the form is addressed to.</summary>
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }
    public required string ProcedureKey { get; init; }
    public required string SnapshotDigest { get; init; }

    /// <summary>The organisation that fills it.</summary>
    public required TenantId OwnerTenantId { get; init; }

    public required Guid OwnerPersonId { get; init; }

    /// <summary>Set when this is a correction (補正) of a case.</summary>
    public Guid? CaseId { get; init; }

    public Guid? TaskId { get; init; }
    public required string Channel { get; init; }
    public required string Title { get; init; }
    public required string Page { get; init; }
    public required string FormValues { get; init; }
    public required string Acknowledgements { get; init; }

    /// <summary>Where values come from (copied, profile), by pointer, as JSON.</summary>
    public required string Sources { get; init; }

    public required string ClientKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public required int Version { get; init; }
}

/// <summary>Drafts: found only by their owner's organisation.</summary>
public sealed class DraftStore(Db db)
{
    public Task<DraftRow?> FindAsync(TenantId tenant, TenantId owner, Guid id, CancellationToken cancel) =>
        db.FindAsync<DraftRow>("""
            select tenant_id, id, procedure_key, snapshot_digest, owner_tenant_id, owner_person_id, case_id, task_id, channel, title, page,
                   form_values, acknowledgements, sources, client_key, created_at, updated_at, submitted_at, version
              from drafts
             where tenant_id = @tenant and id = @id and owner_tenant_id = @owner
            """, new { tenant, owner, id }, cancel);

    /// <summary>The drafts an organisation has at any port.</summary>
    public Task<IReadOnlyList<DraftRow>> ListOfOwnerAsync(TenantId owner, CancellationToken cancel) =>
        db.QueryAsync<DraftRow>("""
            select tenant_id, id, procedure_key, snapshot_digest, owner_tenant_id, owner_person_id, case_id, task_id, channel, title, page,
                   form_values, acknowledgements, sources, client_key, created_at, updated_at, submitted_at, version
              from drafts
             where owner_tenant_id = @owner and submitted_at is null
             order by updated_at desc
            """, new { owner }, cancel);

    /// <summary>What an organisation has begun for a task: a correction or the task's form.</summary>
    public Task<DraftRow?> FindOfTaskAsync(TenantId tenant, TenantId owner, Guid taskId, CancellationToken cancel) =>
        db.FindAsync<DraftRow>("""
            select tenant_id, id, procedure_key, snapshot_digest, owner_tenant_id, owner_person_id, case_id, task_id, channel, title, page,
                   form_values, acknowledgements, sources, client_key, created_at, updated_at, submitted_at, version
              from drafts
             where tenant_id = @tenant and owner_tenant_id = @owner and task_id = @taskId and submitted_at is null
            """, new { tenant, owner, taskId }, cancel);

    /// <summary>How many applications of a procedure are being filled in now.</summary>
    public Task<int> CountOfProcedureAsync(TenantId tenant, string procedureKey, CancellationToken cancel) =>
        db.FindAsync<int>("""
            select count(*)
              from drafts
             where tenant_id = @tenant and procedure_key = @procedureKey and task_id is null and submitted_at is null
            """, new { tenant, procedureKey }, cancel);

    public void Add(UnitOfWork unit, DraftRow row) =>
        unit.Add("""
            insert into drafts (tenant_id, id, procedure_key, snapshot_digest, owner_tenant_id, owner_person_id, case_id, task_id, channel,
                                title, page, form_values, acknowledgements, sources, client_key, created_at, updated_at, submitted_at, version)
            values (@TenantId, @Id, @ProcedureKey, @SnapshotDigest, @OwnerTenantId, @OwnerPersonId, @CaseId, @TaskId, @Channel,
                    @Title, @Page, @FormValues, @Acknowledgements, @Sources, @ClientKey, @CreatedAt, @UpdatedAt, @SubmittedAt, @Version)
            """, row);

    /// <summary>Saves a draft; its version must still be the one that was read, so that two devices do not overwrite each other.</summary>
    public void Save(UnitOfWork unit, DraftRow row) =>
        unit.Add("""
            update drafts
               set title = @Title, page = @Page, form_values = @FormValues, acknowledgements = @Acknowledgements, sources = @Sources,
                   updated_at = @UpdatedAt, version = version + 1
             where tenant_id = @TenantId and id = @Id and owner_tenant_id = @OwnerTenantId and version = @Version and submitted_at is null
            """, row, orStale: "The draft");

    /// <summary>Moves an application's draft to another version of its form; a correction stays on the version of its case.</summary>
    public void Rebase(UnitOfWork unit, DraftRow row) =>
        unit.Add("""
            update drafts
               set snapshot_digest = @SnapshotDigest, form_values = @FormValues, updated_at = @UpdatedAt, version = version + 1
             where tenant_id = @TenantId and id = @Id and owner_tenant_id = @OwnerTenantId and version = @Version and submitted_at is null
               and case_id is null and task_id is null
            """, row, orStale: "The draft");

    public void MarkSubmitted(UnitOfWork unit, DraftRow row, DateTimeOffset now) =>
        unit.Add("""
            update drafts
               set submitted_at = @now, version = version + 1
             where tenant_id = @TenantId and id = @Id and submitted_at is null
            """, new { row.TenantId, row.Id, now }, orStale: "The draft");

    public void Delete(UnitOfWork unit, DraftRow row) =>
        unit.Add("""
            delete from drafts
             where tenant_id = @TenantId and id = @Id and owner_tenant_id = @OwnerTenantId and submitted_at is null
            """, row, orStale: "The draft");
}
