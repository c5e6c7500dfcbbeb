using CyberPort.Forms.Packages;
using CyberPort.Operations;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Storage;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Organisations;

namespace CyberPort.Web.Demo;

/// <summary>Loads organisations, people, packages, workflows and offers of the demo through the use cases, then tells each case's story.</summary>
public sealed class DemoLoader(UseCases useCases, DemoClock clock, DemoData data, DefinitionFolder folder)
{
    private readonly Stores _stores = useCases.Stores;
    private readonly Dictionary<string, Guid> _people = [];

    public async Task RunAsync(string password, DateTimeOffset now)
    {
        clock.Now = now.AddDays(-60);
        await AddPeopleAsync(PasswordHash.Make(password));
        var libraries = ReadLibraries();
        var ministry = await ActorAsync("mlit.tanaka");
        foreach (var name in folder.TaskForms()) await useCases.PublishForm.RunAsync(ministry, folder.Package(name), libraries, default);
        foreach (var offer in data.Offers) await OfferAsync(offer, libraries);
        var shares = new DemoShares(useCases, clock, data, folder);
        await shares.PublishAsync(ministry, libraries);
        foreach (var share in data.Shares) await shares.OfferAsync(await ActorAsync(share.By), share);
        foreach (var by in data.Offers.Select(o => o.By).Distinct())
        {
            var actor = await ActorAsync(by);
            foreach (var table in folder.DecisionTables(actor.Tenant.Value)) await useCases.PublishDecisionTable.RunAsync(actor, table, default);
        }

        await new DemoStories(useCases, clock, this, data).RunAsync(now);
    }

    /// <summary>A person of the demo acting for one of its organisations.</summary>
    public async Task<Actor> ActorAsync(string signIn, string? tenant = null)
    {
        var memberships = await _stores.People.ListMembershipsAsync(_people[signIn], default);
        return Actor.Of(memberships.First(m => tenant is null || m.TenantId.Value == tenant), "");
    }

    private Task AddPeopleAsync(string hash) => _stores.Db.WriteAsync(unit =>
    {
        foreach (var o in data.Organisations)
        {
            _stores.Organisations.Add(unit, new Organisation
            {
                TenantId = new TenantId(o.Tenant), Id = o.Id, ParentId = o.Parent, Kind = o.Kind, NameJa = o.Ja, NameEn = o.En, Details = o.Details?.ToJsonString() ?? "{}",
            });
            if (o.Kind == "company" || o.Id != o.Tenant) continue;
            foreach (var day in data.Holidays)
            {
                var (date, name) = (DateOnly.Parse(day[..10], System.Globalization.CultureInfo.InvariantCulture), day[11..]);
                _stores.Holidays.Add(unit, new Holiday { TenantId = new TenantId(o.Tenant), Day = date, Name = name });
            }
        }

        foreach (var person in data.People) AddPerson(unit, person, hash);
    }, default);

    private void AddPerson(CyberPort.Storage.Databases.UnitOfWork unit, DemoPerson person, string hash)
    {
        var id = _people[person.SignIn] = Guid.CreateVersion7(clock.Now);
        _stores.People.Add(unit, new Person
        {
            Id = id,
            SignInName = person.SignIn,
            Name = person.Name,
            NameKana = person.Kana,
            Email = person.SignIn + "@demo.example",
            PasswordHash = hash,
            Language = "ja",
            CreatedAt = clock.Now,
        });
        foreach (var place in person.Memberships)
        {
            _stores.People.Add(unit, new Membership
            {
                TenantId = new TenantId(place.Tenant),
                Id = Guid.CreateVersion7(clock.Now),
                PersonId = id,
                OrganisationId = place.Organisation,
                Title = place.Title,
                Roles = List(place.Roles),
                Sections = List(place.Sections),
                SubstitutesFor = List(place.SubstitutesFor),
            });
        }
    }

    private Dictionary<string, FormPackage> ReadLibraries()
    {
        var libraries = new Dictionary<string, FormPackage>(StringComparer.Ordinal);
        foreach (var name in folder.Libraries())
        {
            var reading = PackageReader.Read(folder.Package(name), libraries);
            var package = reading.Package ?? throw new PublishRefusedException(reading.Problems);
            libraries[package.Manifest.Id] = package;
        }

        return libraries;
    }

    private async Task OfferAsync(DemoOffer offer, Dictionary<string, FormPackage> libraries)
    {
        var ministry = await ActorAsync("mlit.tanaka");
        var files = folder.Package(offer.Base);
        var package = PackageReader.Read(files, libraries).Package;
        var known = package is null ? null : await _stores.Packages.FindPackageAsync(ministry.Tenant, package.Manifest.Id, package.Manifest.Version, default);
        if (known is null)
        {
            var published = await useCases.PublishForm.RunAsync(ministry, files, libraries, default);
            known = await _stores.Packages.FindPackageAsync(ministry.Tenant, published.FormKey, published.Form.Manifest.Version, default);
        }

        var actor = await ActorAsync(offer.By);
        var overlay = await useCases.PublishForm.RunOverlayAsync(actor, folder.Package(offer.Overlay), known!, default);
        var (workflow, version) = await useCases.PublishWorkflow.RunAsync(actor, folder.Definition(offer.Workflow), folder.Scenarios(offer.Workflow), default);
        var manifest = overlay.Form.Manifest;
        await useCases.OfferProcedure.RunAsync(actor, new ProcedureRow
        {
            TenantId = actor.Tenant,
            ProcedureKey = offer.Procedure,
            NameJa = manifest.Title.Ja,
            NameEn = manifest.Title.En,
            CategoryJa = manifest.Procedure!.Category.Ja,
            CategoryEn = manifest.Procedure.Category.En,
            FormKey = overlay.FormKey,
            SnapshotDigest = overlay.Digest,
            DefinitionId = workflow,
            DefinitionVersion = version,
            Settings = offer.Settings.ToJsonString(),
            OfferedFrom = DateOnly.FromDateTime(clock.Now.DateTime),
        }, default);
    }

    private static string List(IReadOnlyList<string> names) => "," + string.Concat(names.Select(n => n + ","));
}
