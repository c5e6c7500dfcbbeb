using System.Text.RegularExpressions;
using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Packages;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Design;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Upgrades;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Templates;

/// <summary>A form from which another one can be begun.</summary>
/// <param name="Row">Its newest version.</param>
/// <param name="Title">What it is called.</param>
/// <param name="IsBlank">Whether it is there for that only.</param>
public sealed record CopyableForm(PackageRow Row, LocalText Title, bool IsBlank);

/// <summary>Begins a form that stands for itself (P-26): a port's procedure without a national form, or the ministry's new template.</summary>
public sealed partial class BeginOwnForm(DesignParts parts, OrganisationStore organisations, OfficeCalendars calendars, TimeProvider time)
{
    /// <summary>What it can be begun from: the blank forms first, then the organisation's own and those of the one above.</summary>
    public async Task<IReadOnlyList<CopyableForm>> ListAsync(Actor actor, CancellationToken cancel)
    {
        BrowseTemplates.Require(actor);
        List<CopyableForm> forms = [];
        foreach (var tenant in await ShelvesAsync(actor, cancel))
        {
            foreach (var row in await parts.Packages.ListNewestAsync(tenant, cancel))
            {
                var manifest = BrowseTemplates.ManifestOf(row.Body);
                if (manifest["kind"].AsText == "procedure")
                    forms.Add(new(row, new(manifest["title"]["ja"].AsText, manifest["title"]["en"].AsText), manifest["procedure"]["catalogue"] == Value.Of("blank")));
            }
        }

        return [.. forms.OrderByDescending(f => f.IsBlank).ThenBy(f => f.Row.FormKey, StringComparer.Ordinal)];
    }

    /// <summary>Begins the form in the working copy; answers its id.</summary>
    /// <param name="like">The id of the form to begin with.</param>
    /// <param name="name">The last part of the new form's id: small letters, digits and hyphens.</param>
    /// <param name="title">What it is called; the Japanese title stands for a missing English one.</param>
    /// <exception cref="AnswerRefusedException">The name or the title cannot be used.</exception>
    /// <exception cref="NotFoundException">No such form to begin with.</exception>
    public async Task<string> RunAsync(Actor actor, string like, string name, LocalText title, CancellationToken cancel)
    {
        var source = (await ListAsync(actor, cancel)).FirstOrDefault(f => f.Row.FormKey == like) ?? throw new NotFoundException("The form");
        (name, title) = (name.Trim(), new(title.Ja.Trim(), title.En.Trim().Length > 0 ? title.En.Trim() : title.Ja.Trim()));
        if (title.Ja.Length is 0 or > 100 || title.En.Length > 100) throw Refused("様式の名称を100字までで入力してください。", "Enter a title of up to 100 letters.");
        if (!Name().IsMatch(name))
            throw Refused("様式の記号は、英小文字で始まる60字までの英小文字・数字・ハイフンで入力してください（例：pier-crane-use）。", "Write the name with up to 60 small letters, digits and hyphens, a letter first (pier-crane-use).");
        var key = $"{actor.Tenant.Value}/{name}";
        if (await IsTakenAsync(actor, key, cancel)) throw Taken(key);
        var files = OwnForms.Begin(UpgradeReader.Package(source.Row), actor.Tenant.Value, name, title, calendars.Today);
        var reading = PackageReader.Read(files);
        var package = reading.Package ?? throw new PublishRefusedException(reading.Problems);
        var row = new WorkingCopyRow
        {
            TenantId = actor.Tenant,
            FormKey = key,
            BaseTenantId = actor.Tenant,
            BaseKey = key,
            BaseVersion = package.Manifest.Version,
            Body = files.ToZip(),
            Revision = 1,
            SavedAt = time.GetUtcNow(),
            SavedBy = actor.Name,
        };
        try
        {
            await parts.Db.WriteAsync(async unit =>
            {
                parts.Copies.Add(unit, row);
                var detail = Value.Record(("like", Value.Of(like)), ("version", Value.Of(source.Row.Version))).ToJson();
                await parts.Audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "begin-own-form", $"form/{key}", detail));
            }, cancel);
        }
        catch (DuplicateKeyException)
        {
            throw Taken(key);
        }

        return key;
    }

    private async Task<bool> IsTakenAsync(Actor actor, string key, CancellationToken cancel) =>
        await parts.Copies.FindAsync(actor.Tenant, key, cancel) is not null
        || await parts.Packages.LatestOverlayVersionAsync(actor.Tenant, key, cancel) > 0
        || (await parts.Packages.ListPackagesAsync(actor.Tenant, key, cancel)).Count > 0;

    private async Task<IReadOnlyList<TenantId>> ShelvesAsync(Actor actor, CancellationToken cancel) =>
        (await organisations.FindAsync(actor.Tenant, actor.Tenant.Value, cancel))?.ParentId is { } parent ? [actor.Tenant, new TenantId(parent)] : [actor.Tenant];

    private static AnswerRefusedException Taken(string key) =>
        Refused($"様式「{key}」はすでにあります。別の記号にしてください。", $"There is a form '{key}' already. Choose another name.");

    private static AnswerRefusedException Refused(string ja, string en) => new(new LocalText(ja, en));

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,58}[a-z0-9]\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
