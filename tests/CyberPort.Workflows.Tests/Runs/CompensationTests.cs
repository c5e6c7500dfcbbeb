using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Runs;

public sealed class CompensationTests
{
    private const string Continue = "\"options\": { \"incidentStrategyType\": \"ContinueWithIncidentsStrategy\" },";

    [Fact]
    public void A_cancelled_run_undoes_what_was_done_the_last_first_and_then_ends()
    {
        var play = Begin(Line("a", "undoA"), Line("b", "undoB"), Chart.Task("task"), Undo("undoA"), Undo("undoB"));
        Assert.Equal("a b", play.Told);

        Cancel(play);

        Assert.Equal("a b undone b undone a", play.Told);
        Assert.Equal((RunStatus.Finished, RunSubStatus.Cancelled, null), (play.Run.Status, play.Run.SubStatus, play.Run.Ending));
        Assert.Equal(["b", "a"], play.Journal.Where(e => e.Event == "compensating").Select(e => e.ActivityId));
        Assert.Equal(["undoB", "undoA"], play.Journal.Where(e => e.Event == "completed" && e.ActivityId.StartsWith("undo", StringComparison.Ordinal)).Select(e => e.ActivityId));
    }

    [Fact]
    public void What_was_not_completed_and_what_has_nothing_to_undo_it_is_left_as_it_is()
    {
        var play = Begin(Line("a", null), Chart.Task("task").Replace("\"taskName\"", With("undoA") + ", \"taskName\"", StringComparison.Ordinal), Line("b", "undoB"), Undo("undoA"), Undo("undoB"));

        Cancel(play);

        Assert.Equal("a", play.Told);
    }

    [Fact]
    public void A_run_that_comes_to_its_end_undoes_nothing()
    {
        var play = Begin(Line("a", "undoA"), Chart.Task("task"), Undo("undoA"));

        play.Answer("task");

        Assert.Equal(("a", RunSubStatus.Finished), (play.Told, play.Run.SubStatus));
        Assert.DoesNotContain("undo", System.Text.Encoding.UTF8.GetString(play.Run.ToJson()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_withdrawal_is_undone_before_the_run_ends_and_a_waiting_step_is_waited_for()
    {
        var play = Play.Start(Chart.Flow(Chart.All(
            Line("a", "undoA"), Chart.Task("task"), Chart.Task("undoA"), Chart.Of("withdrawal", "CyberPort.Withdrawal"), Chart.Line("told")),
            Continue, ["a>task", "withdrawal>told"]));

        play.Resume(new Stimulus.Withdraw(Play.Person("applicant"), "中止"));
        Assert.Equal(("a told", "undoA", RunStatus.Running), (play.Told, Assert.Single(play.Run.WaitsAt), play.Run.Status));
        Assert.Throws<StimulusRefusedException>(() => play.Resume(new Stimulus.Withdraw(Play.Person("applicant"), "中止")));
        play.Answer("undoA");

        Assert.Equal((RunStatus.Finished, RunSubStatus.Finished, "withdrawal"), (play.Run.Status, play.Run.SubStatus, play.Run.Disposition));
    }

    [Fact]
    public void A_run_that_ends_by_a_fault_is_undone_and_stays_failed()
    {
        var play = Play.Start(Chart.Flow(Chart.All(Line("a", "undoA"), Chart.Of("bad", "Elsa.Fault", "\"message\": \"boom\""), Undo("undoA")), "a>bad"));

        Assert.Equal(("a undone a", RunSubStatus.Faulted, "boom"), (play.Told, play.Run.SubStatus, Assert.Single(play.Run.Incidents).Message.En));
        Assert.Throws<StimulusRefusedException>(() => play.Resume(new Stimulus.Repair("bad", null, Play.Person("operator"), "again")));
        Cancel(play);
        Assert.Equal(("a undone a", RunSubStatus.Cancelled), (play.Told, play.Run.SubStatus));
    }

    [Theory]
    [InlineData("skip", "a b c undone c undone a", RunSubStatus.Cancelled)]
    [InlineData("cancel", "a b c undone c", RunSubStatus.Cancelled)]
    public void A_step_that_cannot_be_undone_is_an_incident_that_an_operator_mends(string choice, string told, RunSubStatus end)
    {
        var play = Begin(Line("a", "undoA"), Line("b", "undoB"), Line("c", "undoC"), Chart.Task("task"), Undo("undoA"), Undo("undoC"),
            Chart.Of("undoB", "Elsa.Fault", "\"message\": \"no way back\""));
        Cancel(play);
        Assert.Equal(("a b c undone c", RunStatus.Running, "undoB"), (play.Told, play.Run.Status, Assert.Single(play.Run.Incidents).ActivityId));
        play.Resume(new Stimulus.Repair("undoB", null, Play.Person("operator"), "again"));
        Assert.Equal("undoB", Assert.Single(play.Run.Incidents).ActivityId);

        if (choice == "skip") play.Resume(new Stimulus.Repair("undoB", "Done", Play.Person("operator"), "by hand"));
        else Cancel(play);

        Assert.Equal((told, RunStatus.Finished, end), (play.Told, play.Run.Status, play.Run.SubStatus));
    }

    [Fact]
    public void Each_round_of_a_loop_is_undone_with_what_it_gave_and_a_skipped_step_is_not()
    {
        var play = Play.Start(Chart.Flow(Chart.All(
            Chart.Task("ask").Replace("\"taskName\"", With("undo") + ", \"taskName\"", StringComparison.Ordinal),
            Chart.Of("again", "Elsa.FlowDecision", "\"condition\": true"),
            Chart.Of("undo", "Elsa.WriteLine", "\"text\": " + Chart.Script("`undo ${getUndone().result.n}`"))),
            Continue, ["ask>again", "again.True>ask"]));
        play.Answer("ask", data: """{ "n": 1 }""").Answer("ask", data: """{ "n": 2 }""");

        Cancel(play);

        Assert.Equal("undo 2 undo 1", play.Told);

        var skipped = Play.Start(Chart.Flow(Chart.All(
            Chart.Of("bad", "Elsa.Fault", With("undo")), Chart.Task("task"), Undo("undo")), Continue, ["bad>task"]));
        skipped.Resume(new Stimulus.Repair("bad", "Done", Play.Person("operator"), "by hand"));
        Cancel(skipped);
        Assert.Empty(skipped.Told);
    }

    [Fact]
    public void What_is_kept_in_mind_has_an_end()
    {
        Assert.Equal(200, RunnerLimits.Standard.MaxUndo);
        var play = Play.Start(Chart.Flow(Chart.All(Line("a", "undo"), Line("b", "undo"), Line("c", "undo"), Undo("undo")), Continue, ["a>b", "b>c"]),
            limits: new() { MaxUndo = 2 });

        Assert.Contains("2件", Assert.Single(play.Run.Incidents).Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_undone_is_worked_out_again_from_its_journal()
    {
        var play = Begin(Line("a", "undoA"), Chart.Task("task"), Undo("undoA"));
        Cancel(play);

        Assert.Equal(play.Run.ToJson(), Replay.Run(play.Runner, play.Definition, Play.RunId, play.Journal, WorkingCalendar.Plain).ToJson());
    }

    [Theory]
    [InlineData("undoB", "同じフローチャートにありません")]
    [InlineData("a", "同じフローチャートにありません")]
    [InlineData("b", "つながっています")]
    [InlineData("end", "使えません")]
    [InlineData("undoA", null)]
    public void The_checker_knows_steps_that_undo(string id, string? said)
    {
        var definition = Chart.Definition(Chart.Flow(
            Chart.All(Line("a", id), Line("b", null), Undo("undoA"), Chart.Of("end", "Elsa.End")), "a>b"));

        var problems = DefinitionChecker.Check(definition).Where(p => p.Code == "workflow.compensation").ToList();

        if (said is null) Assert.DoesNotContain(DefinitionChecker.Check(definition), p => p.Pointer != "/root/activities/3");
        else
        {
            Assert.Contains(said, Assert.Single(problems).Cause.Ja, StringComparison.Ordinal);
            Assert.Equal("/root/activities/0/customProperties/cyberPort/compensation", problems[0].Pointer);
        }
    }

    [Fact]
    public void A_step_that_undoes_never_begins_the_flowchart()
    {
        var play = Play.Start(Chart.Flow(Chart.All(Undo("undoA"), Line("a", "undoA"), Chart.Task("task")), "a>task"));

        Assert.Equal("a", play.Told);
    }

    // a > b > … ; steps whose id begins with "undo" are connected to nothing
    private static Play Begin(params string[] steps)
    {
        var ids = steps.Select(s => Value.Parse(s)["id"].AsText).Where(id => !id.StartsWith("undo", StringComparison.Ordinal)).ToList();
        return Play.Start(Chart.Flow(Chart.All(steps), Continue, [.. ids.Zip(ids.Skip(1), (from, to) => $"{from}>{to}")]));
    }

    private static string Line(string id, string? undo) =>
        Chart.Of(id, "Elsa.WriteLine", $"\"text\": \"{id}\"" + (undo is null ? "" : ", " + With(undo)));

    private static string With(string undo) => $$$""" "customProperties": { "cyberPort": { "compensation": "{{{undo}}}" } } """;

    private static string Undo(string id) => Chart.Of(id, "Elsa.WriteLine", "\"text\": " + Chart.Script("`undone ${getUndone().activityId}`"));

    private static void Cancel(Play play) => play.Resume(new Stimulus.Cancel(Play.Person("operator"), "test"));
}
