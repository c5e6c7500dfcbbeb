using CyberPort.Expressions;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Workflows.Tests.Runs;

public sealed class RandomRunTests
{
    private static readonly WorkflowDefinition Hiroshima = Shipped("hiroshima");
    private static readonly WorkflowDefinition Niigata = Shipped("niigata");

    private static readonly string[] Ports = ["Done", "True", "False", "L", "R", "Advance", "Deny", "Approved", "Remanded", "Agreed",
        "Objected"];

    private static readonly Gen<string> Activity = Gen.Elements(
        "\"type\": \"Elsa.WriteLine\", \"text\": \"x\"",
        "\"type\": \"Elsa.RunTask\", \"taskName\": \"t\"",
        "\"type\": \"Elsa.FlowDecision\", \"condition\": true",
        "\"type\": \"Elsa.FlowDecision\", \"condition\": " + Chart.Script("getN() < 3"),
        "\"type\": \"Elsa.FlowFork\", \"branches\": [\"L\", \"R\"]",
        "\"type\": \"Elsa.FlowJoin\", \"mode\": \"WaitAll\"",
        "\"type\": \"Elsa.FlowJoin\", \"mode\": \"WaitAny\"",
        "\"type\": \"Elsa.FlowJoin\", \"mode\": \"WaitAllActive\"",
        "\"type\": \"Elsa.SetVariable\", \"variable\": { \"id\": \"n\" }, \"value\": " + Chart.Script("getN() + 1"),
        "\"type\": \"Elsa.Delay\", \"timeSpan\": \"1.00:00:00\"",
        "\"type\": \"Elsa.End\"",
        "\"type\": \"Elsa.Finish\"",
        "\"type\": \"Elsa.Fault\", \"message\": \"boom\"",
        "\"type\": \"Acme.Unknown\"",
        "\"type\": \"CyberPort.Review\"",
        "\"type\": \"CyberPort.Approval\", \"levels\": [{ \"role\": \"sectionHead\" }, { \"role\": \"director\" }]",
        "\"type\": \"CyberPort.Consultation\", \"sections\": [{ \"key\": \"a\" }, { \"key\": \"b\" }]",
        "\"type\": \"CyberPort.Correction\"",
        "\"type\": \"CyberPort.Disposition\", \"kind\": \"denial\"",
        "\"type\": \"CyberPort.Withdrawal\"",
        "\"type\": \"CyberPort.Deadline\", \"days\": 3",
        """ "type": "Elsa.Sequence", "activities": [{ "type": "Elsa.RunTask", "taskName": "s" }, { "type": "Elsa.WriteLine" }] """,
        "\"type\": \"Elsa.ParallelForEach\", \"items\": [1, 2], \"body\": { \"type\": \"Elsa.RunTask\", \"taskName\": \"p\" }");

    private static readonly Gen<string> Charts =
        from activities in Activity.ListOf().Where(a => a.Count is > 0 and < 14)
        from ways in (from source in Gen.Choose(0, activities.Count - 1)
                      from target in Gen.Choose(0,
            activities.Count - 1)
                      from port in Gen.Elements(Ports)
                      select (source, target, port)).ListOf()
        from shape in Gen.Choose(0, 2)
        from strategy in Gen.Elements("", "\"options\": { \"incidentStrategyType\": \"ContinueWithIncidentsStrategy\" },")
        select Json(activities, ways, shape, strategy);

    [Fact]
    public void A_run_of_any_definition_ends_or_waits_or_tells_an_incident_and_its_journal_gives_the_same_run() =>
        Check(Charts, from choices in Gen.Choose(0, 1_000).ArrayOf() select choices, (json, choices) =>
        {
            var definition = Chart.Reading(json).Structure!;
            var play = Play.Start(definition, limits: new() { MaxActivities = 200 });
            AssertNotStuck(play);
            foreach (var choice in choices.Take(12))
            {
                if (!Move(play, choice)) break;
                AssertNotStuck(play);
            }

            Assert.Equal(play.Run.ToJson(), Replay.Run(play.Runner, definition, Play.RunId, play.Journal, WorkingCalendar.Plain).ToJson());
        }, 2_000);

    [Fact]
    public void Any_definition_is_written_as_it_was_read() => Check(Charts, Gen.Constant(Array.Empty<int>()), (json, _) =>
    {
        var once = DefinitionWriter.Write(Chart.Reading(json).Structure!);
        var twice = DefinitionWriter.Write(DefinitionReader.Read(once, Chart.Catalog).Structure!);
        Assert.Equal(once, twice);
        Assert.NotNull(DefinitionChecker.Check(Chart.Reading(json).Structure!));
    }, 1_000);

    [Fact]
    public void Any_sequence_of_answers_keeps_tasks_effects_and_journal_in_step() =>
        Check(Gen.Elements("hiroshima", "niigata"), Gen.Choose(0, 100_000).ArrayOf(40), (name, choices) =>
        {
            var play = Play.Start(name == "hiroshima" ? Hiroshima : Niigata, """{ "waterAreaM2": 1200, "periodYears": 2 }""");
            HashSet<Guid> open = [];
            Follow(play, open);
            foreach (var choice in choices)
            {
                if (!Move(play, choice)) break;
                Follow(play, open);
            }

            var again = Replay.Run(play.Runner, play.Definition, Play.RunId, play.Journal, WorkingCalendar.Plain);
            Assert.Equal(play.Run.ToJson(), again.ToJson());
        }, 300);

    private static void AssertNotStuck(Play play)
    {
        if (play.Run.Status == RunStatus.Running)
            Assert.True(play.Run.WaitsAt.Count > 0 || play.Run.Incidents.Count > 0, "The run is stuck.");
        Assert.Equal(play.Run.OpenTasks.Count, play.Run.OpenTasks.Select(t => t.Id).Distinct().Count());
    }

    // What the effects opened and did not close is what the state calls open.
    private static void Follow(Play play, HashSet<Guid> open)
    {
        foreach (var effect in play.Effects)
        {
            if (effect is Effect.OpenTask opened) Assert.True(open.Add(opened.Task.Id));
            if (effect is Effect.CloseTask closed) Assert.True(open.Remove(closed.TaskId));
        }

        Assert.Equal(open.Order(), play.Run.OpenTasks.Select(t => t.Id).Order());
        Assert.True(play.Effects.OfType<Effect.Decide>().Count() <= 1);
        Assert.Empty(play.Run.Incidents);
        AssertNotStuck(play);
    }

    /// <summary>Answers some task in some way, lets time pass, or withdraws; false when there is nothing left to do.</summary>
    private static bool Move(Play play, int choice)
    {
        var tasks = play.Run.OpenTasks;
        if (tasks.Count == 0 && play.Run.Status == RunStatus.Finished) return false;
        if (tasks.Count == 0 || choice % 7 == 0)
        {
            play.Advance((choice % 20) + 1);
            return true;
        }

        if (choice % 41 == 0 && play.Run is { Status: RunStatus.Running, Disposition: null }
            && play.Definition.Activities.Any(a => a.Type == "CyberPort.Withdrawal"))
        {
            play.Resume(new Stimulus.Withdraw(Play.Person("a", "applicant"), "中止"));
            return true;
        }

        var task = tasks[choice % tasks.Count];
        if (task.Blocks && play.Run.Status != RunStatus.Running) return false;
        var action = task.Actions[choice / 3 % task.Actions.Count];
        var by = Play.Person("p", [.. task.Candidates]);
        var absent = choice % 5 == 0 ? Play.Person("boss", [.. task.Candidates]) : null;
        play.Resume(new Stimulus.Answer(task.Id, action.Key, Value.Record(("reason", Value.Of("理由"))), by, absent));
        Assert.Throws<TaskNotOpenException>(() => play.Resume(new Stimulus.Answer(task.Id, action.Key, Value.Null, by)));
        return true;
    }

    private static void Check<TOne, TOther>(Gen<TOne> ones, Gen<TOther> others, Action<TOne, TOther> check, int times) =>
        Prop.ForAll((from one in ones from other in others select (one, other)).ToArbitrary(), pair => check(pair.one, pair.other))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithEndSize(30));

    private static string Json(IReadOnlyList<string> activities, IReadOnlyList<(int Source, int Target, string Port)> ways, int shape,
        string strategy)
    {
        var nodes = activities.Select((a, i) => $$"""{ "id": "n{{i}}", {{a}} }""");
        var connections = ways.Select(w => shape switch
        {
            0 => $$"""{ "source": { "activity": "n{{w.Source}}", "port": "{{w.Port}}" }, "target": { "activity": "n{{w.Target}}" } }""",
            1 => $$"""{ "source": "n{{w.Source}}", "target": "n{{w.Target}}", "sourcePort": "{{w.Port}}" }""",
            _ => $$"""{ "Source": { "Activity": "n{{w.Source}}", "Port": "{{w.Port}}" }, "Target": { "Activity": "n{{w.Target}}" } }""",
        });
        return $$"""
            { "id": "t-v1", "definitionId": "t", "version": 1, {{strategy}}
              "variables": [{ "id": "n", "name": "N", "typeName": "Int32", "value": "0" }],
              "root": { "id": "F", "type": "Elsa.Flowchart",
                "activities": [{{string.Join(",", nodes)}}], "connections": [{{string.Join(",", connections)}}] } }
            """;
    }

    private static WorkflowDefinition Shipped(string port) => Chart.Definition(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory,
            $"workflow-definitions/application/water-area-occupancy-{port}/definition.json")));
}
