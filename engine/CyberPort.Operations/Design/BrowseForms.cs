using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Templates;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Design;

/// <summary>A form of an organisation in its list.</summary>
/// <param name="FormKey">The id of the overlay, or of the organisation's own package.</param>
/// <param name="Title">What it is called: the procedure, or the form while it is not offered.</param>
/// <param name="Procedures">What is offered on it.</param>
/// <param name="Published">The newest publication; nothing for one that was begun and not published, or is the organisation's own.</param>
/// <param name="Copy">What is being worked on; nothing when there is none.</param>
/// <param name="Newer">How far it is with a newer version of the national form; nothing when there is none.</param>
public sealed record ListedForm(
    string FormKey, LocalText Title, IReadOnlyList<ProcedureRow> Procedures, OverlayRow? Published, WorkingCopyRow? Copy, FormUpgradeRow? Newer)
{
    /// <summary>Whether it is the organisation's own package, without a national form beneath.</summary>
    public bool Own { get; init; }

    /// <summary>The newest version of the organisation's own package.</summary>
    public PackageRow? Package { get; init; }

    /// <summary>The next version that waits for its day.</summary>
    public PublicationRow? Waiting { get; init; }
}

/// <summary>The organisation's own forms, for those who work on them.</summary>
public sealed class BrowseForms(DesignParts parts)
{
    public async Task<IReadOnlyList<ListedForm>> ListAsync(Actor actor, CancellationToken cancel)
    {
        WorkOnForm.Require(actor);
        var copies = (await parts.Copies.ListAsync(actor.Tenant, cancel)).ToDictionary(c => c.FormKey, StringComparer.Ordinal);
        var published = (await parts.Packages.ListFormsAsync(actor.Tenant, cancel)).ToDictionary(f => f.FormKey, StringComparer.Ordinal);
        var own = await ListOwnAsync(actor, cancel);
        var procedures = (await parts.Procedures.ListOfTenantAsync(actor.Tenant, cancel)).ToLookup(p => p.FormKey);
        var newer = (await parts.Upgrades.ListOpenAsync(actor.Tenant, cancel)).ToLookup(u => u.FormKey);
        var waiting = (await parts.Publications.ListWaitingAsync(actor.Tenant, cancel)).ToLookup(p => p.FormKey);
        List<ListedForm> forms = [];
        var begun = copies.Values.Where(c => !IsTemplate(actor, c)).Select(c => c.FormKey);
        foreach (var key in published.Keys.Union(own.Keys).Union(begun).Order(StringComparer.Ordinal))
        {
            var (row, package, copy) = (published.GetValueOrDefault(key), own.GetValueOrDefault(key), copies.GetValueOrDefault(key));
            ProcedureRow[] offered = [.. procedures[key]];
            var title = offered is [var first, ..] ? new LocalText(first.NameJa, first.NameEn)
                : package is null ? await TitleAsync(row, copy, cancel) : BrowseTemplates.TitleOf(package.Body);
            forms.Add(new(key, title, offered, row, copy, newer[key].OrderByDescending(u => u.ChangedAt).FirstOrDefault())
            {
                Own = package is not null || (row is null && copy!.BaseTenantId == actor.Tenant),
                Package = package,
                Waiting = waiting[key].FirstOrDefault(),
            });
        }

        // what somebody has to look at comes first
        return [.. forms.OrderBy(f => f.Newer is null)];
    }

    /// <summary>The organisation's own packages that can be offered, newest versions; the ministry's are templates for others.</summary>
    private async Task<Dictionary<string, PackageRow>> ListOwnAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.OrganisationKind == "ministry") return [];
        var newest = await parts.Packages.ListNewestAsync(actor.Tenant, cancel);
        return newest.Where(p => BrowseTemplates.ManifestOf(p.Body)["kind"].AsText == "procedure")
            .ToDictionary(p => p.FormKey, StringComparer.Ordinal);
    }

    private static bool IsTemplate(Actor actor, WorkingCopyRow copy) =>
        actor.OrganisationKind == "ministry" && copy.BaseTenantId == actor.Tenant;

    private async Task<LocalText> TitleAsync(OverlayRow? row, WorkingCopyRow? copy, CancellationToken cancel)
    {
        var (tenant, key, version) = row is null ? (copy!.BaseTenantId, copy.BaseKey, copy.BaseVersion) : (row.BaseTenantId, row.BaseKey, row.BaseVersion);
        if (await parts.Packages.FindPackageAsync(tenant, key, version, cancel) is { } below) return BrowseTemplates.TitleOf(below.Body);
        // an own form that was begun and not published has its title in the copy
        var hasTitle = copy is not null && PackageFiles.FromZip(copy.Body).Files?[PackagePaths.Manifest] is not null;
        return hasTitle ? BrowseTemplates.TitleOf(copy!.Body) : new(key, key);
    }
}
