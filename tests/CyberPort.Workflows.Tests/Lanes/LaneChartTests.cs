namespace CyberPort.Workflows.Tests.Lanes;

public sealed class LaneChartTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Standard();

    [Fact]
    public void The_lanes_follow_the_work_from_the_applicant_to_the_product()
    {
        var chart = LaneChart.Of(Shipped("water-area-occupancy-hiroshima"));

        Assert.Equal(["applicant", "receptionist", "reviewer", "consultant", "subsectionChief", "sectionHead", "director", ""], chart.Lanes.Select(l => l.Role));
    }

    [Fact]
    public void An_approval_has_a_step_for_each_level_and_says_which_comes_only_sometimes()
    {
        var chart = LaneChart.Of(Shipped("water-area-occupancy-hiroshima"));
        var levels = chart.Steps.Where(s => s.ActivityId == "approval").ToList();

        Assert.Equal([("subsectionChief", false), ("sectionHead", false), ("director", true)], levels.Select(l => (l.Role, l.Sometimes)));
        Assert.Equal("決裁（許可）・部長", levels[2].Label.Ja);
        Assert.Contains(new LaneWay("approval", "approval/1", null, null, false), chart.Ways);
        Assert.Contains(chart.Ways, w => w is { From: "approval/2", Outcome: "Remanded", Back: true, Label.Ja: "差戻し" });
    }

    [Theory]
    [InlineData("water-area-occupancy-hiroshima")]
    [InlineData("water-area-occupancy-niigata")]
    public void Every_forward_way_leads_to_the_right_and_no_two_steps_share_a_place(string name)
    {
        var definition = Shipped(name);
        var chart = LaneChart.Of(definition);
        var byKey = chart.Steps.ToDictionary(s => s.Key);

        var shown = chart.Steps.Select(s => s.ActivityId).ToHashSet();
        Assert.All(definition.Root.Children.Where(c => !shown.Contains(c.Node.Id)), c => Assert.Contains(c.Node.Type, (string[])["Elsa.Start", "CyberPort.Notify"]));
        Assert.Equal("receive", chart.Steps.First(s => s.Role == "receptionist").ActivityId);
        Assert.All(chart.Ways.Where(w => !w.Back), w => Assert.True(byKey[w.From].Column < byKey[w.To].Column, $"{w.From} > {w.To}"));
        Assert.Equal(chart.Steps.Count, chart.Steps.Select(s => (s.Role, s.Column, s.Row)).Distinct().Count());
        Assert.All(chart.Steps, s => Assert.InRange(s.Row, 0, chart.Lanes.Single(l => l.Role == s.Role).Rows - 1));
        Assert.All(chart.Ways.Where(w => w.Outcome is not null), w => Assert.False(string.IsNullOrWhiteSpace(w.Label!.Ja)));
    }

    [Fact]
    public void A_definition_that_is_no_flowchart_is_one_step()
    {
        var definition = DefinitionReader.Read("""{ "definitionId": "x", "version": 1, "root": { "type": "Elsa.Sequence", "id": "only", "activities": [] } }"""u8.ToArray(), Catalog).Definition!;

        Assert.Equal("only", Assert.Single(LaneChart.Of(definition).Steps).Key);
    }

    private static WorkflowDefinition Shipped(string name) => DefinitionReader.Read(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "workflow-definitions", "application", name, "definition.json")), Catalog).Definition!;
}
