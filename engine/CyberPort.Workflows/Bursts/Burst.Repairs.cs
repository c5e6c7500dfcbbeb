using CyberPort.Expressions;

namespace CyberPort.Workflows.Runs;

/// <summary>What an operator does about a faulted step.</summary>
internal sealed partial class Burst
{
    /// <summary>Runs a faulted step again, or goes on behind it.</summary>
    private void Repair(Stimulus.Repair repair)
    {
        var faulted = FaultedBy(repair.ActivityId, repair.Instance);
        if (repair.SkipWithOutcome is { } chosen && Repairs.OutcomesOf(_run.Definition, faulted.Node) is var outcomes
            && !outcomes.Contains(chosen))
            throw AnswerCheck.NoOutcome(faulted.Node, chosen, outcomes);

        Note("repair", RunStateJson.Compact(
            ("activityId", Value.Of(repair.ActivityId)), ("instance", Value.Of(faulted.Id)), ("outcome", Value.Of(repair.SkipWithOutcome)),
                ("reason", Value.Of(repair.Reason)), ("by", TaskJson.Write(repair.By))), repair.By);
        GoOn(faulted);
        if (repair.SkipWithOutcome is { } outcome)
        {
            (faulted.Status, _skipped) = (InstanceStatus.Running, faulted);
            Guarded(faulted, () => Complete(faulted, [outcome]));
        }
        else
        {
            faulted.Status = InstanceStatus.Cancelled;
            Enqueue(new(faulted.Node, faulted.Parent, faulted.Tag, Value.Of(ValueRecord.Of(faulted.Variables)), faulted.Backward));
        }

        Drain();
        LetTheClockRun();
    }

    private void SendBack(Stimulus.SendBack back)
    {
        var faulted = FaultedBy(back.ActivityId, back.Instance);
        if (FlowBehind(faulted, back.TargetActivityId) is not { } flow || _run.Disposition is not null)
            throw AnswerCheck.NoTarget(faulted.Node, back.TargetActivityId, _run.Disposition is not null);

        Note("sendBack", RunStateJson.Compact(
            ("activityId", Value.Of(back.ActivityId)), ("instance", Value.Of(faulted.Id)), ("target", Value.Of(back.TargetActivityId)),
                ("reason", Value.Of(back.Reason)), ("by", TaskJson.Write(back.By))), back.By);
        GoOn(faulted);
        if (ReferenceEquals(faulted, flow)) flow.Status = InstanceStatus.Running;
        Rewind(flow, flow.Node.Graph!.IndexOf(back.TargetActivityId));
        Enqueue(new(_run.Definition.Find(back.TargetActivityId)!, flow, null, Value.Null, Backward: true));
        Drain();
        LetTheClockRun();
    }

    private ActivityInstance FaultedBy(string activityId, int instance) =>
        _run.Instances.Find(i => i.Status == InstanceStatus.Faulted && i.Node.Id == activityId && (instance == 0 || i.Id == instance))
            ?? throw AnswerCheck.NothingToRepair(activityId);

    private void GoOn(ActivityInstance faulted)
    {
        ForgetIncident(faulted);
        (_run.Status, _run.SubStatus) = (RunStatus.Running, RunSubStatus.Suspended);
    }

    private void ForgetIncident(ActivityInstance faulted)
    {
        if (faulted.Status == InstanceStatus.Faulted)
            _run.Incidents.RemoveAll(i => i.ActivityId == faulted.Node.Id && (i.Instance == faulted.Id || i.Instance == 0));
    }

    /// <summary>The flowchart around the faulted step in which the target has been left before it; null when there is none.</summary>
    private static ActivityInstance? FlowBehind(ActivityInstance faulted, string target)
    {
        ActivityInstance? inside = null;
        for (var flow = faulted; flow is not null; (inside, flow) = (flow, flow.Parent))
        {
            if (flow is not { Node.Graph: { } graph, Counters: { } counters } || !graph.Has(target)) continue;
            return Repairs.IsEarlier(graph, inside?.Node, target, counters.Visits) ? flow : null;
        }

        return null;
    }

    /// <summary>Everything behind a step is as if it had never begun; what arrived there from elsewhere has still arrived.</summary>
    private void Rewind(ActivityInstance flow, int target)
    {
        var (graph, counters) = (flow.Node.Graph!, flow.Counters!);
        var behind = graph.DescendantsOf(target);
        foreach (var instance in _run.Instances.Where(i => ReferenceEquals(i.Parent, flow) && !i.Armed).ToList())
        {
            var place = graph.IndexOf(instance.Node.Id);
            if (place == target || behind.Contains(place)) Cancel(instance, "superseded", tellParent: false);
        }

        foreach (var edge in graph.Edges)
        {
            if (edge.Source == target || behind.Contains(edge.Source))
                (counters.EdgeVisits[edge.Index], counters.EdgeFollowed[edge.Index]) = (0, false);
            else if (behind.Contains(edge.Target)) counters.EdgeVisits[edge.Index] = Math.Min(1, counters.EdgeVisits[edge.Index]);
        }

        foreach (var place in behind) counters.Visits[place] = 0;
    }

    // The standard processing period stands still for the applicant only; a correction that is not asked any more must not hold it.
    private void LetTheClockRun()
    {
        if (_run.ClockPausedAt is null || _run.ParentId is not null || _run.Instances.Exists(i => i.Status == InstanceStatus.Faulted)) return;
        if (!_run.Bookmarks.Exists(b => b.Waiting is Waiting.ForTask { Task: var task } && task.Candidates.Contains("applicant")))
            Emit(new Effect.ResumeClock());
    }
}
