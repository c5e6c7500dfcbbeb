using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Upgrades;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Design;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Publications;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Upgrades;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Templates;

/// <summary>What would become of one organisation's form on a version that is not published yet.</summary>
/// <param name="State">Automatic, acceptance or conflict.</param>
public sealed record Forecast(OverlayHead Overlay, string State, int Conflicts);

/// <summary>A version that was put in and not published: what it changes, what keeps it from being published, and what it means for everybody.</summary>
public sealed record TemplatePlan
{
    public required WorkingCopyRow Copy { get; init; }

    /// <summary>The version before; nothing for a new form.</summary>
    public FormPackage? Published { get; init; }

    public required FormPackage Next { get; init; }
    public required IReadOnlyList<PackageChange> Changes { get; init; }

    /// <summary>Faults, failing cases, or a version number that promises less than it changes.</summary>
    public required IReadOnlyList<Problem> Stops { get; init; }

    /// <summary>What should be looked at: texts that are missing in a language, or not understood when heard, fields that nobody can reach.</summary>
    public required IReadOnlyList<Problem> Advice { get; init; }

    public required IReadOnlyList<Forecast> Forecasts { get; init; }

    /// <summary>What would become of past submissions to the owner itself.</summary>
    public required Replay Past { get; init; }

    /// <summary>Whether the owner itself offers it.</summary>
    public required bool Offered { get; init; }

    /// <summary>Drafts at the owner; they go on as they are.</summary>
    public required int Drafts { get; init; }

    /// <summary>Who is editing it just now, when that is somebody else.</summary>
    public string? HeldBy { get; init; }

    public bool MayPublish => Stops.Count == 0 && HeldBy is null;
}

/// <summary>Putting in, trying and publishing a new version of a form that others make theirs from.</summary>
public sealed class WorkOnTemplate(DesignParts parts, FormUpgradeStore upgrades, PublishForm forms, ReplaySubmissions past, DesignOptions options, TimeProvider time)
{
    /// <summary>Keeps a package that was put in until it is published or dropped; another one for the same form takes its place.</summary>
    /// <returns>The form's id.</returns>
    /// <exception cref="PublishRefusedException">It cannot be read or drawn, or belongs to somebody else.</exception>
    /// <exception cref="WorkHeldException">Somebody else is editing the form.</exception>
    public async Task<string> PutInAsync(Actor actor, ReadOnlyMemory<byte> zip, CancellationToken cancel)
    {
        BrowseTemplates.Require(actor);
        if (zip.Length > options.LargestCopy)
        {
            throw new AnswerRefusedException(new LocalText(
                $"ファイルが大きすぎます（{zip.Length}バイト、上限{options.LargestCopy}）。", $"The file is too large ({zip.Length} bytes, at most {options.LargestCopy})."));
        }

        var unpacked = PackageFiles.FromZip(zip);
        if (unpacked.Files is not { } files) throw new PublishRefusedException(unpacked.Problems);
        var reading = PackageReader.Read(files);
        var package = reading.Package ?? throw new PublishRefusedException(reading.Problems);
        var manifest = package.Manifest;
        if (manifest.Owner != actor.Tenant.Value) throw new PublishRefusedException([TemplateProblems.OtherOwner(manifest.Id, manifest.Owner)]);
        // what is put in can be gone on with in the designer, which draws whole forms only
        if (FormCompiler.Compile(package).Problems is { Count: > 0 } faults) throw new PublishRefusedException(faults);
        await RequireFreeAsync(actor, manifest.Id, cancel);
        var newest = await NewestAsync(actor, manifest.Id, cancel);
        var now = time.GetUtcNow();
        var row = new WorkingCopyRow
        {
            TenantId = actor.Tenant,
            FormKey = manifest.Id,
            BaseTenantId = actor.Tenant,
            BaseKey = manifest.Id,
            BaseVersion = newest?.Version ?? manifest.Version,
            Body = files.ToZip(),
            Revision = 1,
            SavedAt = now,
            SavedBy = actor.Name,
        };
        await parts.Db.WriteAsync(async unit =>
        {
            parts.Copies.Delete(unit, actor.Tenant, manifest.Id);
            parts.Copies.Add(unit, row);
            var detail = Value.Record(("version", Value.Of(manifest.Version)), ("digest", Value.Of(package.Digest))).ToJson();
            await parts.Audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "put-in-form", $"form/{manifest.Id}", detail));
        }, cancel);
        return manifest.Id;
    }

    /// <summary>What was put in and what it means; nothing when there is nothing.</summary>
    public async Task<TemplatePlan?> PlanAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        BrowseTemplates.Require(actor);
        if (await parts.Copies.FindAsync(actor.Tenant, formKey, cancel) is not { } copy) return null;
        var next = PackageReader.Read(PackageFiles.FromZip(copy.Body).Files!).Package!;
        var newest = await NewestAsync(actor, formKey, cancel);
        var published = newest is null ? null : UpgradeReader.Package(newest);
        // somebody looked at it in the designer and changed nothing
        if (published?.Digest == next.Digest && copy.HolderId is not null) return null;
        var form = FormCompiler.Compile(next).Form;
        ProcedureRow[] offered = [.. (await parts.Procedures.ListOfTenantAsync(actor.Tenant, cancel)).Where(p => p.FormKey == formKey)];
        List<Problem> stops = [.. await forms.FollowingAsync(actor.Tenant, next, cancel), .. PublishForm.FaultsOf(next)];
        return new TemplatePlan
        {
            Copy = copy,
            Published = published,
            Next = next,
            Changes = published is null ? [] : PackageDifference.Of(published, next),
            Stops = stops,
            HeldBy = copy.IsFree(actor.PersonId, time.GetUtcNow()) ? null : copy.HolderName,
            Advice = form is null ? [] : FormAdvice.Of(Workpiece.OfForm(next, next.Files), form),
            Forecasts = await ForecastAsync(actor, next, cancel),
            Past = form is null ? new(0, 0, []) : await past.RunAsync(actor, offered, form, cancel),
            Offered = offered.Length > 0,
            Drafts = await past.CountDraftsAsync(actor, offered, cancel),
        };
    }

    /// <summary>Publishes what was put in; each organisation whose form is made from it is told, or taken along.</summary>
    /// <exception cref="PublishRefusedException">Something keeps it from being published; nothing was.</exception>
    public Task<string> PublishAsync(Actor actor, string formKey, CancellationToken cancel) => PublishAsync(actor, formKey, new ReleasePlan(""), cancel);

    /// <summary>The same with why, and from which day the owner's own offers are on it.</summary>
    /// <exception cref="PublishRefusedException">Something keeps it from being published, or the day can not be; nothing was.</exception>
    public async Task<string> PublishAsync(Actor actor, string formKey, ReleasePlan plan, CancellationToken cancel)
    {
        var copy = await parts.Copies.FindAsync(actor.Tenant, formKey, cancel) ?? throw new NotFoundException("The version");
        BrowseTemplates.Require(actor);
        await RequireFreeAsync(actor, formKey, cancel);
        var published = await forms.RunAsync(actor, PackageFiles.FromZip(copy.Body).Files!, new Dictionary<string, FormPackage>(), plan, cancel);
        await parts.Db.WriteAsync(unit => parts.Copies.Delete(unit, actor.Tenant, formKey), cancel);
        return published.Form.Manifest.Version;
    }

    /// <summary>Drops what was put in.</summary>
    public async Task DropAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        if (await parts.Copies.FindAsync(actor.Tenant, formKey, cancel) is null) throw new NotFoundException("The version");
        BrowseTemplates.Require(actor);
        await RequireFreeAsync(actor, formKey, cancel);
        await parts.Db.WriteAsync(unit => parts.Copies.Delete(unit, actor.Tenant, formKey), cancel);
    }

    // nobody's work is taken from under their hands
    private async Task RequireFreeAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        if (await parts.Copies.FindAsync(actor.Tenant, formKey, cancel) is { } row && !row.IsFree(actor.PersonId, time.GetUtcNow())) throw new WorkHeldException(row.HolderName);
    }

    private async Task<PackageRow?> NewestAsync(Actor actor, string formKey, CancellationToken cancel) =>
        await parts.Packages.ListPackagesAsync(actor.Tenant, formKey, cancel) is [var newest, ..] ? newest : null;

    // only how many are in conflict is told: what an organisation has changed is its own
    private async Task<IReadOnlyList<Forecast>> ForecastAsync(Actor actor, FormPackage next, CancellationToken cancel)
    {
        var versions = new Dictionary<string, FormPackage>(StringComparer.Ordinal);
        List<Forecast> forecasts = [];
        foreach (var head in await upgrades.ListOverlaysOnAsync(actor.Tenant, next.Manifest.Id, cancel))
        {
            if (!versions.TryGetValue(head.BaseVersion, out var from))
                versions[head.BaseVersion] = from = UpgradeReader.Package((await parts.Packages.FindPackageAsync(actor.Tenant, next.Manifest.Id, head.BaseVersion, cancel))!);
            var row = (await parts.Packages.ListOverlaysAsync(head.TenantId, head.FormKey, cancel))[0];
            var upgrade = OverlayUpgrade.Run(from, next, UpgradeReader.Overlay(row.Body)!);
            var state = upgrade.Files is null ? FormUpgradeState.Conflict : UpgradePolicy.MayApply(upgrade) ? FormUpgradeState.Automatic : FormUpgradeState.Acceptance;
            forecasts.Add(new(head, state, upgrade.Open.Count() + upgrade.Problems.Count));
        }

        return forecasts;
    }
}
