using System.Text;
using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Cases;

/// <summary>Shows an office where a case stands in its chain, and in the workflows that it has started (P-31).</summary>
public sealed class ViewFlow(CaseLoader loader, TaskStore tasks, RunStore runs, DefinitionLibrary definitions)
{
    /// <summary>Started workflows that are shown of one case.</summary>
    public const int MostStarted = 20;

    public async Task<CaseFlow> RunAsync(Actor actor, Guid caseId, CancellationToken cancel)
    {
        if (!actor.IsOfficer) throw new NotFoundException("The case");
        var loaded = await loader.LoadAsync(actor.Tenant, caseId, cancel);
        var asked = await tasks.ListOfCaseAsync(actor.Tenant, caseId, cancel);
        var started = await runs.ListStartedAsync(actor.Tenant, caseId, MostStarted + 1, cancel);
        var own = await FlowAsync(loaded.Frame.Definition, loaded.Run, loaded.RunRow, asked, cancel);

        Dictionary<Guid, WorkflowDefinition> known = new() { [loaded.Run.Id] = loaded.Frame.Definition };
        List<StartedFlow> flows = [];
        foreach (var row in started.Take(MostStarted))
        {
            var definition = known[row.Id] = await definitions.GetAsync(actor.Tenant, row.DefinitionId, row.DefinitionVersion, cancel);
            var run = RunState.FromJson(Encoding.UTF8.GetBytes(row.State));
            var name = await definitions.NameAsync(actor.Tenant, row.DefinitionId, row.DefinitionVersion, cancel);
            flows.Add(new StartedFlow(name, StarterOf(run, known), run.SubStatus, await FlowAsync(definition, run, row, asked, cancel)));
        }

        return own with { Started = flows, MoreStarted = started.Count > MostStarted };
    }

    private async Task<CaseFlow> FlowAsync(
        WorkflowDefinition definition, RunState run, RunRow row, IReadOnlyList<TaskRow> asked, CancellationToken cancel)
    {
        var chart = LaneChart.Of(definition);
        var lines = (await runs.ListJournalAsync(row.TenantId, row.Id, cancel)).SelectMany(JournalJson.Passed).ToList();
        var seen = new Seen([.. asked.Where(t => t.RunId == row.Id)], lines, run);
        return CaseFlow.Of(chart, [.. chart.Steps.Select(s => StepOf(s, chart, seen))], lines);
    }

    private static LocalText? StarterOf(RunState run, Dictionary<Guid, WorkflowDefinition> known) =>
        run is { ParentId: { } parent, ParentStep: { } step } ? known.GetValueOrDefault(parent)?.Find(step)?.Label : null;

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
