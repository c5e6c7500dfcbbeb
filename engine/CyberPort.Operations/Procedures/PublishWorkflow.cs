using System.Security.Cryptography;
using CyberPort.Operations.Accounts;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.Operations.Procedures;

/// <summary>Publishes a workflow definition: read, check, run its scenarios, store as the next version; running cases stay on theirs.</summary>
public sealed class PublishWorkflow(Db db, ProcedureStore procedures, DefinitionLibrary library, AuditStore audit, TimeProvider time)
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
        if (Scenarios.Run(definition, scenarios, library.Catalog) is { Count: > 0 } failed) throw new PublishRefusedException(failed);

        var id = definition.DefinitionId;
        var version = await procedures.LatestDefinitionVersionAsync(actor.Tenant, id, cancel) + 1;
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
        await db.WriteAsync(async unit =>
        {
            procedures.Add(unit, row);
            var entry = new AuditEntry(actor.AuditName, "publish-workflow", $"workflow/{id}", $"{{\"version\":{row.Version}}}");
            await audit.AppendAsync(unit, actor.Tenant, entry);
        }, cancel);
        return (id, row.Version);
    }
}
