using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Upgrades;

/// <summary>What differs between the rules of two versions of a package.</summary>
internal static class RuleDifference
{
    public static IEnumerable<PackageChange> Of(FormPackage old, FormPackage now)
    {
        var (was, found) = (Members(old), Members(now));
        foreach (var id in was.Keys.Union(found.Keys).Order(StringComparer.Ordinal))
        {
            var (from, to) = (was.GetValueOrDefault(id), found.GetValueOrDefault(id));
            if (from.IsNull || to.IsNull) yield return new("rule:" + id, "", from, to, Whole(old.Rules.GetValueOrDefault(id), now.Rules.GetValueOrDefault(id)));
            else
                foreach (var name in from.AsRecord.Keys.Union(to.AsRecord.Keys).Order(StringComparer.Ordinal))
                    if (from[name] != to[name]) yield return new("rule:" + id, name, from[name], to[name], Member(name, old.Rules[id], now.Rules[id]));
        }
    }

    private static UpgradeStep Whole(RuleDefinition? was, RuleDefinition? found) =>
        (was is not null && Decides(was) && was.Kind != RuleKind.Check) || (found is not null && Decides(found)) ? UpgradeStep.Major : UpgradeStep.Minor;

    private static UpgradeStep Member(string name, RuleDefinition was, RuleDefinition found) => name switch
    {
        "message" or "basis" => UpgradeStep.Patch,
        "severity" => found.Severity > was.Severity && found.Severity == Severity.Error ? UpgradeStep.Major : UpgradeStep.Minor,
        _ => Decides(found) ? UpgradeStep.Major : UpgradeStep.Minor,
    };

    /// <summary>Whether answers can be refused, or fields asked, because of the rule.</summary>
    private static bool Decides(RuleDefinition rule) =>
        rule.Kind is RuleKind.Visible or RuleKind.Enabled or RuleKind.Required or RuleKind.Options || rule is { Kind: RuleKind.Check, Severity: Severity.Error };

    private static Dictionary<string, Value> Members(FormPackage package) =>
        package.Documents.GetValueOrDefault(PackagePaths.Rules) is { Kind: ValueKind.Record } rules ? rules.AsRecord.ToDictionary(r => r.Key, r => r.Value) : [];
}
