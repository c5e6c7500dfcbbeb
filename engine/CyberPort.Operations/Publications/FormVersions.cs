using System.Globalization;
using CyberPort.Forms.Overlays;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Upgrades;
using CyberPort.Storage;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Publications;

/// <summary>A published version of an organisation's form.</summary>
/// <param name="Row">Who published it when and why, and what became of it.</param>
/// <param name="BaseVersion">The national form's version; empty for a form without one.</param>
/// <param name="Offered">Whether applicants fill this one in now.</param>
public sealed record FormVersion(PublicationRow Row, string BaseVersion, bool Offered = false);

/// <summary>The published versions of a form, whether it is made from a national one or is the organisation's own package.</summary>
internal sealed class FormVersions(PackageStore packages, PublicationStore publications)
{
    /// <summary>Newest first; none when the organisation has no such form.</summary>
    public async Task<IReadOnlyList<FormVersion>> ListAsync(TenantId tenant, string formKey, CancellationToken cancel)
    {
        var known = (await publications.ListAsync(tenant, formKey, cancel)).ToDictionary(p => p.Version, StringComparer.Ordinal);
        List<FormVersion> versions = [];
        foreach (var row in await packages.ListOverlaysAsync(tenant, formKey, cancel))
        {
            var version = row.Version.ToString(CultureInfo.InvariantCulture);
            var said = known.GetValueOrDefault(version)
                ?? RowOf((tenant, formKey), version, await DigestAsync(row, cancel), (row.PublishedAt, row.PublishedBy));
            versions.Add(new(said, row.BaseVersion));
        }

        if (versions.Count > 0) return versions;
        return [.. from row in await packages.ListPackagesAsync(tenant, formKey, cancel)
                   let said = known.GetValueOrDefault(row.Version)
                   select new FormVersion(said ?? RowOf((tenant, formKey), row.Version, row.Digest, (row.PublishedAt, row.PublishedBy)), "")];
    }

    // what was published without a word about it, such as a form that was taken over as it is
    private static PublicationRow RowOf((TenantId Tenant, string Key) form, string version, string digest, (DateTimeOffset At, string By) first) => new()
    {
        TenantId = form.Tenant,
        FormKey = form.Key,
        Version = version,
        SnapshotDigest = digest,
        Note = "",
        OfferedFrom = OfficeCalendars.DayOf(first.At),
        State = PublicationState.Published,
        PublishedAt = first.At,
        PublishedBy = first.By,
        ChangedAt = first.At,
        ChangedBy = first.By,
    };

    private async Task<string> DigestAsync(OverlayRow row, CancellationToken cancel)
    {
        if (UpgradeReader.Overlay(row.Body) is not { } overlay) return "";
        var below = await packages.FindPackageAsync(row.BaseTenantId, overlay.Base.Id, row.BaseVersion, cancel);
        return below is null ? "" : OverlayResolver.Resolve(UpgradeReader.Package(below), overlay).Snapshot?.Digest ?? "";
    }
}
