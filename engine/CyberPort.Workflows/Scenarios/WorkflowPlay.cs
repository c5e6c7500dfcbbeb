using System.Globalization;
using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>A definition tried out by hand: sample data, a clock that is moved, every role in turn. What was done can be kept as a scenario.</summary>
/// <remarks>A play is nothing but its steps: the same steps give the same play, so a page keeps them and plays again.</remarks>
public sealed class WorkflowPlay
{
    private static readonly Guid Id = new("00000000-0000-8000-8000-000000000001");

    private readonly WorkflowDefinition _definition;
    private readonly Runner _runner;
    private readonly PlayStart _start;
    private readonly DecisionBook _decisions;
    private readonly List<Problem> _problems = [];
    private readonly StepReader _reader;
    private readonly List<Value> _steps = [];
    private readonly List<Effect> _effects = [];
    private readonly List<JournalEntry> _journal = [];

    private WorkflowPlay(WorkflowDefinition definition, Runner runner, PlayStart start)
    {
        (_definition, _runner, _start) = (definition, runner, start);
        _decisions = DecisionBook.Of(start.DecisionTables, "").Book;
        _reader = new(definition.Name, _problems);
        _reader.TrySet(Value.Of(start.Now.ToString("O", CultureInfo.InvariantCulture)));
        Keep(_runner.Start(_definition, new(Id, start.Input), Context()));
    }

    /// <summary>What is played.</summary>
    public WorkflowDefinition Definition => _definition;

    /// <summary>Where the run stands.</summary>
    public RunState Run { get; private set; } = null!;

    /// <summary>The clock of the play.</summary>
    public DateTimeOffset Now => _reader.Now;

    /// <summary>Everything that would have happened outside so far.</summary>
    public IReadOnlyList<Effect> Effects => _effects;

    public IReadOnlyList<JournalEntry> Journal => _journal;

    /// <summary>The steps that were taken, as they are written in a scenario.</summary>
    public IReadOnlyList<Value> Steps => _steps;

    /// <summary>What the run waits for outside: scripts, other workflows, servers, services.</summary>
    public IReadOnlyList<OutsideWait> Outside =>
    [
        .. Run.OpenScripts.Select(s => new OutsideWait("script", s.ActivityId)),
        .. Run.OpenReplies.Select(r => new OutsideWait(r.Reply.From.ToString().ToLowerInvariant(), r.ActivityId)),
    ];

    /// <summary>What the latest step did.</summary>
    public Step Latest { get; private set; } = null!;

    /// <summary>Begins; the run takes its first step.</summary>
    /// <exception cref="StimulusRefusedException">The input is too large or nested too deep.</exception>
    public static WorkflowPlay Begin(WorkflowDefinition definition, ActivityCatalog catalog, PlayStart start) =>
        new(definition, new Runner(catalog, RunnerLimits.Standard), start);

    /// <summary>Takes one step, written as in a scenario: { "answer": { "role", "kind", "action" … } }, { "advance": { "days": 3 } } …</summary>
    /// <returns>What is wrong with the step; nothing when it was taken. A step that is refused changes nothing.</returns>
    public IReadOnlyList<Problem> Take(Value step)
    {
        var at = $"/steps/{_steps.Count}";
        _problems.Clear();
        try
        {
            var stimulus = _reader.Read(step, at, Run);
            if (_problems.Count > 0) return [.. _problems];
            if (stimulus is null) return [ScenarioFaults.Unreadable(at, _definition.Name)];
            Keep(_runner.Resume(_definition, Run, stimulus, Context()));
            _steps.Add(step);
            return [];
        }
        catch (StimulusRefusedException refused)
        {
            return [ScenarioFaults.Refused(at, _definition.Name, refused.Faults[0].Message)];
        }
    }

    /// <summary>How things stand, in a word that scenarios may expect: waits, stage, status, decision, documents …</summary>
    /// <exception cref="ArgumentException">Scenarios do not know the word.</exception>
    public Value Tell(string name) => ScenarioCheck.Names.Contains(name)
        ? ScenarioCheck.Actual(name, Run, _effects)
        : throw new ArgumentException($"A scenario cannot expect '{name}'; it may expect {string.Join(", ", ScenarioCheck.Names)}.", nameof(name));

    /// <summary>Whether things stand so; of a record only the named members are compared.</summary>
    public bool Fits(string name, Value expected) => ScenarioCheck.Fits(expected, Tell(name));

    /// <summary>The play as a scenario that expects what came out: it fails as soon as the definition behaves differently.</summary>
    public Value ToScenario(string name)
    {
        var expected = Value.Record(
            ("status", ScenarioCheck.Actual("status", Run, _effects)),
            ("stage", ScenarioCheck.Actual("stage", Run, _effects)),
            ("waits", ScenarioCheck.Actual("waits", Run, _effects)),
            ("decision", ScenarioCheck.Actual("decision", Run, _effects)),
            ("documents", ScenarioCheck.Actual("documents", Run, _effects)));
        var scenario = Value.Record(
            ("name", Value.Of(name)),
            ("now", Value.Of(_start.Now.ToString("O", CultureInfo.InvariantCulture))),
            ("holidays", Value.Of([.. _start.Holidays.Order().Select(d => Value.Of(d.ToString("O", CultureInfo.InvariantCulture)))])),
            ("inputs", _start.Input),
            ("steps", Value.Of(_steps)),
            ("expect", expected));
        if (_start.Procedure.Length > 0) scenario = scenario.With("/procedure", Value.Of(_start.Procedure));
        return _start.DecisionTables.IsNull ? scenario : scenario.With("/decisionTables", _start.DecisionTables);
    }

    private RunContext Context() => new()
    {
        Now = _reader.Now,
        Calendar = new WorkingCalendar(_start.Holidays),
        Decisions = _decisions,
        Procedure = _start.Procedure,
    };

    private void Keep(Step step)
    {
        // Between two steps a run is stored: what does not survive that would be lost in real life, too.
        Run = RunState.FromJson(step.Run.ToJson());
        Latest = step;
        _effects.AddRange(step.Effects);
        _journal.AddRange(step.Journal);
    }
}

/// <summary>Something outside that a step waits for; in a play somebody says what it gives.</summary>
/// <param name="Kind">script, child, http or service: the member of the step that answers.</param>
/// <param name="ActivityId">The step that waits.</param>
public sealed record OutsideWait(string Kind, string ActivityId)
{
    /// <summary>The step in which it gives this value.</summary>
    public Value Gives(Value given) => Answer(Kind switch { "script" => "result", "child" => "output", "http" => "body", _ => "gives" }, given);

    /// <summary>The step in which it fails.</summary>
    public Value Fails(string why) => Kind == "http" ? Answer("end", Value.Of("NoConnection")) : Answer("fails", Value.Of(why));

    private Value Answer(string member, Value value)
    {
        var answer = Value.Record(("activity", Value.Of(ActivityId)), (member, value));
        return Value.Record((Kind, Kind == "http" && member == "body" ? answer.With("/statusCode", Value.Of(200)) : answer));
    }
}

/// <summary>What a play begins with.</summary>
/// <param name="Input">The workflow's inputs.</param>
/// <param name="Now">The clock at the beginning.</param>
public sealed record PlayStart(Value Input, DateTimeOffset Now)
{
    /// <summary>Days on which the office is closed, beside Saturdays and Sundays.</summary>
    public IReadOnlySet<DateOnly> Holidays { get; init; } = new HashSet<DateOnly>();

    /// <summary>Tables of who decides, as a scenario writes them: of two with one key the later counts; Null for none.</summary>
    public Value DecisionTables { get; init; }

    /// <summary>The procedure's key, for tables that ask for it.</summary>
    public string Procedure { get; init; } = "";

    /// <summary>The beginning of a scenario that passed.</summary>
    public static PlayStart Of(Value scenario) => new(
        scenario["inputs"],
        DateTimeOffset.Parse(scenario["now"].AsText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
    {
        Holidays = ScenarioRun.Holidays(scenario["holidays"]) ?? [],
        DecisionTables = scenario["decisionTables"],
        Procedure = scenario["procedure"] is { IsText: true } procedure ? procedure.AsText : "",
    };
}
