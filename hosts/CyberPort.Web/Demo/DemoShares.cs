using System.Text.Json.Nodes;
using CyberPort.Forms.Packages;
using CyberPort.Operations;
using CyberPort.Operations.Accounts;
using CyberPort.Storage.Forms;

namespace CyberPort.Web.Demo;

/// <summary>Publishes the rest of the national catalogue and lets the demo's ports take their share of it over as it is.</summary>
public sealed class DemoShares(UseCases useCases, DemoClock clock, DemoData data, DefinitionFolder folder)
{
    private readonly Dictionary<string, (PackageRow Row, FormPackage Package)> _published = [];

    /// <summary>Everything of the ministry that is not published yet.</summary>
    public async Task PublishAsync(Actor ministry, IReadOnlyDictionary<string, FormPackage> libraries)
    {
        foreach (var name in folder.Forms())
        {
            var files = folder.Package(name);
            if (PackageReader.ReadManifest(files) is not { } manifest) continue;
            if (await useCases.Stores.Packages.FindPackageAsync(ministry.Tenant, manifest.Id, manifest.Version, default) is not null) continue;

            var form = (await useCases.PublishForm.RunAsync(ministry, files, libraries, default)).Form;
            var row = await useCases.Stores.Packages.FindPackageAsync(ministry.Tenant, manifest.Id, manifest.Version, default);
            _published[name.Split('/')[^1]] = (row!, form.Package);
        }
    }

    /// <summary>What one port offers of it, with the settings of an offer it has made already.</summary>
    public async Task OfferAsync(Actor actor, DemoShare share)
    {
        var settings = data.Offers.First(o => o.Tenant == share.Tenant).Settings;
        foreach (var name in share.Forms)
        {
            var (row, package) = _published[name];
            var form = await useCases.AdoptForm.RunAsync(actor, row, package, default);
            var procedure = form.Manifest.Procedure!;
            var (workflow, version) = await WorkflowAsync(actor, procedure.Workflow);
            await useCases.OfferProcedure.RunAsync(actor, new ProcedureRow
            {
                TenantId = actor.Tenant,
                ProcedureKey = procedure.Key,
                NameJa = form.Manifest.Title.Ja,
                NameEn = form.Manifest.Title.En,
                CategoryJa = procedure.Category.Ja,
                CategoryEn = procedure.Category.En,
                FormKey = form.FormKey,
                SnapshotDigest = form.Digest,
                DefinitionId = workflow,
                DefinitionVersion = version,
                Settings = Settings(settings, package).ToJsonString(),
                OfferedFrom = DateOnly.FromDateTime(clock.Now.DateTime).AddDays(share.After),
            }, default);
        }
    }

    private async Task<(string Id, int Version)> WorkflowAsync(Actor actor, string name)
    {
        var id = name.Split('/')[^1];
        var known = await useCases.Stores.Procedures.LatestDefinitionVersionAsync(actor.Tenant, id, default);
        return known > 0 ? (id, known) : await useCases.PublishWorkflow.RunAsync(actor, folder.Definition(name), folder.Scenarios(name), default);
    }

    private static JsonObject Settings(JsonObject like, FormPackage package)
    {
        var procedure = package.Manifest.Procedure!;
        var number = procedure.Catalogue["PR-".Length..];
        var settings = like.DeepClone().AsObject();
        settings["receiptFormat"] = $"{{era}}{{year}}港{number}-{{number:0000}}";
        settings["documentFormat"] = $"{{eraName}}{{year}}年度 港管{number}第{{number}}号";
        settings["standardDays"] = procedure.StandardDays;
        settings["legalBasisJa"] = procedure.LegalBasis.Ja;
        settings["legalBasisEn"] = procedure.LegalBasis.En;
        settings["preparationJa"] = package.Manifest.Summary?.Ja;
        settings["preparationEn"] = package.Manifest.Summary?.En;
        return settings;
    }
}

/// <summary>National forms that a port takes over as they are.</summary>
/// <param name="Tenant">The port.</param>
/// <param name="By">Its form administrator.</param>
/// <param name="After">Days after the demo's beginning from which they are offered.</param>
/// <param name="Forms">The names of the packages.</param>
public sealed record DemoShare(string Tenant, string By, int After, IReadOnlyList<string> Forms);
