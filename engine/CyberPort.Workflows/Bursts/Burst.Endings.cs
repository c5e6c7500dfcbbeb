namespace CyberPort.Workflows.Runs;

internal sealed partial class Burst
{
    /// <summary>Ends an activity and tells its container at once.</summary>
    private void Complete(ActivityInstance instance, IReadOnlyList<string> outcomes)
    {
        if (!instance.IsRunning) return;

        RememberDone(instance);
        CancelChildren(instance, "superseded");
        instance.Status = InstanceStatus.Completed;
        Unmark(instance, ReferenceEquals(instance, _timedOut) ? "timedOut" : ReferenceEquals(instance, _answered) ? "decided" : "superseded");
        Journal(instance, "completed", outcomes);
        if (instance.Parent is { } parent) ChildDone(parent, instance, outcomes);
        else if (ReferenceEquals(instance.Node, _run.Definition.Root)) _run.Outcomes = outcomes is ["Done"] ? [] : [.. outcomes];
    }

    /// <summary>Ends a flowchart; reminders of a case that was decided for the applicant stay, everything else ends.</summary>
    private void EndFlow(ActivityInstance flow)
    {
        var kept = flow.Parent is null && RunDraft.IsGranted(_run.Disposition)
            ? _run.Instances.Where(i => i is { IsRunning: true, Armed: true } && ReferenceEquals(i.Parent, flow) && IsReminder(i)).ToList()
            : [];
        if (kept.Count == 0)
        {
            Complete(flow, ["Done"]);
            return;
        }

        _queue = new(_queue.Where(i => i.Owner is null));
        foreach (var child in _run.Instances.Where(i => IsUnderWay(i) && ReferenceEquals(i.Parent, flow) && !kept.Contains(i)).ToList())
            Cancel(child, "superseded", tellParent: false);
    }

    private bool IsReminder(ActivityInstance instance) =>
        _run.Bookmarks.Exists(b => b.Instance == instance.Id && b.Waiting is Waiting.ForTime { Reminds: true });

    // A correction may bring another end of the permit.
    private void RearmReminders()
    {
        foreach (var instance in _run.Instances.Where(i => i is { IsRunning: true, Armed: true, Node.Type: "CyberPort.Reminder" }).ToList())
        {
            _run.Bookmarks.RemoveAll(b => b.Instance == instance.Id);
            Guarded(instance, () =>
            {
                instance.Inputs = Evaluate(instance);
                Apply(instance, Make(instance).Start(ContextOf(instance)));
            });
        }
    }

    private void ChildDone(ActivityInstance container, ActivityInstance child, IReadOnlyList<string> outcomes)
    {
        if (!container.IsRunning) return;
        if (container.Node.Graph is not null)
        {
            FlowChildDone(container, child, outcomes);
            return;
        }

        if (container.Node.Kind is null || Make(container) is not IContainerActivity) return;
        if (IsBreaking(container))
        {
            Complete(container, ["Done"]);
            return;
        }

        // A loop asks its condition anew each time.
        container.Inputs = Evaluate(container);
        var activity = (IContainerActivity)Make(container);
        Apply(container, activity.ChildDone(ContextOf(container), new(child.Node, child.Tag, outcomes)));
    }

    private static bool IsLoop(ActivityInstance instance) =>
        instance.Node.Type is "Elsa.While" or "Elsa.For" or "Elsa.ForEach" or "Elsa.ParallelForEach";

    private static bool IsBreaking(ActivityInstance container)
    {
        for (var above = container; above is not null; above = above.Parent)
        {
            if (above.Breaking) return true;
            if (IsLoop(above)) return false;
        }

        return false;
    }

    private void CancelChildren(ActivityInstance instance, string why)
    {
        _queue = new(_queue.Where(i => i.Owner is null || !(ReferenceEquals(i.Owner, instance) || i.Owner.IsInside(instance))));
        foreach (var child in _run.Instances.Where(i => IsUnderWay(i) && ReferenceEquals(i.Parent, instance)).ToList())
            Cancel(child, why, tellParent: false);
    }

    // With incidents the run goes on: a faulted step ends with what it belongs to, or nobody could ever end the run.
    private bool IsUnderWay(ActivityInstance instance) => instance.IsRunning
        || (instance.Status == InstanceStatus.Faulted && _run.Definition.Incidents == IncidentStrategy.ContinueWithIncidents);

    private void Cancel(ActivityInstance instance, string why, bool tellParent)
    {
        if (instance.Status is not (InstanceStatus.Running or InstanceStatus.Faulted)) return;

        CancelChildren(instance, why);
        ForgetIncident(instance);
        instance.Status = InstanceStatus.Cancelled;
        Unmark(instance, why);
        Journal(instance, instance.Armed ? "disarmed" : "cancelled", []);
        if (tellParent && instance.Parent is { IsRunning: true, Node.Graph: not null } flow) FlowChildCancelled(flow, instance);
    }

    private void BreakLoop(ActivityInstance instance)
    {
        for (var above = instance.Parent; above is not null; above = above.Parent)
        {
            if (!IsLoop(above)) continue;
            above.Breaking = true;
            return;
        }
    }

    private void CompleteContainer(ActivityInstance instance, IReadOnlyList<string> outcomes)
    {
        if (instance.Parent is not { IsRunning: true } container) return;

        instance.Status = InstanceStatus.Completed;
        Journal(instance, "completed", outcomes);
        Complete(container, outcomes);
    }
}
