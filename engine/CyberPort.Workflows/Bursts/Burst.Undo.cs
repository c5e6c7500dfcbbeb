using CyberPort.Expressions;

namespace CyberPort.Workflows.Runs;

/// <summary>Undoes what was done before a run ends without its aim: the last first, one after the other.</summary>
internal sealed partial class Burst
{
    private ActivityInstance? _skipped;

    /// <summary>Keeps in mind what would have to be undone; a step that an operator skipped was not done.</summary>
    private void RememberDone(ActivityInstance instance)
    {
        if (instance.Node.Compensation is null || _run.Ending is not null || ReferenceEquals(instance, _skipped)) return;
        if (_run.Undo.Count >= _limits.MaxUndo)
            throw new StepFaultException(new(
                $"取り消せるように覚えておくステップが{_limits.MaxUndo}件を超えました。くり返しを減らしてください。",
                $"More than {_limits.MaxUndo} steps would have to be undone. Let the loop go round less often."));

        _run.Undo.Add(new(instance.Node.Id, instance.Id, _run.Results.GetValueOrDefault(instance.Node.Id)));
    }

    /// <summary>Turns an end into undoing, when something is to be undone and the run was cancelled, withdrawn or failed for good.</summary>
    private void TurnBack()
    {
        if (_run is not { Status: RunStatus.Finished, Ending: null, Undo.Count: > 0 }) return;

        if (_run.SubStatus == RunSubStatus.Finished && _run.Disposition != "withdrawal")
        {
            _run.Undo.Clear();
            return;
        }

        (_run.Ending, _run.Status, _run.SubStatus) = (_run.SubStatus, RunStatus.Running, RunSubStatus.Suspended);
        foreach (var bookmark in _run.Bookmarks) Abandon(bookmark, "superseded");
        CloseSideTasks("superseded");
        _run.Bookmarks.Clear();
        _run.Instances.Clear();
    }

    /// <summary>Goes on undoing until a step waits or fails; when nothing is left, the run ends as it was to end.</summary>
    private void UndoRest()
    {
        if (_run.Ending is not { } ending) return;

        while (!_run.Instances.Exists(i => i.Status is InstanceStatus.Running or InstanceStatus.Faulted) && _run.Undo.Count > 0)
        {
            var done = _run.Undo[^1];
            _run.Undo.RemoveAt(_run.Undo.Count - 1);
            var step = _run.Definition.Find(done.ActivityId)?.Compensation is { } id ? _run.Definition.Find(id) : null;
            if (step is null) continue;

            _journal.Add(new(_context.Now, done.ActivityId, _run.Definition.Find(done.ActivityId)!.Type, "compensating", [], _by,
                Value.Record(("step", Value.Of(step.Id)))) { Instance = done.Instance });
            var told = Value.Record(("activityId", Value.Of(done.ActivityId)), ("result", done.Result));
            Enqueue(new(step, null, null, Value.Record(("Undone", told)), Backward: false));
            Drain();
        }

        if (_run.Instances.Exists(i => i.Status is InstanceStatus.Running or InstanceStatus.Faulted)) return;
        (_run.Status, _run.SubStatus, _run.Ending) = (RunStatus.Finished, ending, null);
    }
}
