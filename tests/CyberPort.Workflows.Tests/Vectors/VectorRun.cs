using System.Text;
using CyberPort.Expressions;
using CyberPort.Scripting;

namespace CyberPort.Workflows.Tests.Vectors;

/// <summary>Plays one recorded case of Elsa with our runner and tells what came out in the same words.</summary>
internal sealed class VectorRun
{
    private static readonly DateTimeOffset Beginning = new(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(9));
    private static readonly Participant Person = new("p1", "誰か", ["anyone"]);
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Standard();

    private readonly Runner _runner = new(Catalog, RunnerLimits.Standard);
    private readonly Dictionary<int, (string Id, string State)> _activities = [];
    private readonly List<string> _steps = [];
    private readonly WorkflowDefinition _definition;
    private RunState _run = null!;
    private DateTimeOffset _now = Beginning;

    private VectorRun(WorkflowDefinition definition) => _definition = definition;

    /// <summary>Our outcome as text, one line per step and one for the end.</summary>
    public static string Ours(Value vector)
    {
        var source = vector["definition"].IsNull ? vector["definitions"].AsList[^1] : vector["definition"];
        var reading = DefinitionReader.Read(Encoding.UTF8.GetBytes(source.ToJson()), Catalog);
        if (reading.Structure is null) return "unreadable: " + string.Join("; ", reading.Problems.Select(p => p.Cause.En));

        var run = new VectorRun(reading.Structure);
        run.Start(vector["input"]);
        if (vector["resume"].Kind == ValueKind.List) run.Apply(vector["resume"].AsList);
        else if (vector["resume"].IsText) run.ResumeSmallest();
        else run.ResumeAll();
        return run.Told();
    }

    /// <summary>Elsa's outcome in the same form.</summary>
    public static string Theirs(Value expected)
    {
        var steps = expected["steps"].AsList.Select(s => Line(
            s["step"].AsText,
            s["error"].IsNull ? $"{s["status"].AsText}/{s["subStatus"].AsText}" : "refused",
            Texts(s["lines"]),
            Texts(s["bookmarks"]).Order(StringComparer.Ordinal),
            Texts(s["incidents"]).Select(i => i.Split(':')[0])));
        return string.Join("\n",
            steps) + $"\nend {expected["status"].AsText}/{expected["subStatus"].AsText} {Sorted(expected["variables"])}\n"
            + string.Join(" ", Texts(expected["activities"]).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Texts(Value list) => list.IsNull ? [] : list.AsList.Select(i => i.AsText);

    private static string Line(string step, string status, IEnumerable<string> lines, IEnumerable<string> bookmarks,
        IEnumerable<string> incidents) =>
        $"{step}: {status} [{string.Join("|", lines)}] waits {string.Join(",", bookmarks)} incidents {string.Join(",", incidents)}";

    private static string Sorted(Value variables) => variables.IsNull
        ? ""
        : string.Join(",", variables.AsRecord.Where(v => !v.Value.IsNull).OrderBy(v => v.Key,
            StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}"));

    private void Start(Value input) =>
        Take("start", () => _runner.Start(_definition, new(Guid.Parse("0195f1a0-0000-7000-8000-000000000001"), input), Context()));

    private RunContext Context() => new() { Now = _now };

    private void Apply(IReadOnlyList<Value> resumes)
    {
        foreach (var resume in resumes)
        {
            var activity = resume["activity"].AsText;
            if (activity == "@cancel")
                Take("cancel", () => _runner.Resume(_definition, _run, new Stimulus.Cancel(Person, "test"), Context()));
            else Resume(activity, resume["input"]);
        }
    }

    private void ResumeSmallest()
    {
        for (var times = 0; times < 12 && _run.Status == RunStatus.Running && Waits().Count > 0; times++)
            Resume(Waits().Order(StringComparer.Ordinal).First().Split('@')[1], Value.Record(("RunTaskInput", Value.Of("x"))));
    }

    private void ResumeAll()
    {
        for (var times = 0; times < 12 && _run.Status == RunStatus.Running && Waits().Count > 0; times++)
            Resume(Waits()[0].Split('@')[1], Value.Record(("RunTaskInput", Value.Of("x"))));
    }

    private void Resume(string activity, Value input)
    {
        var waiting = Waits().FirstOrDefault(w => w.EndsWith("@" + activity, StringComparison.Ordinal));
        var stimulus = waiting?.Split('@')[0] switch
        {
            null => null,
            "Elsa.Delay" => Later(),
            "Elsa.Event" => new Stimulus.Event(EventOf(activity), input["__EventPayloadWorkflowInput"]),
            _ => (Stimulus)new Stimulus.Answer(_run.OpenTasks.First(t => t.ActivityId == activity).Id, "complete", input["RunTaskInput"],
                Person),
        };
        if (stimulus is null) _steps.Add(Line($"resume {activity}", "refused", [], [], []));
        else Take($"resume {activity}", () => _runner.Resume(_definition, _run, stimulus, Context()));
    }

    private Stimulus.TimePassed Later()
    {
        _now = _now.AddDays(2);
        return new();
    }

    private string EventOf(string activity) => _definition.Find(activity)!.Source.At("/eventName/expression/value").AsText;

    private void Take(string name, Func<Step> take)
    {
        var incidents = _run?.Incidents.Count ?? 0;
        IReadOnlyList<JournalEntry> journal = [];
        try
        {
            var step = take();
            journal = step.Journal;
            // Whatever is between two steps has to survive being stored.
            _run = RunState.FromJson(step.Run.ToJson());
            // Elsa runs a script inside the step; ours is answered from outside before anything else happens.
            foreach (var script in step.Effects.OfType<Effect.RunScript>())
            {
                var answered = _runner.Resume(_definition, _run, new Stimulus.ScriptDone(script.Request.Id, AnswerOf(script.Request)), Context());
                _run = RunState.FromJson(answered.Run.ToJson());
                journal = [.. journal, .. answered.Journal];
            }
        }
        catch (StimulusRefusedException)
        {
            // The run stays as it is.
        }

        foreach (var entry in journal.Where(e => e.Instance > 0 && e.Event is "started" or "completed" or "cancelled" or "faulted"))
            _activities[entry.Instance] = (entry.ActivityId, entry.Event);
        var lines = journal.Where(e => e.Event == "line").Select(e => e.Data.AsText);
        var told = _run!.Incidents.Skip(incidents)
            .Select(i => $"{(_definition.Find(i.ActivityId)!.Kind is null ? "Elsa.NotFoundActivity" : i.ActivityType)}@{i.ActivityId}");
        _steps.Add(Line(name, $"{_run.Status}/{_run.SubStatus}", lines, Waits().Order(StringComparer.Ordinal), told));
    }

    // The only script of the recorded cases.
    private static ScriptAnswer AnswerOf(ScriptRequest request) => request.Script.Contains("return {n: 7};", StringComparison.Ordinal)
        ? new() { Result = Value.Parse("""{ "n": 7 }""") }
        : throw new InvalidOperationException($"Nobody knows what this script gives: {request.Script}");

    private List<string> Waits() => [.. _run.WaitsAt.Select(id => $"{_definition.Find(id)!.Type}@{id}")];

    private static string StateOf(string happening) => happening switch
    {
        "started" => "Running",
        "completed" => "Completed",
        "cancelled" => "Canceled",
        _ => "Faulted",
    };

    private string Told()
    {
        var states = _activities.Values
            .Select(a => $"{a.Id}:{StateOf(a.State)}");
        var whole = _run is { Status: RunStatus.Finished, SubStatus: RunSubStatus.Finished }
            && _activities.Values.First(a => a.Id == _definition.Root.Id).State == "completed";
        return string.Join("\n", _steps) + $"\nend {_run.Status}/{_run.SubStatus} {Sorted(_run.Variables)}\n"
            + string.Join(" ", states.Append($"Workflow1:{(whole ? "Completed" : "Running")}").Order(StringComparer.Ordinal));
    }
}
