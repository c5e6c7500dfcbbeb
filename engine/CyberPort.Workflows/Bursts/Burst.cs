using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows.Runs;

/// <summary>Works one step out: a queue of activities, first in first out, until nothing is left to do but wait.</summary>
internal sealed partial class Burst
{
    private readonly RunnerLimits _limits;
    private readonly RunContext _context;
    private readonly RunDraft _run;
    private readonly WorkflowEnvironment _environment;
    private Queue<WorkItem> _queue = [];
    private readonly List<Effect> _effects = [];
    private readonly List<JournalEntry> _journal = [];
    private readonly Queue<RunChange.RaiseEvent> _raised = [];
    private Participant? _by;
    private ActivityInstance? _timedOut;
    private ActivityInstance? _answered;
    private int _started;

    public Burst(RunDraft run, RunnerLimits limits, RunContext context)
    {
        (_run, _limits, _context) = (run, limits, context);
        _environment = new(run, context, limits);
    }

    /// <summary>An activity that is due to run, for the container that asked for it.</summary>
    private sealed record WorkItem(ActivityNode Node, ActivityInstance? Owner, string? Tag, Value Variables, bool Backward);

    public void Start(RunStart start)
    {
        var (input, correlationId) = (start.Input, start.CorrelationId);
        RequireKeepable(input);
        var told = Value.Record(("input", input), ("correlationId", Value.Of(correlationId)));
        if (start.ParentId is { } parent) told = told.With("/parentId", Value.Of(parent.ToString("D"))).With("/depth", Value.Of(start.Depth));
        if (start.ParentStep is { } step) told = told.With("/parentStep", Value.Of(step));
        if (start.ClockStands) told = told.With("/clockStands", Value.True);
        Note("start", told, null);
        (_run.Input, _run.CorrelationId) = (input.IsNull ? Value.Record() : input, correlationId);
        (_run.ParentId, _run.ParentStep, _run.Depth) = (start.ParentId, start.ParentStep, start.Depth);
        if (start.ClockStands) _run.ClockPausedAt = _context.Now;
        foreach (var variable in _run.Definition.Variables) _run.Variables[variable.Id] = variable.Initial;
        Enqueue(new(_run.Definition.Root, null, null, Value.Null, Backward: false));
        Drain();
    }

    public Step Finish()
    {
        Settle();
        TurnBack();
        UndoRest();
        var state = _run.AtRest();
        return new(state, _effects, _journal);
    }

    private void Enqueue(WorkItem item) => _queue.Enqueue(item);

    private void Drain()
    {
        do
        {
            while (_queue.TryDequeue(out var item))
            {
                if (++_started <= _limits.MaxActivities) Execute(item);
                else StopLoop(item);
            }
        }
        while (_raised.TryDequeue(out var raised) && Deliver(raised));
    }

    // A run that goes round without ever waiting would go round for ever.
    private void StopLoop(WorkItem item)
    {
        _queue.Clear();
        _raised.Clear();
        var most = _limits.MaxActivities;
        var instance = Create(item);
        Fail(instance, new($"待つことなく{most}回を超えて実行されたため止めました。", $"Stopped: more than {most} activities ran without waiting."));
    }

    private void Execute(WorkItem item)
    {
        // The container may have ended since it asked.
        if (item.Owner is { IsRunning: false, Status: not InstanceStatus.Faulted }) return;

        var instance = Create(item);
        Journal(instance, "started", []);
        Guarded(instance, () =>
        {
            if (instance.Node.Kind is null) throw new StepFaultException(UnknownType(instance.Node));
            if (instance.Node.Kind.OfCase && _run.ParentId is not null) throw new StepFaultException(Misplaced(instance.Node));
            instance.Inputs = Evaluate(instance);
            if (instance.Node.Graph is not null) StartFlow(instance);
            else Apply(instance, Make(instance).Start(ContextOf(instance)));
        });
    }

    private static LocalText UnknownType(ActivityNode node) =>
        new($"アクティビティ「{node.Type}」が見つかりません。", $"Activity type '{node.Type}' could not be found.");

    private static LocalText Misplaced(ActivityNode node) => new(
        $"「{node.Label.Ja}」は案件の本流だけで使えます。呼び出し元のワークフローに移してください。",
        $"'{node.Label.En}' belongs to the case's own run. Move it to the workflow that started this one.");

    private ActivityInstance Create(WorkItem item)
    {
        var instance = new ActivityInstance(_run.NextNumber(), item.Node, item.Owner, item.Tag) { Backward = item.Backward };
        if (item.Variables.Kind == ValueKind.Record)
            foreach (var (name, value) in item.Variables.AsRecord) instance.Variables[name] = value;
        foreach (var variable in item.Node.Variables) instance.Variables[variable.Id] = variable.Initial;
        if (item.Node.Graph is { } graph) instance.Counters = new(graph);
        _run.Instances.Add(instance);
        return instance;
    }

    private Value Evaluate(ActivityInstance instance)
    {
        var inputs = instance.Node.Inputs;
        if (inputs.Count == 0) return Value.Null;

        _environment.Instance = instance;
        List<KeyValuePair<string, Value>> values = [];
        foreach (var (name, input) in inputs)
            if (instance.Node.Kind!.AnyInput || instance.Node.Kind.Input(name) is { PerItem: false }) values.Add(new(name, input.Evaluate(_environment)));
        var evaluated = Value.Of(ValueRecord.Of(values));
        Measure(evaluated);
        return evaluated;
    }

    private static IActivity Make(ActivityInstance instance) => instance.Node.Kind!.Make(instance.Inputs);

    private ActivityContext ContextOf(ActivityInstance instance, HumanTask? task = null) => new(_run, instance, _context, _limits) { Task = task };

    /// <summary>Runs a piece of a step; what goes wrong in it becomes an incident of the activity that was at work.</summary>
    private void Guarded(ActivityInstance instance, Action work)
    {
        try
        {
            work();
        }
        catch (StepFaultException fault)
        {
            Fail(instance, fault.Text);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Fail(instance, new($"アクティビティの処理に失敗しました: {fault.Message}", $"The activity failed: {fault.Message}"));
        }
    }

    private void Fail(ActivityInstance instance, LocalText message)
    {
        CancelChildren(instance, "superseded");
        instance.Status = InstanceStatus.Faulted;
        Unmark(instance, "superseded");
        _run.Incidents.Add(new(instance.Node.Id, instance.Node.Type, message, _context.Now) { Instance = instance.Id });
        Journal(instance, "faulted", [], Value.Record(("message", TaskJson.Write(message))));
    }

    private void Settle()
    {
        if (_run.Status == RunStatus.Finished || _run.Ending is not null) return;
        if (IsStuck()) Fail(_run.Instances.Last(i => i is { IsRunning: true, Armed: false }), Stuck);

        if (_run.Incidents.Count > 0 && _run.Definition.Incidents == IncidentStrategy.Fault)
        {
            (_run.Status, _run.SubStatus) = (RunStatus.Finished, RunSubStatus.Faulted);
            return;
        }

        var waits = _run.Instances.Exists(i => i.Status is InstanceStatus.Running or InstanceStatus.Faulted);
        (_run.Status, _run.SubStatus) = waits ? (RunStatus.Running, RunSubStatus.Suspended) : (RunStatus.Finished, RunSubStatus.Finished);
    }

    // Steps are under way, but nobody and nothing would ever move them on: people must be told.
    private bool IsStuck() =>
        !RunDraft.OnlyReminds(_run.Disposition, _run.Incidents.Count, _run.Bookmarks)
        && _run.Bookmarks.TrueForAll(b => _run.Find(b.Instance) is not { IsRunning: true, Armed: false })
        && _run.Instances.Exists(i => i is { IsRunning: true, Armed: false })
        && !_run.Instances.Exists(i => i.Status == InstanceStatus.Faulted);

    private static LocalText Stuck => new(
        "待つものがないまま止まりました。スキップ、差戻し、または取消しで先へ進めてください。",
        "The run stands still and waits for nothing. Skip the step, send it back or cancel.");

    private void Note(string happening, Value data, Participant? by)
    {
        _by = by;
        _journal.Add(new(_context.Now, "", "", happening, [], by, data));
    }

    private void Journal(ActivityInstance instance, string happening, IReadOnlyList<string> outcomes, Value data = default) =>
        _journal.Add(new(_context.Now, instance.Node.Id, instance.Node.Type, happening, outcomes, _by, data) { Instance = instance.Id });
}
