using CyberPort.Expressions;

namespace CyberPort.Workflows.Runs;

internal sealed partial class Burst
{
    public void Resume(Stimulus stimulus)
    {
        RequireKeepable(stimulus switch
        {
            Stimulus.Answer answer => answer.Data,
            Stimulus.Event happening => happening.Payload,
            _ => Value.Null,
        });
        switch (stimulus)
        {
            case Stimulus.Answer answer: Answer(answer); break;
            case Stimulus.TimePassed: PassTime(); break;
            case Stimulus.Clock clock: SetClock(clock.Stands); break;
            case Stimulus.Withdraw withdraw: Withdraw(withdraw); break;
            case Stimulus.Event happening:
                Note("event", Value.Record(("name", Value.Of(happening.Name)), ("payload", happening.Payload)), null);
                Deliver(new(happening.Name, happening.Payload));
                Drain();
                break;
            case Stimulus.ScriptDone script: ScriptDone(script); break;
            case Stimulus.Reply reply: Reply(reply); break;
            case Stimulus.AdjustTask adjust: AdjustTask(adjust); break;
            case Stimulus.CancelTask cancel: CancelTask(cancel); break;
            case Stimulus.Cancel cancel: CancelRun(cancel); break;
            case Stimulus.Repair repair: Repair(repair); break;
            case Stimulus.SendBack back: SendBack(back); break;
        }
    }

    public IReadOnlyList<AnswerFault> Check(Stimulus.Answer answer)
    {
        if (_run.SideTasks.Find(t => t.Id == answer.TaskId) is { } side) return [.. AnswerCheck.Of(side, answer)];

        var (instance, task) = Waiting(answer.TaskId);
        var activity = (IWaitingActivity)Make(instance);
        return [.. AnswerCheck.Of(task, answer), .. activity.Check(ContextOf(instance, task), answer)];
    }

    private (ActivityInstance Instance, HumanTask Task) Waiting(Guid taskId)
    {
        foreach (var bookmark in _run.Bookmarks)
        {
            if (_run.Status != RunStatus.Running || bookmark.Waiting is not Waiting.ForTask { Task: var task } || task.Id != taskId)
                continue;
            if (_run.Find(bookmark.Instance) is { IsRunning: true } instance) return (instance, task);
        }

        throw new TaskNotOpenException(taskId);
    }

    private void Answer(Stimulus.Answer answer)
    {
        var faults = Check(answer);
        if (faults.Count > 0) throw new StimulusRefusedException(faults);

        Note("answer", AnswerData(answer), answer.By);
        if (_run.SideTasks.Find(t => t.Id == answer.TaskId) is { } side)
        {
            _run.SideTasks.Remove(side);
            Remember(side, answer);
            _effects.Add(new Effect.CloseTask(side.Id, "answered"));
            _journal.Add(new(_context.Now, side.ActivityId, _run.Definition.Find(side.ActivityId)?.Type
                ?? "", "reviewed", [], answer.By, answer.Data));
            return;
        }

        var (instance, task) = Waiting(answer.TaskId);
        _run.Bookmarks.RemoveAll(b => b.Waiting is Waiting.ForTask waiting && waiting.Task.Id == task.Id);
        _effects.Add(new Effect.CloseTask(task.Id, "answered"));
        Remember(task, answer);
        Journal(instance, "answered", [], AnswerData(answer));
        TakeUp(instance, answer, task);
        Drain();
    }

    private static Value AnswerData(Stimulus.Answer answer) => RunStateJson.Compact(
        ("taskId", Value.Of(answer.TaskId.ToString())),
        ("action", Value.Of(answer.ActionKey)),
        ("data", answer.Data),
        ("by", TaskJson.Write(answer.By)),
        ("onBehalfOf", TaskJson.Write(answer.OnBehalfOf)));

    private void Remember(HumanTask task, Stimulus.Answer answer)
    {
        var data = AnswerData(answer).Without("/taskId").With("/kind", Value.Of(task.Kind)).With("/activityId", Value.Of(task.ActivityId));
        _run.Answers = _run.Answers.With("/" + task.Kind, data).With("/last", data);
    }

    private void TakeUp(ActivityInstance instance, Stimulus stimulus, HumanTask? task = null)
    {
        instance.Armed = false;
        _timedOut = stimulus is Stimulus.TimePassed ? instance : null;
        _answered = stimulus is Stimulus.Answer ? instance : null;
        Guarded(instance, () => Apply(instance, ((IWaitingActivity)Make(instance)).Resume(ContextOf(instance, task), stimulus)));
    }

    /// <summary>Takes everything up that is due, the earliest first.</summary>
    private void PassTime()
    {
        if (_run.Status != RunStatus.Running) return;

        Note("timePassed", Value.Null, null);
        while (NextDue() is { } due && _started < _limits.MaxActivities)
        {
            _run.Bookmarks.Remove(due);
            if (_run.Find(due.Instance) is not { IsRunning: true } instance) continue;
            Journal(instance, "due", []);
            _started++;
            if (due.Waiting is Waiting.ForTime { EscalateTo: { } role }) Escalate(instance, role);
            else TakeUp(instance, new Stimulus.TimePassed());
            Drain();
        }
    }

    private Bookmark? NextDue() => _run.Bookmarks
        .Where(b => b.DueAt <= _context.Now && !_run.StandsStill(b))
        .OrderBy(b => b.DueAt).ThenBy(b => b.Instance)
        .FirstOrDefault();

    private void Withdraw(Stimulus.Withdraw withdraw)
    {
        // What is decided can be given up, but no longer taken back.
        var bookmark = _run is { Status: RunStatus.Running, Disposition: null }
            ? _run.Bookmarks.Find(b => b.Waiting is Waiting.ForWithdrawal)
            : null;
        if (bookmark is null || _run.Find(bookmark.Instance) is not { IsRunning: true } instance) throw AnswerCheck.NoWithdrawal();

        Note("withdraw", Value.Record(("reason", Value.Of(withdraw.Reason)), ("by", TaskJson.Write(withdraw.By))), withdraw.By);
        _run.Bookmarks.Remove(bookmark);
        TakeUp(instance, withdraw);
        Drain();
    }

    /// <summary>Tells an event to every step that waits for it; false when none does.</summary>
    private bool Deliver(RunChange.RaiseEvent raised)
    {
        var waiting = _run.Bookmarks.Where(b => b.Waiting is Waiting.ForEvent happening && happening.Name == raised.Name).ToList();
        foreach (var bookmark in waiting)
        {
            if (!_run.Bookmarks.Remove(bookmark) || _run.Find(bookmark.Instance) is not { IsRunning: true } instance) continue;
            TakeUp(instance, new Stimulus.Event(raised.Name, raised.Payload));
        }

        return true;
    }

    private void CancelRun(Stimulus.Cancel cancel)
    {
        if (_run is { Status: RunStatus.Finished, SubStatus: not RunSubStatus.Faulted }) return;

        // Who cancels while it is undone leaves the rest as it is.
        if (_run.Ending is not null) _run.Undo.Clear();
        _run.Ending = null;
        Note("cancel", Value.Record(("reason", Value.Of(cancel.Reason)), ("by", TaskJson.Write(cancel.By))), cancel.By);
        foreach (var bookmark in _run.Bookmarks) Abandon(bookmark, "superseded");
        StopChildren();
        CloseSideTasks("superseded");
        _run.Bookmarks.Clear();
        _run.Instances.Clear();
        _run.Incidents.Clear();
        (_run.Status, _run.SubStatus) = (RunStatus.Finished, RunSubStatus.Cancelled);
    }
}
