using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests;

/// <summary>Plays a definition step by step, stores the run between the steps, and keeps what happened.</summary>
internal sealed class Play
{
    public static readonly Guid RunId = Guid.Parse("0195f1a0-0000-7000-8000-00000000000a");
    public static readonly DateTimeOffset Beginning = new(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(9));

    private readonly WorkflowDefinition _definition;
    private readonly Runner _runner;

    private Play(WorkflowDefinition definition, RunnerLimits? limits)
    {
        _definition = definition;
        _runner = new(Chart.Catalog, limits ?? RunnerLimits.Standard);
    }

    public RunState Run { get; private set; } = null!;

    public DecisionBook Decisions { get; init; } = DecisionBook.Empty;

    public DateTimeOffset Now { get; set; } = Beginning;

    public List<Effect> Effects { get; private set; } = [];

    public List<JournalEntry> Journal { get; } = [];

    public Runner Runner => _runner;

    public WorkflowDefinition Definition => _definition;

    public IEnumerable<string> Lines => Journal.Where(e => e.Event == "line").Select(e => e.Data.AsText);

    public string Told => string.Join(" ", Lines);

    public static Play Start(string json, string input = "{}", RunnerLimits? limits = null) => Start(Chart.Definition(json), input, limits);

    public static Play Start(WorkflowDefinition definition, string input = "{}", RunnerLimits? limits = null, DecisionBook? decisions = null)
    {
        var play = new Play(definition, limits) { Decisions = decisions ?? DecisionBook.Empty };
        play.Keep(play._runner.Start(definition, new(RunId, Value.Parse(input), "c-1"), play.Context()));
        return play;
    }

    public static Participant Person(string name, params string[] roles) => new(name, name, roles);

    public HumanTask Task(string activityId) => Run.OpenTasks.First(t => t.ActivityId == activityId);

    public Play Answer(string activityId, string action = "complete", string data = "{}", Participant? by = null,
        Participant? onBehalfOf = null)
    {
        var task = Task(activityId);
        return Resume(new Stimulus.Answer(task.Id, action, Value.Parse(data), by ?? Person("p", [.. task.Candidates]), onBehalfOf));
    }

    public Play Advance(int days)
    {
        Now = Now.AddDays(days);
        return Resume(new Stimulus.TimePassed());
    }

    public Play Resume(Stimulus stimulus)
    {
        Keep(_runner.Resume(_definition, Run, stimulus, Context()));
        return this;
    }

    public RunContext Context() => new() { Now = Now, Decisions = Decisions };

    private void Keep(Step step)
    {
        Run = RunState.FromJson(step.Run.ToJson());
        Effects = [.. step.Effects];
        Journal.AddRange(step.Journal);
    }
}
