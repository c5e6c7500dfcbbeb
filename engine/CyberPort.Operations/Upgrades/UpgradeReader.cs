using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Upgrades;
using CyberPort.Operations.Accounts;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Organisations;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Upgrades;

/// <summary>An organisation's form on its way to a newer version of the form it is made from.</summary>
public sealed record OpenUpgrade
{
    public required FormUpgradeRow Row { get; init; }

    /// <summary>What is published.</summary>
    public required OverlayRow Published { get; init; }

    /// <summary>What is being worked on; then that is taken along, not what is published.</summary>
    public WorkingCopyRow? Copy { get; init; }

    /// <summary>The newer version as it is stored.</summary>
    public required PackageRow To { get; init; }

    public required FormPackage Old { get; init; }
    public required FormPackage New { get; init; }

    /// <summary>What becomes of the organisation's changes with what was decided so far.</summary>
    public required Upgrade Upgrade { get; init; }

    /// <summary>What was decided and still has something to decide about.</summary>
    public required IReadOnlyDictionary<string, UpgradeChoice> Choices { get; init; }

    /// <summary>Whether the working copy stands on the newer version already: what is left is to publish it.</summary>
    public bool IsTaken => Copy is { } copy && copy.BaseVersion == Row.ToVersion;

    public int Conflicts => Upgrade.Open.Count() + Upgrade.Problems.Count;
}

/// <summary>Reads what an upgrade needs and runs it.</summary>
internal sealed class UpgradeReader(UpgradeParts parts)
{
    /// <summary>Nothing when the organisation is on that version or a later one.</summary>
    public async Task<OpenUpgrade?> ReadAsync(FormUpgradeRow row, CancellationToken cancel)
    {
        if (await parts.Packages.ListOverlaysAsync(row.TenantId, row.FormKey, cancel) is not [var published, ..]) return null;
        if (UpgradePolicy.StepOf(published.BaseVersion, row.ToVersion) <= UpgradeStep.None) return null;

        var copy = await parts.Copies.FindAsync(row.TenantId, row.FormKey, cancel);
        var to = await parts.Packages.FindPackageAsync(row.BaseTenantId, row.BaseKey, row.ToVersion, cancel) ?? throw new NotFoundException("The newer version");
        var from = await parts.Packages.FindPackageAsync(row.BaseTenantId, row.BaseKey, copy?.BaseVersion ?? published.BaseVersion, cancel)
            ?? throw new NotFoundException("The version");
        var (old, now) = (Package(from), Package(to));
        // a working copy that cannot be read is told by the designer; what is published can always be read
        var overlay = Overlay(copy?.Body) ?? Overlay(published.Body)!;
        var (upgrade, choices) = Run(old, now, overlay, UpgradeChoices.Read(row.Choices));
        return new OpenUpgrade { Row = row, Published = published, Copy = copy, To = to, Old = old, New = now, Upgrade = upgrade, Choices = choices };
    }

    public static FormPackage Package(PackageRow row) => PackageReader.Read(PackageFiles.FromZip(row.Body).Files!).Package!;

    public static Overlay? Overlay(byte[]? zip) => zip is null ? null : OverlayReader.Read(PackageFiles.FromZip(zip).Files!).Overlay;

    // what was decided about something that is no longer there is forgotten
    private static (Upgrade Upgrade, IReadOnlyDictionary<string, UpgradeChoice> Choices) Run(
        FormPackage old, FormPackage now, Overlay overlay, IReadOnlyDictionary<string, UpgradeChoice> choices)
    {
        var upgrade = OverlayUpgrade.Run(old, now, overlay, choices);
        var met = upgrade.Outcomes.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        if (choices.Keys.All(met.Contains)) return (upgrade, choices);
        var left = choices.Where(c => met.Contains(c.Key)).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
        return (OverlayUpgrade.Run(old, now, overlay, left), left);
    }
}

/// <summary>The stores behind upgrades.</summary>
public sealed record UpgradeParts(Db Db, FormUpgradeStore Upgrades, PackageStore Packages, WorkingCopyStore Copies, ProcedureStore Procedures, AuditStore Audit)
{
    public required PublicationStore Publications { get; init; }
    public required PersonStore People { get; init; }
    public required NotificationStore Notifications { get; init; }
    public required OutboxStore Outbox { get; init; }
}
