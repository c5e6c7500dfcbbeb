namespace CyberPort.Workflows.Tests.Activities;

/// <summary>Tasks that stay overdue, and reminders that outlive their case.</summary>
public sealed class EscalationTests
{
    [Theory]
    [InlineData("CyberPort.Receive", "receptionist")]
    [InlineData("CyberPort.FormalReview", "reviewer")]
    [InlineData("CyberPort.Review", "reviewer")]
    public void A_task_that_stays_overdue_goes_to_a_further_role_once(string type, string role)
    {
        // due on Tuesday the 14th, two working days later is Thursday the 16th
        var play = Play.Start(Chart.Flow(Chart.Of("r", type, "\"dueInDays\": 2, \"escalateTo\": \"director\", \"escalateAfterDays\": 2")));
        play.Advance(5);
        Assert.Equal([$"taskOverdue:{role}"], Notices(play));
        Assert.Equal([role], play.Task("r").Candidates);

        play.Advance(2);
        Assert.Equal(["taskEscalated:director"], Notices(play));
        Assert.Equal([new Effect.EscalateTask(play.Task("r").Id, "director")], play.Effects.OfType<Effect.EscalateTask>());
        Assert.Equal([role, "director"], play.Task("r").Candidates);
        Assert.Empty(play.Advance(30).Effects);

        play.Answer("r", play.Task("r").Actions[0].Key, by: Play.Person("d", "director"));
        Assert.Equal(play.Run.ToJson(), Replay.Run(play.Runner, play.Definition, Play.RunId, play.Journal, WorkingCalendar.Plain).ToJson());
    }

    [Fact]
    public void Each_open_section_of_a_consultation_is_escalated_and_an_answered_task_is_not()
    {
        const string asked = """
            "sections": [{ "key": "coast" }, { "key": "planning" }], "periodDays": 1, "escalateTo": "sectionHead", "escalateAfterDays": 1
            """;
        var play = Play.Start(Chart.Flow(Chart.Of("c", "CyberPort.Consultation", asked)));
        play.Answer("c", "agree", by: Play.Person("k", "consultant"));
        play.Advance(10);

        Assert.Single(play.Effects.OfType<Effect.EscalateTask>());
        Assert.Equal(["taskOverdue:consultant", "taskEscalated:sectionHead"], Notices(play));
    }

    [Fact]
    public void Without_a_due_time_or_a_role_nothing_is_escalated()
    {
        Assert.Null(Play.Start(Chart.Flow(Chart.Of("r", "CyberPort.Review", "\"escalateTo\": \"director\""))).Run.DueAt);
        var play = Play.Start(Chart.Flow(Chart.Of("r", "CyberPort.Review", "\"dueInDays\": 2"))).Advance(100);
        Assert.Equal(["taskOverdue:reviewer"], Notices(play));
    }

    [Fact]
    public void A_role_that_does_not_exist_is_told_before_publishing() =>
        Assert.Contains(DefinitionChecker.Check(Chart.Definition(Chart.Flow(Chart.Of("r", "CyberPort.Receive", "\"escalateTo\": \"directer\"")))),
            p => p is { Code: "workflow.unknownRole" } && p.Cure.En.Contains("director", StringComparison.Ordinal));

    [Fact]
    public void A_reminder_comes_before_the_end_of_the_permit_although_the_case_is_through()
    {
        var play = Play.Start(Permit("permit", "\"daysBefore\": 30"), """{ "periodTo": "2027-03-31" }""");
        play.Answer("r", "accept");

        Assert.Equal((RunStatus.Running, true), (play.Run.Status, play.Run.OnlyReminds));
        Assert.Empty(play.Run.OpenTasks);
        Assert.Equal(DateTimeOffset.Parse("2027-03-01T00:00:00+09:00"), play.Run.DueAt);
        play.Now = DateTimeOffset.Parse("2027-02-28T23:59:00+09:00");
        Assert.Empty(play.Resume(new Stimulus.TimePassed()).Effects);
        play.Now = DateTimeOffset.Parse("2027-03-01T00:00:00+09:00");
        play.Resume(new Stimulus.TimePassed());

        Assert.Equal(["renewalDue:applicant"], Notices(play));
        Assert.Equal((RunStatus.Finished, false), (play.Run.Status, play.Run.OnlyReminds));
        Assert.Equal(play.Run.ToJson(), Replay.Run(play.Runner, play.Definition, Play.RunId, play.Journal, WorkingCalendar.Plain).ToJson());
    }

    [Fact]
    public void It_counts_working_days_where_it_is_told_to()
    {
        var play = Play.Start(Permit("permit", "\"daysBefore\": 3, \"workingDays\": true"), """{ "periodTo": "2026-06-10" }""");
        play.Answer("r", "accept");

        // Wednesday the 10th less three working days is Friday the 5th
        Assert.Equal(DateTimeOffset.Parse("2026-06-05T00:00:00+09:00"), play.Run.DueAt);
    }

    [Fact]
    public void Who_got_nothing_is_reminded_of_nothing()
    {
        var denied = Play.Start(Permit("denial", "\"daysBefore\": 30"), """{ "periodTo": "2027-03-31" }""");
        Assert.Equal(RunStatus.Finished, denied.Answer("r", "accept").Run.Status);

        var endless = Play.Start(Permit("permit", "\"daysBefore\": 30"), "{}");
        Assert.Equal(RunStatus.Finished, endless.Answer("r", "accept").Run.Status);

        // its day came before the decision: it is told as soon as there is something to tell
        var late = Play.Start(Permit("permit", "\"daysBefore\": 30"), """{ "periodTo": "2026-04-20" }""");
        Assert.Empty(late.Advance(1).Effects);
        late.Answer("r", "accept");
        Assert.Equal(["renewalDue:applicant"], Notices(late.Resume(new Stimulus.TimePassed())));
    }

    [Fact]
    public void A_correction_that_brings_another_day_moves_the_reminder()
    {
        var play = Play.Start(Chart.Flow(Chart.All(Reminder("\"daysBefore\": 30"), Chart.Of("x", "CyberPort.Notify", "\"template\": \"renewalDue\""), Chart.Of("e2", "Elsa.End"),
            Chart.Of("c", "CyberPort.Correction"), Chart.Of("d", "CyberPort.Disposition", "\"kind\": \"permit\""), Chart.Of("e", "Elsa.End")), Inputs, ["m>x", "x>e2", "c.Corrected>d", "d>e"]),
            """{ "periodTo": "2027-03-31" }""");
        play.Answer("c", "submit", """{ "inputs": { "periodTo": "2028-03-31" } }""");

        Assert.Equal(DateTimeOffset.Parse("2028-03-01T00:00:00+09:00"), play.Run.DueAt);
    }

    [Fact]
    public void A_day_that_is_none_is_an_incident()
    {
        var play = Play.Start(Permit("permit", "\"daysBefore\": 30"), """{ "periodTo": "来年" }""");

        Assert.Contains("来年", Assert.Single(play.Run.Incidents).Message.Ja, StringComparison.Ordinal);
    }

    private const string Inputs = "\"inputs\": [{ \"name\": \"periodTo\", \"type\": \"String\" }], \"options\": { \"incidentStrategyType\": \"ContinueWithIncidentsStrategy\" },";

    private static string Reminder(string members) =>
        Chart.Of("m", "CyberPort.Reminder", $"\"date\": {Chart.Script("getPeriodTo()", "String")}, {members}");

    private static string Permit(string kind, string members) => Chart.Flow(Chart.All(
        Reminder(members), Chart.Of("x", "CyberPort.Notify", "\"template\": \"renewalDue\""), Chart.Of("e2", "Elsa.End"),
        Chart.Of("r", "CyberPort.Receive"), Chart.Of("d", "CyberPort.Disposition", $"\"kind\": \"{kind}\", \"reasons\": \"基準を満たさない\""), Chart.Of("e", "Elsa.End")),
        Inputs, ["m>x", "x>e2", "r.Accepted>d", "d>e"]);

    private static IEnumerable<string> Notices(Play play) => play.Effects.OfType<Effect.SendNotice>().Select(n => $"{n.Template}:{n.To}");
}
