namespace CyberPort.Workflows.Tests.Runs;

public sealed class FaultTests
{
    private const string GoOn = """ "options": { "incidentStrategyType": "ContinueWithIncidentsStrategy" }, """;

    private static readonly string Boom = Chart.Of("f", "Elsa.Fault", "\"message\": \"boom\"");

    [Fact]
    public void A_loop_that_never_waits_ends_with_an_incident()
    {
        var json = Chart.Flow($"{Chart.Line("a")}, {Chart.Line("b")}", "a>b", "b>a");

        var play = Play.Start(json, limits: new() { MaxActivities = 50 });

        Assert.Equal(RunSubStatus.Faulted, play.Run.SubStatus);
        Assert.Equal(49, play.Lines.Count());
        Assert.Equal("Stopped: more than 50 activities ran without waiting.", play.Run.Incidents[0].Message.En);
    }

    [Fact]
    public void A_while_that_never_waits_ends_with_an_incident() => Assert.Equal(
        RunSubStatus.Faulted, Play.Start(Chart.Flow(Chart.Of("w", "Elsa.While", $"\"condition\": true, \"body\": {Chart.Line("a")}")),
            limits: new() { MaxActivities = 100 }).Run.SubStatus);

    [Fact]
    public void Too_many_waiting_places_are_an_incident()
    {
        var json = Chart.Flow(Chart.Of("p", "Elsa.ParallelForEach", $"\"items\": [1,2,3,4], \"body\": {Chart.Task("t")}"));

        Assert.Equal("The run waits in more than 3 places.",
            Play.Start(json, limits: new() { MaxBookmarks = 3 }).Run.Incidents[0].Message.En);
    }

    [Fact]
    public void An_expression_that_spends_its_budget_is_an_incident()
    {
        var json = Chart.Flow(Chart.Of("w", "Elsa.WriteLine", "\"text\": " + Chart.Script("'x'.padStart(60000).padEnd(99999)")));

        Assert.Contains("makes text", Play.Start(json).Run.Incidents[0].Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[getX(), getX()]")]
    [InlineData("[getX()]")]
    [InlineData("({ a: getX(), b: getX(), c: getX() })")]
    public void A_value_that_grows_with_every_round_is_an_incident(string script)
    {
        var body = Chart.Of("v", "Elsa.SetVariable", "\"variable\": { \"id\": \"x\" }, \"value\": " + Chart.Script(script));
        var json = Chart.Flow(
            Chart.Of("w", "Elsa.While", $"\"condition\": true, \"body\": {body}"),
                """ "variables": [{ "id": "x", "name": "X", "typeName": "Object" }], """, []);

        var play = Play.Start(json);

        Assert.Equal("The value is too large.", play.Run.Incidents[0].Message.En);
        Assert.True(play.Run.ToJson().Length < 1_000_000);
    }

    [Fact]
    public void Data_from_outside_that_could_not_be_read_again_is_refused()
    {
        var deep = new string('[', 60) + new string(']', 60);
        var play = Play.Start(Chart.Flow(Chart.Task("t")));

        Assert.Throws<StimulusRefusedException>(() => play.Answer("t", data: deep));
        Assert.Throws<StimulusRefusedException>(() => play.Resume(new Stimulus.Event("x", CyberPort.Expressions.Value.Parse(deep))));
        Assert.Throws<StimulusRefusedException>(() => Play.Start(Chart.Flow(Chart.Task("t")), deep));
        Assert.Equal(["t"], play.Run.WaitsAt);
    }

    [Fact]
    public void An_activity_of_fifty_thousand_members_is_read_at_once()
    {
        var members = string.Join(", ", Enumerable.Range(0, 50_000).Select(n => $"\"m{n}\": {n}"));

        Assert.NotNull(Chart.Reading(Chart.Flow(Chart.Of("a", "Elsa.WriteLine", members))).Definition);
    }

    [Fact]
    public void A_missing_input_is_an_incident_that_names_it() =>
        Assert.Equal("「期間」がありません。".Replace("期間", "時間", StringComparison.Ordinal),
            Play.Start(Chart.Flow(Chart.Of("d", "Elsa.Delay"))).Run.Incidents[0].Message.Ja);

    [Fact]
    public void A_faulted_run_takes_no_answers()
    {
        var play = Play.Start(Chart.Flow($"{Chart.Of("s", "Elsa.Start")}, {Chart.Task("t")}, {Boom}", "s>t", "s>f"));

        Assert.Equal(RunSubStatus.Faulted, play.Run.SubStatus);
        Assert.Throws<TaskNotOpenException>(() => play.Answer("t"));
    }

    [Fact]
    public void With_incidents_the_other_steps_go_on_and_the_run_waits_for_the_repair()
    {
        var play = Play.Start(Chart.Flow($"{Chart.Of("s", "Elsa.Start")}, {Chart.Task("t")}, {Boom}, {Chart.Line("after")}", GoOn,
            ["s>t", "s>f", "f>after"]));

        play.Answer("t");

        Assert.Equal((RunStatus.Running, RunSubStatus.Suspended), (play.Run.Status, play.Run.SubStatus));
        Assert.Equal("f", Assert.Single(play.Run.Incidents).ActivityId);
    }

    [Theory]
    [InlineData("")]
    [InlineData(GoOn)]
    public void A_faulted_step_can_be_skipped_and_the_run_then_finishes(string strategy)
    {
        var play = Play.Start(Chart.Flow($"{Boom}, {Chart.Line("after")}", strategy, ["f>after"]));

        play.Resume(new Stimulus.Repair("f", "Done", Play.Person("op"), "known"));

        Assert.Equal("after", play.Told);
        Assert.Equal(RunSubStatus.Finished, play.Run.SubStatus);
        Assert.Empty(play.Run.Incidents);
    }

    [Fact]
    public void A_faulted_step_can_be_run_again()
    {
        var json = Chart.Flow(
            Chart.All(
                Chart.Of("v", "Elsa.SetVariable", "\"variable\": { \"id\": \"n\" }, \"value\": " + Chart.Script("getInput('Limit')")),
                Chart.Of("d", "Elsa.Delay", "\"timeSpan\": " + Chart.Script("getInput('Span')")),
                Chart.Line("after")),
            """
            "inputs": [{ "name": "Span", "type": "String" }, { "name": "Limit", "type": "Int32" }],
            "variables": [{ "id": "n", "name": "N", "typeName": "Int32" }],
            """,
            ["v>d", "d>after"]);
        var play = Play.Start(json, """{ "Span": "soon" }""");
        Assert.Equal("d", play.Run.Incidents[0].ActivityId);

        play.Resume(new Stimulus.Repair("d", null, Play.Person("op"), "again"));

        Assert.Equal((RunSubStatus.Faulted, 1), (play.Run.SubStatus, play.Run.Incidents.Count));
        Assert.Throws<StimulusRefusedException>(() => play.Resume(new Stimulus.Repair("v", null, Play.Person("op"), "")));
    }

    [Fact]
    public void An_illegal_way_back_is_an_incident_of_the_step_that_took_it()
    {
        var json = Chart.Flow($"{Chart.Of("s", "Elsa.Start")}, {Chart.Line("a")}, {Chart.Line("b")}, {Chart.Line("c")}", "s>a", "s>b",
            "a>c", "b>c", "c>a");

        Assert.Equal("c", Play.Start(json).Run.Incidents[0].ActivityId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{ "format": 2 }""")]
    [InlineData("""{ "format": 1, "id": "x" }""")]
    [InlineData("""{ "format": 1, "id": "0195f1a0-0000-7000-8000-00000000000a", "definitionId": "t", "definitionVersion": 1 }""")]
    public void What_is_no_run_state_is_told(string json) =>
        Assert.Throws<FormatException>(() => RunState.FromJson(System.Text.Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_run_state_is_stored_without_loss()
    {
        var play = Play.Start(File.ReadAllText(Path.Combine(AppContext.BaseDirectory,
            "workflow-definitions/application/water-area-occupancy-hiroshima/definition.json")), """{ "waterAreaM2": 5000 }""");
        play.Answer("receive", "accept").Answer("formalReview", "correct", """{ "reason": "図面" }""").Answer("formalCorrection", "submit",
            """{ "inputs": { "waterAreaM2": 6000 } }""");

        var stored = RunState.FromJson(play.Run.ToJson());

        Assert.Equal(play.Run.ToJson(), stored.ToJson());
        Assert.Equal(6000, stored.Input["waterAreaM2"].AsNumber);
    }
}
