using System.Collections.Concurrent;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Operations.Accounts;
using CyberPort.Storage;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Procedures;

/// <summary>Compiled forms by their snapshot's digest: read and compiled once, never changed.</summary>
public sealed class FormLibrary(PackageStore packages)
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Digest), CompiledForm> _forms = new();

    public async ValueTask<CompiledForm> GetAsync(TenantId tenant, string digest, CancellationToken cancel)
    {
        if (_forms.TryGetValue((tenant, digest), out var known)) return known;

        var row = await packages.FindSnapshotAsync(tenant, digest, cancel) ?? throw new NotFoundException("The form");
        return _forms.GetOrAdd((tenant, digest), Compile(row));
    }

    private static CompiledForm Compile(SnapshotRow row)
    {
        // a snapshot was read and compiled before it was stored: a fault now is a fault of ours
        var files = PackageFiles.FromZip(row.Body).Files ?? throw Broken(row);
        var package = PackageReader.Read(files).Package ?? throw Broken(row);
        return FormCompiler.Compile(package).Form ?? throw Broken(row);
    }

    private static InvalidOperationException Broken(SnapshotRow row) =>
        new($"The stored form {row.FormKey} ({row.Digest}) of {row.TenantId} can not be read.");
}
