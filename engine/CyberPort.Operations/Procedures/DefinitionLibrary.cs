using System.Collections.Concurrent;
using System.Globalization;
using CyberPort.Operations.Accounts;
using CyberPort.Storage;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.Operations.Procedures;

/// <summary>Workflow definitions by version: read once, never changed.</summary>
public sealed class DefinitionLibrary(ProcedureStore procedures, ActivityCatalog catalog)
{
    /// <summary>The activities that definitions may use.</summary>
    public ActivityCatalog Catalog => catalog;

    private readonly ConcurrentDictionary<(TenantId Tenant, string Id, int Version), WorkflowDefinition> _definitions = new();

    public async ValueTask<WorkflowDefinition> GetAsync(TenantId tenant, string id, int version, CancellationToken cancel) =>
        await FindAsync(tenant, id, version, cancel) ?? throw new NotFoundException("The workflow");

    /// <summary>What a step means by another workflow: that very version, that version of the definition, its latest; null when there is none.</summary>
    public async ValueTask<WorkflowDefinition?> ResolveAsync(TenantId tenant, WorkflowReference reference, CancellationToken cancel)
    {
        // the id of a version is "<definition>-v<number>"
        if (reference.VersionId is { } exact && exact.LastIndexOf("-v", StringComparison.Ordinal) is > 0 and var cut
            && int.TryParse(exact[(cut + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await FindAsync(tenant, exact[..cut], number, cancel) is { } named) return named;
        if (reference.DefinitionId.Length == 0) return null;
        if (reference.Version is { } version && await FindAsync(tenant, reference.DefinitionId, version, cancel) is { } wanted) return wanted;

        var latest = await procedures.LatestDefinitionVersionAsync(tenant, reference.DefinitionId, cancel);
        return latest == 0 ? null : await FindAsync(tenant, reference.DefinitionId, latest, cancel);
    }

    private async ValueTask<WorkflowDefinition?> FindAsync(TenantId tenant, string id, int version, CancellationToken cancel)
    {
        if (_definitions.TryGetValue((tenant, id, version), out var known)) return known;
        if (await procedures.FindDefinitionAsync(tenant, id, version, cancel) is not { } row) return null;

        var definition = DefinitionReader.Read(row.Body, catalog).Definition
            ?? throw new InvalidOperationException($"The stored workflow {id} version {version} of {tenant} can not be read.");
        return _definitions.GetOrAdd((tenant, id, version), definition);
    }

    /// <summary>What people call the workflow; its id when it has no name.</summary>
    public async ValueTask<string> NameAsync(TenantId tenant, string id, int version, CancellationToken cancel) =>
        (await GetAsync(tenant, id, version, cancel)).Name is { Length: > 0 } name ? name : id;
}
