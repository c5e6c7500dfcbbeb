using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Design;

/// <summary>A published version of an organisation's form.</summary>
/// <param name="Row">The publication.</param>
/// <param name="Offered">Whether applicants fill this one in now.</param>
public sealed record FormVersion(OverlayRow Row, bool Offered);

/// <summary>Publishes a working copy and offers the procedures of the organisation on it; goes back to an earlier version when that is wanted.</summary>
public sealed class PublishWork(DesignParts parts, WorkOnForm works, CheckForm gate, PublishForm forms, OfferProcedure offers)
{
    /// <summary>Publishes what was checked; running cases and begun drafts stay on their version.</summary>
    /// <exception cref="PublishRefusedException">The gate stops it; nothing was published.</exception>
    /// <exception cref="WorkHeldException">Somebody else is editing the form.</exception>
    public async Task<int> RunAsync(Actor actor, string formKey, string note, CancellationToken cancel)
    {
        var open = await works.OpenAsync(actor, formKey, cancel);
        if (!open.Mine) throw new WorkHeldException(open.Row.HolderName);
        var report = await gate.RunAsync(actor, open, cancel);
        if (!report.MayPublish) throw new PublishRefusedException(report.Stops);

        var version = await parts.Packages.LatestOverlayVersionAsync(actor.Tenant, formKey, cancel) + 1;
        var numbered = open.Work.With(open.Work.Document.With("/version", Value.Of(version)));
        var below = await parts.Packages.FindPackageAsync(open.Row.BaseTenantId, open.Row.BaseKey, open.Row.BaseVersion, cancel);
        var prepared = await forms.PrepareAsync(actor.Tenant, actor.Name, numbered.Files, below!, cancel);
        await parts.Db.WriteAsync(async unit =>
        {
            await forms.AddAsync(unit, prepared, actor.AuditName);
            await offers.MoveAsync(unit, actor.AuditName, open.Procedures, prepared.Snapshot.Digest, prepared.Form.Manifest.Title);
            parts.Upgrades.Arrive(unit, new(actor.Tenant, formKey, below!.Version, FormUpgradeState.Accepted, prepared.Row.PublishedAt, actor.Name));
            parts.Copies.Delete(unit, actor.Tenant, formKey);
            var detail = Value.Record(("version", Value.Of(version)), ("note", Value.Of(note.Trim()))).ToJson();
            await parts.Audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "publish-work", $"form/{formKey}", detail));
        }, cancel);
        return version;
    }

    /// <summary>The published versions, newest first.</summary>
    public async Task<IReadOnlyList<FormVersion>> HistoryAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        WorkOnForm.Require(actor);
        var offered = (await ProceduresAsync(actor, formKey, cancel)).Select(p => p.SnapshotDigest).ToHashSet(StringComparer.Ordinal);
        List<FormVersion> versions = [];
        foreach (var row in await parts.Packages.ListOverlaysAsync(actor.Tenant, formKey, cancel))
            versions.Add(new(row, await SnapshotAsync(row, cancel) is { } snapshot && offered.Contains(snapshot.Digest)));
        return versions;
    }

    /// <summary>Offers an earlier version again; nothing of the later ones is lost.</summary>
    public async Task GoBackAsync(Actor actor, string formKey, int version, CancellationToken cancel)
    {
        WorkOnForm.Require(actor);
        var row = (await parts.Packages.ListOverlaysAsync(actor.Tenant, formKey, cancel)).FirstOrDefault(o => o.Version == version) ?? throw new NotFoundException("The version");
        var snapshot = await SnapshotAsync(row, cancel) ?? throw new NotFoundException("The version");
        var procedures = await ProceduresAsync(actor, formKey, cancel);
        var detail = $"{{\"version\":{version.ToString(CultureInfo.InvariantCulture)}}}";
        await parts.Db.WriteAsync(async unit =>
        {
            await offers.MoveAsync(unit, actor.AuditName, procedures, snapshot.Digest, snapshot.Manifest.Title);
            await parts.Audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "go-back", $"form/{formKey}", detail));
        }, cancel);
    }

    private async Task<IReadOnlyList<ProcedureRow>> ProceduresAsync(Actor actor, string formKey, CancellationToken cancel) =>
        [.. (await parts.Procedures.ListOfTenantAsync(actor.Tenant, cancel)).Where(p => p.FormKey == formKey)];

    private async Task<FormPackage?> SnapshotAsync(OverlayRow row, CancellationToken cancel)
    {
        var files = PackageFiles.FromZip(row.Body).Files!;
        if (OverlayReader.Read(files).Overlay is not { } overlay) return null;
        var below = await parts.Packages.FindPackageAsync(row.BaseTenantId, overlay.Base.Id, row.BaseVersion, cancel);
        return below is null ? null : OverlayResolver.Resolve(PackageReader.Read(PackageFiles.FromZip(below.Body).Files!).Package!, overlay).Snapshot;
    }
}
