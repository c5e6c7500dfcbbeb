using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.Schemas;
using CyberPort.Forms.States;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Forms.Tests.Overlays;

public sealed class OverlayGuaranteeTests
{
    private static readonly FormContext Context = new() { Today = new(2026, 5, 1), Phase = FormPhase.Submit };
    private static readonly Value Plain = Value.Parse("""{ "boatName": "みなと丸", "boatKind": "pleasure", "length": 7.2, "day": "2026-05-03" }""");
    private static readonly SchemaValidator BaseSchema = SchemaValidator
        .Compile(GuaranteeForm.Base.Files[PackagePaths.Schema]!.Value, new() { AssertFormats = true }).Validator!;

    [Fact]
    public void What_is_valid_under_a_snapshot_is_without_ext_and_with_national_codes_valid_under_the_base()
    {
        var (snapshots, valid) = (0, 0);
        var overlays = OverlayGenerator.Elements.ListOf().Resize(7).Where(e => e.Count > 0);

        Prop.ForAll(overlays.ToArbitrary(), OverlayGenerator.Answers.ArrayOf(24).ToArbitrary(), (elements, answers) =>
        {
            var overlay = OverlayGenerator.Overlay(elements);
            if (Compiled(OverlayResolver.Resolve(GuaranteeForm.Base, overlay).Snapshot) is not { } form) return true;

            snapshots++;
            var national = Compiled(OverlayResolver.Resolve(GuaranteeForm.Base, overlay.SwitchesOnly()).Snapshot)!;
            foreach (var answer in answers)
            {
                var state = form.Evaluate(answer, Context);
                if (state.Findings.Any(f => f.Severity == Severity.Error)) continue;

                valid++;
                var submission = NationalAnswers.Of(form.Package, form.Submission(state));
                var errors = national.Evaluate(submission, Context).Findings.Where(f => f.Severity == Severity.Error).ToArray();
                Assert.True(errors.Length == 0, $"{submission}: {string.Join<FormFinding>('\n', errors)}");
                Assert.True(BaseSchema.IsValid(submission.ToUtf8()), submission.ToString());
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

        // The property says something only when there are snapshots, and answers that are valid under them.
        TestContext.Current.SendDiagnosticMessage($"{snapshots} snapshots, {valid} valid answers");
        Assert.True(snapshots > 100, $"{snapshots} snapshots");
        Assert.True(valid > 100, $"{valid} valid answers");
    }

    [Fact]
    public void An_answer_with_an_own_code_is_valid_with_the_national_code_that_it_stands_for()
    {
        var (valid, mapped) = (0, 0);
        var overlays = OverlayGenerator.OwnCodes.ListOf().Resize(4).Where(e => e.Count > 0);
        var national = Compiled(GuaranteeForm.Base)!;

        Prop.ForAll(overlays.ToArbitrary(), OverlayGenerator.Gears.ArrayOf(12).ToArbitrary(), (elements, gears) =>
        {
            if (Compiled(OverlayResolver.Resolve(GuaranteeForm.Base, OverlayGenerator.Overlay(elements)).Snapshot) is not { } form) return true;

            foreach (var (gear, part) in gears)
            {
                var state = form.Evaluate(Plain.With("/gear", Value.Of(gear)).With("/gearPart", Value.Of(part)), Context);
                if (state.Findings.Any(f => f.Severity == Severity.Error)) continue;

                valid++;
                var submission = NationalAnswers.Of(form.Package, form.Submission(state));
                if (submission != form.Submission(state)) mapped++;
                Assert.DoesNotContain(national.Evaluate(submission, Context).Findings, f => f.Severity == Severity.Error);
                Assert.DoesNotContain("own-", submission.ToString(), StringComparison.Ordinal);
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

        Assert.True(mapped > 100 && valid > mapped + 100, $"{valid} valid answers, {mapped} of them with own codes");
    }

    [Fact]
    public void Independent_elements_commute()
    {
        var compared = 0;
        var overlays = OverlayGenerator.Elements.ListOf().Resize(8).Where(e => e.Count > 1);

        Prop.ForAll(overlays.ToArbitrary(), elements =>
        {
            // Not independent are two elements of one key, own rules and their own field, and places given by what is moved itself.
            var distinct = elements.DistinctBy(e => e.Key).ToArray();
            var one = distinct.Where((e, i) => i % 2 == 0 || IsOwn(e)).ToArray();
            var other = distinct.Except(one).ToArray();
            if (other.Length == 0 || OverlayResolver.Resolve(GuaranteeForm.Base, OverlayGenerator.Overlay(distinct)).Snapshot is not { } both) return true;

            var first = Then(Then(GuaranteeForm.Base, one), other);
            var second = Then(Then(GuaranteeForm.Base, other), one);
            if (first is null || second is null) return true;

            compared++;
            Assert.Equal(Content(both), Content(first));
            Assert.Equal(Content(both), Content(second));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

        TestContext.Current.SendDiagnosticMessage($"{compared} compared");
        Assert.True(compared > 50, $"{compared} compared");
    }

    private static bool IsOwn(OverlayGenerator.Element element) =>
        element.Key == "ext" || element.Key == "gear" || element.Key.StartsWith("code ", StringComparison.Ordinal) || element.Key.StartsWith("rule ", StringComparison.Ordinal) || element.Key.StartsWith("move ", StringComparison.Ordinal);

    private static FormPackage? Then(FormPackage? below, OverlayGenerator.Element[] elements) =>
        below is null
            ? null
            : OverlayResolver.Resolve(below, OverlayGenerator.Overlay(elements) with { Base = new(below.Manifest.Id, null, null) }).Snapshot;

    // A snapshot that does not compile (a rule about a field it lacks) is not published.
    private static CompiledForm? Compiled(FormPackage? snapshot) => snapshot is null ? null : FormCompiler.Compile(snapshot).Form;

    private static Value Content(FormPackage package) =>
        Value.Of(ValueRecord.Of(package.Files.Where(f => f.Key.EndsWith(".json", StringComparison.Ordinal) && f.Key is not (PackagePaths.Manifest or PackagePaths.Cases))
            .Select(f => KeyValuePair.Create(f.Key, Value.Parse(f.Value.Span)))));
}
