using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Templates;

/// <summary>A form of an organisation from which others make theirs, in its list.</summary>
/// <param name="FormKey">The form's id.</param>
/// <param name="Newest">The newest version; nothing for one that was begun and not published.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Users">How many organisations have a form of their own made from it.</param>
/// <param name="Behind">How many of these are on an older version.</param>
/// <param name="Copy">A version that was put in and is not published.</param>
public sealed record ListedTemplate(string FormKey, PackageRow? Newest, LocalText Title, int Users, int Behind, WorkingCopyRow? Copy);

/// <summary>Where one organisation is with the newest version.</summary>
/// <param name="State">One of the states of an upgrade; "begun" when its form was made on this version.</param>
public sealed record BoardRow(OverlayHead Overlay, string State, int Conflicts, DateTimeOffset ChangedAt, string ChangedBy);

/// <summary>A form with its versions and how far everybody is with the newest; none while a new form is only put in.</summary>
public sealed record TemplateBoard(string FormKey, LocalText Title, IReadOnlyList<PackageRow> Versions, IReadOnlyList<BoardRow> Rows);

/// <summary>The forms that an organisation gives to others (the ministry's templates), and who is on which version of them.</summary>
public sealed class BrowseTemplates(PackageStore packages, FormUpgradeStore upgrades, WorkingCopyStore copies)
{
    /// <summary>A form that was made on a version needs no upgrade to it.</summary>
    public const string Begun = "begun";

    public async Task<IReadOnlyList<ListedTemplate>> ListAsync(Actor actor, CancellationToken cancel)
    {
        Require(actor);
        var open = await copies.ListAsync(actor.Tenant, cancel);
        List<ListedTemplate> templates = [];
        foreach (var row in await packages.ListNewestAsync(actor.Tenant, cancel))
        {
            var users = await upgrades.ListOverlaysOnAsync(actor.Tenant, row.FormKey, cancel);
            templates.Add(new(row.FormKey, row, TitleOf(row.Body), users.Count, users.Count(u => u.BaseVersion != row.Version), open.FirstOrDefault(c => c.FormKey == row.FormKey)));
        }

        foreach (var copy in open.Where(c => c.IsOwnForm && templates.TrueForAll(t => t.FormKey != c.FormKey)))
            templates.Add(new(copy.FormKey, null, TitleOf(copy.Body), 0, 0, copy));
        return [.. templates.OrderBy(t => t.FormKey, StringComparer.Ordinal)];
    }

    /// <exception cref="NotFoundException">No form of the organisation.</exception>
    public async Task<TemplateBoard> BoardAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        // others' forms are as unknown as those that do not exist
        var versions = await packages.ListPackagesAsync(actor.Tenant, formKey, cancel);
        var copy = versions.Count > 0 ? null : await copies.FindAsync(actor.Tenant, formKey, cancel) ?? throw new NotFoundException("The form");
        Require(actor);
        if (versions is not [var newest, ..]) return new TemplateBoard(formKey, TitleOf(copy!.Body), [], []);
        var states = (await upgrades.ListOfBaseAsync(actor.Tenant, formKey, newest.Version, cancel)).ToDictionary(u => (u.TenantId, u.FormKey));
        var heads = await upgrades.ListOverlaysOnAsync(actor.Tenant, formKey, cancel);
        return new TemplateBoard(formKey, TitleOf(newest.Body), versions, [.. heads.Select(h => states.TryGetValue((h.TenantId, h.FormKey), out var row)
            ? new BoardRow(h, row.State, row.Conflicts, row.ChangedAt, row.ChangedBy)
            : new BoardRow(h, Begun, 0, h.PublishedAt, h.PublishedBy))]);
    }

    /// <summary>The files of a version as one zip.</summary>
    public async Task<byte[]> ReadAsync(Actor actor, string formKey, string version, CancellationToken cancel)
    {
        var row = await packages.FindPackageAsync(actor.Tenant, formKey, version, cancel) ?? throw new NotFoundException("The version");
        Require(actor);
        return row.Body;
    }

    internal static void Require(Actor actor)
    {
        if (!actor.Has(PublishForm.Role)) throw new NotAllowedException("Only a form administrator works on forms.");
    }

    internal static Value ManifestOf(byte[] zip) => Value.Parse(PackageFiles.FromZip(zip).Files![PackagePaths.Manifest]!.Value.Span);

    internal static LocalText TitleOf(byte[] zip)
    {
        var title = ManifestOf(zip)["title"];
        return new(title["ja"].AsText, title["en"].AsText);
    }
}
