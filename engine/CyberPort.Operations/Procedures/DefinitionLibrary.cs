using System.Collections.Concurrent;
using CyberPort.Operations.Accounts;
using CyberPort.Storage;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.Operations.Procedures;

/// <summary>Workflow definitions by version: read once, never changed.</summary>
public sealed class DefinitionLibrary(ProcedureStore procedures, ActivityCatalog catalog)
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Id, int Version), WorkflowDefinition> _definitions = new();

    public async ValueTask<WorkflowDefinition> GetAsync(TenantId tenant, string id, int version, CancellationToken cancel)
    {
        if (_definitions.TryGetValue((tenant, id, version), out var known)) return known;

        var row = await procedures.FindDefinitionAsync(tenant, id, version, cancel) ?? throw new NotFoundException("The workflow");
        var definition = DefinitionReader.Read(row.Body, catalog).Definition
            ?? throw new InvalidOperationException($"The stored workflow {id} version {version} of {tenant} can not be read.");
        return _definitions.GetOrAdd((tenant, id, version), definition);
    }

    /// <summary>What people call the workflow; its id when it has no name.</summary>
    public async ValueTask<string> NameAsync(TenantId tenant, string id, int version, CancellationToken cancel) =>
        (await GetAsync(tenant, id, version, cancel)).Name is { Length: > 0 } name ? name : id;
}
