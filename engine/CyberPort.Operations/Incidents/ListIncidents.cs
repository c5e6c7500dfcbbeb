using System.Text;
using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Incidents;

/// <summary>A step that an operator can choose, by its id.</summary>
public sealed record StepChoice(string Id, LocalText Label);

/// <summary>A failed step of a case (障害) and what can be done about it.</summary>
public sealed record OpenIncident(ListedRun Run, Incident Incident, LocalText Step)
{
    /// <summary>The outcomes to skip the step with, each with the step that follows.</summary>
    public IReadOnlyList<StepChoice> Outcomes { get; init; } = [];

    /// <summary>The earlier steps to send the case back to; none once it is decided.</summary>
    public IReadOnlyList<StepChoice> Targets { get; init; } = [];
}

/// <summary>One page of incidents.</summary>
public sealed record IncidentPage(IReadOnlyList<OpenIncident> Incidents, bool HasMore);

/// <summary>The runs of the operator's organisation that stopped at a failed step.</summary>
public sealed class ListIncidents(RunStore runs, DefinitionLibrary definitions)
{
    /// <summary>How many runs a page shows.</summary>
    public const int PageSize = 20;

    public async Task<IncidentPage> RunAsync(Actor actor, int page, CancellationToken cancel)
    {
        HandleIncident.Require(actor);

        var rows = await runs.ListWithIncidentsAsync(actor.Tenant, (Math.Clamp(page, 1, 10_000) - 1) * PageSize, PageSize + 1, cancel);
        var found = new List<OpenIncident>();
        foreach (var row in rows.Take(PageSize))
        {
            var definition = await definitions.GetAsync(actor.Tenant, row.DefinitionId, row.DefinitionVersion, cancel);
            var run = RunState.FromJson(Encoding.UTF8.GetBytes(row.State));
            found.AddRange(run.Incidents.Select(incident => Of(row, definition, run, incident)));
        }

        return new IncidentPage(found, rows.Count > PageSize);
    }

    private static OpenIncident Of(ListedRun row, WorkflowDefinition definition, RunState run, Incident incident)
    {
        var choices = Repairs.Of(definition, run, incident);
        var step = definition.Find(incident.ActivityId)?.Label ?? new(incident.ActivityId, incident.ActivityId);
        return new OpenIncident(row, incident, step)
        {
            Outcomes = [.. choices.Outcomes.Select(o => new StepChoice(o.Outcome, Leading(o)))],
            Targets = [.. choices.Targets.Select(t => new StepChoice(t.Id, t.Label))],
        };
    }

    private static LocalText Leading(RepairOutcome outcome) => outcome.Next.Count == 0
        ? new($"{outcome.Label.Ja}（次のステップなし）", $"{outcome.Label.En} (nothing follows)")
        : new($"{outcome.Label.Ja} → {string.Join("、", outcome.Next.Select(n => n.Label.Ja))}",
            $"{outcome.Label.En} → {string.Join(", ", outcome.Next.Select(n => n.Label.En))}");
}
