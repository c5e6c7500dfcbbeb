using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Publications;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Design;

/// <summary>Publishes a working copy and offers the procedures of the organisation on it, at once or from a day to come.</summary>
public sealed class PublishWork(DesignParts parts, WorkOnForm works, CheckForm gate, PublishForm forms, ReleaseForm releases)
{
    /// <summary>Publishes what was checked and offers it at once.</summary>
    public Task<int> RunAsync(Actor actor, string formKey, string note, CancellationToken cancel) =>
        RunAsync(actor, formKey, new ReleasePlan(note), cancel);

    /// <summary>Publishes what was checked; running cases and begun drafts stay on their version.</summary>
    /// <exception cref="PublishRefusedException">The gate or the day stops it; nothing was published.</exception>
    /// <exception cref="WorkHeldException">Somebody else is editing the form.</exception>
    public async Task<int> RunAsync(Actor actor, string formKey, ReleasePlan plan, CancellationToken cancel)
    {
        releases.Check(plan);
        var open = await works.OpenAsync(actor, formKey, cancel);
        if (!open.Mine) throw new WorkHeldException(open.Row.HolderName);
        var report = await gate.RunAsync(actor, open, cancel);
        if (!report.MayPublish) throw new PublishRefusedException(report.Stops);

        var version = await parts.Packages.LatestOverlayVersionAsync(actor.Tenant, formKey, cancel) + 1;
        var numbered = open.Work.With(open.Work.Document.With("/version", Value.Of(version)));
        var below = await parts.Packages.FindPackageAsync(open.Row.BaseTenantId, open.Row.BaseKey, open.Row.BaseVersion, cancel);
        var prepared = await forms.PrepareAsync(actor.Tenant, actor.Name, numbered.Files, below!, cancel);
        var release = prepared.ReleaseOf(plan, Author.Of(actor)) with { Procedures = open.Procedures };
        await parts.Db.WriteAsync(async unit =>
        {
            await forms.AddAsync(unit, prepared, actor.AuditName);
            await releases.AddAsync(unit, release);
            parts.Upgrades.Arrive(unit, new(actor.Tenant, formKey, below!.Version, FormUpgradeState.Accepted, prepared.Row.PublishedAt, actor.Name));
            parts.Copies.Delete(unit, actor.Tenant, formKey);
            var (note, from) = (Value.Of(plan.Note.Trim()), Value.Of(plan.From?.ToString("O", CultureInfo.InvariantCulture) ?? ""));
            var detail = Value.Record(("version", Value.Of(version)), ("note", note), ("from", from)).ToJson();
            await parts.Audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "publish-work", $"form/{formKey}", detail));
        }, cancel);
        return version;
    }
}
