using System.Text;
using CyberPort.Expressions;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Delivery;
using CyberPort.Operations.Design;
using CyberPort.Operations.Procedures;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Publications;

/// <summary>Offers a published version from its day on: at once, or by an outbox row that is due when the day begins in Japan.</summary>
/// <remarks>What was decided last counts: a day that comes after another version was published or gone back to changes nothing.</remarks>
public sealed class ReleaseForm(ReleaseParts parts, OfferProcedure offers, DesignOptions options, TimeProvider time) : IEffectHandler
{
    private const string RowKind = "release-form";

    public string Kind => RowKind;

    /// <summary>The first day that can be named.</summary>
    public DateOnly FirstDay => parts.Calendars.Today;

    /// <summary>The last day that can be named.</summary>
    public DateOnly LastDay => FirstDay.AddDays(options.DaysAhead);

    /// <summary>The day of a version that waits has come.</summary>
    public Task HandleAsync(OutboxRow row, CancellationToken cancel)
    {
        var body = Value.Parse(Encoding.UTF8.GetBytes(row.Body));
        return ArriveAsync(row.TenantId, body["formKey"].AsText, body["version"].AsText, cancel);
    }

    /// <exception cref="PublishRefusedException">The day has passed or lies too far ahead.</exception>
    internal void Check(ReleasePlan plan)
    {
        if (plan.From < FirstDay) throw new PublishRefusedException([ReleaseProblems.Past(plan.From.Value, FirstDay)]);
        if (plan.From > LastDay) throw new PublishRefusedException([ReleaseProblems.TooFar(plan.From.Value, LastDay, options.DaysAhead)]);
    }

    /// <summary>Part of a publication: keeps why and from when, and moves the offers now or has them moved on the day.</summary>
    internal async Task AddAsync(UnitOfWork unit, Release release)
    {
        var (now, from) = (time.GetUtcNow(), release.Plan.From ?? FirstDay);
        var waits = from > FirstDay;
        var row = new PublicationRow
        {
            TenantId = release.Tenant,
            FormKey = release.FormKey,
            Version = release.Version,
            SnapshotDigest = release.Digest,
            Note = release.Plan.Note.Trim(),
            OfferedFrom = from,
            State = waits ? PublicationState.Waiting : PublicationState.Published,
            PublishedAt = now,
            PublishedBy = release.By.Name,
            ChangedAt = now,
            ChangedBy = release.By.Name,
        };
        parts.Publications.Add(unit, row);
        var change = ChangeOf(row, row.State, release.By.Name);
        await parts.Publications.PassAsync(unit, change, waits ? from : DateOnly.MinValue, DateOnly.MaxValue);
        if (waits) parts.Outbox.Add(unit, Due(row));
        else await offers.MoveAsync(unit, release.By.AuditName, release.Procedures, release.Digest, release.Title);
    }

    /// <summary>What an organisation offers on a form.</summary>
    internal async Task<IReadOnlyList<ProcedureRow>> ProceduresAsync(TenantId tenant, string formKey, CancellationToken cancel) =>
        [.. (await parts.Procedures.ListOfTenantAsync(tenant, cancel)).Where(p => p.FormKey == formKey)];

    private async Task ArriveAsync(TenantId tenant, string formKey, string version, CancellationToken cancel)
    {
        if (await parts.Publications.FindAsync(tenant, formKey, version, cancel) is not { State: PublicationState.Waiting } row) return;
        var title = (await parts.Forms.GetAsync(tenant, row.SnapshotDigest, cancel)).Manifest.Title;
        var (procedures, by) = (await ProceduresAsync(tenant, formKey, cancel), Author.Product);
        await parts.Db.WriteAsync(async unit =>
        {
            var change = ChangeOf(row, PublicationState.Published, by.Name);
            if (await parts.Publications.EndWaitAsync(unit, change) == 0) return; // withdrawn or done a moment ago
            await parts.Publications.PassAsync(unit, change, DateOnly.MinValue, row.OfferedFrom);
            await offers.MoveAsync(unit, by.AuditName, procedures, row.SnapshotDigest, title);
            var detail = Value.Record(("version", Value.Of(version))).ToJson();
            await parts.Audit.AppendAsync(unit, tenant, new AuditEntry(by.AuditName, "release-form", $"form/{formKey}", detail));
        }, cancel);
    }

    private PublicationChange ChangeOf(PublicationRow row, string state, string by) =>
        new(row.TenantId, row.FormKey, row.Version, state, time.GetUtcNow(), by);

    private static OutboxRow Due(PublicationRow row) => new()
    {
        TenantId = row.TenantId,
        Id = Guid.CreateVersion7(row.PublishedAt),
        Kind = RowKind,
        Body = Value.Record(("formKey", Value.Of(row.FormKey)), ("version", Value.Of(row.Version))).ToJson(),
        CreatedAt = row.PublishedAt,
        NextTryAt = OfficeCalendars.StartOf(row.OfferedFrom),
    };
}

/// <summary>What offering a version reads and writes.</summary>
public sealed record ReleaseParts(
    Db Db, PublicationStore Publications, ProcedureStore Procedures, OutboxStore Outbox, AuditStore Audit, FormLibrary Forms,
    OfficeCalendars Calendars);
