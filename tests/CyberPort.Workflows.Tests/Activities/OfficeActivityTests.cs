using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Activities;

public sealed class OfficeActivityTests
{
    [Fact]
    public void A_filing_is_received_without_a_task()
    {
        var play = Play.Start(Chart.Flow($"{Chart.Of("r", "CyberPort.Receive", "\"automatic\": true")}, {Chart.Line("in")}",
            "r.Accepted>in"));

        Assert.Equal("in", play.Told);
        Assert.Equal(["received"], play.Effects.OfType<Effect.SetStage>().Select(s => s.Stage));
        Assert.Empty(play.Effects.OfType<Effect.OpenTask>());
    }

    [Fact]
    public void A_task_names_role_title_due_day_and_actions()
    {
        var task = Play.Start(Chart.Flow(Chart.All(
            Chart.Of("f", "CyberPort.FormalReview", "\"dueInDays\": 5, \"metadata\": { \"displayText\": \"書類の確認\" }"),
            Chart.Line("x")),
            "f.Pass>x", "f.Correct>x", "f.Dismiss>x")).Task("f");

        Assert.Equal(("formalReview", "書類の確認"), (task.Kind, task.Title.Ja));
        Assert.Equal(["reviewer"], task.Candidates);
        // Five working days after Friday, 10 April, until the end of the day.
        Assert.Equal(new DateTimeOffset(2026, 4, 18, 0, 0, 0, TimeSpan.FromHours(9)), task.DueAt);
        Assert.Equal(["pass", "correct", "dismiss"], task.Actions.Select(a => a.Key));
        Assert.Equal([false, true, true], task.Actions.Select(a => a.NeedsReason));
        Assert.Equal("補正を求める", task.Actions[1].Label.Ja);
    }

    [Fact]
    public void A_definition_may_have_actions_of_its_own()
    {
        const string actions = """
            "actions": [{ "key": "advance", "label": { "ja": "よし", "en": "Fine" }, "primary": true },
                        { "key": "survey", "outcome": "Site", "needsReason": true }]
            """;
        var play = Play.Start(Chart.Flow($"{Chart.Of("r", "CyberPort.Review", actions)}, {Chart.Line("ok")}, {Chart.Line("site")}",
            "r.Advance>ok", "r.Site>site"));

        Assert.Equal("よし", play.Task("r").Actions[0].Label.Ja);
        play.Answer("r", "survey", """{ "reason": "現地を見る" }""");

        Assert.Equal("site", play.Told);
        Assert.Equal("現地を見る", play.Run.Results.At("/r/reason").AsText);
    }

    [Theory]
    [InlineData("correct", "{}", "/reason")]
    [InlineData("correct", """{ "reason": "　" }""", "/reason")]
    [InlineData("vanish", "{}", "/action")]
    public void An_answer_that_lacks_something_leaves_the_task_open(string action, string data, string pointer)
    {
        var play = Play.Start(Chart.Flow($"{Chart.Of("r", "CyberPort.Review")}, {Chart.Line("x")}", "r.Advance>x", "r.Correct>x",
            "r.Consult>x", "r.Deny>x"));
        var answer = new Stimulus.Answer(play.Task("r").Id, action, Value.Parse(data), Play.Person("p", "reviewer"));

        var refused = Assert.Throws<StimulusRefusedException>(() => play.Resume(answer));

        Assert.Equal(pointer, Assert.Single(refused.Faults).Pointer);
        Assert.Equal(refused.Faults, play.Runner.Check(play.Definition, play.Run, answer, play.Context()));
        Assert.Equal(["r"], play.Run.WaitsAt);
    }

    [Fact]
    public void Whoever_lacks_the_role_is_refused()
    {
        var play = Play.Start(Chart.Flow(Chart.Of("r", "CyberPort.Receive")));

        Assert.Throws<StimulusRefusedException>(() => play.Answer("r", "accept", by: Play.Person("p", "reviewer")));
        Assert.Throws<StimulusRefusedException>(() => play.Answer("r", "accept", by: Play.Person("p", "receptionist"),
            onBehalfOf: Play.Person("q", "reviewer")));
        play.Answer("r", "accept", by: Play.Person("p"), onBehalfOf: Play.Person("q", "receptionist"));
        Assert.Equal(RunStatus.Finished, play.Run.Status);
    }

    [Fact]
    public void A_task_that_is_overdue_reminds_once_and_stays_open()
    {
        var play = Play.Start(Chart.Flow(Chart.Of("r", "CyberPort.Receive", "\"dueInDays\": 3")));

        play.Advance(30);
        Assert.Equal(("receptionist", "taskOverdue"),
            (play.Effects.OfType<Effect.SendNotice>().Single().To, play.Effects.OfType<Effect.SendNotice>().Single().Template));
        play.Advance(30);
        Assert.Empty(play.Effects);
        play.Answer("r", "accept");

        Assert.Equal(RunStatus.Finished, play.Run.Status);
    }

    [Fact]
    public void A_correction_stops_the_clock_and_brings_new_inputs()
    {
        var play = Play.Start(Chart.Flow($"{Chart.Of("c", "CyberPort.Correction")}, {Chart.Line("ok")}, {Chart.Line("late")}",
            "c.Corrected>ok", "c.TimedOut>late"), """{ "a": 1, "b": 2 }""");
        Assert.NotNull(play.Run.ClockPausedAt);
        Assert.Contains(new Effect.PauseClock("correction"), play.Effects);

        Assert.Throws<StimulusRefusedException>(() => play.Answer("c", "submit", """{ "inputs": 5 }"""));
        play.Answer("c", "submit", """{ "inputs": { "b": 3, "c": 4 } }""");

        Assert.Equal("""{"a":1,"b":3,"c":4}""", play.Run.Input.ToJson());
        Assert.Contains(new Effect.ResumeClock(), play.Effects);
        Assert.Equal(("ok", null), (play.Told, play.Run.ClockPausedAt));
    }

    [Theory]
    [InlineData("{}", 15)]
    [InlineData("""{ "dueDate": "2026-05-01" }""", 22)]
    [InlineData("""{ "dueDate": "2020-05-01" }""", 15)]
    [InlineData("""{ "dueDate": "soon" }""", 15)]
    [InlineData("""{ "days": 30 }""", 31)]
    [InlineData("""{ "days": 0 }""", 15)]
    [InlineData("""{ "days": null }""", 15)]
    public void The_office_may_set_the_day_of_a_correction(string data, int days)
    {
        var play = Play.Start(Chart.Flow(Chart.All(
            Chart.Of("r", "CyberPort.Review", "\"actions\": [{ \"key\": \"correct\", \"needsReason\": false }]"),
            Chart.Of("c", "CyberPort.Correction")), "r.Correct>c"));

        play.Answer("r", "correct", data);

        Assert.Equal(new DateTimeOffset(2026, 4, 10, 0, 0, 0, TimeSpan.FromHours(9)).AddDays(days), play.Task("c").DueAt);
    }

    [Theory]
    [InlineData("agree", "agreed")]
    [InlineData("object", "objected")]
    public void Silence_in_a_consultation_means_what_the_definition_says(string silence, string told)
    {
        var play = Consult($"\"periodDays\": 5, \"silence\": \"{silence}\"");

        play.Advance(30);

        Assert.Equal(told, play.Told);
        Assert.Equal(["timedOut", "timedOut"], play.Effects.OfType<Effect.CloseTask>().Select(c => c.Why));
    }

    [Fact]
    public void A_consultation_waits_for_every_section_and_keeps_their_opinions()
    {
        var play = Consult("\"periodDays\": 5");
        Assert.Equal(["合議（planning）", "合議（海岸）"], play.Run.OpenTasks.Select(t => t.Title.Ja));

        play.Answer("c", "object", """{ "reason": "狭い" }""");
        Assert.Equal("", play.Told);
        play.Answer("c", "agree", """{ "comment": "ok" }""");

        Assert.Equal("objected", play.Told);
        Assert.Equal("""["planning","coast"]""",
            Value.Of([.. play.Run.Results.At("/c/opinions").AsList.Select(o => o["section"])]).ToJson());
    }

    [Fact]
    public void Whoever_reviewed_may_be_kept_from_approving()
    {
        var json = Chart.Flow(
            Chart.All(
                Chart.Of("r", "CyberPort.Review", "\"actions\": [{ \"key\": \"advance\" }]"),
                Chart.Of("a", "CyberPort.Approval", "\"excludeReviewers\": true, \"levels\": [{ \"role\": \"sectionHead\" }]"),
                Chart.Line("x")),
            "r.Advance>a", "a.Approved>x", "a.Remanded>x", "a.Rejected>x");
        var both = Play.Person("both", "reviewer", "sectionHead");
        var play = Play.Start(json).Answer("r", "advance", by: both);

        Assert.Throws<StimulusRefusedException>(() => play.Answer("a", "approve", by: both));
        play.Answer("a", "approve", by: Play.Person("other", "sectionHead"));

        Assert.Equal("x", play.Told);
    }

    [Theory]
    [InlineData("true", "director")]
    [InlineData("false", "sectionHead")]
    [InlineData("getInput('Area') > 5", "director")]
    public void A_level_is_asked_when_it_applies_and_when_that_is_unknown(string when, string last)
    {
        var levels = $$"""[{ "role": "sectionHead" }, { "role": "director", "when": { "type": "JavaScript", "value": "{{when}}" } }]""";
        var json = Chart.Flow($"{Chart.Of("a", "CyberPort.Approval", "\"levels\": " + levels)}, {Chart.Line("x")}",
            """ "inputs": [{ "name": "Area", "type": "Decimal" }], """, ["a.Approved>x", "a.Remanded>x", "a.Rejected>x"]);
        var play = Play.Start(json);

        while (play.Run.Status == RunStatus.Running) play.Answer("a", "approve");

        Assert.Equal(last, play.Run.Results.At("/a/role").AsText);
    }

    [Fact]
    public void A_denial_without_reasons_asks_for_them()
    {
        var play = Play.Start(Chart.Flow(Chart.Of("d", "CyberPort.Disposition", "\"kind\": \"denial\"")));
        Assert.Equal("disposition", play.Task("d").Kind);

        Assert.Throws<StimulusRefusedException>(() => play.Answer("d", "decide"));
        play.Answer("d", "decide", """{ "reason": "水深が足りない" }""");

        var decided = play.Effects.OfType<Effect.Decide>().Single();
        Assert.Equal(("denial", "水深が足りない", "p"),
            (decided.Disposition, decided.Data["reasons"].AsText, decided.Data.At("/decidedBy/id").AsText));
        Assert.Equal("denial", play.Run.Disposition);
    }

    [Fact]
    public void A_withdrawal_ends_everything_else_until_the_decision()
    {
        string[] ways = ["s>t", "s>d", "d>later", "w>told"];
        var json = Chart.Flow(
            Chart.All(
                Chart.Of("s", "Elsa.Start"),
                Chart.Task("t"),
                Chart.Of("d", "Elsa.Delay", "\"timeSpan\": \"9.00:00:00\""),
                Chart.Line("later"),
                Chart.Of("w", "CyberPort.Withdrawal"),
                Chart.Line("told")), ways);
        var play = Play.Start(json);

        play.Resume(new Stimulus.Withdraw(Play.Person("a", "applicant"), "中止"));

        Assert.Equal(("told", RunSubStatus.Finished, "withdrawn"), (play.Told, play.Run.SubStatus, play.Run.Stage));
        Assert.Equal(["withdrawn"], play.Effects.OfType<Effect.CloseTask>().Select(c => c.Why));
        Assert.Null(play.Run.DueAt);
        Assert.Throws<StimulusRefusedException>(() => play.Resume(new Stimulus.Withdraw(Play.Person("a"), "again")));
    }

    [Fact]
    public void What_is_decided_cannot_be_withdrawn()
    {
        var json = Chart.Flow(Chart.All(
            Chart.Of("d", "CyberPort.Disposition", "\"kind\": \"permit\""),
            Chart.Task("t"),
            Chart.Of("w", "CyberPort.Withdrawal")), "d>t");
        var play = Play.Start(json);

        var refused = Assert.Throws<StimulusRefusedException>(() => play.Resume(new Stimulus.Withdraw(Play.Person("a"), "")));

        Assert.Equal("This application cannot be withdrawn now.", refused.Message);
    }

    [Fact]
    public void An_armed_step_does_not_hold_the_flow_up()
    {
        var json = Chart.Flow(Chart.All(
            Chart.Line("a"),
            Chart.Of("w", "CyberPort.Withdrawal"),
            Chart.Of("d", "CyberPort.Deadline", "\"days\": 3"),
            Chart.Line("late")), "d>late");

        Assert.Equal(RunStatus.Finished, Play.Start(json).Run.Status);
    }

    [Fact]
    public void A_developer_adds_an_activity_by_one_class_and_one_line()
    {
        var catalog = ActivityCatalog.Standard().Add<Stamp>();
        var reading = DefinitionReader.Read(System.Text.Encoding.UTF8.GetBytes(Chart.Flow(Chart.Of("s", "Test.Stamp",
            "\"text\": \"公\", \"times\": \"2\""))), catalog);

        var step = new Runner(catalog, RunnerLimits.Standard).Start(reading.Definition!, new(Play.RunId, Value.Null),
            new() { Now = Play.Beginning });

        Assert.Equal([new Effect.IssueDocument("公公", Value.Null)], step.Effects);
        Assert.Equal(["text", "times"], catalog.Find("Test.Stamp")!.Inputs.Select(i => i.Name));
    }

    private static Play Consult(string inputs) => Play.Start(Chart.Flow(
        Chart.All(
            Chart.Of("c", "CyberPort.Consultation",
                $$"""{{inputs}}, "sections": [{ "key": "planning" }, { "key": "coast", "label": { "ja": "海岸", "en": "Coast" } }]"""),
            Chart.Line("agreed"),
            Chart.Line("objected")),
        "c.Agreed>agreed", "c.Objected>objected"));

    [Activity("Test.Stamp", Label = "押印", English = "Stamp")]
    public sealed class Stamp : IActivity
    {
        [Input("文字", English = "Text")] public required string Text { get; init; }

        [Input("回数", English = "Times")] public int Times { get; init; } = 1;

        public ActivityResult Start(ActivityContext context) =>
            ActivityResult.Done().With(new Effect.IssueDocument(string.Concat(Enumerable.Repeat(Text, Times)), Value.Null));
    }
}
