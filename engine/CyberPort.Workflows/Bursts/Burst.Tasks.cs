using CyberPort.Expressions;

namespace CyberPort.Workflows.Runs;

/// <summary>What happens to open tasks beside their answers.</summary>
internal sealed partial class Burst
{
    /// <summary>The open tasks of a step get a further role, which is told; the step goes on waiting.</summary>
    private void Escalate(ActivityInstance instance, string role)
    {
        for (var i = 0; i < _run.Bookmarks.Count; i++)
        {
            if (_run.Bookmarks[i] is not { Waiting: Waiting.ForTask { Task: var task } } bookmark || bookmark.Instance != instance.Id) continue;
            _run.Bookmarks[i] = bookmark with { Waiting = new Waiting.ForTask(task with { Candidates = [.. task.Candidates.Union([role])] }) };
            _effects.Add(new Effect.EscalateTask(task.Id, role));
        }

        var data = Value.Record(("activity", Value.Of(instance.Node.Id)), ("title", Value.Of(instance.Node.Label.Ja)));
        _effects.Add(new Effect.SendNotice(role, "taskEscalated", data));
        Journal(instance, "escalated", [], Value.Of(role));
    }

    // The times of a step hang on the due time of its tasks: the reminder, the end of a period, the escalation.
    private void AdjustTask(Stimulus.AdjustTask adjust)
    {
        var (instance, task) = Waiting(adjust.TaskId);
        if (AnswerCheck.OfAdjustment(adjust, task, _context.Now) is { } refused) throw refused;

        Note("adjustTask", AdjustData(adjust), adjust.By);
        var due = adjust.DueAt ?? task.DueAt;
        var timed = false;
        foreach (var bookmark in _run.Bookmarks.Where(b => b.Instance == instance.Id).ToList())
        {
            Waiting moved = bookmark.Waiting switch
            {
                Waiting.ForTask waits => new Waiting.ForTask(waits.Task with { DueAt = due, Priority = adjust.Priority ?? waits.Task.Priority }),
                Waiting.ForTime time when task.DueAt is { } was && due is { } now => time with { DueAt = time.DueAt + (now - was) },
                _ => bookmark.Waiting,
            };
            timed |= moved is Waiting.ForTime { EscalateTo: null };
            _run.Bookmarks[_run.Bookmarks.IndexOf(bookmark)] = bookmark with { Waiting = moved };
            if (moved is Waiting.ForTask changed) _effects.Add(new Effect.AdjustTask(changed.Task.Id, changed.Task.DueAt, changed.Task.Priority));
        }

        // the reminder may have come already, or there was no due time before
        if (!timed && adjust.DueAt is { } later) Mark(instance, new Waiting.ForTime(later));
        Journal(instance, "adjusted", [], AdjustData(adjust));
    }

    private static Value AdjustData(Stimulus.AdjustTask adjust) => RunStateJson.Compact(
        ("taskId", Value.Of(adjust.TaskId.ToString())),
        ("dueAt", RunStateJson.Moment(adjust.DueAt)),
        ("priority", adjust.Priority is { } priority ? Value.Of(priority) : Value.Null),
        ("reason", Value.Of(adjust.Reason)));

    private void CancelTask(Stimulus.CancelTask cancel)
    {
        var (instance, task) = Waiting(cancel.TaskId);
        if (!task.Cancellable) throw AnswerCheck.NotCancellable();

        Note("cancelTask", Value.Record(("taskId", Value.Of(cancel.TaskId.ToString())), ("reason", Value.Of(cancel.Reason))), cancel.By);
        TakeUp(instance, cancel, task);
        Drain();
    }
}
