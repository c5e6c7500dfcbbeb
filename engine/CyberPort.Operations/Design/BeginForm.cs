using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Templates;
using CyberPort.Operations.Upgrades;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Design;

/// <summary>A national form of which the organisation has none of its own yet.</summary>
public sealed record BeginnableForm(string Key, string Version, LocalText Title, LocalText Category);

/// <summary>Begins an organisation's own form from a national one (P-28): an empty overlay in the working copy, published when it is ready.</summary>
public sealed class BeginForm(DesignParts parts, OrganisationStore organisations, TimeProvider time)
{
    /// <summary>The national forms that can be begun, by category and title.</summary>
    public async Task<IReadOnlyList<BeginnableForm>> ListAsync(Actor actor, CancellationToken cancel)
    {
        WorkOnForm.Require(actor);
        if (await AboveAsync(actor, cancel) is not { } above) return [];
        var own = (await parts.Packages.ListFormsAsync(actor.Tenant, cancel)).Select(f => f.BaseKey)
            .Concat((await parts.Copies.ListAsync(actor.Tenant, cancel)).Select(c => c.BaseKey)).ToHashSet(StringComparer.Ordinal);
        List<BeginnableForm> forms = [];
        foreach (var row in (await parts.Packages.ListNewestAsync(above, cancel)).Where(r => !own.Contains(r.FormKey)))
        {
            var manifest = BrowseTemplates.ManifestOf(row.Body);
            if (manifest["kind"].AsText != "procedure" || manifest["procedure"]["catalogue"] == Value.Of("blank")) continue;
            var (title, category) = (manifest["title"], manifest["procedure"]["category"]);
            forms.Add(new(row.FormKey, row.Version, new(title["ja"].AsText, title["en"].AsText), new(category["ja"].AsText, category["en"].AsText)));
        }

        return [.. forms.OrderBy(f => f.Category.Ja, StringComparer.Ordinal).ThenBy(f => f.Title.Ja, StringComparer.Ordinal)];
    }

    /// <summary>Begins the form; answers the own form's id. One that was begun already is answered as it is.</summary>
    /// <exception cref="NotFoundException">No such national form.</exception>
    public async Task<string> RunAsync(Actor actor, string baseKey, CancellationToken cancel)
    {
        WorkOnForm.Require(actor);
        if (await AboveAsync(actor, cancel) is not { } above || await parts.Packages.ListPackagesAsync(above, baseKey, cancel) is not [var newest, ..])
            throw new NotFoundException("The national form");
        var work = Workpiece.Start(UpgradeReader.Package(newest), actor.Tenant.Value);
        var key = work.Document["id"].AsText;
        if (await parts.Packages.LatestOverlayVersionAsync(actor.Tenant, key, cancel) > 0 || await parts.Copies.FindAsync(actor.Tenant, key, cancel) is not null) return key;
        var row = new WorkingCopyRow
        {
            TenantId = actor.Tenant,
            FormKey = key,
            BaseTenantId = above,
            BaseKey = newest.FormKey,
            BaseVersion = newest.Version,
            Body = work.Files.ToZip(),
            Revision = 1,
            SavedAt = time.GetUtcNow(),
            SavedBy = actor.Name,
        };
        try
        {
            await parts.Db.WriteAsync(async unit =>
            {
                parts.Copies.Add(unit, row);
                var detail = Value.Record(("base", Value.Of(newest.FormKey)), ("version", Value.Of(newest.Version))).ToJson();
                await parts.Audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "begin-form", $"form/{key}", detail));
            }, cancel);
        }
        catch (DuplicateKeyException)
        {
            // somebody else began it at the same moment
        }

        return key;
    }

    private async Task<TenantId?> AboveAsync(Actor actor, CancellationToken cancel) =>
        (await organisations.FindAsync(actor.Tenant, actor.Tenant.Value, cancel))?.ParentId is { } parent ? new TenantId(parent) : null;
}
