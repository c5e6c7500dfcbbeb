using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Upgrades;

/// <summary>Which upgrades need nobody, and which versions may follow each other.</summary>
public static class UpgradePolicy
{
    /// <summary>How far one version is from another; a snapshot's "+3" does not count.</summary>
    public static UpgradeStep StepOf(string from, string to)
    {
        var (old, now) = (Parts(from), Parts(to));
        for (var i = 0; i < 3; i++)
        {
            if (now[i] < old[i]) return UpgradeStep.Back;
            if (now[i] > old[i]) return i switch { 0 => UpgradeStep.Major, 1 => UpgradeStep.Minor, _ => UpgradeStep.Patch };
        }

        return UpgradeStep.None;
    }

    /// <summary>Whether the upgrade may be applied without asking: patch without a conflict, minor when the cases pass as well, major never.</summary>
    public static bool MayApply(Upgrade upgrade)
    {
        if (upgrade.Files is null || upgrade.Open.Any()) return false;

        return StepOf(upgrade.From, upgrade.To) switch
        {
            UpgradeStep.None or UpgradeStep.Patch => true,
            UpgradeStep.Minor => upgrade is { FailingCases.Count: 0, Resolution.Snapshot: not null },
            _ => false,
        };
    }

    /// <summary>Whether somebody of the organisation has to accept the version, even when nothing is in conflict.</summary>
    public static bool MustBeAccepted(Upgrade upgrade) => StepOf(upgrade.From, upgrade.To) is UpgradeStep.Major or UpgradeStep.Back;

    /// <summary>Why a version may not be published after another one: re-typed fields (U8), or a version number that promises too little.</summary>
    public static IReadOnlyList<Problem> Refusals(FormPackage published, FormPackage next)
    {
        var problems = PackageDifference.TypeChanges(published, next).SelectMany(c => RetypeFaults(published, next, c)).ToList();
        var needed = PackageDifference.Of(published, next).Select(c => c.Step).DefaultIfEmpty(UpgradeStep.None).Max();
        if (StepOf(published.Manifest.Version, next.Manifest.Version) is var step && (step < needed || step == UpgradeStep.Back))
            problems.Add(UpgradeProblems.SmallStep(next.Manifest.Version, needed));
        return problems;
    }

    /// <summary>A field may get another type in a major version only, with an expression that takes its answers along.</summary>
    internal static IReadOnlyList<Problem> RetypeFaults(FormPackage old, FormPackage now, TypeChange change)
    {
        if (change.Migrate is not { } migrate || StepOf(old.Manifest.Version, now.Manifest.Version) != UpgradeStep.Major)
            return [UpgradeProblems.Retyped(change)];

        var compilation = ExpressionCompiler.Compile(migrate, new FormTypes(old.Schema).Field(change.OldPath), new FormTypes(now.Schema).At(change.Path));
        return [.. compilation.Problems.Select(p => UpgradeProblems.NoMigration(change, p.In(PackagePaths.Schema, change.SchemaPointer)))];
    }

    private static int[] Parts(string version) =>
        [.. version.Split('+')[0].Split('.').Concat(["0", "0", "0"]).Take(3).Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var part) ? part : 0)];
}

/// <summary>How far a version is from the one before.</summary>
public enum UpgradeStep
{
    /// <summary>An older version.</summary>
    Back = -1,
    None,

    /// <summary>Texts and help.</summary>
    Patch,

    /// <summary>Optional fields, warnings, wider limits.</summary>
    Minor,

    /// <summary>Common fields, errors, types.</summary>
    Major,
}
