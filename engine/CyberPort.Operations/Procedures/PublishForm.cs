using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Publishing;
using CyberPort.Operations.Accounts;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Procedures;

/// <summary>What a publication gave.</summary>
/// <param name="FormKey">The package's id.</param>
/// <param name="Digest">The snapshot's digest.</param>
/// <param name="Form">The compiled form.</param>
public sealed record Publication(string FormKey, string Digest, CompiledForm Form);

/// <summary>Publishes a base package or a tenant's overlay: resolve, compile, run its test cases, store the snapshot; or nothing.</summary>
public sealed class PublishForm(Db db, PackageStore packages, AuditStore audit, TimeProvider time)
{
    public const string Role = "formAdministrator";

    /// <summary>Publishes a package of the actor's own organisation (the ministry's template, a port's generic form).</summary>
    /// <exception cref="PublishRefusedException">It has problems; nothing was stored.</exception>
    public async Task<Publication> RunAsync(
        Actor actor, PackageFiles files, IReadOnlyDictionary<string, FormPackage> libraries, CancellationToken cancel)
    {
        Require(actor);
        var reading = PackageReader.Read(files, libraries);
        var package = reading.Package ?? throw new PublishRefusedException(reading.Problems);
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
        await StoreAsync(actor, package, unit => packages.Add(unit, row), cancel);
        return new Publication(package.Manifest.Id, package.Digest, form);
    }

    /// <summary>Publishes the actor's organisation's own version of another organisation's package.</summary>
    /// <exception cref="PublishRefusedException">It has problems or conflicts with its base; nothing was stored.</exception>
    public async Task<Publication> RunOverlayAsync(Actor actor, PackageFiles files, PackageRow baseRow, CancellationToken cancel)
    {
        Require(actor);
        var basePackage = PackageReader.Read(PackageFiles.FromZip(baseRow.Body).Files!).Package!;
        var reading = OverlayReader.Read(files);
        var overlay = reading.Overlay ?? throw new PublishRefusedException(reading.Problems);
        var resolution = OverlayResolver.Resolve(basePackage, overlay);
        var snapshot = resolution.Snapshot ?? throw new PublishRefusedException(resolution.Conflicts);
        var form = Prove(snapshot);
        var formKey = snapshot.Manifest.Id;
        var row = new OverlayRow
        {
            TenantId = actor.Tenant,
            FormKey = formKey,
            Version = await packages.LatestOverlayVersionAsync(actor.Tenant, formKey, cancel) + 1,
            BaseTenantId = baseRow.TenantId,
            BaseVersion = baseRow.Version,
            Body = files.ToZip(),
            PublishedAt = time.GetUtcNow(),
            PublishedBy = actor.Name,
        };
        await StoreAsync(actor, snapshot, unit => packages.Add(unit, row), cancel);
        return new Publication(formKey, snapshot.Digest, form);
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

    private Task StoreAsync(Actor actor, FormPackage package, Action<UnitOfWork> add, CancellationToken cancel) =>
        db.WriteAsync(async unit =>
        {
            add(unit);
            await packages.SaveAsync(unit, new SnapshotRow
            {
                TenantId = actor.Tenant,
                Digest = package.Digest,
                FormKey = package.Manifest.Id,
                Body = package.Files.ToZip(),
                PublishedAt = time.GetUtcNow(),
            });
            var entry = new AuditEntry(actor.AuditName, "publish-form", $"form/{package.Manifest.Id}", $"{{\"digest\":\"{package.Digest}\"}}");
            await audit.AppendAsync(unit, actor.Tenant, entry);
        }, cancel);
}
