using CyberPort.Forms.Publishing;
using CyberPort.Operations.Procedures;
using CyberPort.Storage;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Organisations;
using CyberPort.Workflows;

namespace CyberPort.Operations.TaskForms;

/// <summary>The forms that tasks ask for: an office's own packages, and those of the organisation above it (the ministry's templates).</summary>
public sealed class TaskFormLibrary(PackageStore packages, OrganisationStore organisations, FormLibrary forms)
{
    /// <summary>The published package in the very version that the definition names; nothing when nobody published it.</summary>
    public async Task<PackageRow?> FindAsync(TenantId tenant, TaskForm wanted, CancellationToken cancel)
    {
        if (await packages.FindPackageAsync(tenant, wanted.Key, wanted.Version, cancel) is { } own) return own;
        var office = await organisations.FindAsync(tenant, tenant.Value, cancel);
        return office?.ParentId is { } above ? await packages.FindPackageAsync(new TenantId(above), wanted.Key, wanted.Version, cancel) : null;
    }

    /// <summary>
    /// The form as it was when the workflow was published, with its digest. Nothing for a workflow that was published before forms were drawn and
    /// names one that is not kept: its tasks are answered without.
    /// </summary>
    public async Task<(CompiledForm Form, string Digest)?> GetAsync(TenantId tenant, TaskForm wanted, CancellationToken cancel)
    {
        if (await FindAsync(tenant, wanted, cancel) is not { } row || await packages.FindSnapshotAsync(tenant, row.Digest, cancel) is null) return null;
        return (await forms.GetAsync(tenant, row.Digest, cancel), row.Digest);
    }
}
