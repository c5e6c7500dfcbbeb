using System.Text;
using CyberPort.Expressions;
using CyberPort.Web.Workflows;
using CyberPort.Workflows;

namespace CyberPort.EndToEnd.Pages;

public sealed class PlayStepsTests
{
    [Theory]
    [InlineData("child", "\"type\": \"Elsa.ExecuteWorkflow\", \"workflowDefinitionId\": \"inspection\"")]
    [InlineData("http", "\"type\": \"Elsa.FlowSendHttpRequest\", \"url\": \"https://ais.example/v1\"")]
    [InlineData("script", "\"type\": \"Elsa.RunJavaScript\", \"script\": \"1\"")]
    public void What_a_play_asks_outside_is_answered_by_its_two_buttons(string kind, string activity)
    {
        var json = $$"""
            { "definitionId": "t", "options": { "incidentStrategyType": "ContinueWithIncidentsStrategy" },
              "root": { "id": "F", "type": "Elsa.Flowchart", "activities": [{ "id": "ask", {{activity}} }], "connections": [] } }
            """;
        var catalog = ActivityCatalog.Standard();
        var definition = DefinitionReader.Read(Encoding.UTF8.GetBytes(json), catalog).Definition!;
        WorkflowPlay Begin() => WorkflowPlay.Begin(definition, catalog, new(Value.Record(), new(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(9))));
        var (good, bad) = (Begin(), Begin());
        Assert.Equal([(kind, "ask")], good.Run.AsksOutside);
        var (succeeds, fails) = PlaySteps.Replies(kind, "ask");

        Assert.Empty(good.Take(PlaySteps.Next(succeeds, null, null)!.Value));
        Assert.Empty(bad.Take(PlaySteps.Next(fails, null, null)!.Value));

        Assert.Equal((RunStatus.Finished, "ask"), (good.Run.Status, Assert.Single(bad.Run.Incidents).ActivityId));
    }
}
