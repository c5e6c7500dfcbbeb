using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Runs;

public sealed class RunnerTests
{
    [Fact]
    public void A_sequence_runs_one_after_the_other_and_waits_in_the_middle()
    {
        var activities = Chart.All(Chart.Line("a"), Chart.Task("t"), Chart.Line("b"));
        var play = Play.Start($$"""
            { "definitionId": "t", "version": 1, "root": { "id": "S", "type": "Elsa.Sequence", "activities": [{{activities}}] } }
            """);

        Assert.Equal("a", play.Told);
        Assert.Equal((RunStatus.Running, RunSubStatus.Suspended), (play.Run.Status, play.Run.SubStatus));
        Assert.Equal(["t"], play.Run.WaitsAt);

        play.Answer("t");

        Assert.Equal("a b", play.Told);
        Assert.Equal((RunStatus.Finished, RunSubStatus.Finished), (play.Run.Status, play.Run.SubStatus));
    }

    [Theory]
    [InlineData("true", "yes")]
    [InlineData("false", "no")]
    public void If_runs_one_side(string condition, string told) =>
        Assert.Equal(told + " after",
            Inside("Elsa.If", $"\"condition\": {condition}, \"then\": {Chart.Line("yes")}, \"else\": {Chart.Line("no")}").Told);

    [Theory]
    [InlineData("MatchFirst", "b after")]
    [InlineData("MatchAny", "b cc after")]
    public void Switch_runs_the_cases_that_hold(string mode, string told)
    {
        var cases = $$"""
            "mode": "{{mode}}", "default": {{Chart.Line("d")}}, "cases": [
              { "label": "A", "condition": { "type": "JavaScript", "value": "1 > 2" }, "activity": {{Chart.Line("a")}} },
              { "label": "B", "condition": { "type": "JavaScript", "value": "2 > 1" }, "activity": {{Chart.Line("b")}} },
              { "label": "C", "condition": { "type": "Literal", "value": true }, "activity": {{Chart.Line("cc")}} }]
            """;

        Assert.Equal(told, Inside("Elsa.Switch", cases).Told);
    }

    [Fact]
    public void Switch_runs_the_default_when_no_case_holds() =>
        Assert.Equal("d after", Inside("Elsa.Switch", $"\"cases\": [], \"default\": {Chart.Line("d")}").Told);

    [Theory]
    [InlineData("\"start\": 1, \"end\": 3", "1 2 3 after")]
    [InlineData("\"start\": 1, \"end\": 3, \"outerBoundInclusive\": false", "1 2 after")]
    [InlineData("\"start\": 3, \"end\": 1, \"step\": -1", "3 2 1 after")]
    [InlineData("\"start\": 3, \"end\": 1", "after")]
    public void For_counts(string inputs, string told) =>
        Assert.Equal(told, Inside("Elsa.For", $"{inputs}, \"body\": {Says("getVariable('CurrentValue')")}").Told);

    [Theory]
    [InlineData("Elsa.ForEach")]
    [InlineData("Elsa.ParallelForEach")]
    public void Each_item_has_its_own_value_and_index(string type) =>
        Assert.Equal("0a 1b after",
            Inside(type, $"\"items\": [\"a\", \"b\"], \"body\": {Says("getCurrentIndex() + getCurrentValue()")}").Told);

    [Fact]
    public void An_item_keeps_its_value_while_it_waits()
    {
        var body = $$"""{ "id": "S", "type": "Elsa.Sequence", "activities": [{{Chart.Task("t")}}, {{Says("getCurrentValue()")}}] }""";
        var play = Inside("Elsa.ParallelForEach", $"\"items\": [\"a\", \"b\", \"c\"], \"body\": {body}");

        play.Resume(new Stimulus.Answer(play.Run.OpenTasks[2].Id, "complete", Value.True, Play.Person("p")));
        play.Resume(new Stimulus.Answer(play.Run.OpenTasks[0].Id, "complete", Value.True, Play.Person("p")));
        Assert.Equal("c a", play.Told);
        play.Answer("t");

        Assert.Equal("c a b after", play.Told);
    }

    [Fact]
    public void Break_ends_the_loop_and_what_is_inside_it()
    {
        var body = $$"""
            { "id": "S", "type": "Elsa.Sequence", "activities": [
              {{Says("getCurrentValue()")}},
              { "id": "if", "type": "Elsa.If", "condition": {{Chart.Script("getCurrentValue() == 2")}},
                "then": { "id": "br", "type": "Elsa.Break" } },
              {{Chart.Line("x")}}] }
            """;

        Assert.Equal("1 x 2 after", Inside("Elsa.ForEach", $"\"items\": [1, 2, 3], \"body\": {body}").Told);
    }

    [Theory]
    [InlineData("Elsa.Parallel", "\"activities\"", "")]
    [InlineData("Elsa.Fork", "\"branches\"", "\"joinMode\": \"WaitAll\", ")]
    public void Branches_run_side_by_side_and_all_are_awaited(string type, string port, string mode)
    {
        var play = Inside(type, $"{mode}{port}: [{Chart.Task("t")}, {Chart.Line("b")}]");

        Assert.Equal("b", play.Told);
        play.Answer("t");
        Assert.Equal("b after", play.Told);
    }

    [Fact]
    public void Complete_ends_its_container_with_its_outcomes()
    {
        var activities = Chart.All(Chart.Of("c", "Elsa.Complete", "\"outcomes\": [\"Early\"]"), Chart.Line("never"));
        var inner = $$"""{ "id": "inner", "type": "Elsa.Sequence", "activities": [{{activities}}] }""";

        Assert.Equal("early", Play.Start(Chart.Flow($"{inner}, {Chart.Line("early")}, {Chart.Line("late")}", "inner.Early>early",
            "inner.Done>late")).Told);
    }

    [Fact]
    public void Variables_outputs_names_and_correlation_are_set_and_survive()
    {
        var json = Chart.Flow(
            string.Join(", ",
                Chart.Of("v", "Elsa.SetVariable", "\"variable\": { \"id\": \"n\" }, \"value\": \"42\""),
                Chart.Of("o", "Elsa.SetOutput", "\"outputName\": \"total\", \"outputValue\": " + Chart.Script("getN() * 2")),
                Chart.Of("s", "Elsa.SetName", "\"value\": " + Chart.Script("'第' + variables.N + '号'")),
                Chart.Of("c", "Elsa.Correlate", "\"correlationId\": \"key-7\""),
                Chart.Task("t"),
                Chart.Of("w", "Elsa.WriteLine",
                    "\"text\": " + Chart.Script("getN() + getCorrelationId() + getWorkflowInstanceName() + getOutputFrom('t').x"))),
            """ "variables": [{ "id": "n", "name": "N", "typeName": "Int32", "value": "1" }], """,
            ["v>o", "o>s", "s>c", "c>t", "t>w"]);

        var play = Play.Start(json).Answer("t", data: """{ "x": "!" }""");

        Assert.Equal("42key-7第42号!", play.Told);
        Assert.Equal("""{"total":84}""", play.Run.Output.ToJson());
        Assert.Equal(("第42号", "key-7"), (play.Run.Name, play.Run.CorrelationId));
    }

    [Theory]
    [InlineData("MatchFirst", "getN() > 0", "a")]
    [InlineData("MatchAny", "getN() > 0", "a b")]
    [InlineData("MatchAny", "getN() > 9", "d")]
    public void A_flow_switch_goes_the_ways_that_hold(string mode, string condition, string told)
    {
        var when = $$"""{ "type": "JavaScript", "value": "{{condition}}" }""";
        var cases = $$"""[{ "label": "A", "condition": {{when}} }, { "label": "B", "condition": {{when}} }, { "label": "C" }]""";
        var json = Chart.Flow(
            Chart.All(
                Chart.Of("s", "Elsa.FlowSwitch", $"\"mode\": \"{mode}\", \"cases\": {cases}"),
                Chart.Line("a"), Chart.Line("b"), Chart.Line("c"), Chart.Line("d")),
            """ "variables": [{ "id": "n", "name": "N", "typeName": "Int32", "value": "5" }], """,
            ["s.A>a", "s.B>b", "s.C>c", "s.Default>d"]);

        Assert.Equal(told, Play.Start(json).Told);
        Assert.Empty(DefinitionChecker.Check(Chart.Definition(json)));
    }

    [Fact]
    public void An_unknown_variable_is_an_incident() =>
        Assert.Equal("There is no variable 'nope'.",
            Play.Start(Chart.Flow(Chart.Of("v", "Elsa.SetVariable",
                "\"variable\": { \"id\": \"nope\" }, \"value\": 1"))).Run.Incidents[0].Message.En);

    [Fact]
    public void A_container_has_variables_of_its_own_and_a_fresh_set_each_time()
    {
        var inner = $$"""
            { "id": "inner", "type": "Elsa.Sequence", "variables": [{ "id": "x", "name": "X", "typeName": "Int32", "value": "5" }],
              "activities": [
                { "id": "sv", "type": "Elsa.SetVariable", "variable": { "id": "x" },
                  "value": {{Chart.Script("getX() + getCurrentValue()")}} },
                {{Says("getX()")}}] }
            """;

        Assert.Equal("6 7 after", Inside("Elsa.ForEach", $"\"items\": [1, 2], \"body\": {inner}").Told);
    }

    [Fact]
    public void A_local_event_wakes_the_steps_that_wait_for_it()
    {
        var json = Chart.Flow(
            string.Join(", ",
                Chart.Of("s", "Elsa.Start"), Chart.Of("e", "Elsa.Event", "\"eventName\": \"Paid\""), Chart.Line("paid"), Chart.Task("t"),
                Chart.Of("p", "Elsa.PublishEvent", "\"eventName\": \"Paid\", \"isLocalEvent\": true")),
            "s>e", "e>paid", "s>t", "t>p");

        var play = Play.Start(json).Answer("t");

        Assert.Equal("paid", play.Told);
        Assert.Empty(play.Effects.OfType<Effect.PublishEvent>());
        Assert.Equal(RunStatus.Finished, play.Run.Status);
    }

    [Fact]
    public void An_event_for_others_is_an_effect()
    {
        var play = Play.Start(Chart.Flow(Chart.Of("p", "Elsa.PublishEvent", "\"eventName\": \"Paid\", \"payload\": 5")));

        Assert.Equal(new Effect.PublishEvent("Paid", Value.Of(5), "c-1"), Assert.Single(play.Effects));
    }

    [Fact]
    public void Timers_fire_in_their_order_and_not_before()
    {
        string Wait(string id, string span) => Chart.Of(id, "Elsa.Delay", $"\"timeSpan\": \"{span}\"");
        var json = Chart.Flow(Chart.All(
            Chart.Of("s", "Elsa.Start"),
            Wait("d3", "3.00:00:00"),
            Wait("d1", "1.00:00:00"),
            Chart.Line("three"),
            Chart.Line("one"),
            Chart.Of("at", "Elsa.StartAt", "\"dateTime\": \"2026-04-12T00:00:00+09:00\""),
            Chart.Line("at12")),
            "s>d3", "s>d1", "s>at", "d3>three", "d1>one", "at>at12");

        var play = Play.Start(json);
        Assert.Equal(Play.Beginning.AddDays(1), play.Run.DueAt);
        play.Resume(new Stimulus.TimePassed());
        Assert.Equal("", play.Told);
        play.Advance(1);
        Assert.Equal("one", play.Told);
        Assert.Equal(new(2026, 4, 12, 0, 0, 0, TimeSpan.FromHours(9)), play.Run.DueAt);
        play.Advance(30);

        Assert.Equal("one at12 three", play.Told);
        Assert.Null(play.Run.DueAt);
    }

    [Fact]
    public void An_answer_to_a_task_that_is_not_open_is_refused()
    {
        var play = Play.Start(Chart.Flow(Chart.Task("t")));
        var answer = new Stimulus.Answer(play.Task("t").Id, "complete", Value.True, Play.Person("p"));
        play.Resume(answer);

        var fault = Assert.Throws<TaskNotOpenException>(() => play.Resume(answer));

        Assert.Equal(answer.TaskId, fault.TaskId);
        Assert.Throws<TaskNotOpenException>(() => play.Resume(answer with { TaskId = Guid.Empty }));
    }

    [Fact]
    public void A_run_of_another_version_is_not_moved()
    {
        var play = Play.Start(Chart.Flow(Chart.Task("t")));
        var other = Chart.Definition(Chart.Flow(Chart.Task("t")).Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal));

        Assert.Throws<ArgumentException>(() => play.Runner.Resume(other, play.Run, new Stimulus.TimePassed(), play.Context()));
    }

    [Fact]
    public void A_cancelled_run_closes_its_tasks()
    {
        var play = Play.Start(Chart.Flow(Chart.Task("t")));
        var task = play.Task("t").Id;

        play.Resume(new Stimulus.Cancel(Play.Person("op"), "mistake"));

        Assert.Equal([new Effect.CloseTask(task, "superseded")], play.Effects);
        Assert.Equal(RunSubStatus.Cancelled, play.Run.SubStatus);
        Assert.Empty(play.Run.OpenTasks);
    }

    [Fact]
    public void Task_ids_follow_from_the_run_alone()
    {
        var json = Chart.Flow($"{Chart.Task("a")}, {Chart.Task("b")}", "a>b");

        Assert.Equal(Play.Start(json).Task("a").Id, Play.Start(json).Task("a").Id);
        Assert.NotEqual(Play.Start(json).Task("a").Id, Play.Start(json).Answer("a").Task("b").Id);
        Assert.Equal(8, Play.Start(json).Task("a").Id.Version);
    }

    private static string Says(string script) => Chart.Of("say", "Elsa.WriteLine", "\"text\": " + Chart.Script(script));

    /// <summary>A container with something behind it.</summary>
    private static Play Inside(string type, string members) =>
        Play.Start(Chart.Flow($"{Chart.Of("c", type, members)}, {Chart.Line("after")}", "c>after"));
}
