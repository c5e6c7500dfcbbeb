using System.Text;
using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Scenarios;

public sealed class ScenarioTests
{
    private static readonly WorkflowDefinition Receipt = Chart
        .Definition(Chart.Flow($"{Chart.Of("r", "CyberPort.Receive")}, {Chart.Of("n", "CyberPort.Notify", "\"template\": \"hello\"")}",
            "r.Accepted>n"));

    [Fact]
    public void A_story_that_goes_as_told_has_no_problem() => Assert.Empty(Run("""
        [{ "name": "ok", "now": "2026-04-10T09:00:00+09:00", "inputs": {}, "steps": [
           { "expect": { "waits": ["receive:receptionist"], "stage": "received", "status": "Running" } },
           { "answer": { "role": "receptionist", "action": "accept" }, "expect": { "notices": ["hello:applicant"], "waits": [] } }],
           "expect": { "status": "Finished", "incidents": [], "decision": null } }]
        """));

    [Fact]
    public void A_story_says_what_scripts_give()
    {
        var definition = Chart.Definition(Chart.Flow(
            Chart.All(Chart.Of("js", "Elsa.RunJavaScript", "\"script\": \"1\", \"possibleOutcomes\": [\"No\"]"), Chart.Of("r", "CyberPort.Receive")),
            "js.No>r"));

        Assert.Empty(CyberPort.Workflows.Scenarios.Run(definition, Encoding.UTF8.GetBytes("""
            [{ "name": "no", "now": "2026-04-10T09:00:00+09:00", "steps": [
               { "expect": { "waits": ["script:js"] } },
               { "script": { "result": 1, "outcomes": ["No"] }, "expect": { "waits": ["receive:receptionist"] } }] },
             { "name": "fails", "now": "2026-04-10T09:00:00+09:00", "steps": [{ "script": { "activity": "js", "fails": "だめ" } }],
               "expect": { "incidents": ["js"] } }]
            """), Chart.Catalog));
    }

    [Theory]
    [InlineData("""{ "stage": "decided" }""", "/0/expect/stage", "'x': \"decided\" was expected, but it was \"received\".")]
    [InlineData("""{ "notices": [] }""", "/0/expect/notices", "'x': [] was expected, but it was [\"hello:applicant\"].")]
    [InlineData("""{ "sage": 1 }""", "/0/expect/sage", "Scenarios have no 'sage'.")]
    public void What_ends_differently_is_told_with_its_place(string expect, string pointer, string cause)
    {
        const string steps = """[{ "answer": { "role": "receptionist" } }]""";
        var problem = Assert.Single(Run($$"""
            [{ "name": "x", "now": "2026-04-10T09:00:00+09:00", "steps": {{steps}}, "expect": {{expect}} }]
            """));

        Assert.Equal(("scenarios.json", pointer, cause), (problem.File, problem.Pointer, problem.Cause.En));
    }

    [Theory]
    [InlineData("""{ "answer": { "role": "director" } }""", "scenario.noTask", "/0/steps/0/answer")]
    [InlineData("""{ "answer": { "role": "receptionist", "action": "dance" } }""", "scenario.refused", "/0/steps/0")]
    [InlineData("""{ "withdraw": "no" }""", "scenario.refused", "/0/steps/0")]
    [InlineData("""{ "advance": "soon" }""", "scenario.unreadable", "/0/steps/0/advance")]
    [InlineData("""{ "answr": {} }""", "scenario.unknown", "/0/steps/0/answr")]
    [InlineData("""{ "answer": { "role": "receptionist", "acton": "x" } }""", "scenario.unknown", "/0/steps/0/answer/acton")]
    [InlineData("""{ "answer": { "role": "receptionist" }, "expect": { "refused": "/reason" } }""", "scenario.differs",
        "/0/steps/0/expect/refused")]
    [InlineData("""{ "script": { "activity": "r", "result": 1 } }""", "scenario.noScript", "/0/steps/0/script")]
    [InlineData("""{ "script": { "resullt": 1 } }""", "scenario.unknown", "/0/steps/0/script/resullt")]
    [InlineData("7", "scenario.unreadable", "/0/steps/0")]
    public void A_step_that_cannot_be_played_is_told(string step, string code, string pointer)
    {
        var problem = Assert.Single(Run($$"""[{ "name": "x", "now": "2026-04-10T09:00:00+09:00", "steps": [{{step}}] }]"""));

        Assert.Equal((code, pointer), (problem.Code, problem.Pointer));
    }

    [Theory]
    [InlineData("", "scenario.json")]
    [InlineData("{}", "scenario.none")]
    [InlineData("[]", "scenario.none")]
    [InlineData("[1]", "scenario.unreadable")]
    [InlineData("""[{ "name": "x" }]""", "scenario.unreadable")]
    [InlineData("""[{ "name": "x", "now": "2026-04-10", "holidays": ["x"] }]""", "scenario.unreadable")]
    public void A_file_that_is_no_list_of_stories_is_told(string json, string code) => Assert.Equal(code, Run(json)[0].Code);

    private static IReadOnlyList<Problem> Run(string json) =>
        CyberPort.Workflows.Scenarios.Run(Receipt, Encoding.UTF8.GetBytes(json), Chart.Catalog);
}
