using CyberPort.Expressions;
using CyberPort.Workflows.Runs;

namespace CyberPort.Workflows;

/// <summary>Works a run out again from its journal: the same definition and the same stimuli give the same state.</summary>
public static class Replay
{
    /// <summary>The state after the last line of the journal.</summary>
    /// <param name="runner">The runner to work with.</param>
    /// <param name="definition">The version that the run was started with.</param>
    /// <param name="runId">The id that the run was started with.</param>
    /// <param name="journal">All lines of the run, in order; those of activities are passed over.</param>
    /// <param name="calendar">The calendar that the run was worked out with.</param>
    /// <param name="decisions">The tables of who decides that it was worked out with.</param>
    public static RunState Run(Runner runner, WorkflowDefinition definition, Guid runId, IEnumerable<JournalEntry> journal,
        WorkingCalendar calendar, DecisionBook? decisions = null) => Run(runner, [definition], runId, journal, calendar, decisions);

    /// <summary>The state after the last line of the journal of a run that went on with other versions; the first is the one it began with.</summary>
    public static RunState Run(Runner runner, IReadOnlyList<WorkflowDefinition> versions, Guid runId, IEnumerable<JournalEntry> journal,
        WorkingCalendar calendar, DecisionBook? decisions = null)
    {
        RunState? run = null;
        var definition = versions[0];
        foreach (var entry in journal.Where(e => e.ActivityId.Length == 0))
        {
            var context = new RunContext { Now = entry.At, Calendar = calendar, Decisions = decisions ?? DecisionBook.Empty };
            if (run is not null && entry.Event == "migrate")
            {
                var from = definition;
                definition = versions.First(v => v.Version == Number(entry.Data["to"]));
                run = runner.Migrate(run, new(from, definition, Targets(entry.Data["targets"]), entry.By!, Text(entry.Data["reason"]) ?? ""), context).Run;
                continue;
            }

            run = run is null
                ? runner.Start(definition, Start(runId, entry.Data), context).Run
                : runner.Resume(definition, run, Stimulus(entry), context).Run;
        }

        return run ?? throw new ArgumentException("The journal has no start.", nameof(journal));
    }

    private static RunStart Start(Guid runId, Value data) => new(runId, data["input"], Text(data["correlationId"]))
    {
        ParentId = Text(data["parentId"]) is { } parent ? Guid.Parse(parent) : null,
        ParentStep = Text(data["parentStep"]),
        Depth = Number(data["depth"]),
        ClockStands = data["clockStands"].IsTrue,
    };

    private static Stimulus Stimulus(JournalEntry entry)
    {
        var data = entry.Data;
        var reason = Text(data["reason"]) ?? "";
        return entry.Event switch
        {
            "answer" => new Stimulus.Answer(
                Guid.Parse(data["taskId"].AsText), data["action"].AsText, data["data"], entry.By!, TaskJson.ReadPerson(data["onBehalfOf"])),
            "clock" => new Stimulus.Clock(data["stands"].IsTrue),
            "timePassed" => new Stimulus.TimePassed(),
            "withdraw" => new Stimulus.Withdraw(entry.By!, reason),
            "event" => new Stimulus.Event(data["name"].AsText, data["payload"]),
            "script" => new Stimulus.ScriptDone(Guid.Parse(data["scriptId"].AsText), Scripting.ScriptAnswer.Of(data["answer"])),
            "reply" => new Stimulus.Reply(Guid.Parse(data["replyId"].AsText), data["given"]),
            "adjustTask" => new Stimulus.AdjustTask(
                Guid.Parse(data["taskId"].AsText), RunStateJson.Moment(data["dueAt"]), data["priority"].IsNull ? null : Number(data["priority"]), entry.By!, reason),
            "cancelTask" => new Stimulus.CancelTask(Guid.Parse(data["taskId"].AsText), entry.By!, reason),
            "cancel" => new Stimulus.Cancel(entry.By!, reason),
            "repair" => new Stimulus.Repair(data["activityId"].AsText, Text(data["outcome"]), entry.By!, reason) { Instance = Number(data["instance"]) },
            "sendBack" => new Stimulus.SendBack(data["activityId"].AsText, data["target"].AsText, entry.By!, reason)
            {
                Instance = Number(data["instance"]),
            },
            _ => throw new ArgumentException($"'{entry.Event}' is no stimulus.", nameof(entry)),
        };
    }

    private static Dictionary<string, string> Targets(Value targets) =>
        targets.Kind == ValueKind.Record ? targets.AsRecord.ToDictionary(t => t.Key, t => t.Value.AsText) : [];

    private static int Number(Value value) => value.IsNumber ? (int)value.AsNumber : 0;

    private static string? Text(Value value) => value.IsText ? value.AsText : null;
}
