using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;
using CyberPort.Forms.Upgrades;

namespace CyberPort.Forms.Tests.Upgrades;

/// <summary>One folder: two versions of the form of the documentation (the files that differ from it), an overlay, and choices.</summary>
internal sealed class UpgradeTriad(string name)
{
    public static string Folder { get; } = Repository.PathOf("tests", "CyberPort.Forms.Tests", "Upgrades", "Triads");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    public string PathOf(string file) => Path.Combine(Folder, name, file);

    public FormPackage Old => Base("base-old");

    public FormPackage New => Base("base-new");

    public Overlay Overlay => Read(Repository.Files(PathOf("overlay")));

    public IReadOnlyDictionary<string, UpgradeChoice>? Choices
    {
        get
        {
            if (!File.Exists(PathOf("choices.json"))) return null;
            var choices = Value.Parse(File.ReadAllBytes(PathOf("choices.json"))).AsRecord;
            return choices.ToDictionary(c => c.Key, c => new UpgradeChoice(Enum.Parse<ChoiceKind>(c.Value["kind"].AsText, ignoreCase: true), c.Value["value"]));
        }
    }

    public static Overlay Read(PackageFiles files)
    {
        var reading = OverlayReader.Read(files);
        Assert.Empty(reading.Problems);
        return reading.Overlay!;
    }

    /// <summary>What a reader of the folder wants to know: the outcomes without a choice, and the overlay with the choices.</summary>
    public static Value Told(Upgrade first, Upgrade chosen) => Value.Record(
        ("outcomes", Value.Of(ValueRecord.Of(first.Outcomes.Select(o => KeyValuePair.Create(o.Id, Told(o)))))),
        ("afterChoices", Value.Of(ValueRecord.Of(chosen.Outcomes.Where(o => first.Outcomes.All(f => f.Id != o.Id) || o.IsOpen).Select(o => KeyValuePair.Create(o.Id, Told(o)))))),
        ("moves", Value.Of(ValueRecord.Of(chosen.Moves.Select(m => KeyValuePair.Create(m.Key, Value.Of(m.Value)))))),
        ("step", Value.Of(UpgradePolicy.StepOf(first.From, first.To).ToString())),
        ("mayApply", Value.Of(UpgradePolicy.MayApply(first))),
        ("overlay", chosen.Files is { } files ? Value.Parse(files[PackagePaths.Overlay]!.Value.Span).Without("/base/digest") : Value.Null),
        ("cases", chosen.Files is { } same ? Value.Parse(same[PackagePaths.Cases]!.Value.Span) : Value.Null));

    private static Value Told(UpgradeOutcome outcome) => Value.Record(
        ("kind", Value.Of(outcome.Kind.ToString())), ("ja", Value.Of(outcome.Message.Ja)), ("en", Value.Of(outcome.Message.En)),
        ("baseOld", outcome.BaseOld), ("baseNew", outcome.Target.StartsWith("codelist:", StringComparison.Ordinal) && outcome.Facet == "" ? default : outcome.BaseNew),
        ("ours", outcome.Ours), ("proposal", outcome.Proposal),
        ("choices", Value.Of([.. outcome.Choices.Select(c => Value.Of(c.ToString()))])), ("default", Value.Of(outcome.Default?.ToString())));

    private FormPackage Base(string folder)
    {
        var changed = Directory.Exists(PathOf(folder)) ? Repository.Files(PathOf(folder)) : PackageFiles.Empty;
        return Slipway.Read(changed.Aggregate(Slipway.Files, (all, f) => all.With(f.Key, f.Value)));
    }
}
