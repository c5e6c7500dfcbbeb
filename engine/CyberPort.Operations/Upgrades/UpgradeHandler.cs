using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Upgrades;
using CyberPort.Operations.Delivery;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Publications;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Upgrades;

/// <summary>Takes one organisation's form to a version that was published above it: by itself where the policy allows it, otherwise its form administrators are told.</summary>
public sealed class UpgradeHandler(UpgradeParts parts, PublishForm forms, ReleaseForm releases, TimeProvider time) : IEffectHandler
{
    private const string RowKind = "form-upgrade";
    private readonly UpgradeReader _reader = new(parts);
    private readonly UpgradeNotices _notices = new(parts);
    private readonly FormVersions _versions = new(parts.Packages, parts.Publications);

    public string Kind => RowKind;

    public async Task HandleAsync(OutboxRow row, CancellationToken cancel)
    {
        var body = Value.Parse(Encoding.UTF8.GetBytes(row.Body));
        if (await parts.Upgrades.FindAsync(row.TenantId, body["formKey"].AsText, body["toVersion"].AsText, cancel) is not { State: FormUpgradeState.Waiting } upgrade) return;

        if (await _reader.ReadAsync(upgrade, cancel) is not { } open)
            await parts.Db.WriteAsync(unit => parts.Upgrades.Save(unit, upgrade with { State = FormUpgradeState.Passed, ChangedAt = time.GetUtcNow() }), cancel);
        else if (open.Copy is null && UpgradePolicy.MayApply(open.Upgrade) && await IsOfferedAsync(open, cancel))
            await ApplyAsync(row, open, cancel);
        else
            await AskAsync(row, open, cancel);
    }

    internal static OutboxRow RowOf(OverlayHead overlay, PackageRow package) => new()
    {
        TenantId = overlay.TenantId,
        Id = Guid.CreateVersion7(package.PublishedAt),
        Kind = RowKind,
        Body = Value.Record(("formKey", Value.Of(overlay.FormKey)), ("toVersion", Value.Of(package.Version))).ToJson(),
        CreatedAt = package.PublishedAt,
        NextTryAt = package.PublishedAt,
    };

    private async Task ApplyAsync(OutboxRow row, OpenUpgrade open, CancellationToken cancel)
    {
        var version = open.Published.Version + 1;
        var files = UpgradeFiles.Numbered(open.Upgrade.Files!, version);
        PreparedOverlay prepared;
        try
        {
            prepared = await forms.PrepareAsync(row.TenantId, Author.Product.Name, files, open.To, cancel);
        }
        catch (PublishRefusedException)
        {
            // what cannot be published needs somebody
            await AskAsync(row, open, cancel);
            return;
        }

        var note = $"国の様式{open.Row.ToVersion}版を自動で取り込み";
        var offered = await releases.ProceduresAsync(row.TenantId, open.Row.FormKey, cancel);
        var release = prepared.ReleaseOf(new(note), Author.Product) with { Procedures = offered };
        await parts.Db.WriteAsync(async unit =>
        {
            await forms.AddAsync(unit, prepared, Author.Product.AuditName);
            await releases.AddAsync(unit, release);
            parts.Upgrades.Arrive(unit, new(row.TenantId, open.Row.FormKey, open.Row.ToVersion, FormUpgradeState.Automatic, time.GetUtcNow(), Author.Product.Name));
            await _notices.TellAsync(unit, row, open, FormUpgradeState.Automatic, time.GetUtcNow());
        }, cancel);
    }

    // what waits for its day, was withdrawn or gone back from must not come to applicants with somebody else's change
    private async Task<bool> IsOfferedAsync(OpenUpgrade open, CancellationToken cancel)
    {
        var newest = (await _versions.ListAsync(open.Row.TenantId, open.Row.FormKey, cancel))[0].Row;
        var procedures = await releases.ProceduresAsync(open.Row.TenantId, open.Row.FormKey, cancel);
        return newest.State is PublicationState.Published or PublicationState.Again
            && procedures.All(p => p.SnapshotDigest == newest.SnapshotDigest);
    }

    private Task AskAsync(OutboxRow row, OpenUpgrade open, CancellationToken cancel)
    {
        var state = open.Upgrade.Files is null ? FormUpgradeState.Conflict : FormUpgradeState.Acceptance;
        return parts.Db.WriteAsync(async unit =>
        {
            parts.Upgrades.Save(unit, open.Row with { State = state, Conflicts = open.Conflicts, FromVersion = open.Old.Manifest.Version, ChangedAt = time.GetUtcNow() });
            await _notices.TellAsync(unit, row, open, state, time.GetUtcNow());
        }, cancel);
    }
}
