using CyberPort.Forms.Codes;
using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Forms.Tests.Overlays;
using CyberPort.Forms.Upgrades;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Forms.Tests.Upgrades;

public sealed class OverlayUpgradePropertyTests
{
    private static readonly FormContext Context = new() { Today = new(2026, 5, 1), Phase = FormPhase.Submit };
    private static readonly Arbitrary<List<OverlayGenerator.Element>> Overlays = OverlayGenerator.Elements.ListOf().Resize(5).Where(e => e.Count > 0).ToArbitrary();
    private static readonly Arbitrary<List<BaseGenerator.Change>> Changes = BaseGenerator.Changes.ListOf().Resize(5).Where(c => c.Count > 0).ToArbitrary();

    [Fact]
    public void Upgrading_to_the_same_base_changes_nothing()
    {
        var compared = 0;
        Prop.ForAll(Overlays, elements =>
        {
            if (Sound(elements) is not { } overlay) return true;

            compared++;
            var upgrade = OverlayUpgrade.Run(GuaranteeForm.Base, GuaranteeForm.Base, overlay);
            Assert.All(upgrade.Outcomes, o => Assert.True(o.Code == "U0" && o.Kind == OutcomeKind.Kept, o.ToString()));
            Assert.Equal(Content(overlay.Files), Content(upgrade.Files!));
            Assert.Equal(overlay.Files[PackagePaths.Cases]!.Value, upgrade.Files![PackagePaths.Cases]!.Value);
            Assert.True(UpgradePolicy.MayApply(upgrade));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

        Assert.True(compared > 40, $"{compared} compared");
    }

    [Fact]
    public void What_comes_out_fits_the_new_base_and_a_second_run_says_the_same()
    {
        var (upgraded, conflicts, untouched) = (0, 0, 0);
        Prop.ForAll(Overlays, Changes, (elements, changes) =>
        {
            if (Sound(elements) is not { } overlay || BaseGenerator.Next(changes, "2.0.0") is not { } next) return true;

            var first = OverlayUpgrade.Run(GuaranteeForm.Base, next, overlay);
            var again = OverlayUpgrade.Run(GuaranteeForm.Base, next, overlay);
            Assert.Equal(first.Outcomes.Select(o => (o.Id, o.Kind, o.Message)), again.Outcomes.Select(o => (o.Id, o.Kind, o.Message)));
            Assert.Equal(first.Preview!.Digest, again.Preview!.Digest);
            Assert.Equal(first.Outcomes.Count, first.Outcomes.Select(o => o.Id).Distinct().Count());

            conflicts += first.Open.Any() ? 1 : 0;
            untouched += first.Open.Any() ? 0 : 1;
            if (!first.Open.Any()) Assert.NotNull(first.Files);
            var settled = Settle(next, overlay, first);
            Assert.True(settled.Files is not null, string.Join("\n", settled.Open.Select(o => $"{o.Id}: {o.Message.En}")));

            upgraded++;
            var result = UpgradeTriad.Read(settled.Files);
            Assert.Empty(OverlayResolver.Resolve(next, result).Conflicts);
            Assert.All(OverlayUpgrade.Run(next, next, result).Outcomes, o => Assert.Equal("U0", o.Code));
            Assert.Equal(settled.Files.Digest, OverlayUpgrade.Run(GuaranteeForm.Base, next, overlay, settled.DefaultChoices()).Files!.Digest);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

        TestContext.Current.SendDiagnosticMessage($"{upgraded} upgraded, {conflicts} with conflicts, {untouched} without");
        Assert.True(upgraded > 40 && conflicts > 10 && untouched > 10, $"{upgraded} upgraded, {conflicts} with conflicts, {untouched} without");
    }

    [Fact]
    public void What_is_valid_under_the_new_snapshot_is_without_ext_and_with_national_codes_valid_under_the_new_base()
    {
        var valid = 0;
        Prop.ForAll(Overlays, Changes, OverlayGenerator.Answers.ArrayOf(80).ToArbitrary(), (elements, changes, answers) =>
        {
            if (Sound(elements) is not { } overlay || BaseGenerator.Next(changes, "2.0.0") is not { } next) return true;

            var settled = Settle(next, overlay, OverlayUpgrade.Run(GuaranteeForm.Base, next, overlay));
            var form = FormCompiler.Compile(settled.Resolution!.Snapshot!).Form!;
            var national = FormCompiler.Compile(OverlayResolver.Resolve(next, UpgradeTriad.Read(settled.Files!).SwitchesOnly()).Snapshot!).Form!;
            foreach (var answer in answers.Select(a => AnswerMoves.Apply(a, settled.Moves)))
            {
                var state = form.Evaluate(answer, Context);
                if (state.Findings.Any(f => f.Severity == Severity.Error)) continue;

                valid++;
                var submission = NationalAnswers.Of(form.Package, form.Submission(state));
                Assert.DoesNotContain(national.Evaluate(submission, Context).Findings, f => f.Severity == Severity.Error);
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

        Assert.True(valid > 100, $"{valid} valid answers");
    }

    // What a default withdraws may bring up something else: the choices are made until nothing is open.
    private static Upgrade Settle(FormPackage next, Overlay overlay, Upgrade upgrade)
    {
        for (var i = 0; i < 5 && upgrade.Open.Any(); i++)
            upgrade = OverlayUpgrade.Run(GuaranteeForm.Base, next, overlay, upgrade.DefaultChoices());
        return upgrade;
    }

    private static Overlay? Sound(IEnumerable<OverlayGenerator.Element> elements)
    {
        var overlay = OverlayGenerator.Overlay(elements);
        var snapshot = OverlayResolver.Resolve(GuaranteeForm.Base, overlay).Snapshot;
        return snapshot is not null && FormCompiler.Compile(snapshot).Form is not null ? overlay : null;
    }

    private static Value Content(PackageFiles files) => Value.Parse(files[PackagePaths.Overlay]!.Value.Span).Without("/base");
}
