using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Activities;

/// <summary>A run that another one has started follows the clock of the case.</summary>
public sealed class ChildClockTests
{
    private static readonly string Chain = Chart.Flow($$"""
        {{Chart.Of("work", "CyberPort.Receive")}}, {{Chart.Of("late", "CyberPort.Deadline", "\"days\": 10, \"workingDays\": false")}}, {{Chart.Line("line")}}
        """, "late>line");

    [Fact]
    public void A_deadline_stands_still_while_it_is_told_so_and_the_run_is_worked_out_again_from_its_journal()
    {
        var play = Play.Start(Chain);
        play.Advance(2);
        play.Resume(new Stimulus.Clock(true));
        Assert.Empty(play.Effects);
        play.Resume(new Stimulus.Clock(true)).Advance(30);
        Assert.Equal((null, ""), (play.Run.DueAt, play.Told));

        play.Resume(new Stimulus.Clock(false));
        play.Resume(new Stimulus.Clock(false)).Advance(7);
        Assert.Equal("", play.Told);
        play.Advance(2);

        Assert.Equal("line", play.Told);
        var again = Replay.Run(play.Runner, play.Definition, Play.RunId, play.Journal, WorkingCalendar.Plain);
        Assert.Equal(play.Run.ToJson(), again.ToJson());
    }

    [Fact]
    public void A_run_that_begins_while_the_clock_stands_waits_for_it_and_is_worked_out_again_too()
    {
        var (runner, definition) = (new Runner(Chart.Catalog, RunnerLimits.Standard), Chart.Definition(Chain));
        var begun = new RunStart(Play.RunId, Value.Record()) { ParentId = Guid.NewGuid(), ParentStep = "start", Depth = 1, ClockStands = true };

        var step = runner.Start(definition, begun, new() { Now = Play.Beginning });
        var on = runner.Resume(definition, step.Run, new Stimulus.Clock(false), new() { Now = Play.Beginning.AddDays(3) });

        Assert.Equal((null, "start"), (step.Run.DueAt, on.Run.ParentStep));
        Assert.Equal(Play.Beginning.Date.AddDays(14), on.Run.DueAt!.Value.DateTime);
        Assert.Equal(on.Run.ToJson(), Replay.Run(runner, definition, Play.RunId, [.. step.Journal, .. on.Journal], WorkingCalendar.Plain).ToJson());
    }
}
