using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Forms;

/// <summary>How far an organisation is with one newer version of the form its own is made from.</summary>
public sealed record FormUpgradeRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>The overlay's id: "jphij/water-area-occupancy".</summary>
    public required string FormKey { get; init; }

    /// <summary>The newer version.</summary>
    public required string ToVersion { get; init; }

    public required TenantId BaseTenantId { get; init; }
    public required string BaseKey { get; init; }

    /// <summary>The version on which the organisation was.</summary>
    public required string FromVersion { get; init; }

    /// <summary>One of <see cref="FormUpgradeState"/>.</summary>
    public required string State { get; init; }

    /// <summary>How many things somebody has still to decide.</summary>
    public required int Conflicts { get; init; }

    /// <summary>What was decided: outcome id to choice, as JSON.</summary>
    public required string Choices { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
    public required string ChangedBy { get; init; }
}

/// <summary>The states of an upgrade.</summary>
public static class FormUpgradeState
{
    /// <summary>Not yet tried.</summary>
    public const string Waiting = "waiting";

    /// <summary>Taken over and published without anybody's help.</summary>
    public const string Automatic = "automatic";

    /// <summary>Somebody has to decide about conflicts.</summary>
    public const string Conflict = "conflict";

    /// <summary>Nothing is in conflict, but somebody has to agree: a major version, or a form that is being worked on.</summary>
    public const string Acceptance = "acceptance";

    /// <summary>Taken into the working copy, not published.</summary>
    public const string Taken = "taken";

    /// <summary>Published by the organisation.</summary>
    public const string Accepted = "accepted";

    /// <summary>Left out: the organisation is on a later version.</summary>
    public const string Passed = "passed";
}

/// <summary>An organisation's newest overlay on a form of another organisation.</summary>
public sealed record OverlayHead
{
    public required TenantId TenantId { get; init; }
    public required string FormKey { get; init; }
    public required int Version { get; init; }
    public required string BaseVersion { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required string PublishedBy { get; init; }

    /// <summary>The organisation's name, in both languages.</summary>
    public required string OrganisationName { get; init; }
    public required string OrganisationNameEn { get; init; }
}

/// <summary>An organisation has published its form on a version.</summary>
/// <param name="State">Automatic or accepted.</param>
public sealed record FormUpgradeArrival(TenantId TenantId, string FormKey, string ToVersion, string State, DateTimeOffset ChangedAt, string ChangedBy);

/// <summary>The upgrades of overlays.</summary>
public sealed class FormUpgradeStore(Db db)
{
    public Task<FormUpgradeRow?> FindAsync(TenantId tenant, string formKey, string toVersion, CancellationToken cancel) =>
        db.FindAsync<FormUpgradeRow>("""
            select tenant_id, form_key, to_version, base_tenant_id, base_key, from_version, state, conflicts, choices, changed_at, changed_by
              from form_upgrades
             where tenant_id = @tenant and form_key = @formKey and to_version = @toVersion
            """, new { tenant, formKey, toVersion }, cancel);

    /// <summary>The organisation's upgrades that somebody has to look at.</summary>
    public Task<IReadOnlyList<FormUpgradeRow>> ListOpenAsync(TenantId tenant, CancellationToken cancel) =>
        db.QueryAsync<FormUpgradeRow>("""
            select tenant_id, form_key, to_version, base_tenant_id, base_key, from_version, state, conflicts, choices, changed_at, changed_by
              from form_upgrades
             where tenant_id = @tenant and state in ('waiting', 'conflict', 'acceptance', 'taken')
             order by form_key, to_version
            """, new { tenant }, cancel);

    /// <summary>The board of one version: every organisation that has a form of its own made from it. Only whose form it is may ask.</summary>
    public Task<IReadOnlyList<FormUpgradeRow>> ListOfBaseAsync(TenantId tenant, string baseKey, string toVersion, CancellationToken cancel) =>
        db.QueryAsync<FormUpgradeRow>("""
            select tenant_id, form_key, to_version, base_tenant_id, base_key, from_version, state, conflicts, choices, changed_at, changed_by
              from form_upgrades
             where base_tenant_id = @tenant and base_key = @baseKey and to_version = @toVersion
            """, new { tenant, baseKey, toVersion }, cancel);

    /// <summary>The newest overlays on a form. Only whose form it is may ask.</summary>
    public Task<IReadOnlyList<OverlayHead>> ListOverlaysOnAsync(TenantId tenant, string baseKey, CancellationToken cancel) =>
        db.QueryAsync<OverlayHead>("""
            select l.tenant_id, l.form_key, l.version, l.base_version, l.published_at, l.published_by,
                   o.name_ja as organisation_name, o.name_en as organisation_name_en
              from overlays l
              join organisations o on o.tenant_id = l.tenant_id and o.id = l.tenant_id
             where l.base_tenant_id = @tenant and l.base_key = @baseKey
               and l.version = (select max(n.version) from overlays n where n.tenant_id = l.tenant_id and n.form_key = l.form_key)
             order by l.tenant_id, l.form_key
            """, new { tenant, baseKey }, cancel);

    public void Add(UnitOfWork unit, FormUpgradeRow row) =>
        unit.Add("""
            insert into form_upgrades (tenant_id, form_key, to_version, base_tenant_id, base_key, from_version, state, conflicts, choices, changed_at, changed_by)
            values (@TenantId, @FormKey, @ToVersion, @BaseTenantId, @BaseKey, @FromVersion, @State, @Conflicts, @Choices, @ChangedAt, @ChangedBy)
            """, row);

    public void Save(UnitOfWork unit, FormUpgradeRow row) =>
        unit.Add("""
            update form_upgrades
               set from_version = @FromVersion, state = @State, conflicts = @Conflicts, choices = @Choices, changed_at = @ChangedAt, changed_by = @ChangedBy
             where tenant_id = @TenantId and form_key = @FormKey and to_version = @ToVersion
            """, row);

    /// <summary>The organisation is on a version now: that one is done, what lies before it is passed over.</summary>
    public void Arrive(UnitOfWork unit, FormUpgradeArrival row)
    {
        unit.Add("""
            update form_upgrades
               set state = 'passed', changed_at = @ChangedAt, changed_by = @ChangedBy
             where tenant_id = @TenantId and form_key = @FormKey and to_version <> @ToVersion and state in ('waiting', 'conflict', 'acceptance', 'taken')
            """, row);
        unit.Add("""
            update form_upgrades
               set state = @State, conflicts = 0, changed_at = @ChangedAt, changed_by = @ChangedBy
             where tenant_id = @TenantId and form_key = @FormKey and to_version = @ToVersion and state <> @State
            """, row);
    }

    /// <summary>The working copy into which it was taken is gone: it is to be taken again.</summary>
    public void Reopen(UnitOfWork unit, TenantId tenant, string formKey) =>
        unit.Add("""
            update form_upgrades
               set state = 'acceptance'
             where tenant_id = @tenant and form_key = @formKey and state = 'taken'
            """, new { tenant, formKey });
}
