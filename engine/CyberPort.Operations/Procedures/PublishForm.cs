using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Upgrades;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Publications;
using CyberPort.Operations.Upgrades;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Procedures;

/// <summary>What a publication gave.</summary>
/// <param name="FormKey">The package's id.</param>
/// <param name="Digest">The snapshot's digest.</param>
/// <param name="Form">The compiled form.</param>
public sealed record Publication(string FormKey, string Digest, CompiledForm Form);

/// <summary>Publishes a base package or a tenant's overlay: resolve, compile, run its test cases, store the snapshot; or nothing.</summary>
public sealed class PublishForm(PublishFormParts parts, ReleaseForm releases, TimeProvider time)
{
    public const string Role = "formAdministrator";

    /// <summary>Publishes a package of the actor's own organisation (the ministry's template, a port's generic form); whose forms are made from it is told.</summary>
    /// <exception cref="PublishRefusedException">It has problems, or its version promises less than it changes; nothing was stored.</exception>
    public Task<Publication> RunAsync(
        Actor actor, PackageFiles files, IReadOnlyDictionary<string, FormPackage> libraries, CancellationToken cancel) =>
        RunAsync(actor, files, libraries, new ReleasePlan(""), cancel);

    /// <summary>The same with what is said about it; what the organisation offers on the form is moved at once or on the day.</summary>
    /// <exception cref="PublishRefusedException">It has problems, or its version or its day can not be; nothing was stored.</exception>
    public async Task<Publication> RunAsync(
        Actor actor, PackageFiles files, IReadOnlyDictionary<string, FormPackage> libraries, ReleasePlan plan, CancellationToken cancel)
    {
        Require(actor);
        releases.Check(plan);
        var reading = PackageReader.Read(files, libraries);
        var package = reading.Package ?? throw new PublishRefusedException(reading.Problems);
        if (await FollowingAsync(actor.Tenant, package, cancel) is { Count: > 0 } refusals) throw new PublishRefusedException(refusals);
        var form = Prove(package);
        var row = new PackageRow
        {
            TenantId = actor.Tenant,
            FormKey = package.Manifest.Id,
            Version = package.Manifest.Version,
            Digest = package.Digest,
            Body = package.Files.ToZip(),
            PublishedAt = time.GetUtcNow(),
            PublishedBy = actor.Name,
        };
        var overlays = await parts.Upgrades.ListOverlaysOnAsync(actor.Tenant, row.FormKey, cancel);
        var release = new Release(actor.Tenant, row.FormKey, row.Version, row.Digest, package.Manifest.Title)
        {
            Plan = plan, By = Author.Of(actor), Procedures = await releases.ProceduresAsync(actor.Tenant, row.FormKey, cancel),
        };
        await parts.Db.WriteAsync(async unit =>
        {
            parts.Packages.Add(unit, row);
            await AddSnapshotAsync(unit, actor.Tenant, package, actor.AuditName);
            await releases.AddAsync(unit, release);
            foreach (var overlay in overlays) Announce(unit, row, overlay);
        }, cancel);
        return new Publication(package.Manifest.Id, package.Digest, form);
    }

    /// <summary>Publishes the actor's organisation's own version of another organisation's package.</summary>
    /// <exception cref="PublishRefusedException">It has problems or conflicts with its base; nothing was stored.</exception>
    public async Task<Publication> RunOverlayAsync(Actor actor, PackageFiles files, PackageRow baseRow, CancellationToken cancel)
    {
        Require(actor);
        var prepared = await PrepareAsync(actor.Tenant, actor.Name, files, baseRow, cancel);
        await parts.Db.WriteAsync(unit => AddAsync(unit, prepared, actor.AuditName), cancel);
        return new Publication(prepared.Row.FormKey, prepared.Snapshot.Digest, prepared.Form);
    }

    /// <summary>Resolves, compiles and tries an overlay; nothing is stored yet.</summary>
    /// <exception cref="PublishRefusedException">It has problems or conflicts with its base.</exception>
    internal async Task<PreparedOverlay> PrepareAsync(TenantId tenant, string by, PackageFiles files, PackageRow baseRow, CancellationToken cancel)
    {
        var basePackage = PackageReader.Read(PackageFiles.FromZip(baseRow.Body).Files!).Package!;
        var reading = OverlayReader.Read(files);
        var overlay = reading.Overlay ?? throw new PublishRefusedException(reading.Problems);
        if (await RetypedAsync(tenant, overlay, cancel) is { Count: > 0 } retyped) throw new PublishRefusedException(retyped);
        var resolution = OverlayResolver.Resolve(basePackage, overlay);
        var snapshot = resolution.Snapshot ?? throw new PublishRefusedException(resolution.Conflicts);
        var form = Prove(snapshot);
        var row = new OverlayRow
        {
            TenantId = tenant,
            FormKey = snapshot.Manifest.Id,
            Version = await parts.Packages.LatestOverlayVersionAsync(tenant, snapshot.Manifest.Id, cancel) + 1,
            BaseTenantId = baseRow.TenantId,
            BaseKey = baseRow.FormKey,
            BaseVersion = baseRow.Version,
            Body = files.ToZip(),
            PublishedAt = time.GetUtcNow(),
            PublishedBy = by,
        };
        return new PreparedOverlay(row, snapshot, form);
    }

    /// <summary>Stores a prepared overlay with its snapshot.</summary>
    internal Task AddAsync(UnitOfWork unit, PreparedOverlay prepared, string auditName)
    {
        parts.Packages.Add(unit, prepared.Row);
        return AddSnapshotAsync(unit, prepared.Row.TenantId, prepared.Snapshot, auditName);
    }

    /// <summary>Why a package may not follow the organisation's newest version of it.</summary>
    internal async Task<IReadOnlyList<Problem>> FollowingAsync(TenantId tenant, FormPackage package, CancellationToken cancel)
    {
        var (key, version) = (package.Manifest.Id, package.Manifest.Version);
        if (await parts.Packages.LatestOverlayVersionAsync(tenant, key, cancel) > 0) return [TemplateProblems.KeyTaken(key)];
        if (await parts.Packages.ListPackagesAsync(tenant, key, cancel) is not [var newest, ..] all) return [];
        if (all.Any(p => p.Version == version)) return [TemplateProblems.VersionTaken(key, version)];
        return UpgradePolicy.Refusals(PackageReader.Read(PackageFiles.FromZip(newest.Body).Files!).Package!, package);
    }

    /// <summary>Own fields that an earlier version of the organisation's form has with another type.</summary>
    internal async Task<IReadOnlyList<Problem>> RetypedAsync(TenantId tenant, Overlay overlay, CancellationToken cancel)
    {
        var published = await parts.Packages.ListOverlaysAsync(tenant, overlay.Id, cancel);
        return OwnKeys.Retyped(published.Select(row => UpgradeReader.Overlay(row.Body)).OfType<Overlay>(), overlay);
    }

    /// <summary>What keeps a package from being used: faults of its rules and cases that fail.</summary>
    internal static IReadOnlyList<Problem> FaultsOf(FormPackage package)
    {
        var compilation = FormCompiler.Compile(package);
        return compilation.Form is { } form ? [.. FormCases.Run(form)] : compilation.Problems;
    }

    private static CompiledForm Prove(FormPackage package)
    {
        var compilation = FormCompiler.Compile(package);
        var form = compilation.Form ?? throw new PublishRefusedException(compilation.Problems);
        IReadOnlyList<Problem> failed = FormCases.Run(form);
        return failed.Count == 0 ? form : throw new PublishRefusedException(failed);
    }

    private static void Require(Actor actor)
    {
        if (!actor.Has(Role)) throw new NotAllowedException("Only a form administrator publishes forms.");
    }

    // what becomes of each overlay is found out after the commit, one by one
    private void Announce(UnitOfWork unit, PackageRow package, OverlayHead overlay)
    {
        parts.Upgrades.Add(unit, new FormUpgradeRow
        {
            TenantId = overlay.TenantId,
            FormKey = overlay.FormKey,
            ToVersion = package.Version,
            BaseTenantId = package.TenantId,
            BaseKey = package.FormKey,
            FromVersion = overlay.BaseVersion,
            State = FormUpgradeState.Waiting,
            Conflicts = 0,
            Choices = "{}",
            ChangedAt = package.PublishedAt,
            ChangedBy = package.PublishedBy,
        });
        parts.Outbox.Add(unit, UpgradeHandler.RowOf(overlay, package));
    }

    private async Task AddSnapshotAsync(UnitOfWork unit, TenantId tenant, FormPackage package, string auditName)
    {
        await parts.Packages.SaveAsync(unit, new SnapshotRow
        {
            TenantId = tenant,
            Digest = package.Digest,
            FormKey = package.Manifest.Id,
            Body = package.Files.ToZip(),
            PublishedAt = time.GetUtcNow(),
        });
        var entry = new AuditEntry(auditName, "publish-form", $"form/{package.Manifest.Id}", $"{{\"digest\":\"{package.Digest}\"}}");
        await parts.Audit.AppendAsync(unit, tenant, entry);
    }
}

/// <summary>An overlay that was tried and is ready to be stored.</summary>
internal sealed record PreparedOverlay(OverlayRow Row, FormPackage Snapshot, CompiledForm Form)
{
    /// <summary>Its release; what is offered on the form is still to be named.</summary>
    public Release ReleaseOf(ReleasePlan plan, Author by) =>
        new(Row.TenantId, Row.FormKey, Row.Version.ToString(CultureInfo.InvariantCulture), Snapshot.Digest, Form.Manifest.Title)
        {
            Plan = plan, By = by, Procedures = [],
        };
}

/// <summary>The stores behind publications.</summary>
public sealed record PublishFormParts(Db Db, PackageStore Packages, FormUpgradeStore Upgrades, OutboxStore Outbox, AuditStore Audit);
