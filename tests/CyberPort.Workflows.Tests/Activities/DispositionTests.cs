namespace CyberPort.Workflows.Tests.Activities;

/// <summary>Whose conditions a permit carries.</summary>
public sealed class DispositionTests
{
    [Theory]
    [InlineData("{}", "清掃すること。")]
    [InlineData("""{ "conditions": [] }""", "清掃すること。")]
    [InlineData("""{ "conditions": ["消灯すること。"] }""", "消灯すること。")]
    public void The_reviewers_conditions_stand_unless_the_approver_gives_others(string approval, string condition)
    {
        var json = Chart.Flow(
            Chart.All(
                Chart.Of("r", "CyberPort.Review", "\"actions\": [{ \"key\": \"advance\" }]"),
                Chart.Of("a", "CyberPort.Approval", "\"levels\": [{ \"role\": \"officeManager\" }]"),
                Chart.Of("d", "CyberPort.Disposition", "\"kind\": \"permit\""),
                Chart.Line("x")),
            "r.Advance>a", "a.Approved>d", "a.Remanded>x", "a.Rejected>x");

        var play = Play.Start(json).Answer("r", "advance", """{ "conditions": ["清掃すること。"] }""").Answer("a", "approve", approval);

        var decided = play.Effects.OfType<Effect.Decide>().Single();
        Assert.Equal([condition], decided.Data["conditions"].AsList.Select(c => c.AsText));
    }
}
