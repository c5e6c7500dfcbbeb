using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Upgrades;

namespace CyberPort.Forms.Editing;

/// <summary>Forms that stand for themselves: begun from another one, which may be a blank one, and numbered by what changes in them.</summary>
public static class OwnForms
{
    /// <summary>A new form of an organisation with everything that another form has; it knows nothing of that form afterwards.</summary>
    /// <param name="like">The form it begins with, without libraries: as it was published.</param>
    /// <param name="owner">"jphij".</param>
    /// <param name="name">The last part of its id: "pier-crane-use".</param>
    /// <param name="title">What it is called.</param>
    /// <param name="from">Its first day.</param>
    public static PackageFiles Begin(FormPackage like, string owner, string name, LocalText title, DateOnly from)
    {
        var manifest = Json(like, PackagePaths.Manifest).Without("/base").Without("/overlay").Without("/summary").Without("/effectiveTo")
            .With("/id", Value.Of($"{owner}/{name}"))
            .With("/version", Value.Of("1.0.0"))
            .With("/owner", Value.Of(owner))
            .With("/title", Text(title))
            .With("/effectiveFrom", Value.Of(from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        if (manifest["procedure"].Kind == ValueKind.Record)
        {
            // neither the row of the national catalogue nor its counts are this form's
            manifest = manifest.With("/procedure/key", Value.Of(KeyOf(name))).With("/procedure/catalogue", Value.Of($"{owner}/{name}"))
                .With("/procedure/buildClass", Value.Of("generic"));
            foreach (var count in (string[])["lawPrescribed", "administrators", "casesPerYear"]) manifest = manifest.Without("/procedure/practice/" + count);
        }

        var outputs = Json(like, PackagePaths.Outputs);
        foreach (var at in (string[])["/print/title", "/case/columns/title/text"])
            if (outputs.At(at) is { Kind: ValueKind.Record } named && !named["ja"].AsText.Contains('{', StringComparison.Ordinal)) outputs = outputs.With(at, Text(title));
        return like.Files
            .With(PackagePaths.Manifest, DocumentText.Write(manifest))
            .With(PackagePaths.Outputs, DocumentText.Write(outputs))
            .With(PackagePaths.Readme, $"# {title.Ja}\n\n{like.Manifest.Id} {like.Manifest.Version} を写して始めた様式。\n");
    }

    /// <summary>The work with the version number that its changes need: texts a patch, additions a minor, what binds a major one; never a smaller one than it has.</summary>
    public static Workpiece Numbered(Workpiece work)
    {
        if (work is not { IsOwnForm: true, IsPublished: true } || work.Snapshot is not { } now) return work;
        var step = PackageDifference.Of(work.Base, now).Select(c => c.Step).DefaultIfEmpty(UpgradeStep.None).Max();
        if (step <= UpgradePolicy.StepOf(work.Base.Manifest.Version, now.Manifest.Version)) return work;
        int[] parts = [.. work.Base.Manifest.Version.Split('.').Select(p => int.Parse(p, NumberStyles.None, CultureInfo.InvariantCulture))];
        var version = step switch
        {
            UpgradeStep.Major => $"{parts[0] + 1}.0.0",
            UpgradeStep.Minor => $"{parts[0]}.{parts[1] + 1}.0",
            _ => $"{parts[0]}.{parts[1]}.{parts[2] + 1}",
        };
        return work.With(PackagePaths.Manifest, work.Read(PackagePaths.Manifest).With("/version", Value.Of(version)));
    }

    // "pier-crane-use" is pierCraneUse among the procedures
    private static string KeyOf(string name)
    {
        var words = name.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return words[0] + string.Concat(words.Skip(1).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }

    private static Value Json(FormPackage package, string path) => Value.Parse(package.Files[path]!.Value.Span);

    private static Value Text(LocalText text) => Value.Record(("ja", Value.Of(text.Ja)), ("en", Value.Of(text.En)));
}
