using System.Text;
using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Scenarios;

public sealed class WorkflowPlayTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Standard();
    private static readonly DateTimeOffset Beginning = new(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void A_recorded_play_is_a_scenario_that_passes_and_fails_when_something_else_comes_out()
    {
        var play = Begin();
        foreach (var step in new[]
        {
            """{ "answer": { "role": "receptionist", "action": "accept" } }""",
            """{ "advance": { "days": 1 } }""",
            """{ "answer": { "kind": "formalReview", "action": "correct", "reason": "平面図が不鮮明です。" } }""",
        }) Assert.Empty(play.Take(Value.Parse(step)));

        var scenario = play.ToScenario("補正まで");
        Assert.Equal("correction", play.Run.Stage);
        Assert.Empty(Workflows.Scenarios.Run(Definition, Bytes(Value.List(scenario)), Catalog));
        var other = scenario.With("/expect/stage", Value.Of("issued"));
        Assert.Equal("/0/expect/stage", Assert.Single(Workflows.Scenarios.Run(Definition, Bytes(Value.List(other)), Catalog)).Pointer);
    }

    [Fact]
    public void A_step_that_is_refused_changes_nothing_and_is_not_recorded()
    {
        var play = Begin();
        var before = play.Run.ToJson();

        var noTask = Assert.Single(play.Take(Value.Parse("""{ "answer": { "kind": "approval" } }""")));
        var misspelt = Assert.Single(play.Take(Value.Parse("""{ "anser": {} }""")));
        var empty = Assert.Single(play.Take(Value.Parse("{}")));

        Assert.Equal(["scenario.noTask", "scenario.unknown", "scenario.unreadable"], new[] { noTask.Code, misspelt.Code, empty.Code });
        Assert.Contains("answer", misspelt.Cure.En, StringComparison.Ordinal);
        Assert.Equal(before, play.Run.ToJson());
        Assert.Empty(play.ToScenario("x")["steps"].AsList);
    }

    [Theory]
    [InlineData(false, "Finished", "東京")]
    [InlineData(true, "Running", "")]
    public void What_a_script_would_give_is_said_by_hand(bool fails, string status, string output)
    {
        var definition = DefinitionReader.Read(Encoding.UTF8.GetBytes("""
            { "definitionId": "s", "version": 1, "options": { "incidentStrategyType": "ContinueWithIncidentsStrategy" },
              "outputs": [{ "type": "String", "name": "place" }],
              "root": { "id": "flow", "type": "Elsa.Flowchart", "activities": [
                { "id": "script", "type": "Elsa.RunJavaScript", "script": "return 1" },
                { "id": "out", "type": "Elsa.SetOutput", "outputName": "place",
                  "outputValue": { "typeName": "Object", "expression": { "type": "JavaScript", "value": "getOutputFrom('script')" } } }],
                "connections": [{ "source": { "activity": "script", "port": "Done" }, "target": { "activity": "out", "port": "In" } }] } }
            """), Catalog).Definition!;
        var play = WorkflowPlay.Begin(definition, Catalog, new(Value.Record(), Beginning));
        var wait = Assert.Single(play.Outside);
        Assert.Equal(new OutsideWait("script", "script"), wait);

        Assert.Empty(play.Take(fails ? wait.Fails("壊れた") : wait.Gives(Value.Of("東京"))));

        Assert.Equal(status, play.Tell("status").AsText);
        Assert.Equal(output, play.Run.Output["place"].IsText ? play.Run.Output["place"].AsText : "");
    }

    [Fact]
    public void The_clock_is_moved_by_hand_and_deadlines_come_with_it()
    {
        var play = Begin();
        Assert.Empty(play.Take(Value.Parse("""{ "advance": { "days": 30 } }""")));

        Assert.Equal(Beginning.AddDays(30), play.Now);
        Assert.Contains(play.Effects, e => e is Effect.SendNotice { Template: "taskOverdue" });
    }

    [Fact]
    public void A_line_tells_what_programs_need_of_a_step()
    {
        var line = PlayLine.Of("start", Definition, Begin().Latest);

        Assert.Equal(("start", "Running", "Suspended"), (line["step"].AsText, line["status"].AsText, line["subStatus"].AsText));
        Assert.Equal(["CyberPort.Receive@receive"], line["bookmarks"].AsList.Select(b => b.AsText).Distinct());
        Assert.Empty(line["incidents"].AsList);
    }

    private static WorkflowDefinition Definition { get; } = DefinitionReader.Read(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "workflow-definitions", "application", "water-area-occupancy-hiroshima", "definition.json")), Catalog).Definition!;

    private static WorkflowPlay Begin() => WorkflowPlay.Begin(Definition, Catalog, new(Value.Parse("""{ "area": 120 }"""), Beginning));

    private static byte[] Bytes(Value value) => Encoding.UTF8.GetBytes(value.ToJson());
}
