using CyberPort.Expressions;
using CyberPort.Forms.Upgrades;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Design;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Upgrades;

/// <summary>An organisation decides what becomes of its changes on a newer version, and takes the result into its working copy.</summary>
public sealed class DecideUpgrade(UpgradeParts parts, WorkOnForm works, TimeProvider time)
{
    private readonly UpgradeReader _reader = new(parts);

    /// <summary>The newest version that is not published here yet.</summary>
    /// <exception cref="NotFoundException">No form of the organisation, or nothing newer.</exception>
    public async Task<OpenUpgrade> FindAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        await works.RequireAsync(actor, formKey, cancel);
        FormUpgradeRow? newest = null;
        foreach (var row in (await parts.Upgrades.ListOpenAsync(actor.Tenant, cancel)).Where(r => r.FormKey == formKey))
            if (newest is null || UpgradePolicy.StepOf(newest.ToVersion, row.ToVersion) > UpgradeStep.None) newest = row;
        return newest is not null && await _reader.ReadAsync(newest, cancel) is { } open ? open : throw new NotFoundException("A newer version");
    }

    /// <summary>Keeps decisions: outcome id to choice; what is not named stays undecided.</summary>
    public async Task<OpenUpgrade> ChooseAsync(Actor actor, string formKey, IReadOnlyDictionary<string, UpgradeChoice> choices, CancellationToken cancel)
    {
        var open = await FindAsync(actor, formKey, cancel);
        var known = open.Upgrade.Outcomes.Where(o => o.Choices.Count > 0).ToDictionary(o => o.Id, StringComparer.Ordinal);
        // a choice that fits no outcome, or one that its outcome does not have, was not made on this page
        var kept = choices.Where(c => known.TryGetValue(c.Key, out var outcome) && outcome.Choices.Contains(c.Value.Kind)).ToDictionary(c => c.Key, c => c.Value);
        var decided = await _reader.ReadAsync(open.Row with { Choices = UpgradeChoices.Write(kept) }, cancel) ?? throw new NotFoundException("A newer version");
        var state = decided.Upgrade.Files is null ? FormUpgradeState.Conflict : FormUpgradeState.Acceptance;
        var row = decided.Row with { State = state, Conflicts = decided.Conflicts, ChangedAt = time.GetUtcNow(), ChangedBy = actor.Name };
        await parts.Db.WriteAsync(async unit =>
        {
            parts.Upgrades.Save(unit, row);
            var detail = Value.Record(("version", Value.Of(row.ToVersion)), ("choices", Value.Parse(row.Choices))).ToJson();
            await parts.Audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "decide-upgrade", $"form/{formKey}", detail));
        }, cancel);
        return decided with { Row = row };
    }

    /// <summary>Takes the upgraded form into the working copy; its own cases run there, and it is published like every change.</summary>
    /// <exception cref="NotAllowedException">Something is undecided.</exception>
    /// <exception cref="WorkHeldException">Somebody else is editing the form.</exception>
    public async Task TakeAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        var open = await FindAsync(actor, formKey, cancel);
        if (open.IsTaken) return;
        if (open.Upgrade.Files is not { } files) throw new NotAllowedException("Something is undecided.");
        var work = await works.OpenAsync(actor, formKey, cancel);
        if (!work.Mine) throw new WorkHeldException(work.Row.HolderName);
        var now = time.GetUtcNow();
        await parts.Db.WriteAsync(async unit =>
        {
            parts.Copies.Save(unit, work.Row with { BaseVersion = open.Row.ToVersion, Body = files.ToZip(), SavedAt = now, SavedBy = actor.Name });
            parts.Upgrades.Save(unit, open.Row with { State = FormUpgradeState.Taken, Conflicts = 0, ChangedAt = now, ChangedBy = actor.Name });
            var detail = Value.Record(("version", Value.Of(open.Row.ToVersion))).ToJson();
            await parts.Audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "take-upgrade", $"form/{formKey}", detail));
        }, cancel);
    }
}
