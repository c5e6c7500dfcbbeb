using System.Collections.Concurrent;
using CyberPort.Forms.Manifests;
using CyberPort.Forms.Packages;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Procedures;
using CyberPort.Storage;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Catalogues;

/// <summary>The catalogue with what the forms say: searched by everybody, compared over all ports by administrators.</summary>
public sealed class BrowseCatalogue(Catalogue catalogue, PackageStore packages, OrganisationStore organisations)
{
    private const int MostKnown = 20_000;

    // a snapshot never changes: what its manifest says is read once, without compiling the form
    private readonly ConcurrentDictionary<(TenantId Tenant, string Digest), Manifest> _manifests = new();

    /// <summary>Everything that is offered today, in the order of the national catalogue.</summary>
    public async Task<IReadOnlyList<CatalogueEntry>> ListAsync(CancellationToken cancel)
    {
        List<CatalogueEntry> entries = [];
        foreach (var row in await catalogue.ListAsync(cancel)) entries.Add(new(row, await ManifestAsync(row, cancel)));
        return [.. entries.OrderBy(e => e.Facts.Catalogue, StringComparer.Ordinal).ThenBy(e => e.Row.TenantId.Value, StringComparer.Ordinal)];
    }

    /// <summary>The entries that fit a search: kana of both kinds, widths and everyday words find the same.</summary>
    public static IReadOnlyList<CatalogueEntry> Find(IReadOnlyList<CatalogueEntry> entries, CatalogueSearch search)
    {
        var words = CaseSearch.Fold(search.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var wish = CatalogueWords.Standard.Wishes.FirstOrDefault(w => w.Id == search.Wish);
        return [.. entries.Where(e =>
            (search.Port.Length == 0 || e.Row.TenantId.Value == search.Port)
            && (wish is null || wish.Procedures.Contains(e.Facts.Key))
            && e.Has(words))];
    }

    /// <summary>The national catalogue beside what each port offers of it; for those who keep forms and for the ministry.</summary>
    public async Task<ProcedureTable> TableAsync(Actor actor, CancellationToken cancel)
    {
        if (!May(actor)) throw new NotAllowedException("Only form administrators and the ministry compare the ports.");

        var offered = await ListAsync(cancel);
        List<Manifest> national = [];
        foreach (var ministry in await organisations.ListOfKindAsync("ministry", cancel))
        {
            foreach (var package in await packages.ListNewestAsync(ministry.TenantId, cancel))
                if (Read(package.Body) is { Kind: PackageKind.Procedure, Procedure.IsBlank: false } manifest) national.Add(manifest);
        }

        var rows = national.Select(m => new ProcedureLine(m, [.. offered.Where(e => e.Manifest.Base?.Id == m.Id || e.Manifest.Id == m.Id)]));
        return new([.. rows.OrderBy(r => r.National.Procedure!.Catalogue, StringComparer.Ordinal)], [.. offered.Select(e => e.Row).DistinctBy(r => r.TenantId)]);
    }

    /// <summary>Whether somebody may see the table over all ports.</summary>
    public static bool May(Actor actor) => actor.Has(PublishForm.Role) || actor.Has("ministryOfficer");

    private async Task<Manifest> ManifestAsync(ProcedureRow row, CancellationToken cancel)
    {
        var key = (row.TenantId, row.SnapshotDigest);
        if (_manifests.TryGetValue(key, out var known)) return known;

        var snapshot = await packages.FindSnapshotAsync(row.TenantId, row.SnapshotDigest, cancel) ?? throw new NotFoundException("The form");
        if (_manifests.Count >= MostKnown) _manifests.Clear();
        return _manifests[key] = Read(snapshot.Body) ?? throw new NotFoundException("The form");
    }

    private static Manifest? Read(byte[] zip) => PackageFiles.FromZip(zip).Files is { } files ? PackageReader.ReadManifest(files) : null;
}

/// <summary>The national procedures and the ports that offer some.</summary>
public sealed record ProcedureTable(IReadOnlyList<ProcedureLine> Lines, IReadOnlyList<ProcedureRow> Ports);

/// <summary>A national procedure and what the ports made of it.</summary>
public sealed record ProcedureLine(Manifest National, IReadOnlyList<CatalogueEntry> Offers)
{
    /// <summary>What one port offers of it; nothing when it does not.</summary>
    public CatalogueEntry? At(TenantId port) => Offers.FirstOrDefault(o => o.Row.TenantId == port);
}
