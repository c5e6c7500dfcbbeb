using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Activities;

public sealed class UserTaskTests
{
    private const string Actions = """
        "actionDefinitions": [{ "key": "approve", "label": "よし", "metadata": { "primary": true } },
                              { "key": "reject", "label": { "ja": "だめ", "en": "No" }, "metadata": { "needsReason": true } }]
        """;

    [Fact]
    public void A_task_carries_what_Elsas_fields_say()
    {
        var play = Play.Start(Chart.Flow(Chart.All(Task($$"""
            "title": "現地確認", "summary": "桟橋を見る", "candidateGroups": ["reviewer", { "type": "Group", "id": "director" }], "candidateUsers": ["u-1"],
            "excludedUsers": ["u-9"], "assignee": { "typeName": "Object", "expression": { "type": "Object", "value": "{\"id\":\"u-2\",\"displayName\":\"佐藤\"}" } },
            "priority": 80, "dueAt": "2026-04-20T08:00:00Z", "instructions": "写真を撮る", "form": { "key": "siteReport", "version": "1.2.0" },
            "taskData": { "typeName": "Object", "expression": { "type": "Object", "value": "{\"area\":12}" } }, {{Actions}}
            """), Chart.Line("ok")), "t.Done>ok"));

        var task = play.Task("t");
        Assert.Equal(("userTask", "現地確認", "桟橋を見る", "写真を撮る"), (task.Kind, task.Title.Ja, task.Summary!.Ja, task.Instructions!.Ja));
        Assert.Equal(["reviewer", "director"], task.Candidates);
        Assert.Equal(["u-1", "u-9", "u-2", "佐藤"], [.. task.CandidateUsers, .. task.ExcludedUsers, task.Assignee!, task.AssigneeName!]);
        Assert.Equal((80, DateTimeOffset.Parse("2026-04-20T08:00:00Z")), (task.Priority, task.DueAt));
        Assert.Equal((new TaskForm("siteReport", "1.2.0"), 12), (task.Form, task.Data["area"].AsNumber));
        Assert.Equal([new("approve", new("よし", "よし"), false, true), new("reject", new("だめ", "No"), true, false)], task.Actions);
    }

    [Theory]
    [InlineData("approve", "t.approve>yes t.reject>no", "yes")]
    [InlineData("reject", "t.approve>yes t.reject>no", "no")]
    [InlineData("reject", "t.Done>yes", "yes")]
    public void It_leaves_by_the_key_of_the_action_and_by_Done(string action, string ways, string told)
    {
        var play = Play.Start(Chart.Flow(Chart.All(Task($"\"candidateGroups\": [\"reviewer\"], {Actions}"), Chart.Line("yes"), Chart.Line("no")), ways.Split(' ')));
        play.Answer("t", action, """{ "reason": "浅い", "depth": 3 }""", Play.Person("p", "reviewer"));

        Assert.Equal(told, play.Told);
        var result = play.Run.Results["t"];
        Assert.Equal((action, 3, "p"), (result["actionKey"].AsText, result.At("/completionData/depth").AsNumber, result.At("/completedBy/id").AsText));
        Assert.Equal(play.Now, DateTimeOffset.Parse(result["completedAt"].AsText));
    }

    [Theory]
    [InlineData("p", "reviewer", true)]
    [InlineData("u-1", "nobody", true)]
    [InlineData("u-9", "reviewer", false)]
    [InlineData("p", "director", false)]
    public void Roles_and_named_people_may_answer_but_not_who_is_excluded(string id, string role, bool may)
    {
        var play = Play.Start(Chart.Flow(Task("\"candidateGroups\": [\"reviewer\"], \"candidateUsers\": [\"u-1\"], \"excludedUsers\": [\"u-9\"]")));
        if (!may) Assert.Throws<StimulusRefusedException>(() => play.Answer("t", "complete", by: Play.Person(id, role)));
        else Assert.Equal(RunStatus.Finished, play.Answer("t", "complete", by: Play.Person(id, role)).Run.Status);
    }

    [Fact]
    public void A_task_for_one_person_is_for_nobody_else()
    {
        var play = Play.Start(Chart.Flow(Task("\"assignee\": { \"type\": \"Literal\", \"value\": \"u-1\" }")));

        Assert.Throws<StimulusRefusedException>(() => play.Answer("t", by: Play.Person("u-2", "reviewer")));
        Assert.Equal(RunStatus.Finished, play.Answer("t", by: Play.Person("u-1")).Run.Status);
    }

    [Fact]
    public void An_overdue_task_is_reminded_or_leaves_by_Timeout()
    {
        const string due = "\"candidateGroups\": [\"reviewer\"], \"dueAt\": \"2026-04-12T00:00:00Z\"";
        var reminded = Play.Start(Chart.Flow(Task(due))).Advance(3);
        Assert.Equal(["taskOverdue:reviewer"], reminded.Effects.OfType<Effect.SendNotice>().Select(n => $"{n.Template}:{n.To}"));
        Assert.Equal(["t"], reminded.Run.WaitsAt);

        var left = Play.Start(Chart.Flow(Chart.All(Task(due + ", \"enableTimeoutOutcome\": true"), Chart.Line("in"), Chart.Line("late")), "t.Done>in", "t.Timeout>late")).Advance(3);
        Assert.Equal(("late", "Timeout"), (left.Told, left.Run.Results["t"]["actionKey"].AsText));
        Assert.Contains(left.Effects, e => e is Effect.CloseTask { Why: "timedOut" });
    }

    [Fact]
    public void A_task_is_cancelled_only_where_its_definition_allows_it()
    {
        var firm = Play.Start(Chart.Flow(Task("\"candidateGroups\": [\"reviewer\"]")));
        Assert.Throws<StimulusRefusedException>(() => firm.Resume(new Stimulus.CancelTask(firm.Task("t").Id, Play.Person("o", "operator"), "不要")));

        var play = Play.Start(Chart.Flow(Chart.All(Task("\"candidateGroups\": [\"reviewer\"], \"enableCancellationOutcome\": true"), Chart.Line("in"), Chart.Line("gone")),
            "t.Done>in", "t.Cancelled>gone"));
        play.Resume(new Stimulus.CancelTask(play.Task("t").Id, Play.Person("o", "operator"), "不要"));

        Assert.Equal(("gone", "o"), (play.Told, play.Run.Results.At("/t/completedBy/id").AsText));
        Assert.Equal(play.Run.ToJson(), Replay.Run(play.Runner, play.Definition, Play.RunId, play.Journal, WorkingCalendar.Plain).ToJson());
    }

    [Theory]
    [InlineData("any", "", "reviewer:approve", "yes")]
    [InlineData("any", "", "director:reject", "no")]
    [InlineData("all", "", "reviewer:approve director:approve operator:approve", "yes")]
    [InlineData("all", "", "reviewer:approve director:reject", "short")]
    [InlineData("all", "\"otherwise\": \"reject\",", "reviewer:approve director:reject", "no")]
    [InlineData("quorum", "\"quorum\": 2,", "reviewer:approve director:reject operator:approve", "yes")]
    [InlineData("quorum", "\"quorum\": 2,", "reviewer:reject director:reject", "no")]
    public void Several_are_asked_and_enough_equal_answers_decide(string mode, string more, string answers, string told)
    {
        var play = Several(mode, more);
        foreach (var answer in answers.Split(' ').Select(a => a.Split(':'))) AnswerAs(play, answer[0], answer[1]);

        Assert.Equal(told, play.Told);
        var left = 3 - answers.Split(' ').Length;
        Assert.Equal(left, play.Effects.OfType<Effect.CloseTask>().Count(c => c.Why == "decided"));
        Assert.Equal(3 - left, play.Run.Results.At("/t/answers").AsList.Count);
        Assert.Equal(play.Run.ToJson(), Replay.Run(play.Runner, play.Definition, Play.RunId, play.Journal, WorkingCalendar.Plain).ToJson());
    }

    [Fact]
    public void As_long_as_enough_equal_answers_are_possible_the_others_are_waited_for_and_nobody_answers_twice()
    {
        var play = Several("quorum", "\"quorum\": 2,");
        AnswerAs(play, "reviewer", "approve");
        Assert.Equal(("", 2), (play.Told, play.Run.OpenTasks.Count));

        var again = Assert.Throws<StimulusRefusedException>(() => AnswerAs(play, "director", "approve", "p-reviewer"));
        Assert.Contains("ほかの方の回答を待っています", again.Faults[0].Message.Ja, StringComparison.Ordinal);
        AnswerAs(play, "director", "reject");
        Assert.Equal("", play.Told);
    }

    [Fact]
    public void Sections_and_people_are_responders_too()
    {
        var play = Play.Start(Chart.Flow(Chart.Of("t", "Elsa.UserTask",
            Settings("""{ "responders": { "mode": "all", "sections": ["coast", "planning"], "users": ["u-1"], "otherwise": "complete" } }"""))));

        Assert.Equal(["u-1", "consultant/coast", "consultant/planning"],
            play.Run.OpenTasks.Select(t => t.Sections.Count > 0 ? $"{t.Candidates[0]}/{t.Sections[0]}" : t.CandidateUsers[0]));
    }

    [Theory]
    [InlineData("\"candidateGroups\": [\"reveiwer\"]", "unknownRole")]
    [InlineData("\"title\": \"x\"", "userTask")]
    [InlineData("\"candidateGroups\": [\"reviewer\"], \"priority\": 101", "userTask")]
    [InlineData("\"candidateGroups\": [\"reviewer\"], \"actionDefinitions\": [{ \"key\": \"Done\" }]", "userTask")]
    [InlineData("\"customProperties\": { \"cyberPort\": { \"responders\": { \"mode\": \"quorum\", \"quorum\": 3, \"roles\": [\"reviewer\", \"director\"] } } }", "userTask")]
    [InlineData("\"customProperties\": { \"cyberPort\": { \"responders\": { \"mode\": \"most\", \"roles\": [\"reviewer\"] } } }", "userTask")]
    [InlineData("\"customProperties\": { \"cyberPort\": { \"responders\": { \"mode\": \"all\", \"roles\": [\"revewer\"] } } }", "unknownRole")]
    public void What_can_not_be_is_told_before_publishing(string members, string code)
    {
        var problems = DefinitionChecker.Check(Chart.Definition(Chart.Flow(Task(members))));

        Assert.Contains(problems, p => p.Code == "workflow." + code);
    }

    [Fact]
    public void Every_way_out_must_lead_somewhere_but_Done_stands_for_all_actions()
    {
        var members = $"\"candidateGroups\": [\"reviewer\"], \"enableTimeoutOutcome\": true, {Actions}";
        string Codes(params string[] ways) => string.Join(' ', DefinitionChecker.Check(Chart.Definition(
            Chart.Flow(Chart.All(Task(members), Chart.Line("x"), Chart.Line("y"), Chart.Line("z")), ways))).Select(p => p.Code).Where(c => c != "workflow.unreachable"));

        Assert.Equal("", Codes("t.Done>x", "t.Timeout>y"));
        Assert.Equal("", Codes("t.approve>x", "t.reject>z", "t.Timeout>y"));
        Assert.Equal("workflow.openOutcome", Codes("t.Done>x"));
        Assert.Equal("workflow.openOutcome", Codes("t.approve>x", "t.Timeout>y"));
        Assert.Equal("workflow.unknownOutcome", Codes("t.Done>x", "t.Timeout>y", "t.Cancelled>z"));
    }

    [Fact]
    public void It_survives_writing_and_reading()
    {
        var definition = Chart.Definition(Chart.Flow(Task($"\"candidateGroups\": [\"reviewer\"], {Actions}, " + Settings("""{ "responders": { "mode": "any", "roles": ["reviewer"] } }"""))));
        var again = DefinitionReader.Read(DefinitionWriter.Write(definition), Chart.Catalog).Definition!;

        Assert.Equal("any", again.Find("t")!.Source.At("/customProperties/cyberPort/responders/mode").AsText);
        Assert.Equal(["approve", "reject"], Play.Start(again).Task("t").Actions.Select(a => a.Key));
    }

    private static string Task(string members) => Chart.Of("t", "Elsa.UserTask", members);

    private static string Settings(string json) => $"\"customProperties\": {{ \"cyberPort\": {json} }}";

    private static Play Several(string mode, string more) => Play.Start(Chart.Flow(Chart.All(
        Task($"{Settings($$"""{ "responders": { "mode": "{{mode}}", {{more}} "roles": ["reviewer", "director", "operator"] } }""")}, {Actions}"),
        Chart.Line("yes"), Chart.Line("no"), Chart.Line("short")), "t.approve>yes", "t.reject>no", "t.NotReached>short"));

    private static void AnswerAs(Play play, string role, string action, string? by = null)
    {
        var task = play.Run.OpenTasks.First(t => t.Candidates.Contains(role));
        play.Resume(new Stimulus.Answer(task.Id, action, Value.Parse("""{ "reason": "理由" }"""), Play.Person(by ?? "p-" + role, role)));
    }
}
