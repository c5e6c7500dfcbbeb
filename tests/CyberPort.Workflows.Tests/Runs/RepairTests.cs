using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Runs;

public sealed class RepairTests
{
    private const string GoOn = """ "options": { "incidentStrategyType": "ContinueWithIncidentsStrategy" }, """;

    private static readonly string Boom = Chart.Of("f", "Elsa.Fault", "\"message\": \"boom\"");
    private static readonly Participant Operator = Play.Person("op", "operator");

    // a, then b and c side by side; the branch of b faults; both are needed
    private static readonly string Branches = Chart.Flow(
        Chart.All(Chart.Task("a"), Chart.Task("b"), Boom, Chart.Task("c"), Chart.Of("j", "Elsa.FlowJoin", "\"mode\": \"WaitAll\""), Chart.Line("end")),
        GoOn, ["a>b", "a>c", "b>f", "f>j", "c>j", "j>end"]);

    [Fact]
    public void A_faulted_step_is_sent_back_to_an_earlier_one_and_the_run_goes_on_from_there()
    {
        var play = Play.Start(Chart.Flow(Chart.All(Chart.Task("a"), Boom, Chart.Line("end")), GoOn, ["a>f", "f>end"])).Answer("a");

        play.Resume(new Stimulus.SendBack("f", "a", Operator, "改めて確認"));

        Assert.Equal((0, "a"), (play.Run.Incidents.Count, Assert.Single(play.Run.WaitsAt)));
        play.Answer("a");
        Assert.Equal("f", Assert.Single(play.Run.Incidents).ActivityId);
        play.Resume(new Stimulus.Repair("f", "Done", Operator, "済み"));
        Assert.Equal(("end", RunSubStatus.Finished), (play.Told, play.Run.SubStatus));
    }

    [Fact]
    public void What_arrived_from_another_branch_has_still_arrived_after_a_way_back()
    {
        var play = Play.Start(Branches).Answer("a").Answer("c").Answer("b");

        play.Resume(new Stimulus.SendBack("f", "b", Operator, "x")).Answer("b").Resume(new Stimulus.Repair("f", "Done", Operator, "x"));

        Assert.Equal(("end", RunSubStatus.Finished), (play.Told, play.Run.SubStatus));
    }

    [Fact]
    public void A_way_back_before_the_branches_asks_both_again_and_closes_what_was_asked()
    {
        var play = Play.Start(Branches).Answer("a").Answer("b");
        var asked = play.Task("c").Id;

        play.Resume(new Stimulus.SendBack("f", "a", Operator, "x"));

        Assert.Contains(new Effect.CloseTask(asked, "superseded"), play.Effects);
        Assert.Equal(["a"], play.Run.WaitsAt);
        play.Answer("a").Answer("c").Answer("b").Resume(new Stimulus.Repair("f", "Done", Operator, "x"));
        Assert.Equal(("end", RunSubStatus.Finished), (play.Told, play.Run.SubStatus));
    }

    [Theory]
    [InlineData("c", "beside it")]
    [InlineData("end", "behind it")]
    [InlineData("f", "itself")]
    [InlineData("nowhere", "unknown")]
    public void Only_steps_before_the_faulted_one_are_targets(string target, string why)
    {
        var play = Play.Start(Branches).Answer("a").Answer("c").Answer("b");

        var refused = Assert.Throws<StimulusRefusedException>(() => play.Resume(new Stimulus.SendBack("f", target, Operator, why)));

        Assert.Equal("/target", refused.Faults[0].Pointer);
        Assert.Equal(["a", "b"], Repairs.Of(play.Definition, play.Run, play.Run.Incidents[0]).Targets.Select(t => t.Id));
        Assert.Single(play.Run.Incidents);
    }

    [Fact]
    public void An_outcome_that_leads_nowhere_is_refused_and_the_others_are_told()
    {
        var play = Play.Start(Chart.Flow(Chart.All(Boom, Chart.Line("end")), GoOn, ["f>end"]));

        var refused = Assert.Throws<StimulusRefusedException>(() => play.Resume(new Stimulus.Repair("f", "Approve", Operator, "x")));

        Assert.Equal("「障害」の先へは「Approve」では進めません。Doneから選んでください。", refused.Faults[0].Message.Ja.Replace(
            play.Definition.Find("f")!.Label.Ja, "障害", StringComparison.Ordinal));
        var choice = Assert.Single(Repairs.Of(play.Definition, play.Run, play.Run.Incidents[0]).Outcomes);
        Assert.Equal(("Done", "end"), (choice.Outcome, Assert.Single(choice.Next).Id));
    }

    [Fact]
    public void Each_faulted_round_of_a_loop_has_its_own_incident()
    {
        var body = Chart.Of("d", "Elsa.Delay", "\"timeSpan\": " + Chart.Script("'soon'"));
        var play = Play.Start(Chart.Flow(Chart.Of("p", "Elsa.ParallelForEach", $"\"items\": [1,2,3], \"body\": {body}"), GoOn, []));
        var incidents = play.Run.Incidents;
        Assert.Equal(3, incidents.Select(i => i.Instance).Distinct().Count());

        play.Resume(new Stimulus.Repair("d", "Done", Operator, "x") { Instance = incidents[1].Instance });

        Assert.Equal([incidents[0], incidents[2]], play.Run.Incidents);
        play.Resume(new Stimulus.Repair("d", "Done", Operator, "x")).Resume(new Stimulus.Repair("d", "Done", Operator, "x"));
        Assert.Equal((0, RunSubStatus.Finished), (play.Run.Incidents.Count, play.Run.SubStatus));
    }

    [Theory]
    [InlineData("")]
    [InlineData(GoOn)]
    public void A_run_with_an_incident_can_be_cancelled(string strategy)
    {
        var play = Play.Start(Chart.Flow(Chart.All(Chart.Task("t"), Boom, Chart.Of("s", "Elsa.Start")), strategy, ["s>t", "s>f"]));

        play.Resume(new Stimulus.Cancel(Operator, "重複"));

        Assert.Equal((RunSubStatus.Cancelled, 0), (play.Run.SubStatus, play.Run.Incidents.Count));
        Assert.Single(play.Effects.OfType<Effect.CloseTask>());
    }

    [Fact]
    public void A_faulted_step_does_not_keep_a_run_from_its_end()
    {
        var play = Play.Start(Chart.Flow(
            Chart.All(Chart.Of("s", "Elsa.Start"), Chart.Task("t"), Boom, Chart.Of("e", "Elsa.End")), GoOn, ["s>t", "s>f", "t>e"]));
        var join = Play.Start(Chart.Flow(
            Chart.All(Chart.Of("s", "Elsa.Start"), Chart.Task("t"), Boom, Chart.Of("j", "Elsa.FlowJoin", "\"mode\": \"WaitAny\"")), GoOn,
            ["s>t", "s>f", "t>j", "f>j"]));

        play.Answer("t");
        join.Answer("t");

        Assert.Equal((RunSubStatus.Finished, 0), (play.Run.SubStatus, play.Run.Incidents.Count));
        Assert.Equal((RunSubStatus.Finished, 0), (join.Run.SubStatus, join.Run.Incidents.Count));
    }

    [Fact]
    public void A_way_back_over_a_correction_lets_the_standard_period_run_again()
    {
        var correction = Chart.Of("k", "CyberPort.Correction");
        var play = Play.Start(Chart.Flow(Chart.All(Chart.Task("a"), correction, Boom), GoOn, ["a>k", "a>f"])).Answer("a");
        Assert.NotNull(play.Run.ClockPausedAt);

        play.Resume(new Stimulus.SendBack("f", "a", Operator, "x"));

        Assert.Null(play.Run.ClockPausedAt);
        Assert.Contains(new Effect.ResumeClock(), play.Effects);
    }

    [Fact]
    public void A_run_that_waits_for_nothing_gets_an_incident()
    {
        var play = Play.Start(Chart.Flow(Chart.All(Chart.Task("a"), Chart.Task("b"), Chart.Line("end")), GoOn, ["a>b", "b>end"])).Answer("a");
        var broken = RunState.FromJson(Value.Parse(play.Run.ToJson()).Without("/bookmarks").ToUtf8());

        var stuck = play.Runner.Resume(play.Definition, broken, new Stimulus.TimePassed(), play.Context()).Run;

        Assert.Equal("b", Assert.Single(stuck.Incidents).ActivityId);
        var again = play.Runner.Resume(play.Definition, stuck, new Stimulus.Repair("b", null, Operator, "x"), play.Context()).Run;
        Assert.Equal(["b"], again.WaitsAt);
    }

    [Fact]
    public void A_repaired_run_is_worked_out_again_from_its_journal()
    {
        var play = Play.Start(Branches).Answer("a").Answer("c").Answer("b")
            .Resume(new Stimulus.SendBack("f", "b", Operator, "x")).Answer("b").Resume(new Stimulus.Repair("f", null, Operator, "y"));

        var again = Replay.Run(play.Runner, play.Definition, Play.RunId, play.Journal, WorkingCalendar.Plain);

        Assert.Equal(play.Run.ToJson(), again.ToJson());
    }
}
