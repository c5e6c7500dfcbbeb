using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Upgrades;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Design;

/// <summary>Opening, saving, taking over and dropping the working copy of an organisation's form: one for each form, one person at a time.</summary>
public sealed class WorkOnForm(DesignParts parts, DesignOptions options, TimeProvider time)
{
    /// <summary>Whether the person may open the form at all; nothing is begun.</summary>
    /// <exception cref="NotAllowedException">Not a form administrator.</exception>
    /// <exception cref="NotFoundException">No form of the organisation.</exception>
    public async Task RequireAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        // others' forms are as unknown as those that do not exist
        if (await parts.Packages.LatestOverlayVersionAsync(actor.Tenant, formKey, cancel) == 0 && await parts.Copies.FindAsync(actor.Tenant, formKey, cancel) is null
            && await NewestAsync(actor, formKey, cancel) is null)
            throw new NotFoundException("The form");
        Require(actor);
    }

    /// <summary>Opens the working copy, or begins one from what is published; it is the person's unless somebody else is editing it.</summary>
    public async Task<OpenWork> OpenAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        Require(actor);
        var published = await parts.Packages.ListOverlaysAsync(actor.Tenant, formKey, cancel) is [var newest, ..] ? newest : null;
        var row = await parts.Copies.FindAsync(actor.Tenant, formKey, cancel) ?? await BeginAsync(actor, published is null
            ? CopyOf(actor, await NewestAsync(actor, formKey, cancel) ?? throw new NotFoundException("The form"))
            : CopyOf(actor, published), cancel);
        if (IsFree(row, actor)) row = await HoldAsync(row, actor, cancel);
        var procedures = await parts.Procedures.ListOfTenantAsync(actor.Tenant, cancel);
        return new OpenWork(row, await WorkOfAsync(row, cancel), row.HolderId == actor.PersonId)
        {
            Procedures = [.. procedures.Where(p => p.FormKey == formKey)],
            Published = published,
        };
    }

    /// <summary>Keeps what was changed; answers the copy as it is now.</summary>
    /// <exception cref="WorkHeldException">Somebody took it over meanwhile; nothing was written.</exception>
    /// <exception cref="StaleRowException">It was saved elsewhere by the same person, in another window.</exception>
    /// <exception cref="AnswerRefusedException">It is larger than a working copy may be.</exception>
    public async Task<OpenWork> SaveAsync(Actor actor, OpenWork open, Workpiece work, CancellationToken cancel)
    {
        Require(actor);
        var now = await parts.Copies.FindAsync(actor.Tenant, open.Row.FormKey, cancel) ?? throw new StaleRowException("The working copy");
        if (!IsFree(now, actor)) throw new WorkHeldException(now.HolderName);
        // a form that stands for itself has the version that its changes need
        var body = OwnForms.Numbered(work).Files.ToZip();
        if (body.Length > options.LargestCopy)
        {
            throw new AnswerRefusedException(new LocalText(
                $"様式が大きすぎます（{body.Length}バイト、上限{options.LargestCopy}）。", $"The form is too large ({body.Length} bytes, at most {options.LargestCopy})."));
        }

        var row = Held(open.Row, actor) with { Body = body, SavedAt = time.GetUtcNow(), SavedBy = actor.Name };
        await parts.Db.WriteAsync(unit => parts.Copies.Save(unit, row), cancel);
        return open with { Row = row with { Revision = row.Revision + 1 }, Work = work, Mine = true };
    }

    /// <summary>Says that the person is still at it.</summary>
    public async Task StayAsync(Actor actor, OpenWork open, CancellationToken cancel)
    {
        var now = await parts.Copies.FindAsync(actor.Tenant, open.Row.FormKey, cancel);
        if (now is not null && now.HolderId == actor.PersonId) await HoldAsync(now, actor, cancel);
    }

    /// <summary>Takes the editing over from whoever has it; what they saved is kept, and it is on record.</summary>
    public async Task<OpenWork> TakeOverAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        Require(actor);
        var row = await parts.Copies.FindAsync(actor.Tenant, formKey, cancel) ?? throw new NotFoundException("The working copy");
        await HoldAsync(row, actor, cancel);
        var detail = Value.Record(("from", Value.Of(row.HolderName))).ToJson();
        await parts.Db.WriteAsync(unit => parts.Audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "take-over-form", $"form/{formKey}", detail)), cancel);
        return await OpenAsync(actor, formKey, cancel);
    }

    /// <summary>Drops everything that was changed since the last publication.</summary>
    public async Task DropAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        Require(actor);
        var row = await parts.Copies.FindAsync(actor.Tenant, formKey, cancel) ?? throw new NotFoundException("The working copy");
        if (!IsFree(row, actor)) throw new WorkHeldException(row.HolderName);
        await parts.Db.WriteAsync(async unit =>
        {
            parts.Copies.Delete(unit, actor.Tenant, formKey);
            parts.Upgrades.Reopen(unit, actor.Tenant, formKey);
            await parts.Audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "drop-working-copy", $"form/{formKey}", "{}"));
        }, cancel);
    }

    /// <summary>The form that was published last, to be compared; nothing when none was.</summary>
    public async Task<CompiledForm?> PublishedAsync(Actor actor, OpenWork open, CancellationToken cancel)
    {
        Require(actor);
        if (open.Row.IsOwnForm)
            return await NewestAsync(actor, open.Row.FormKey, cancel) is { } own ? FormCompiler.Compile(UpgradeReader.Package(own)).Form : null;
        if (open.Published is not { } row || await parts.Packages.FindPackageAsync(row.BaseTenantId, row.BaseKey, row.BaseVersion, cancel) is not { } below) return null;
        return new Workpiece(UpgradeReader.Package(below), PackageFiles.FromZip(row.Body).Files!).Form;
    }

    internal static void Require(Actor actor)
    {
        if (!actor.Has(PublishForm.Role)) throw new NotAllowedException("Only a form administrator works on forms.");
    }

    private async Task<PackageRow?> NewestAsync(Actor actor, string formKey, CancellationToken cancel) =>
        await parts.Packages.ListPackagesAsync(actor.Tenant, formKey, cancel) is [var newest, ..] ? newest : null;

    private WorkingCopyRow CopyOf(Actor actor, OverlayRow published) =>
        CopyOf(actor, published.FormKey, (published.BaseTenantId, published.BaseKey, published.BaseVersion), published.Body);

    private WorkingCopyRow CopyOf(Actor actor, PackageRow published) =>
        CopyOf(actor, published.FormKey, (published.TenantId, published.FormKey, published.Version), published.Body);

    private WorkingCopyRow CopyOf(Actor actor, string formKey, (TenantId Tenant, string Key, string Version) below, byte[] body) => new()
    {
        TenantId = actor.Tenant,
        FormKey = formKey,
        BaseTenantId = below.Tenant,
        BaseKey = below.Key,
        BaseVersion = below.Version,
        Body = body,
        Revision = 1,
        SavedAt = time.GetUtcNow(),
        SavedBy = actor.Name,
    };

    private async Task<WorkingCopyRow> BeginAsync(Actor actor, WorkingCopyRow begun, CancellationToken cancel)
    {
        var row = Held(begun, actor);
        try
        {
            await parts.Db.WriteAsync(unit => parts.Copies.Add(unit, row), cancel);
            return row;
        }
        catch (DuplicateKeyException)
        {
            // somebody else began it at the same moment
            return (await parts.Copies.FindAsync(actor.Tenant, begun.FormKey, cancel))!;
        }
    }

    private async Task<Workpiece> WorkOfAsync(WorkingCopyRow row, CancellationToken cancel)
    {
        var files = PackageFiles.FromZip(row.Body).Files!;
        var below = await parts.Packages.FindPackageAsync(row.BaseTenantId, row.BaseKey, row.BaseVersion, cancel);
        if (row.IsOwnForm) return below is null ? Workpiece.OfBegun(files) : Workpiece.OfForm(UpgradeReader.Package(below), files);
        return new Workpiece(UpgradeReader.Package(below ?? throw new NotFoundException("The national form")), files);
    }

    private bool IsFree(WorkingCopyRow row, Actor actor) => row.IsFree(actor.PersonId, time.GetUtcNow());

    private WorkingCopyRow Held(WorkingCopyRow row, Actor actor) =>
        row with { HolderId = actor.PersonId, HolderName = actor.Name, HeldUntil = time.GetUtcNow() + options.Lease };

    private async Task<WorkingCopyRow> HoldAsync(WorkingCopyRow row, Actor actor, CancellationToken cancel)
    {
        var held = Held(row, actor);
        await parts.Db.WriteAsync(unit => parts.Copies.Hold(unit, held), cancel);
        return held;
    }
}

/// <summary>The stores behind the work on forms.</summary>
public sealed record DesignParts(
    Db Db, WorkingCopyStore Copies, PackageStore Packages, ProcedureStore Procedures, FormUpgradeStore Upgrades, AuditStore Audit)
{
    public required PublicationStore Publications { get; init; }
}
