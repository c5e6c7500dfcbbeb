using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Templates;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Design;

/// <summary>A form of an organisation in its list.</summary>
/// <param name="FormKey">The overlay's id.</param>
/// <param name="Title">What it is called: the procedure, or the national form while it is not offered.</param>
/// <param name="Procedures">What is offered on it.</param>
/// <param name="Published">The newest publication; nothing for one that was begun and not published.</param>
/// <param name="Copy">What is being worked on; nothing when there is none.</param>
/// <param name="Newer">How far it is with a newer version of the national form; nothing when there is none.</param>
public sealed record ListedForm(string FormKey, LocalText Title, IReadOnlyList<ProcedureRow> Procedures, OverlayRow? Published, WorkingCopyRow? Copy, FormUpgradeRow? Newer);

/// <summary>The organisation's own forms, for those who work on them.</summary>
public sealed class BrowseForms(DesignParts parts)
{
    public async Task<IReadOnlyList<ListedForm>> ListAsync(Actor actor, CancellationToken cancel)
    {
        WorkOnForm.Require(actor);
        var copies = (await parts.Copies.ListAsync(actor.Tenant, cancel)).Where(c => c.BaseTenantId != actor.Tenant).ToDictionary(c => c.FormKey, StringComparer.Ordinal);
        var published = (await parts.Packages.ListFormsAsync(actor.Tenant, cancel)).ToDictionary(f => f.FormKey, StringComparer.Ordinal);
        var procedures = (await parts.Procedures.ListOfTenantAsync(actor.Tenant, cancel)).ToLookup(p => p.FormKey);
        var newer = (await parts.Upgrades.ListOpenAsync(actor.Tenant, cancel)).ToLookup(u => u.FormKey);
        List<ListedForm> forms = [];
        foreach (var key in published.Keys.Union(copies.Keys).Order(StringComparer.Ordinal))
        {
            var (row, copy) = (published.GetValueOrDefault(key), copies.GetValueOrDefault(key));
            ProcedureRow[] offered = [.. procedures[key]];
            var title = offered is [var first, ..] ? new LocalText(first.NameJa, first.NameEn) : await TitleAsync(row, copy, cancel);
            forms.Add(new(key, title, offered, row, copy, newer[key].OrderByDescending(u => u.ChangedAt).FirstOrDefault()));
        }

        // what somebody has to look at comes first
        return [.. forms.OrderBy(f => f.Newer is null)];
    }

    private async Task<LocalText> TitleAsync(OverlayRow? row, WorkingCopyRow? copy, CancellationToken cancel)
    {
        var (tenant, key, version) = row is null ? (copy!.BaseTenantId, copy.BaseKey, copy.BaseVersion) : (row.BaseTenantId, row.BaseKey, row.BaseVersion);
        return await parts.Packages.FindPackageAsync(tenant, key, version, cancel) is { } below ? BrowseTemplates.TitleOf(below.Body) : new(key, key);
    }
}
