using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Scripting;

namespace CyberPort.Workflows;

/// <summary>One story: a start, steps, and what is expected after each and in the end.</summary>
internal sealed class ScenarioRun(WorkflowDefinition definition, Runner runner, string pointer, Value scenario)
{
    private const int MaxSteps = 500;
    private static readonly Guid Id = new("00000000-0000-8000-8000-000000000001");
    private static readonly string[] Members = ["name", "note", "now", "holidays", "inputs", "steps", "expect"];
    private static readonly string[] Actions = ["answer", "advance", "withdraw", "event", "script", "cancel", "expect", "note"];

    private readonly List<Problem> _problems = [];
    private readonly List<Effect> _all = [];
    private WorkingCalendar _calendar = WorkingCalendar.Plain;
    private DateTimeOffset _now;
    private RunState _run = null!;

    private string Name => scenario["name"] is { IsText: true } name ? name.AsText : pointer;

    public IReadOnlyList<Problem> Play()
    {
        if (!Known(scenario, pointer, Members) || !ReadStart()) return _problems;

        var step = runner.Start(definition, new(Id, scenario["inputs"]), Context());
        Keep(step);
        var steps = scenario["steps"].Kind == ValueKind.List ? scenario["steps"].AsList : [];
        for (var i = 0; i < steps.Count && i < MaxSteps && _problems.Count == 0; i++) PlayStep(steps[i], $"{pointer}/steps/{i}");
        if (_problems.Count == 0 && !scenario["expect"].IsNull) Check(scenario["expect"], $"{pointer}/expect", _all);
        return _problems;
    }

    private bool ReadStart()
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal;
        if (!scenario["now"].IsText || !DateTimeOffset.TryParse(scenario["now"].AsText, CultureInfo.InvariantCulture, styles, out _now))
            return Broken($"{pointer}/now");
        if (scenario["holidays"].IsNull) return true;

        HashSet<DateOnly> holidays = [];
        foreach (var day in scenario["holidays"].Kind == ValueKind.List ? scenario["holidays"].AsList : [scenario["holidays"]])
        {
            if (!day.IsText || !DateOnly.TryParse(day.AsText, CultureInfo.InvariantCulture, out var date))
                return Broken($"{pointer}/holidays");
            holidays.Add(date);
        }

        _calendar = new(holidays);
        return true;
    }

    private bool Broken(string at)
    {
        _problems.Add(ScenarioFaults.Unreadable(at, Name));
        return false;
    }

    private RunContext Context() => new() { Now = _now, Calendar = _calendar };

    private IReadOnlyList<Effect> Keep(Step step)
    {
        // Between two steps a run is stored: what does not survive that would be lost in real life, too.
        _run = RunState.FromJson(step.Run.ToJson());
        _all.AddRange(step.Effects);
        return step.Effects;
    }

    private void PlayStep(Value step, string at)
    {
        if (!Known(step, at, Actions)) return;

        var expected = step["expect"];
        try
        {
            var stimulus = ReadStimulus(step, at);
            if (_problems.Count > 0) return;
            var effects = stimulus is null ? [] : Keep(runner.Resume(definition, _run, stimulus, Context()));
            if (!expected["refused"].IsNull) _problems.Add(ScenarioFaults.Differs($"{at}/expect/refused", Name, "refused", "accepted"));
            else if (!expected.IsNull) Check(expected, $"{at}/expect", effects);
        }
        catch (StimulusRefusedException refused)
        {
            var pointers = refused.Faults.Select(f => f.Pointer).ToList();
            if (expected["refused"] is { IsText: true } wanted && pointers.Contains(wanted.AsText))
                Check(expected.Without("/refused"), $"{at}/expect", []);
            else _problems.Add(ScenarioFaults.Refused(at, Name, refused.Faults[0].Message));
        }
    }

    private Stimulus? ReadStimulus(Value step, string at)
    {
        if (!step["answer"].IsNull) return ReadAnswer(step["answer"], $"{at}/answer");
        if (!step["script"].IsNull) return ReadScript(step["script"], $"{at}/script");
        if (!step["advance"].IsNull) return Advance(step["advance"], $"{at}/advance");
        if (step["withdraw"] is { IsText: true } withdraw) return new Stimulus.Withdraw(Person("applicant", "applicant"), withdraw.AsText);
        if (step["cancel"] is { IsText: true } cancel) return new Stimulus.Cancel(Person("operator", "operator"), cancel.AsText);
        return step["event"]["name"] is { IsText: true } name ? new Stimulus.Event(name.AsText, step["event"]["payload"]) : null;
    }

    private Stimulus.TimePassed? Advance(Value value, string at)
    {
        if (value.IsText
            && DateTimeOffset.TryParse(value.AsText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                out var moment)) _now = moment;
        else if (value["days"] is { IsNumber: true } days) _now = _now.AddDays((double)days.AsNumber);
        else if (value["hours"] is { IsNumber: true } hours) _now = _now.AddHours((double)hours.AsNumber);
        else
        {
            Broken(at);
            return null;
        }

        return new();
    }

    private Stimulus.Answer? ReadAnswer(Value answer, string at)
    {
        if (!Known(answer, at, ["role", "kind", "section", "action", "reason", "data", "by", "onBehalfOf"])) return null;

        var (role, kind, section) = (TextOf(answer["role"]), TextOf(answer["kind"]), TextOf(answer["section"]));
        var task = _run.OpenTasks.FirstOrDefault(t =>
            (role is null || t.Candidates.Contains(role)) && (kind is null || t.Kind == kind)
                && (section is null || t.Sections.Contains(section)));
        if (task is null)
        {
            _problems.Add(ScenarioFaults.NoTask(at, Name, $"{kind}:{role}{(section is null ? "" : $"({section})")}",
                ScenarioCheck.Waits(_run)));
            return null;
        }

        var data = answer["data"].IsNull ? Value.Record() : answer["data"];
        if (answer["reason"] is { IsText: true } reason) data = data.With("/reason", reason);
        var held = role ?? (task.Candidates.Count > 0 ? task.Candidates[0] : "anyone");
        var absent = TextOf(answer["onBehalfOf"]) is { } other ? Person(other, held) : null;
        return new(task.Id, TextOf(answer["action"])
            ?? task.Actions[0].Key, data, Person(TextOf(answer["by"]) ?? held, absent is null ? held : "deputy"), absent);
    }

    // The scenario says what the script gives: what it does by itself is tested where it runs.
    private Stimulus.ScriptDone? ReadScript(Value script, string at)
    {
        if (!Known(script, at, ["activity", "result", "variables", "outcomes", "fails"])) return null;

        var activity = TextOf(script["activity"]);
        if (_run.OpenScripts.FirstOrDefault(s => activity is null || s.ActivityId == activity) is not { ActivityId: not null } open)
        {
            _problems.Add(ScenarioFaults.NoScript(at, Name, activity ?? "*", ScenarioCheck.Waits(_run)));
            return null;
        }

        if (TextOf(script["fails"]) is { } why) return new(open.Id, ScriptAnswer.Failed(ScriptFaults.Runtime(0, 0, why)));
        try
        {
            return new(open.Id, ScriptAnswer.Of(script));
        }
        catch (FormatException)
        {
            Broken(at);
            return null;
        }
    }

    private static Participant Person(string name, string role) => new(name, name, [role]);

    private static string? TextOf(Value value) => value.IsText ? value.AsText : null;

    private bool Known(Value record, string at, string[] members)
    {
        if (record.Kind != ValueKind.Record) return Broken(at);
        foreach (var name in record.AsRecord.Keys)
            if (!members.Contains(name)) _problems.Add(ScenarioFaults.Unknown($"{at}/{name}", name, Nearest.To(name, members)));
        return _problems.Count == 0;
    }

    private void Check(Value expected, string at, IReadOnlyList<Effect> effects)
    {
        if (!Known(expected, at, ScenarioCheck.Names)) return;
        foreach (var (name, wanted) in expected.AsRecord)
        {
            var got = ScenarioCheck.Actual(name, _run, effects);
            if (!ScenarioCheck.Fits(wanted, got))
                _problems.Add(ScenarioFaults.Differs($"{at}/{name}", Name, wanted.ToJson(), got.ToJson()));
        }
    }
}
