using CyberPort.Expressions;
using CyberPort.Scripting;

namespace CyberPort.Workflows.Tests.Activities;

public sealed class RunJavaScriptTests
{
    private const string Extra = """
        "variables": [{ "id": "v1", "name": "fee", "typeName": "Decimal", "value": 100 }],
        "inputs": [{ "name": "area", "type": "Int32" }],
        """;

    [Fact]
    public void The_step_hands_its_script_over_as_ES5_with_what_it_may_look_at()
    {
        var play = Begin("return `${getFee()}円`;");

        var request = Request(play);

        Assert.Equal("(function () { return (\"\" + String((getFee())) + \"円\");\n})()", request.Script);
        Assert.Equal(Value.Parse("""{ "fee": 100 }"""), request.Data["variables"]);
        Assert.Equal(Value.Parse("""{ "area": 25 }"""), request.Data["inputs"]);
        Assert.Equal(Value.Of("c-1"), request.Data["correlationId"]);
        Assert.True(play.Run.WaitsForScript(request.Id));
        Assert.Equal(["js"], play.Run.WaitsAt);
    }

    [Fact]
    public void The_answer_gives_result_variables_names_and_the_way_out()
    {
        var play = Begin("anything");

        Done(play, new()
        {
            Result = Value.Parse("""{ "n": 7 }"""),
            Variables = Value.Parse("""{ "fee": 250 }"""),
            Outcomes = ["High"],
            CorrelationId = "c-2",
            InstanceName = "name",
        });

        Assert.Equal("high 250 7", play.Told);
        Assert.Equal(("c-2", "name", RunSubStatus.Finished), (play.Run.CorrelationId, play.Run.Name, play.Run.SubStatus));
    }

    [Fact]
    public void Without_an_outcome_the_step_is_done()
    {
        var play = Begin("anything");

        Done(play, new() { Result = Value.Of(1) });

        Assert.Equal("done", play.Told);
    }

    [Fact]
    public void An_outcome_that_the_step_does_not_have_is_an_incident()
    {
        var play = Begin("anything");

        Done(play, new() { Outcomes = ["Hihg"] });

        Assert.Contains("「Hihg」", Assert.Single(play.Run.Incidents).Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_fails_is_an_incident_and_can_be_run_again()
    {
        var play = Begin("anything");
        var first = Request(play).Id;

        Done(play, ScriptAnswer.Failed(ScriptFaults.Time(TimeSpan.FromSeconds(2))));
        Assert.Contains("2秒", Assert.Single(play.Run.Incidents).Message.Ja, StringComparison.Ordinal);
        play.Resume(new Stimulus.Repair("js", null, Play.Person("admin"), "again"));
        Assert.NotEqual(first, Request(play).Id);
        Done(play, new());

        Assert.Equal("done", play.Told);
    }

    [Fact]
    public void An_answer_that_comes_twice_or_to_nobody_changes_nothing()
    {
        var play = Begin("anything");
        var id = Request(play).Id;
        play.Resume(new Stimulus.ScriptDone(Guid.NewGuid(), new()));
        Assert.Empty(play.Told);

        play.Resume(new Stimulus.ScriptDone(id, new()));
        var state = play.Run.ToJson();
        play.Resume(new Stimulus.ScriptDone(id, new() { Variables = Value.Parse("""{ "fee": 1 }""") }));

        Assert.Equal(state, play.Run.ToJson());
    }

    [Fact]
    public void An_answer_that_is_too_large_to_be_kept_is_an_incident()
    {
        var play = Begin("anything");
        var deep = Enumerable.Range(0, 60).Aggregate(Value.Null, (inner, _) => Value.List(inner));

        Done(play, new() { Result = deep });

        Assert.Contains("大きすぎる", Assert.Single(play.Run.Incidents).Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_scripts_is_worked_out_again_from_its_journal()
    {
        var play = Begin("anything");
        Done(play, new() { Result = Value.Parse("""{ "n": 7 }"""), Variables = Value.Parse("""{ "fee": 250 }"""), Outcomes = ["High"] });

        var again = Replay.Run(play.Runner, play.Definition, Play.RunId, play.Journal, WorkingCalendar.Plain);

        Assert.Equal(play.Run.ToJson(), again.ToJson());
    }

    [Fact]
    public void A_script_that_cannot_be_ES5_is_told_when_it_is_published_and_is_an_incident_when_it_runs()
    {
        var definition = Chart.Definition(Json("var a = 1;\\nlist.map(x => x)"));

        var problem = Assert.Single(DefinitionChecker.Check(definition), p => p.Code == "script.arrow");
        var play = Play.Start(definition);

        Assert.Equal("/root/activities/0/script", problem.Pointer);
        Assert.StartsWith("Line 2, column 12", problem.Cause.En, StringComparison.Ordinal);
        Assert.Contains("function", problem.Cure.Ja, StringComparison.Ordinal);
        Assert.Contains("2行目", Assert.Single(play.Run.Incidents).Message.Ja, StringComparison.Ordinal);
    }

    private static Play Begin(string script) => Play.Start(Json(script), """{ "area": 25 }""");

    private static string Json(string script) => Chart.Flow(
        Chart.All(
            Chart.Of("js", "Elsa.RunJavaScript", $$"""
                "name": "js", "possibleOutcomes": ["High", "Low"], "script": { "typeName": "String", "expression": { "type": "Literal", "value": "{{script}}" } }
                """),
            Chart.Of("high", "Elsa.WriteLine", $"\"text\": {Chart.Script("`high ${getFee()} ${getOutputFrom('js').n}`")}"),
            Chart.Of("done", "Elsa.WriteLine", "\"text\": \"done\"")),
        Extra,
        ["js.High>high", "js.Done>done"]);

    private static ScriptRequest Request(Play play) => Assert.Single(play.Effects.OfType<Effect.RunScript>()).Request;

    private static void Done(Play play, ScriptAnswer answer) => play.Resume(new Stimulus.ScriptDone(Request(play).Id, answer));
}
