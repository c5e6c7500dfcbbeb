namespace CyberPort.Workflows.Tests.Lanes;

/// <summary>A way back that passes a notice is a way back: the chart keeps every step of the loop.</summary>
public sealed class BackThroughNoticeTests
{
    [Fact]
    public void A_step_that_is_reached_again_through_a_notice_stays_in_the_chart()
    {
        var json = Chart.Flow(
            Chart.All(
                Chart.Of("use", "CyberPort.Review", "\"actions\": [{ \"key\": \"advance\" }, { \"key\": \"shift\" }]"),
                Chart.Of("change", "CyberPort.IssueDocument", "\"document\": \"changePermit\""),
                Chart.Of("tell", "CyberPort.Notify", "\"template\": \"shifted\""),
                Chart.Line("x")),
            "use.Advance>x", "use.Shift>change", "change.Done>tell", "tell.Done>use");

        var chart = LaneChart.Of(Play.Start(json).Definition);

        Assert.Contains(chart.Steps, s => s.Key == "use");
        Assert.Contains(chart.Ways, w => w is { From: "change", To: "use", Back: true });
    }
}
