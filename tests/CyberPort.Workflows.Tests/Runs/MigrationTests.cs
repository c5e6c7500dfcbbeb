namespace CyberPort.Workflows.Tests.Runs;

public sealed class MigrationTests
{
    private const string GoOn = """ "options": { "incidentStrategyType": "ContinueWithIncidentsStrategy" }, """;

    private static readonly Participant Operator = Play.Person("op", "operator");

    [Fact]
    public void A_waiting_run_goes_on_in_the_other_version_and_its_task_stays_as_it_was_asked()
    {
        var play = Play.Start(Version(1, [Chart.Task("a"), Chart.Task("b")], "a>b")).Answer("a");
        var task = play.Task("b");

        var next = Version(2, [Chart.Task("a"), Chart.Task("b"), Chart.Line("end")], "a>b", "b>end");
        var step = Migrate(play, next);

        Assert.Equal(task.ToString(), Assert.Single(step.Run.OpenTasks).ToString());
        Assert.Equal((2, 0), (step.Run.DefinitionVersion, step.Effects.Count));
        Assert.Equal("migrate", Assert.Single(step.Journal).Event);
        Assert.Equal("end", Ended(play, next, step, "b"));
    }

    [Fact]
    public void A_step_that_is_gone_is_named_and_refused_until_another_takes_its_place()
    {
        var play = Play.Start(Version(1, [Chart.Task("a"), Chart.Task("b")], "a>b")).Answer("a");
        var asked = play.Task("b").Id;
        var next = Version(2, [Chart.Of("s", "Elsa.Start"), Chart.Task("a"), Chart.Task("c")], "s>a", "a>c");

        var gone = Assert.Single(MigrationPlan.Of(play.Run, play.Definition, next).Gone);
        var refused = Assert.Throws<StimulusRefusedException>(() => Migrate(play, next));
        Assert.Throws<StimulusRefusedException>(() => Migrate(play, next, ("b", "s")));

        Assert.Equal(("b", "a c"), (gone.ActivityId, string.Join(' ', gone.Targets.Select(t => t.Id))));
        Assert.Contains("移動先のステップを選んでください", refused.Faults[0].Message.Ja, StringComparison.Ordinal);
        var step = Migrate(play, next, ("b", "c"));
        Assert.Equal(["c"], step.Run.WaitsAt);
        Assert.Contains(new Effect.CloseTask(asked, "superseded"), step.Effects);
    }

    [Theory]
    [InlineData("a>new", "new>b", "b>end")] // put in behind the run
    [InlineData("a>b", "b>new", "new>end")] // put in before it
    public void A_step_that_was_put_in_is_waited_for_only_when_it_lies_ahead(params string[] connections)
    {
        var play = Play.Start(Version(1, [Chart.Task("a"), Chart.Task("b"), Chart.Line("end")], "a>b", "b>end")).Answer("a");

        var next = Version(2, [Chart.Task("a"), Chart.Task("b"), Chart.Line("new"), Chart.Line("end")], connections);
        var step = Migrate(play, next);

        Assert.Equal(connections[0] == "a>b" ? "new end" : "end", Ended(play, next, step, "b"));
    }

    [Fact]
    public void A_branch_that_was_added_behind_the_run_does_not_hold_up_the_join()
    {
        string[] first = ["s>x", "s>y", "x>j", "y>j", "j>end"];
        var join = Chart.Of("j", "Elsa.FlowJoin", "\"mode\": \"WaitAll\"");
        string[] steps = [Chart.Of("s", "Elsa.Start"), Chart.Task("x"), Chart.Task("y"), join, Chart.Line("end")];
        var play = Play.Start(Version(1, steps, first)).Answer("y");

        var next = Version(2, [.. steps, Chart.Task("z")], [.. first, "s>z", "z>j"]);
        var step = Migrate(play, next);

        Assert.Equal("end", Ended(play, next, step, "x"));
    }

    [Fact]
    public void A_way_back_works_after_a_migration_as_before()
    {
        string[] ways = ["a>b", "b.Again>a", "b>end"];
        var again = Chart.Of("b", "CyberPort.Review", "\"actions\": [{ \"key\": \"again\" }, { \"key\": \"done\" }]");
        var play = Play.Start(Version(1, [Chart.Task("a"), again, Chart.Line("end")], ways)).Answer("a").Answer("b", "again").Answer("a");

        var next = Version(2, [Chart.Task("a"), Chart.Task("new"), again, Chart.Line("end")], "a>new", "new>b", "b.Again>a", "b>end");
        var run = Migrate(play, next).Run;
        run = Answer(play, next, run, "b", "again").Run;
        run = Answer(play, next, run, "a").Run;
        Assert.Equal(["new"], run.WaitsAt);
        run = Answer(play, next, run, "new").Run;
        Assert.Equal(["b"], run.WaitsAt);
        Assert.Equal(RunStatus.Finished, Answer(play, next, run, "b", "done").Run.Status);
    }

    [Fact]
    public void A_withdrawal_that_the_other_version_adds_is_possible_and_one_that_it_drops_is_not()
    {
        string[] with = [Chart.Task("a"), Chart.Of("w", "CyberPort.Withdrawal"), Chart.Of("e", "Elsa.End")];
        var without = Version(1, [Chart.Task("a")]);
        var withdraw = new Stimulus.Withdraw(Play.Person("p"), "x");
        var play = Play.Start(without);

        var added = Migrate(play, Version(2, with, "w>e")).Run;
        Assert.Equal("withdrawal", play.Runner.Resume(Version(2, with, "w>e"), added, withdraw, play.Context()).Run.Disposition);
        var dropping = Play.Start(Version(1, with, "w>e"));
        var dropped = Migrate(dropping, Version(2, [Chart.Task("a")])).Run;
        Assert.Throws<StimulusRefusedException>(() => play.Runner.Resume(Version(2, [Chart.Task("a")]), dropped, withdraw, play.Context()));
    }

    [Fact]
    public void A_faulted_step_that_is_gone_leaves_no_incident_behind()
    {
        var play = Play.Start(Version(1, [Chart.Of("f", "Elsa.Fault")]));
        var next = Version(2, [Chart.Task("a")]);

        var step = Migrate(play, next, ("f", "a"));

        Assert.Equal((0, "a", RunStatus.Running), (step.Run.Incidents.Count, Assert.Single(step.Run.WaitsAt), step.Run.Status));
    }

    [Fact]
    public void A_variable_that_can_not_be_read_in_its_new_type_is_told()
    {
        var play = Play.Start(Version(1, [Chart.Task("a")], [], Variable("String", "いろは")));
        var next = Version(2, [Chart.Task("a")], [], Variable("Int32", "0"));

        var refused = Assert.Throws<StimulusRefusedException>(() => Migrate(play, next));

        Assert.Contains("変数「n」", refused.Faults[0].Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void A_migrated_run_is_worked_out_again_from_its_journal()
    {
        var play = Play.Start(Version(1, [Chart.Task("a"), Chart.Task("b")], "a>b")).Answer("a");
        var next = Version(2, [Chart.Task("a"), Chart.Task("c")], "a>c");
        var step = Migrate(play, next, ("b", "c"));

        var again = Replay.Run(play.Runner, [play.Definition, next], Play.RunId, [.. play.Journal, .. step.Journal], WorkingCalendar.Plain);

        Assert.Equal(step.Run.ToJson(), again.ToJson());
    }

    private static string Variable(string type, string value) =>
        $$""" "variables": [{ "id": "n", "name": "N", "typeName": "{{type}}", "value": "{{value}}" }], """;

    private static WorkflowDefinition Version(int version, string[] activities, params string[] connections) =>
        Version(version, activities, connections, "");

    private static WorkflowDefinition Version(int version, string[] activities, string[] connections, string extra) => Chart.Definition(
        Chart.Flow(Chart.All(activities), GoOn + extra, connections).Replace("\"version\": 1,", $"\"version\": {version},", StringComparison.Ordinal));

    private static Step Migrate(Play play, WorkflowDefinition to, params (string Gone, string Target)[] targets) => play.Runner.Migrate(
        play.Run, new(play.Definition, to, targets.ToDictionary(t => t.Gone, t => t.Target), Operator, "x"), play.Context()) is var step
            ? step with { Run = RunState.FromJson(step.Run.ToJson()) }
            : null!;

    private static Step Answer(Play play, WorkflowDefinition definition, RunState run, string at, string action = "complete")
    {
        var task = run.OpenTasks.First(t => t.ActivityId == at);
        return play.Runner.Resume(definition, run, new Stimulus.Answer(
            task.Id, action, CyberPort.Expressions.Value.Record(), Play.Person("p", [.. task.Candidates])), play.Context());
    }

    // the lines that were written until the end
    private static string Ended(Play play, WorkflowDefinition definition, Step step, string at)
    {
        var last = Answer(play, definition, step.Run, at);
        Assert.Equal(RunSubStatus.Finished, last.Run.SubStatus);
        return string.Join(' ', last.Journal.Where(e => e.Event == "line").Select(e => e.Data.AsText));
    }
}
