using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Forms;

/// <summary>A form that somebody is working on: an overlay, or one that stands for itself.</summary>
public sealed record WorkingCopyRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>The form's id: "jphij/water-area-occupancy".</summary>
    public required string FormKey { get; init; }

    public required TenantId BaseTenantId { get; init; }
    public required string BaseKey { get; init; }
    public required string BaseVersion { get; init; }

    /// <summary>The files as their zip.</summary>
    public required byte[] Body { get; init; }

    public required int Revision { get; init; }
    public required DateTimeOffset SavedAt { get; init; }
    public required string SavedBy { get; init; }

    /// <summary>Who is editing it now; nobody when the time is over.</summary>
    public Guid? HolderId { get; init; }

    public string HolderName { get; init; } = "";
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Whether it is no overlay, but a form of its own: its body is the whole package.</summary>
    public bool IsOwnForm => BaseTenantId == TenantId && BaseKey == FormKey;

    /// <summary>Whether the person may change it now: nobody else is editing it.</summary>
    public bool IsFree(Guid personId, DateTimeOffset now) => HolderId is null || HolderId == personId || HeldUntil <= now;
}

/// <summary>Working copies of forms, one for each form of an organisation.</summary>
public sealed class WorkingCopyStore(Db db)
{
    public Task<WorkingCopyRow?> FindAsync(TenantId tenant, string formKey, CancellationToken cancel) =>
        db.FindAsync<WorkingCopyRow>("""
            select tenant_id, form_key, base_tenant_id, base_key, base_version, body, revision, saved_at, saved_by, holder_id, holder_name, held_until
              from working_copies
             where tenant_id = @tenant and form_key = @formKey
            """, new { tenant, formKey }, cancel);

    public Task<IReadOnlyList<WorkingCopyRow>> ListAsync(TenantId tenant, CancellationToken cancel) =>
        db.QueryAsync<WorkingCopyRow>("""
            select tenant_id, form_key, base_tenant_id, base_key, base_version, body, revision, saved_at, saved_by, holder_id, holder_name, held_until
              from working_copies
             where tenant_id = @tenant
             order by form_key
            """, new { tenant }, cancel);

    public void Add(UnitOfWork unit, WorkingCopyRow row) =>
        unit.Add("""
            insert into working_copies (tenant_id, form_key, base_tenant_id, base_key, base_version, body, revision, saved_at, saved_by,
                                        holder_id, holder_name, held_until)
            values (@TenantId, @FormKey, @BaseTenantId, @BaseKey, @BaseVersion, @Body, @Revision, @SavedAt, @SavedBy, @HolderId, @HolderName, @HeldUntil)
            """, row);

    /// <summary>Saves what was read in that revision; somebody else's work is never overwritten.</summary>
    public void Save(UnitOfWork unit, WorkingCopyRow row) =>
        unit.Add("""
            update working_copies
               set base_version = @BaseVersion, body = @Body, revision = revision + 1, saved_at = @SavedAt, saved_by = @SavedBy, holder_id = @HolderId, holder_name = @HolderName,
                   held_until = @HeldUntil
             where tenant_id = @TenantId and form_key = @FormKey and revision = @Revision
            """, row, orStale: "The working copy");

    /// <summary>Says who edits it from now on.</summary>
    public void Hold(UnitOfWork unit, WorkingCopyRow row) =>
        unit.Add("""
            update working_copies
               set holder_id = @HolderId, holder_name = @HolderName, held_until = @HeldUntil
             where tenant_id = @TenantId and form_key = @FormKey
            """, row);

    public void Delete(UnitOfWork unit, TenantId tenant, string formKey) =>
        unit.Add("""
            delete from working_copies
             where tenant_id = @tenant and form_key = @formKey
            """, new { tenant, formKey });
}
