using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Publications;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Tests.Samples;

/// <summary>Publishes the repository's form-schemas and workflow-definitions through the use cases of a form administrator.</summary>
public static class Definitions
{
    private static readonly string Root = FindRoot();

    /// <summary>Offers the procedure of both ports.</summary>
    public static async Task PublishAsync(UseCases useCases, DateTimeOffset now)
    {
        var libraries = ReadLibraries();
        var ministry = await People.ActorAsync(useCases.Stores, "mlit.tanaka");
        var published = await useCases.PublishForm.RunAsync(ministry, Package("individual/water-area-occupancy"), libraries, default);
        var template = await useCases.Stores.Packages.FindPackageAsync(ministry.Tenant, published.FormKey, published.Form.Manifest.Version,
            default);
        await OfferAsync(useCases, template!, new("hij.kato", "広島県知事", "{era}{year}港占-{number:0000}", "{eraName}{year}年度 港管第{number}号"),
            "hiroshima", now);
        await OfferAsync(useCases, template!, new("kij.abe", "新潟県知事", "{era}{year}新占-{number:0000}", "{eraName}{year}年度 新港第{number}号"),
            "niigata", now);
    }

    /// <summary>Publishes a changed workflow of Hiroshima and moves the offer to it; answers the new version.</summary>
    public static async Task<int> PublishAgainAsync(UseCases useCases)
    {
        var actor = await People.ActorAsync(useCases.Stores, "hij.kato");
        var offer = await useCases.Catalogue.FindAsync(actor.Tenant, Ports.Procedure, default);
        var (id, version) = await PublishWorkflowAsync(useCases, actor, "application/water-area-occupancy-hiroshima");
        await useCases.OfferProcedure.RunAsync(actor, offer with { DefinitionId = id, DefinitionVersion = version }, default);
        return version;
    }

    /// <summary>Offers a next version of Hiroshima's form, in which a word of its files reads otherwise.</summary>
    public static async Task PublishFormAgainAsync(UseCases useCases, string word, string other)
    {
        var actor = await People.ActorAsync(useCases.Stores, "hij.kato");
        var template = await useCases.Stores.Packages.FindPackageAsync(new("mlit"), "mlit/water-area-occupancy", "1.0.0", default);
        var files = Package($"overlays/{actor.Tenant}/water-area-occupancy", text => text.Replace(word, other, StringComparison.Ordinal));
        var form = await useCases.PublishForm.RunOverlayAsync(actor, files, template!, default);
        var offer = await useCases.Catalogue.FindAsync(actor.Tenant, Ports.Procedure, default);
        await useCases.OfferProcedure.RunAsync(actor, offer with { SnapshotDigest = form.Digest }, default);
    }

    /// <summary>The ministry publishes the record of a site inspection; here the facility is filled with the applicant's name.</summary>
    public static async Task PublishTaskFormAsync(UseCases useCases) => await useCases.PublishForm.RunAsync(
        await People.ActorAsync(useCases.Stores, "mlit.tanaka"),
        Package("tasks/site-inspection", text => text.Replace("/facility/name", "/applicant/tradeName", StringComparison.Ordinal)), ReadLibraries(), default);

    /// <summary>A package as the ministry puts it in: with its libraries, under another version, with words of its files replaced.</summary>
    public static PackageFiles NextVersion(string name, string version, params (string From, string To)[] changes)
    {
        var files = Package(name, text => changes.Aggregate(text, (t, c) => t.Replace(c.From, c.To, StringComparison.Ordinal)));
        var manifest = Value.Parse(files[PackagePaths.Manifest]!.Value.Span).With("/version", Value.Of(version));
        return PackageReader.Read(files.With(PackagePaths.Manifest, manifest.ToJson()), ReadLibraries()).Package!.Files;
    }

    /// <summary>A form that Hiroshima draws itself, without a national one beneath: a report of damage.</summary>
    public static async Task<Publication> PublishOwnAsync(UseCases useCases, string version, ReleasePlan plan, params (string From, string To)[] changes)
    {
        var files = NextVersion("generic/facility-damage-report", version, [
            ("mlit/facility-damage-report", "jphij/damage"), ("\"owner\": \"mlit\"", "\"owner\": \"jphij\""), ("\"facilityDamageReport\"", "\"damage\""), .. changes]);
        return await useCases.PublishForm.RunAsync(await People.ActorAsync(useCases.Stores, "hij.kato"), files, ReadLibraries(), plan, default);
    }

    /// <summary>Publishes the plain workflow of a report for Hiroshima; answers its id.</summary>
    public static async Task<string> PublishAcceptanceAsync(UseCases useCases) =>
        (await PublishWorkflowAsync(useCases, await People.ActorAsync(useCases.Stores, "hij.kato"), "filing/acceptance")).Id;

    private static async Task OfferAsync(UseCases useCases, PackageRow template, Office office, string port, DateTimeOffset now)
    {
        var actor = await People.ActorAsync(useCases.Stores, office.By);
        var form = await useCases.PublishForm.RunOverlayAsync(actor, Package($"overlays/{actor.Tenant}/water-area-occupancy"), template,
            default);
        var (workflow, version) = await PublishWorkflowAsync(useCases, actor, "application/water-area-occupancy-" + port);
        var manifest = form.Form.Manifest;
        await useCases.OfferProcedure.RunAsync(actor, new ProcedureRow
        {
            TenantId = actor.Tenant,
            ProcedureKey = Ports.Procedure,
            NameJa = manifest.Title.Ja,
            NameEn = manifest.Title.En,
            CategoryJa = manifest.Procedure!.Category.Ja,
            CategoryEn = manifest.Procedure.Category.En,
            FormKey = form.FormKey,
            SnapshotDigest = form.Digest,
            DefinitionId = workflow,
            DefinitionVersion = version,
            Settings = new ProcedureSettings
            {
                ReceiptFormat = office.Receipts,
                DocumentFormat = office.Documents,
                StandardDays = 20,
                IssuerJa = office.Issuer,
                Facts = new Dictionary<string, string> { ["portClass"] = "internationalHub" },
            }.ToJson(),
            OfferedFrom = DateOnly.FromDateTime(now.DateTime),
        }, default);
    }

    private static Task<(string Id, int Version)> PublishWorkflowAsync(UseCases useCases, Actor actor, string name)
    {
        var folder = Path.Combine(Root, "workflow-definitions", name);
        byte[] Read(string name) => File.ReadAllBytes(Path.Combine(folder, name));
        return useCases.PublishWorkflow.RunAsync(actor, Read("definition.json"), Read("scenarios.json"), default);
    }

    private static Dictionary<string, FormPackage> ReadLibraries()
    {
        var libraries = new Dictionary<string, FormPackage>(StringComparer.Ordinal);
        foreach (var name in new[] { "common/applicant", "common/notices", "common/parts", "common/decision" })
        {
            var package = PackageReader.Read(Package(name), libraries).Package!;
            libraries[package.Manifest.Id] = package;
        }

        return libraries;
    }

    private static PackageFiles Package(string name, Func<string, string>? change = null)
    {
        var folder = Path.Combine(Root, "form-schemas", name);
        byte[] Read(string path) => change is null ? File.ReadAllBytes(path) : Encoding.UTF8.GetBytes(change(File.ReadAllText(path)));
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Aggregate(
            PackageFiles.Empty, (files, path) => files.With(Path.GetRelativePath(folder, path).Replace('\\', '/'), Read(path)));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "form-schemas"))) folder = folder.Parent;
        return folder.FullName;
    }

    private sealed record Office(string By, string Issuer, string Receipts, string Documents);
}
