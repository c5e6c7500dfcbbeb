using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Design;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Publications;

/// <summary>The published versions of a form: seen with who, when and why; withdrawn, or offered again. Cases and drafts go on.</summary>
public sealed class FormHistory(ReleaseParts parts, PackageStore packages, ReleaseForm releases, OfferProcedure offers, TimeProvider time)
{
    private readonly FormVersions _versions = new(packages, parts.Publications);

    /// <summary>The published versions, newest first.</summary>
    public async Task<IReadOnlyList<FormVersion>> ListAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        WorkOnForm.Require(actor);
        var procedures = await releases.ProceduresAsync(actor.Tenant, formKey, cancel);
        var offered = procedures.Where(p => p.WithdrawnAt is null).Select(p => p.SnapshotDigest).ToHashSet(StringComparer.Ordinal);
        var versions = await _versions.ListAsync(actor.Tenant, formKey, cancel);
        return [.. versions.Select(v => v with { Offered = offered.Contains(v.Row.SnapshotDigest) })];
    }

    /// <summary>Offers an earlier version again; what waits for its day is passed over.</summary>
    /// <exception cref="AnswerRefusedException">It is not said why.</exception>
    public async Task GoBackAsync(Actor actor, string formKey, string version, string note, CancellationToken cancel)
    {
        var row = (await FindAsync(actor, formKey, version, cancel)).Row;
        if (row.State == PublicationState.Waiting) throw new NotFoundException("The version");
        RequireWhy(note);
        await MoveAsync(actor, row, note, unit => AuditAsync(unit, actor, "go-back", row, note), cancel);
    }

    /// <summary>Takes a version back: one that waits is not offered on its day; one that is offered makes way for the one before, or ends.</summary>
    /// <exception cref="AnswerRefusedException">It is not said why.</exception>
    /// <exception cref="StaleRowException">Its day came a moment ago.</exception>
    public async Task WithdrawAsync(Actor actor, string formKey, string version, string note, CancellationToken cancel)
    {
        var found = await FindAsync(actor, formKey, version, cancel);
        RequireWhy(note);
        var (row, all) = (found.Row, await ListAsync(actor, formKey, cancel));
        var before = all.SkipWhile(v => v.Row.Version != version).Select(v => v.Row)
            .FirstOrDefault(r => r.State is PublicationState.Published or PublicationState.Again && r.SnapshotDigest != row.SnapshotDigest);
        if (found.Offered && row.State != PublicationState.Waiting && before is not null)
        {
            await MoveAsync(actor, before, note, unit => WithdrawAsync(unit, actor, row, note), cancel);
            return;
        }

        // the first version of a procedure may be named by an offer that begins with it
        var procedures = (await releases.ProceduresAsync(actor.Tenant, formKey, cancel))
            .Where(p => p.WithdrawnAt is null && p.SnapshotDigest == row.SnapshotDigest);
        await parts.Db.WriteAsync(async unit =>
        {
            await WithdrawAsync(unit, actor, row, note);
            foreach (var procedure in procedures) await parts.Procedures.SaveAsync(unit, procedure with { WithdrawnAt = time.GetUtcNow() });
        }, cancel);
    }

    private static void RequireWhy(string note)
    {
        if (note.Trim().Length > 0) return;
        throw new AnswerRefusedException(new LocalText("「取り下げる・戻す理由」を書いてください。", "Say why: the reason is kept in the history."));
    }

    private async Task MoveAsync(Actor actor, PublicationRow to, string note, Func<UnitOfWork, Task> also, CancellationToken cancel)
    {
        var title = (await parts.Forms.GetAsync(actor.Tenant, to.SnapshotDigest, cancel)).Manifest.Title;
        var procedures = await releases.ProceduresAsync(actor.Tenant, to.FormKey, cancel);
        await parts.Db.WriteAsync(async unit =>
        {
            var change = ChangeOf(actor, to, PublicationState.Again, note);
            await parts.Publications.PassAsync(unit, change, DateOnly.MinValue, DateOnly.MaxValue);
            await KeepAsync(unit, actor, to, PublicationState.Again, note);
            await offers.MoveAsync(unit, actor.AuditName, procedures, to.SnapshotDigest, title);
            await also(unit);
        }, cancel);
    }

    private async Task WithdrawAsync(UnitOfWork unit, Actor actor, PublicationRow row, string note)
    {
        if (row.State != PublicationState.Waiting) await KeepAsync(unit, actor, row, PublicationState.Withdrawn, note);
        else if (await parts.Publications.EndWaitAsync(unit, ChangeOf(actor, row, PublicationState.Withdrawn, note)) == 0)
            throw new StaleRowException("The publication");
        await AuditAsync(unit, actor, "withdraw-version", row, note);
    }

    private async Task KeepAsync(UnitOfWork unit, Actor actor, PublicationRow row, string state, string note)
    {
        var change = ChangeOf(actor, row, state, note);
        if (await parts.Publications.ChangeAsync(unit, change) > 0) return;
        var changed = row with { State = state, ChangedAt = change.ChangedAt, ChangedBy = change.ChangedBy, ChangeNote = change.ChangeNote };
        parts.Publications.Add(unit, changed);
    }

    private PublicationChange ChangeOf(Actor actor, PublicationRow row, string state, string note) =>
        new(row.TenantId, row.FormKey, row.Version, state, time.GetUtcNow(), actor.Name, note.Trim());

    private Task AuditAsync(UnitOfWork unit, Actor actor, string action, PublicationRow row, string note)
    {
        var detail = Value.Record(("version", Value.Of(row.Version)), ("note", Value.Of(note.Trim()))).ToJson();
        return parts.Audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, action, $"form/{row.FormKey}", detail));
    }

    private async Task<FormVersion> FindAsync(Actor actor, string formKey, string version, CancellationToken cancel) =>
        (await ListAsync(actor, formKey, cancel)).FirstOrDefault(v => v.Row.Version == version)
        ?? throw new NotFoundException("The version");
}
