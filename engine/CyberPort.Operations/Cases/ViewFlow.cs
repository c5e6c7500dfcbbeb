using CyberPort.Operations.Accounts;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Cases;

/// <summary>Shows an office where a case stands in its chain (P-31).</summary>
public sealed class ViewFlow(CaseLoader loader, TaskStore tasks, RunStore runs)
{
    public async Task<CaseFlow> RunAsync(Actor actor, Guid caseId, CancellationToken cancel)
    {
        if (!actor.IsOfficer) throw new NotFoundException("The case");
        var loaded = await loader.LoadAsync(actor.Tenant, caseId, cancel);
        var chart = LaneChart.Of(loaded.Frame.Definition);
        var asked = await tasks.ListOfCaseAsync(actor.Tenant, caseId, cancel);
        var lines = (await runs.ListJournalAsync(actor.Tenant, loaded.RunRow.Id, cancel)).SelectMany(JournalJson.Passed).ToList();
        var steps = chart.Steps.Select(s => StepOf(s, chart, new Seen(asked, lines, loaded.Run))).ToList();
        return CaseFlow.Of(chart, steps, lines);
    }

    private static FlowStep StepOf(LaneStep step, LaneChart chart, Seen seen)
    {
        if (seen.Run.Incidents.FirstOrDefault(i => i.ActivityId == step.ActivityId) is { } incident)
            return new(step, FlowState.Incident, incident.At, "");

        // of an approval's levels each has its role; everything else is known by its activity alone
        var levels = CaseFlow.HasLevels(chart, step.ActivityId);
        var own = seen.Tasks.Where(t => t.ActivityId == step.ActivityId && (!levels || t.Candidates.Contains($",{step.Role},", StringComparison.Ordinal))).ToList();
        if (own.FirstOrDefault(t => t.Status == "open" && t.Kind != "postReview") is { } open) return new(step, FlowState.Now, open.OpenedAt, open.AssigneeName);
        if (own.LastOrDefault(t => t.Status == "answered") is { } done) return new(step, FlowState.Walked, done.ClosedAt, done.AnsweredByName);
        if (seen.Run.WaitsAt.Contains(step.ActivityId) && !levels) return new(step, FlowState.Now, null, "");
        return !levels && seen.Lines.LastOrDefault(l => l.ActivityId == step.ActivityId) is { } line
            ? new(step, FlowState.Walked, line.At, "")
            : new(step, FlowState.Ahead, null, "");
    }

    private sealed record Seen(IReadOnlyList<TaskRow> Tasks, List<PassedLine> Lines, RunState Run);
}
