using System.Security.Cryptography;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.TaskForms;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.Operations.Procedures;

/// <summary>Publishes a workflow definition: read, check, run its scenarios, store as the next version; running cases stay on theirs.</summary>
public sealed class PublishWorkflow(PublishParts parts, DefinitionLibrary library, TaskFormChecks forms, TimeProvider time)
{
    /// <summary>Publishes and answers the stored definition's id and version.</summary>
    /// <exception cref="PublishRefusedException">It has problems; nothing was stored.</exception>
    public async Task<(string Id, int Version)> RunAsync(
        Actor actor, ReadOnlyMemory<byte> body, ReadOnlyMemory<byte> scenarios, CancellationToken cancel)
    {
        if (!actor.Has(PublishForm.Role)) throw new NotAllowedException("Only a form administrator publishes workflows.");

        var reading = DefinitionReader.Read(body, library.Catalog);
        var definition = reading.Definition ?? throw new PublishRefusedException(reading.Problems);
        if (DefinitionChecker.Check(definition) is { Count: > 0 } problems) throw new PublishRefusedException(problems);
        if (await ChildChecks.OfAsync(actor.Tenant, definition, library, cancel) is { Count: > 0 } missing) throw new PublishRefusedException(missing);
        var (packages, unknown) = await forms.OfAsync(actor.Tenant, definition, cancel);
        if (unknown.Count > 0) throw new PublishRefusedException(unknown);
        if (Scenarios.Run(definition, scenarios, library.Catalog) is { Count: > 0 } failed) throw new PublishRefusedException(failed);

        var id = definition.DefinitionId;
        var version = await parts.Procedures.LatestDefinitionVersionAsync(actor.Tenant, id, cancel) + 1;
        var stored = DefinitionWriter.WriteVersion(definition, version);
        var row = new DefinitionRow
        {
            TenantId = actor.Tenant,
            DefinitionId = id,
            Version = version,
            Digest = Convert.ToHexStringLower(SHA256.HashData(stored)),
            Body = stored,
            Scenarios = scenarios.ToArray(),
            PublishedAt = time.GetUtcNow(),
            PublishedBy = actor.Name,
        };
        await parts.Db.WriteAsync(async unit =>
        {
            parts.Procedures.Add(unit, row);
            // the forms of its tasks stay as they are now, whatever becomes of the packages
            foreach (var package in packages) await parts.Packages.SaveAsync(unit, SnapshotOf(actor, package));
            var entry = new AuditEntry(actor.AuditName, "publish-workflow", $"workflow/{id}", $"{{\"version\":{row.Version}}}");
            await parts.Audit.AppendAsync(unit, actor.Tenant, entry);
        }, cancel);
        return (id, row.Version);
    }

    private SnapshotRow SnapshotOf(Actor actor, PackageRow package) => new()
    {
        TenantId = actor.Tenant, Digest = package.Digest, FormKey = package.FormKey, Body = package.Body, PublishedAt = time.GetUtcNow(),
    };
}

/// <summary>What publishing a workflow reads and writes.</summary>
public sealed record PublishParts(Db Db, ProcedureStore Procedures, PackageStore Packages, AuditStore Audit);
