using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Forms;

/// <summary>A published version of a form: from which day it is offered, why it was published, and what became of it.</summary>
public sealed record PublicationRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>The id of the overlay or of the organisation's own package.</summary>
    public required string FormKey { get; init; }

    /// <summary>An overlay's number, or a package's version.</summary>
    public required string Version { get; init; }

    public required string SnapshotDigest { get; init; }

    /// <summary>Why it was published.</summary>
    public required string Note { get; init; }

    /// <summary>The day in Japan from which it is offered.</summary>
    public required DateOnly OfferedFrom { get; init; }

    /// <summary>One of <see cref="PublicationState"/>.</summary>
    public required string State { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
    public required string PublishedBy { get; init; }

    /// <summary>When its state changed last; the publication itself when it never did.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    public required string ChangedBy { get; init; }

    /// <summary>Why its state was changed.</summary>
    public string ChangeNote { get; init; } = "";
}

/// <summary>The states of a publication; which version is offered now is said by the procedure.</summary>
public static class PublicationState
{
    /// <summary>Its day has not come.</summary>
    public const string Waiting = "waiting";

    /// <summary>It was offered from its day on.</summary>
    public const string Published = "published";

    /// <summary>It was offered again after a later version.</summary>
    public const string Again = "again";

    /// <summary>Somebody took it back.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Another version was offered later than it was decided: its day changes nothing any more.</summary>
    public const string Passed = "passed";
}

/// <summary>What a publication becomes, by whom, when and why.</summary>
public sealed record PublicationChange(
    TenantId TenantId, string FormKey, string Version, string State, DateTimeOffset ChangedAt, string ChangedBy, string ChangeNote = "");

/// <summary>When, why and by whom versions of forms were published, withdrawn and offered again.</summary>
public sealed class PublicationStore(Db db)
{
    public Task<PublicationRow?> FindAsync(TenantId tenant, string formKey, string version, CancellationToken cancel) =>
        db.FindAsync<PublicationRow>("""
            select tenant_id, form_key, version, snapshot_digest, note, offered_from, state, published_at, published_by,
                   changed_at, changed_by, change_note
              from publications
             where tenant_id = @tenant and form_key = @formKey and version = @version
            """, new { tenant, formKey, version }, cancel);

    public Task<IReadOnlyList<PublicationRow>> ListAsync(TenantId tenant, string formKey, CancellationToken cancel) =>
        db.QueryAsync<PublicationRow>("""
            select tenant_id, form_key, version, snapshot_digest, note, offered_from, state, published_at, published_by,
                   changed_at, changed_by, change_note
              from publications
             where tenant_id = @tenant and form_key = @formKey
             order by published_at desc
            """, new { tenant, formKey }, cancel);

    /// <summary>What an organisation will offer on a day to come.</summary>
    public Task<IReadOnlyList<PublicationRow>> ListWaitingAsync(TenantId tenant, CancellationToken cancel) =>
        db.QueryAsync<PublicationRow>("""
            select tenant_id, form_key, version, snapshot_digest, note, offered_from, state, published_at, published_by,
                   changed_at, changed_by, change_note
              from publications
             where tenant_id = @tenant and state = 'waiting'
             order by offered_from
            """, new { tenant }, cancel);

    public void Add(UnitOfWork unit, PublicationRow row) =>
        unit.Add("""
            insert into publications (tenant_id, form_key, version, snapshot_digest, note, offered_from, state, published_at, published_by,
                                      changed_at, changed_by, change_note)
            values (@TenantId, @FormKey, @Version, @SnapshotDigest, @Note, @OfferedFrom, @State, @PublishedAt, @PublishedBy,
                    @ChangedAt, @ChangedBy, @ChangeNote)
            """, row);

    /// <summary>Ends a wait; answers 0 when it is over already, so that of several who try one succeeds.</summary>
    public Task<int> EndWaitAsync(UnitOfWork unit, PublicationChange change) =>
        unit.ExecuteAsync("""
            update publications
               set state = @State, changed_at = @ChangedAt, changed_by = @ChangedBy, change_note = @ChangeNote
             where tenant_id = @TenantId and form_key = @FormKey and version = @Version and state = 'waiting'
            """, change);

    /// <summary>Keeps what became of a version that was offered; answers 0 when it was published before there was such a row.</summary>
    public Task<int> ChangeAsync(UnitOfWork unit, PublicationChange change) =>
        unit.ExecuteAsync("""
            update publications
               set state = @State, changed_at = @ChangedAt, changed_by = @ChangedBy, change_note = @ChangeNote
             where tenant_id = @TenantId and form_key = @FormKey and version = @Version
            """, change);

    /// <summary>Waiting versions of the days from the first to the last will not be offered: another one is.</summary>
    public Task<int> PassAsync(UnitOfWork unit, PublicationChange by, DateOnly first, DateOnly last) =>
        unit.ExecuteAsync("""
            update publications
               set state = 'passed', changed_at = @ChangedAt, changed_by = @ChangedBy
             where tenant_id = @TenantId and form_key = @FormKey and version <> @Version and state = 'waiting'
               and offered_from >= @first and offered_from <= @last
            """, new { by.TenantId, by.FormKey, by.Version, by.ChangedAt, by.ChangedBy, first, last });
}
