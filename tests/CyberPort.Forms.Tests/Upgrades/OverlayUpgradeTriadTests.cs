using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Upgrades;

namespace CyberPort.Forms.Tests.Upgrades;

/// <summary>Triads of files: two versions of a base and an overlay give the expected outcomes and the expected overlay.</summary>
public sealed class OverlayUpgradeTriadTests
{
    public static TheoryData<string> Triads => [.. UpgradeTriad.Names];

    [Theory]
    [MemberData(nameof(Triads))]
    public void The_outcomes_and_the_upgraded_overlay_are_as_expected(string name)
    {
        var triad = new UpgradeTriad(name);
        var first = OverlayUpgrade.Run(triad.Old, triad.New, triad.Overlay);
        var chosen = OverlayUpgrade.Run(triad.Old, triad.New, triad.Overlay, triad.Choices ?? first.DefaultChoices());

        var told = UpgradeTriad.Told(first, chosen);
        if (Environment.GetEnvironmentVariable("CYBERPORT_APPROVE") == "1") File.WriteAllBytes(triad.PathOf("expected.json"), DocumentText.Write(told));
        var expected = Value.Parse(File.ReadAllBytes(triad.PathOf("expected.json")));
        Assert.Empty(first.Problems);
        Assert.True(expected == told, Encoding.UTF8.GetString(DocumentText.Write(told)));
    }

    [Theory]
    [MemberData(nameof(Triads))]
    public void The_overlay_fits_the_old_base_and_once_upgraded_the_new_one(string name)
    {
        var triad = new UpgradeTriad(name);
        Assert.Empty(FormCases.Run(FormCompiler.Compile(OverlayResolver.Resolve(triad.Old, triad.Overlay).Snapshot!).Form!));

        var first = OverlayUpgrade.Run(triad.Old, triad.New, triad.Overlay);
        var chosen = OverlayUpgrade.Run(triad.Old, triad.New, triad.Overlay, triad.Choices ?? first.DefaultChoices());

        if (chosen.Files is not { } files)
        {
            Assert.Contains(chosen.Open, o => o.Choices.Count == 0);
            return;
        }

        Assert.Empty(chosen.Open);
        var overlay = UpgradeTriad.Read(files);
        Assert.Equal((triad.New.Manifest.Version, triad.New.Digest, null), (overlay.Base.Version, overlay.Base.Digest, overlay.Accept));
        var form = FormCompiler.Compile(OverlayResolver.Resolve(triad.New, overlay).Snapshot!).Form!;
        Assert.Empty(FormCases.Run(form));
        var again = OverlayUpgrade.Run(triad.New, triad.New, overlay);
        Assert.All(again.Outcomes, o => Assert.Equal("U0", o.Code));
        Assert.Equal(files.Digest, again.Files!.Digest);
    }

    [Theory]
    [MemberData(nameof(Triads))]
    public void Every_outcome_says_in_both_languages_what_happened_and_has_an_id_of_its_own(string name)
    {
        var triad = new UpgradeTriad(name);
        var outcomes = OverlayUpgrade.Run(triad.Old, triad.New, triad.Overlay).Outcomes;

        Assert.NotEmpty(outcomes);
        Assert.All(outcomes, o => Assert.True(o.Message.Ja.EndsWith('。') && o.Message.En.Length > 10, o.Message.ToString()));
        Assert.Equal(outcomes.Count, outcomes.Select(o => o.Id).Distinct().Count());
    }

    [Fact]
    public void There_is_a_triad_for_every_code()
    {
        var codes = UpgradeTriad.Names.Select(n => new UpgradeTriad(n))
            .SelectMany(t => OverlayUpgrade.Run(t.Old, t.New, t.Overlay).Outcomes).Select(o => o.Code).Distinct();

        Assert.Empty(Enumerable.Range(0, 14).Select(i => $"U{i}").Except(codes));
    }
}
