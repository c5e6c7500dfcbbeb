using CyberPort.Forms.Editing;
using CyberPort.Forms.Manifests;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Operations.Accounts;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Procedures;

/// <summary>What taking a form over gave: the organisation's own key and snapshot of it.</summary>
public sealed record Adoption(string FormKey, string Digest, Manifest Manifest);

/// <summary>Takes a national form over as it is: an overlay without changes, on which the organisation can go on working.</summary>
/// <remarks>Nothing was changed, so what the base's publication proved is not proved again.</remarks>
public sealed class AdoptForm(Db db, PackageStore packages, AuditStore audit, TimeProvider time)
{
    /// <summary>Takes over a published package.</summary>
    /// <exception cref="PublishRefusedException">The overlay does not fit; nothing was stored.</exception>
    public async Task<Adoption> RunAsync(Actor actor, PackageRow baseRow, FormPackage package, CancellationToken cancel)
    {
        if (!actor.Has(PublishForm.Role)) throw new NotAllowedException("Only a form administrator takes forms over.");

        var files = Workpiece.Start(package, actor.Tenant.Value).Files;
        var reading = OverlayReader.Read(files);
        var overlay = reading.Overlay ?? throw new PublishRefusedException(reading.Problems);
        var resolution = OverlayResolver.Resolve(package, overlay);
        var snapshot = resolution.Snapshot ?? throw new PublishRefusedException(resolution.Conflicts);
        var now = time.GetUtcNow();
        await db.WriteAsync(async unit =>
        {
            packages.Add(unit, new OverlayRow
            {
                TenantId = actor.Tenant,
                FormKey = overlay.Id,
                Version = 1,
                BaseTenantId = baseRow.TenantId,
                BaseKey = baseRow.FormKey,
                BaseVersion = baseRow.Version,
                Body = files.ToZip(),
                PublishedAt = now,
                PublishedBy = actor.Name,
            });
            await packages.SaveAsync(unit, new SnapshotRow
            {
                TenantId = actor.Tenant, Digest = snapshot.Digest, FormKey = overlay.Id, Body = snapshot.Files.ToZip(), PublishedAt = now,
            });
            var entry = new AuditEntry(actor.AuditName, "adopt-form", $"form/{overlay.Id}", $"{{\"digest\":\"{snapshot.Digest}\"}}");
            await audit.AppendAsync(unit, actor.Tenant, entry);
        }, cancel);
        return new(overlay.Id, snapshot.Digest, snapshot.Manifest);
    }
}
