using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows.Runs;

internal sealed partial class Burst
{
    private void Apply(ActivityInstance instance, ActivityResult result)
    {
        if (result.State is { } state) instance.State = state;
        foreach (var effect in result.Effects) Emit(effect);
        if (result.Result is { } value) Publish(instance, value);
        if (result.Outputs.Kind == ValueKind.Record) Bind(instance, result.Outputs);
        foreach (var wait in result.Waits) Mark(instance, wait);
        foreach (var child in result.Children) Enqueue(new(child.Node, instance, child.Tag, child.Variables, Backward: false));
        foreach (var change in result.Changes) Change(instance, change);
        if (result.IsDone) Complete(instance, result.Outcomes);
    }

    private void Emit(Effect effect)
    {
        _effects.Add(effect);
        switch (effect)
        {
            case Effect.SetStage stage: _run.Stage = stage.Stage; break;
            case Effect.PauseClock: _run.ClockPausedAt ??= _context.Now; break;
            case Effect.ResumeClock: ResumeClock(); break;
            case Effect.Decide decision: (_run.Disposition, _run.Decision) = (decision.Disposition, decision.Data); break;
        }
    }

    // The case's own run says when; one that it has started follows.
    private void SetClock(bool stands)
    {
        Note("clock", Value.Record(("stands", stands ? Value.True : Value.False)), null);
        if (stands) _run.ClockPausedAt ??= _context.Now;
        else ResumeClock();
    }

    // What belongs to the standard processing period moves on by as long as the period stood still.
    private void ResumeClock()
    {
        if (_run.ClockPausedAt is not { } paused) return;

        var stood = _context.Now - paused;
        for (var i = 0; i < _run.Bookmarks.Count; i++)
        {
            if (_run.Bookmarks[i].Waiting is Waiting.ForTime { StopsWithClock: true } time)
                _run.Bookmarks[i] = _run.Bookmarks[i] with { Waiting = time with { DueAt = time.DueAt + stood } };
        }

        _run.ClockPausedAt = null;
    }

    private void Publish(ActivityInstance instance, Value value)
    {
        Measure(value);
        _run.LastResult = value;
        _run.Results[instance.Node.Id] = value;
        if (instance.Node.Outputs.TryGetValue("result", out var target)) SetVariable(instance, target, value, orOutput: true);
    }

    private void Bind(ActivityInstance instance, Value outputs)
    {
        foreach (var (name, target) in instance.Node.Outputs)
            if (name != "result" && outputs.AsRecord.TryGetValue(name, out var value)) SetVariable(instance, target, value, orOutput: true);
    }

    private void Mark(ActivityInstance instance, Waiting waiting)
    {
        if (_run.Bookmarks.Count >= _limits.MaxBookmarks)
            throw new StepFaultException(new($"待機が{_limits.MaxBookmarks}件を超えました。",
                $"The run waits in more than {_limits.MaxBookmarks} places."));

        _run.Bookmarks.Add(new(instance.Id, waiting));
        if (waiting is Waiting.ForTask task) _effects.Add(new Effect.OpenTask(task.Task));
    }

    /// <summary>Nothing that the activity waited for counts any more.</summary>
    private void Unmark(ActivityInstance instance, string why)
    {
        foreach (var bookmark in _run.Bookmarks.Where(b => b.Instance == instance.Id)) Abandon(bookmark, why);
        _run.Bookmarks.RemoveAll(b => b.Instance == instance.Id);
    }

    private void Change(ActivityInstance instance, RunChange change)
    {
        switch (change)
        {
            case RunChange.SetVariable set: SetVariable(instance, set.Id, set.Value, orOutput: false); break;
            case RunChange.SetOutput set:
                Measure(set.Value);
                _run.Output = _run.Output.With("/" + Escaped(set.Name), set.Value);
                break;
            case RunChange.Write write: Journal(instance, "line", [], Value.Of(write.Text)); break;
            case RunChange.SetName set: _run.Name = set.Name; break;
            case RunChange.SetCorrelation set: _run.CorrelationId = set.CorrelationId; break;
            case RunChange.ReplaceInput replace:
                foreach (var (name, value) in replace.Input.AsRecord) _run.Input = _run.Input.With("/" + Escaped(name), value);
                RearmReminders();
                break;
            case RunChange.OpenSideTask open:
                _run.SideTasks.Add(open.Task);
                _effects.Add(new Effect.OpenTask(open.Task));
                break;
            case RunChange.StopOthers stop: StopOthers(instance, stop.Why); break;
            case RunChange.StopAncestors when instance.Parent is { Node.Graph: { } graph } flow:
                CancelAncestors(flow,
                graph.IndexOf(instance.Node.Id)); break;
            case RunChange.Finish: FinishAll(instance); break;
            case RunChange.Break: BreakLoop(instance); break;
            case RunChange.CompleteContainer complete: CompleteContainer(instance, complete.Outcomes); break;
            case RunChange.RaiseEvent raise: _raised.Enqueue(raise); break;
        }
    }

    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private void Measure(Value value)
    {
        if (ValueSize.Of(value, _limits.MaxValueParts) is null) throw new StepFaultException(ValueSize.TooLarge);
    }

    /// <summary>What comes from outside is kept in the run's state, too, and must be readable again.</summary>
    private void RequireKeepable(Value value)
    {
        if (ValueSize.Of(value, _limits.MaxValueParts) is null) throw AnswerCheck.DataTooLarge();
    }

    private void SetVariable(ActivityInstance instance, string id, Value value, bool orOutput)
    {
        Measure(value);
        for (var holder = instance; holder is not null; holder = holder.Parent)
        {
            if (!holder.Variables.ContainsKey(id)) continue;
            var own = holder.Node.Variables.FirstOrDefault(v => v.Id == id);
            holder.Variables[id] = own is null ? value : VariableTypes.Convert(value, own.TypeName);
            return;
        }

        if (_run.Definition.Variables.FirstOrDefault(v => v.Id == id) is { } variable)
            _run.Variables[id] = VariableTypes.Convert(value, variable.TypeName);
        else if (orOutput) _run.Output = _run.Output.With("/" + Escaped(id), value);
        else throw new StepFaultException(new($"変数「{id}」がありません。", $"There is no variable '{id}'."));
    }

    private void StopOthers(ActivityInstance instance, string why)
    {
        foreach (var other in _run.Instances.ToList())
            if (IsUnderWay(other) && other.Parent is not null && !ReferenceEquals(other, instance) && !instance.IsInside(other))
                Cancel(other, why, tellParent: false);
        StopChildren();
        CloseSideTasks(why);
    }

    private void CloseSideTasks(string why)
    {
        foreach (var task in _run.SideTasks) _effects.Add(new Effect.CloseTask(task.Id, why));
        _run.SideTasks.Clear();
    }

    // As in Elsa, what was under way is neither completed nor cancelled: the run is simply over.
    private void FinishAll(ActivityInstance instance)
    {
        foreach (var bookmark in _run.Bookmarks) Abandon(bookmark, "superseded");
        instance.Status = InstanceStatus.Completed;
        Journal(instance, "completed", ["Done"]);
        _run.Bookmarks.Clear();
        _run.Instances.Clear();
        _run.Incidents.Clear();
        _queue.Clear();
        _raised.Clear();
        (_run.Status, _run.SubStatus) = (RunStatus.Finished, RunSubStatus.Finished);
    }
}
