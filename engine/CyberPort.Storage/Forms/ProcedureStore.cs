using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Forms;

/// <summary>A procedure (手続) as one organisation offers it now.</summary>
public sealed record ProcedureRow
{
    public required TenantId TenantId { get; init; }
    public required string ProcedureKey { get; init; }
    public required string NameJa { get; init; }
    public required string NameEn { get; init; }
    public required string CategoryJa { get; init; }
    public required string CategoryEn { get; init; }
    public required string FormKey { get; init; }
    public required string SnapshotDigest { get; init; }
    public required string DefinitionId { get; init; }
    public required int DefinitionVersion { get; init; }

    /// <summary>Standard processing period, numbering, help telephone and the like, as JSON.</summary>
    public required string Settings { get; init; }

    public required DateOnly OfferedFrom { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>The organisation's name, joined for the catalogue.</summary>
    public string OrganisationName { get; init; } = "";

    /// <summary>The organisation's English name, joined for the catalogue.</summary>
    public string OrganisationNameEn { get; init; } = "";
}

/// <summary>A published workflow definition with the scenarios that proved it.</summary>
public sealed record DefinitionRow
{
    public required TenantId TenantId { get; init; }
    public required string DefinitionId { get; init; }
    public required int Version { get; init; }
    public required string Digest { get; init; }
    public required byte[] Body { get; init; }
    public required byte[] Scenarios { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required string PublishedBy { get; init; }
}

/// <summary>A published version without its content.</summary>
public sealed record DefinitionHead
{
    public required string DefinitionId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required string PublishedBy { get; init; }
}

/// <summary>Offered procedures and the workflow definitions behind them.</summary>
public sealed class ProcedureStore(Db db)
{
    /// <summary>The catalogue over all organisations: what is offered is public.</summary>
    public Task<IReadOnlyList<ProcedureRow>> ListOfferedAsync(DateOnly today, CancellationToken cancel) =>
        db.QueryAsync<ProcedureRow>("""
            select p.tenant_id, p.procedure_key, p.name_ja, p.name_en, p.category_ja, p.category_en, p.form_key, p.snapshot_digest,
                   p.definition_id, p.definition_version, p.settings, p.offered_from, p.withdrawn_at,
                   o.name_ja as organisation_name, o.name_en as organisation_name_en
              from procedures p
              join organisations o on o.tenant_id = p.tenant_id and o.id = p.tenant_id
             where p.withdrawn_at is null and p.offered_from <= @today
             order by p.category_ja, p.name_ja, p.tenant_id
            """, new { today }, cancel);

    public Task<ProcedureRow?> FindAsync(TenantId tenant, string procedureKey, CancellationToken cancel) =>
        db.FindAsync<ProcedureRow>("""
            select p.tenant_id, p.procedure_key, p.name_ja, p.name_en, p.category_ja, p.category_en, p.form_key, p.snapshot_digest,
                   p.definition_id, p.definition_version, p.settings, p.offered_from, p.withdrawn_at,
                   o.name_ja as organisation_name, o.name_en as organisation_name_en
              from procedures p
              join organisations o on o.tenant_id = p.tenant_id and o.id = p.tenant_id
             where p.tenant_id = @tenant and p.procedure_key = @procedureKey
            """, new { tenant, procedureKey }, cancel);

    /// <summary>Everything that an organisation offers or has offered, by name.</summary>
    public Task<IReadOnlyList<ProcedureRow>> ListOfTenantAsync(TenantId tenant, CancellationToken cancel) =>
        db.QueryAsync<ProcedureRow>("""
            select p.tenant_id, p.procedure_key, p.name_ja, p.name_en, p.category_ja, p.category_en, p.form_key, p.snapshot_digest,
                   p.definition_id, p.definition_version, p.settings, p.offered_from, p.withdrawn_at,
                   o.name_ja as organisation_name, o.name_en as organisation_name_en
              from procedures p
              join organisations o on o.tenant_id = p.tenant_id and o.id = p.tenant_id
             where p.tenant_id = @tenant
             order by p.name_ja, p.procedure_key
            """, new { tenant }, cancel);

    public Task<DefinitionRow?> FindDefinitionAsync(TenantId tenant, string definitionId, int version, CancellationToken cancel) =>
        db.FindAsync<DefinitionRow>("""
            select tenant_id, definition_id, version, digest, body, scenarios, published_at, published_by
              from workflow_definitions
             where tenant_id = @tenant and definition_id = @definitionId and version = @version
            """, new { tenant, definitionId, version }, cancel);

    /// <summary>The published versions of a tenant's definitions, newest first.</summary>
    public Task<IReadOnlyList<DefinitionHead>> ListDefinitionsAsync(TenantId tenant, CancellationToken cancel) =>
        db.QueryAsync<DefinitionHead>("""
            select definition_id, version, published_at, published_by
              from workflow_definitions
             where tenant_id = @tenant
             order by definition_id, version desc
            """, new { tenant }, cancel);

    public Task<int> LatestDefinitionVersionAsync(TenantId tenant, string definitionId, CancellationToken cancel) =>
        db.FindAsync<int>("""
            select coalesce(max(version), 0)
              from workflow_definitions
             where tenant_id = @tenant and definition_id = @definitionId
            """, new { tenant, definitionId }, cancel);

    public void Add(UnitOfWork unit, DefinitionRow definition) =>
        unit.Add("""
            insert into workflow_definitions (tenant_id, definition_id, version, digest, body, scenarios, published_at, published_by)
            values (@TenantId, @DefinitionId, @Version, @Digest, @Body, @Scenarios, @PublishedAt, @PublishedBy)
            """, definition);

    /// <summary>Offers a procedure, or moves it to a new snapshot and definition version; running cases stay on theirs.</summary>
    public async Task SaveAsync(UnitOfWork unit, ProcedureRow procedure)
    {
        var touched = await unit.ExecuteAsync("""
            update procedures
               set name_ja = @NameJa, name_en = @NameEn, category_ja = @CategoryJa, category_en = @CategoryEn, form_key = @FormKey,
                   snapshot_digest = @SnapshotDigest, definition_id = @DefinitionId, definition_version = @DefinitionVersion,
                   settings = @Settings, offered_from = @OfferedFrom, withdrawn_at = @WithdrawnAt
             where tenant_id = @TenantId and procedure_key = @ProcedureKey
            """, procedure);
        if (touched > 0) return;

        unit.Add("""
            insert into procedures (tenant_id, procedure_key, name_ja, name_en, category_ja, category_en, form_key, snapshot_digest,
                                    definition_id, definition_version, settings, offered_from, withdrawn_at)
            values (@TenantId, @ProcedureKey, @NameJa, @NameEn, @CategoryJa, @CategoryEn, @FormKey, @SnapshotDigest,
                    @DefinitionId, @DefinitionVersion, @Settings, @OfferedFrom, @WithdrawnAt)
            """, procedure);
    }
}
