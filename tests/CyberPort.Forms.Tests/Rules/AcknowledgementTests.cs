using CyberPort.Expressions;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.States;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Rules;

public sealed class AcknowledgementTests
{
    private static readonly Value Values = Slipway.Boat.With("/crew", Value.Parse("""[{"_row":"r1","name":"A","age":12},{"_row":"r2","name":"B","age":15}]"""));

    [Fact]
    public void A_warning_that_asks_for_a_reason_stops_until_it_has_one()
    {
        var open = Findings(Slipway.Form, Values);
        Assert.All(open, f => Assert.True(f.Stops));

        var ticked = Findings(Slipway.Form, Values, [.. open.Select(f => Given(f, " "))]);
        Assert.All(ticked, f => Assert.True(f.Stops));

        var reasoned = Slipway.Form.Evaluate(Values, Context([.. open.Select(f => Given(f, "保護者が同乗する"))]));
        Assert.All(reasoned.Findings, f => Assert.True(f is { Acknowledged: true, Stops: false }));
        Assert.True(reasoned.MayProceed);
    }

    [Fact]
    public void It_opens_again_when_a_value_changes_that_the_rule_or_its_text_read()
    {
        var given = Findings(Slipway.Form, Values).Select(f => Given(f, "理由")).ToArray();

        var changed = Findings(Slipway.Form, Values.With("/crew/0/age", Value.Of(13)), given);
        Assert.Equal([false, true], changed.Select(f => f.Acknowledged));

        var renamed = Findings(Slipway.Form, Values.With("/crew/1/name", Value.Of("C")), given);
        Assert.Equal([true, false], renamed.Select(f => f.Acknowledged));
    }

    [Fact]
    public void It_stays_when_something_else_changes_and_follows_its_row()
    {
        var given = Findings(Slipway.Form, Values).Select(f => Given(f, "理由")).ToArray();

        Assert.All(Findings(Slipway.Form, Values.With("/boatName", Value.Of("別の船")), given), f => Assert.True(f.Acknowledged));
        var moved = Values.With("/crew", Value.List([Value.Parse("""{"_row":"r0","name":"X","age":50}"""), .. Values.At("/crew").AsList]));
        Assert.All(Findings(Slipway.Form, moved, given), f => Assert.True(f.Acknowledged));
    }

    [Fact]
    public void It_opens_again_when_the_rule_changes()
    {
        var given = Findings(Slipway.Form, Values).Select(f => Given(f, "理由")).ToArray();
        var stricter = Slipway.Compile(Slipway.With("rules.json", r => r["young-crew"]!["expr"] = "row.age >= 18"));

        Assert.All(Findings(stricter, Values, given), f => Assert.False(f.Acknowledged));
    }

    [Fact]
    public void An_acknowledgement_of_another_rule_counts_for_nothing()
    {
        var given = Findings(Slipway.Form, Values).Select(f => Given(f, "理由") with { RuleId = "other" }).ToArray();

        Assert.All(Findings(Slipway.Form, Values, given), f => Assert.False(f.Acknowledged));
    }

    private static IReadOnlyList<FormFinding> Findings(CompiledForm form, Value values, params Acknowledgement[] given) =>
        form.Evaluate(values, Context(given)).Findings;

    private static FormContext Context(Acknowledgement[] given) => Slipway.OnMayDay() with { Acknowledgements = given };

    private static Acknowledgement Given(FormFinding finding, string reason) => new(finding.RuleId, finding.Digest, reason, "申請者", DateTimeOffset.UnixEpoch);
}
