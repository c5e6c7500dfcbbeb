using System.Globalization;
using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>One story: a start, steps, and what is expected after each and in the end.</summary>
internal sealed class ScenarioRun
{
    private const int MaxSteps = 500;
    private static readonly Guid Id = new("00000000-0000-8000-8000-000000000001");
    private static readonly string[] Members = ["name", "note", "now", "holidays", "procedure", "decisionTables", "inputs", "steps", "expect"];

    private readonly WorkflowDefinition _definition;
    private readonly Runner _runner;
    private readonly string _pointer;
    private readonly Value _scenario;
    private readonly StepReader _reader;
    private readonly List<Problem> _problems = [];
    private readonly List<Effect> _all = [];
    private WorkingCalendar _calendar = WorkingCalendar.Plain;
    private DecisionBook _decisions = DecisionBook.Empty;
    private RunState _run = null!;

    public ScenarioRun(WorkflowDefinition definition, Runner runner, string pointer, Value scenario)
    {
        (_definition, _runner, _pointer, _scenario) = (definition, runner, pointer, scenario);
        _reader = new(Name, _problems);
    }

    private string Name => _scenario["name"] is { IsText: true } name ? name.AsText : _pointer;

    public IReadOnlyList<Problem> Play()
    {
        if (!_reader.Known(_scenario, _pointer, Members) || !ReadStart()) return _problems;

        var step = _runner.Start(_definition, new(Id, _scenario["inputs"]), Context());
        Keep(step);
        var steps = _scenario["steps"].Kind == ValueKind.List ? _scenario["steps"].AsList : [];
        for (var i = 0; i < steps.Count && i < MaxSteps && _problems.Count == 0; i++) PlayStep(steps[i], $"{_pointer}/steps/{i}");
        if (_problems.Count == 0 && !_scenario["expect"].IsNull) Check(_scenario["expect"], $"{_pointer}/expect", _all);
        return _problems;
    }

    private bool ReadStart()
    {
        if (!_reader.TrySet(_scenario["now"])) return _reader.Broken($"{_pointer}/now");
        if (Holidays(_scenario["holidays"]) is not { } holidays) return _reader.Broken($"{_pointer}/holidays");
        _calendar = new(holidays);
        var (book, problems) = DecisionBook.Of(_scenario["decisionTables"], $"{_pointer}/decisionTables");
        _decisions = book;
        _problems.AddRange(problems);
        return _problems.Count == 0;
    }

    /// <summary>The days of a list, or null when one of them is none.</summary>
    internal static HashSet<DateOnly>? Holidays(Value given)
    {
        HashSet<DateOnly> holidays = [];
        if (given.IsNull) return holidays;
        foreach (var day in given.Kind == ValueKind.List ? given.AsList : [given])
        {
            if (!day.IsText || !DateOnly.TryParse(day.AsText, CultureInfo.InvariantCulture, out var date)) return null;
            holidays.Add(date);
        }

        return holidays;
    }

    private RunContext Context() => new()
    {
        Now = _reader.Now,
        Calendar = _calendar,
        Decisions = _decisions,
        Procedure = _scenario["procedure"] is { IsText: true } procedure ? procedure.AsText : "",
    };

    private IReadOnlyList<Effect> Keep(Step step)
    {
        // Between two steps a run is stored: what does not survive that would be lost in real life, too.
        _run = RunState.FromJson(step.Run.ToJson());
        _all.AddRange(step.Effects);
        return step.Effects;
    }

    private void PlayStep(Value step, string at)
    {
        var expected = step["expect"];
        try
        {
            var stimulus = _reader.Read(step, at, _run);
            if (_problems.Count > 0) return;
            var effects = stimulus is null ? [] : Keep(_runner.Resume(_definition, _run, stimulus, Context()));
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

    private void Check(Value expected, string at, IReadOnlyList<Effect> effects)
    {
        if (!_reader.Known(expected, at, ScenarioCheck.Names)) return;
        foreach (var (name, wanted) in expected.AsRecord)
        {
            var got = ScenarioCheck.Actual(name, _run, effects);
            if (!ScenarioCheck.Fits(wanted, got))
                _problems.Add(ScenarioFaults.Differs($"{at}/{name}", Name, wanted.ToJson(), got.ToJson()));
        }
    }
}
