using CyberPort.Operations.Accounts;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Design;

/// <summary>A form of an organisation in its list.</summary>
/// <param name="FormKey">The overlay's id.</param>
/// <param name="Procedures">What is offered on it.</param>
/// <param name="Published">The newest publication.</param>
/// <param name="Copy">What is being worked on; nothing when there is none.</param>
/// <param name="Newer">How far it is with a newer version of the national form; nothing when there is none.</param>
public sealed record ListedForm(string FormKey, IReadOnlyList<ProcedureRow> Procedures, OverlayRow Published, WorkingCopyRow? Copy, FormUpgradeRow? Newer);

/// <summary>The organisation's own forms, for those who work on them.</summary>
public sealed class BrowseForms(DesignParts parts)
{
    public async Task<IReadOnlyList<ListedForm>> ListAsync(Actor actor, CancellationToken cancel)
    {
        WorkOnForm.Require(actor);
        var copies = await parts.Copies.ListAsync(actor.Tenant, cancel);
        var open = await parts.Upgrades.ListOpenAsync(actor.Tenant, cancel);
        List<ListedForm> forms = [];
        foreach (var group in (await parts.Procedures.ListOfTenantAsync(actor.Tenant, cancel)).GroupBy(p => p.FormKey))
        {
            if (await parts.Packages.ListOverlaysAsync(actor.Tenant, group.Key, cancel) is not [var published, ..]) continue;
            var newer = open.Where(u => u.FormKey == group.Key).OrderByDescending(u => u.ChangedAt).FirstOrDefault();
            forms.Add(new(group.Key, [.. group], published, copies.FirstOrDefault(c => c.FormKey == group.Key), newer));
        }

        return forms;
    }
}
