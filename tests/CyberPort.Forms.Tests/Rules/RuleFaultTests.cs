using CyberPort.Expressions;
using CyberPort.Forms.Rules;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Rules;

public sealed class RuleFaultTests
{
    private static readonly Value ManyRows = Slipway.Boat.With("/crew", Value.Of(
        [.. Enumerable.Range(0, 2_000).Select(i => Value.Record(("_row", Value.Of($"r{i}")), ("name", Value.Of($"船員{i}")), ("age", Value.Of(20 + (i % 40)))))]));

    [Fact]
    public void A_rule_that_spends_its_budget_becomes_a_finding_that_names_it()
    {
        var form = Slipway.WithRules("""
            { "fee": { "kind": "compute", "target": "/fee", "expr": "crew.sum(a => crew.sum(b => a.age * b.age))" },
              "still-runs": { "kind": "check", "severity": "warning", "targets": ["/day"], "expr": "false", "message": "day-not-past" } }
            """, schema => schema["properties"]!["crew"]!["maxItems"] = 5_000);

        var state = form.Evaluate(ManyRows, Slipway.OnMayDay());

        var fault = Assert.Single(state.Findings, f => f.Keyword == "rule-fault");
        Assert.Equal(("fee", Severity.Error, "/fee"), (fault.RuleId, fault.Severity, fault.Pointer));
        Assert.Contains("「fee」", fault.Message.Ja, StringComparison.Ordinal);
        Assert.Contains("'fee'", fault.Message.En, StringComparison.Ordinal);
        Assert.Contains(state.Findings, f => f.RuleId == "still-runs");
    }

    [Fact]
    public void Many_expensive_rules_together_are_stopped_and_the_finding_names_where()
    {
        var rules = Enumerable.Range(0, 300).Select(i =>
            $$"""
            "c{{i:000}}": { "kind": "check", "severity": "error", "targets": ["/day"], "expr": "crew.sum(a => crew.sum(b => a.age)) >= {{i}}", "message": "day-not-past" }
            """);
        var form = Slipway.WithRules($"{{ {string.Join(',', rules)} }}", schema => schema["properties"]!["crew"]!["maxItems"] = 5_000);

        var state = form.Rules.Evaluate(ManyRows, Slipway.OnMayDay());

        Assert.Contains(state.Findings, f => f.Message.En.Contains("were not calculated", StringComparison.Ordinal));
        Assert.True(state.Findings.Count < 20);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"crew":"none","length":"１２ｘ","day":{},"boatKind":["a"],"fee":"x","crane":"maybe"}""")]
    [InlineData("""{"crew":[1,null,"x",{"age":"old","name":[]},[]],"boatName":5}""")]
    public void Answers_of_the_wrong_shape_give_findings_and_never_an_exception(string values)
    {
        foreach (var phase in Enum.GetValues<FormPhase>())
        {
            var state = Slipway.Form.Evaluate(Value.Parse(values), Slipway.OnMayDay(phase));

            foreach (var field in Slipway.Form.Layout.Fields) state.Of(field.Path);
            state.Of("/crew/3/age");
            Slipway.Form.Submission(state);
            if (phase == FormPhase.Submit) Assert.NotEmpty(state.Findings);
        }
    }
}
