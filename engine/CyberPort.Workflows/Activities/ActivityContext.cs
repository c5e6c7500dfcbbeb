using CyberPort.Expressions;
using CyberPort.Workflows.Runs;

namespace CyberPort.Workflows;

/// <summary>What a step may look at while it decides.</summary>
public sealed partial class ActivityContext
{
    private readonly RunDraft _run;
    private readonly ActivityInstance _instance;
    private readonly RunContext _context;
    private readonly RunnerLimits _limits;

    internal ActivityContext(RunDraft run, ActivityInstance instance, RunContext context, RunnerLimits limits) =>
        (_run, _instance, _context, _limits) = (run, instance, context, limits);

    public ActivityNode Node => _instance.Node;

    public DateTimeOffset Now => _context.Now;

    public DateOnly Today => _context.Today;

    public WorkingCalendar Calendar => _context.Calendar;

    /// <summary>What this step remembered with its last result; Null at first.</summary>
    public Value State => _instance.State;

    public Value Input => _run.Input;

    public string? CorrelationId => _run.CorrelationId;

    /// <summary>The latest answer of the run: action, reason, comment and the other data, and by whom.</summary>
    public Value LastAnswer => _run.LastAnswer;

    /// <summary>The stage that was announced last.</summary>
    public string? Stage => _run.Stage;

    /// <summary>Whether a disposition was made already.</summary>
    public bool IsDecided => _run.Disposition is not null;

    /// <summary>What was decided with the disposition: reasons, conditions, by whom; Null before.</summary>
    public Value Decision => _run.Decision;

    /// <summary>The task that is being answered; null when the step is not resumed by an answer.</summary>
    public HumanTask? Task { get; internal init; }

    /// <summary>Whether this step still waits for other tasks than the one that is being answered.</summary>
    public int OtherTasks => _run.Bookmarks.Count(b => b.Instance == _instance.Id && b.Waiting is Waiting.ForTask);

    /// <summary>The tasks that this step waits for.</summary>
    public IEnumerable<HumanTask> OpenTasks =>
        from bookmark in _run.Bookmarks
        where bookmark.Instance == _instance.Id && bookmark.Waiting is Waiting.ForTask
        select ((Waiting.ForTask)bookmark.Waiting).Task;

    /// <summary>The office's tables of who decides (専決規程).</summary>
    public DecisionBook Decisions => _context.Decisions;

    /// <summary>The key of the procedure that the run belongs to; empty where there is none.</summary>
    public string Procedure => _context.Procedure;

    /// <summary>Everybody who has answered a task of the given kinds in this run.</summary>
    public IReadOnlyList<string> WhoAnswered(params ReadOnlySpan<string> kinds)
    {
        List<string> people = [];
        foreach (var kind in kinds)
            if (AnswerOf(kind)["by"]["id"] is { IsText: true } id) people.Add(id.AsText);
        return people;
    }

    /// <summary>The latest answer of a kind of task; Null when there was none.</summary>
    public Value AnswerOf(string kind) => _run.Answers[kind];

    /// <summary>The next id for a task.</summary>
    public Guid NewTaskId() => TaskIds.For(_run.Id, _run.NextNumber());

    /// <summary>The evaluated inputs of this step.</summary>
    internal Value Inputs => _instance.Inputs;

    /// <summary>Whether a connection leads on from an outcome of this step.</summary>
    internal bool LeadsOn(string outcome) => _instance.Parent?.Node.Graph is { } graph
        && graph.Outbound(graph.IndexOf(Node.Id)).Any(e => e.Port == outcome);

    /// <summary>A child to start.</summary>
    /// <exception cref="StepFaultException">Runs would stand too deep in each other, or this run has started too many.</exception>
    internal ChildOrder NewChild(WorkflowReference workflow, Value input, string? correlationId)
    {
        if (_run.Depth >= _limits.MaxDepth)
            throw new StepFaultException(new(
                $"ワークフローの呼び出しが{_limits.MaxDepth}段を超えます。呼び出しをくり返していないか確かめてください。",
                $"Workflows would start each other more than {_limits.MaxDepth} levels deep. See whether one starts itself again."));
        if (_run.Children >= _limits.MaxChildren)
            throw new StepFaultException(new(
                $"1つの実行から起動できるワークフローは{_limits.MaxChildren}件までです。項目を分けてください。",
                $"One run may start {_limits.MaxChildren} workflows. Split the items."));

        _run.Children++;
        var told = input.With("/ParentInstanceId", Value.Of(_run.Id.ToString("D")));
        return new(NewTaskId(), workflow, told, correlationId ?? CorrelationId, _run.Depth + 1) { Step = Node.Id };
    }

    /// <summary>The end of the working day that lies so many days after the day that ended at a moment.</summary>
    public DateTimeOffset After(DateTimeOffset end, int workingDays) =>
        _context.EndOf(Calendar.AddWorkingDays(DateOnly.FromDateTime(end.ToOffset(_context.Offset).AddTicks(-1).DateTime), workingDays));

    /// <summary>The beginning of the day that lies so many days before (or, below zero, after) a day.</summary>
    public DateTimeOffset BeginningOf(DateOnly day, int daysBefore, bool workingDays) =>
        _context.EndOf((workingDays ? Calendar.AddWorkingDays(day, -daysBefore) : day.AddDays(-daysBefore)).AddDays(-1));

    /// <summary>The end of the day that lies so many days ahead; the first day is not counted.</summary>
    public DateTimeOffset Due(int days, bool workingDays) =>
        _context.EndOf(workingDays ? Calendar.AddWorkingDays(Today, days) : Today.AddDays(days));

    /// <summary>The next moment of a schedule on the office's clock, or null.</summary>
    internal DateTimeOffset? Next(Crons.CronSchedule schedule) => schedule.After(Now, _context.Offset);
}
