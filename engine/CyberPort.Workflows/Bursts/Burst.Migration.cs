using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows.Runs;

/// <summary>Lets a run go on with another version of its definition.</summary>
internal sealed partial class Burst
{
    /// <summary>The run as the other version knows it: what is gone is left out.</summary>
    public static RunState Carried(RunState run, MigrationPlan plan) => run with
    {
        Instances = [.. run.Instances.Where(i => plan.Kept.ContainsKey(i.Id)).Select(i => i with { ActivityId = plan.Kept[i.Id].Id })],
        Bookmarks = [.. run.Bookmarks.Where(b => plan.Kept.ContainsKey(b.Instance))],
        Incidents = [.. run.Incidents.Where(i => run.Instances.Any(other => plan.Kept.ContainsKey(other.Id)
            && other.ActivityId == i.ActivityId && (i.Instance == 0 || i.Instance == other.Id)))],
    };

    /// <summary>Takes up a run that was carried over.</summary>
    public void Migrate(Migration migration, RunState before, MigrationPlan plan)
    {
        Note("migrate", RunStateJson.Compact(
            ("from", Value.Of(migration.From.Version)), ("to", Value.Of(migration.To.Version)),
            ("targets", Value.Of(ValueRecord.Of(migration.Targets.Select(t => KeyValuePair.Create(t.Key, Value.Of(t.Value)))))),
            ("reason", Value.Of(migration.Reason)), ("by", TaskJson.Write(migration.By))), migration.By);
        (_run.Status, _run.SubStatus) = (RunStatus.Running, RunSubStatus.Suspended);
        LeaveBehind(migration, before, plan);
        foreach (var variable in migration.To.Variables)
            _run.Variables[variable.Id] = _run.Variables.TryGetValue(variable.Id, out var value) ? VariableTypes.Convert(value, variable.TypeName) : variable.Initial;

        foreach (var flow in _run.Instances.Where(i => i is { IsRunning: true, Node.Graph: not null }).ToList())
            GoOn(flow, migration, before.Instances.Where(i => i.Parent == flow.Id && !i.Armed && !plan.Kept.ContainsKey(i.Id)));
        Drain();
        LetTheClockRun();
    }

    private void LeaveBehind(Migration migration, RunState before, MigrationPlan plan)
    {
        foreach (var bookmark in before.Bookmarks.Where(b => !plan.Kept.ContainsKey(b.Instance)))
            Abandon(bookmark, "superseded");
        foreach (var instance in before.Instances.Where(i => !plan.Kept.ContainsKey(i.Id)))
        {
            var type = migration.From.Find(instance.ActivityId)?.Type ?? "";
            _journal.Add(new(_context.Now, instance.ActivityId, type, instance.Armed ? "disarmed" : "cancelled", [], _by, Value.Null)
            {
                Instance = instance.Id,
            });
        }
    }

    private void GoOn(ActivityInstance flow, Migration migration, IEnumerable<InstanceState> gone)
    {
        var graph = flow.Node.Graph!;
        var children = _run.Instances.Where(i => ReferenceEquals(i.Parent, flow)).ToList();
        var at = children.Where(i => !i.Armed).Select(i => graph.IndexOf(i.Node.Id)).ToHashSet();
        var placed = gone.Select(g => graph.IndexOf(migration.Targets[g.ActivityId])).Distinct().Where(i => !at.Contains(i)).ToList();
        var added = graph.EventStarts.Where(i => migration.From.Find(graph.Nodes[i].Id) is null).ToList();
        var ahead = graph.DescendantsOf(at.Concat(placed));
        var asleep = children.Where(i => i.Armed).Select(i => graph.IndexOf(i.Node.Id)).Concat(added).ToHashSet();

        Renumber(flow, place => at.Contains(place) || placed.Contains(place) || ahead.Contains(place) || asleep.Contains(graph.RootOf(place)));
        // What comes by once more from a step before it is done once more.
        foreach (var child in children.Where(i => !i.Armed)) child.Backward = ahead.Contains(graph.IndexOf(child.Node.Id));
        foreach (var place in added) Arm(flow, graph.Nodes[place]);
        foreach (var place in placed) Enqueue(new(graph.Nodes[place], flow, null, Value.Null, Backward: ahead.Contains(place)));
    }

    /// <summary>Counts the visits anew for another chart: once for what lies behind the run, never for what lies ahead.</summary>
    /// <remarks>The old counts do not fit: a step that was put in behind the run's back would be waited for at the next join, for ever.</remarks>
    private void Renumber(ActivityInstance flow, Func<int, bool> isAhead)
    {
        var (graph, counters) = (flow.Node.Graph!, flow.Counters!);
        for (var place = 0; place < graph.Nodes.Count; place++) counters.Visits[place] = isAhead(place) ? 0 : 1;
        foreach (var edge in graph.Edges)
        {
            var known = counters.EdgeVisits[edge.Index] > 0;
            var passed = graph.Forward[edge.Index] && !isAhead(edge.Source);
            counters.EdgeVisits[edge.Index] = passed ? 1 : 0;
            // A connection that nobody has ever come along lets only those pass that need all of them.
            if (!known) counters.EdgeFollowed[edge.Index] = graph.Nodes[edge.Target] is { Type: "Elsa.FlowJoin" } join && JoinMode(join) == "WaitAll";
            counters.EdgeFollowed[edge.Index] &= passed;
        }
    }
}
