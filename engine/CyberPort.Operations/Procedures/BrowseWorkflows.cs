using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.Operations.Procedures;

/// <summary>A published version with what the checker says of it and the data that its scenarios begin with.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Problems">What the checker finds today; empty when nothing.</param>
/// <param name="Samples">The scenarios: their names, inputs, holidays and clocks are the sample data of a play.</param>
public sealed record BrowsedWorkflow(WorkflowDefinition Definition, IReadOnlyList<Problem> Problems, IReadOnlyList<Value> Samples)
{
    /// <summary>The office's tables of who decides that the workflow asks, the latest last; Null when it asks none or none is published.</summary>
    public Value Tables { get; init; }

    /// <summary>What a play of a sample may choose from, the usual first; empty for a workflow that asks no table.</summary>
    public IReadOnlyList<PlayTables> ChoicesOf(int sample)
    {
        if (!Definition.AskedTables.Any()) return [];
        IEnumerable<PlayTables> own = Samples[sample]["decisionTables"].IsNull ? [] : [PlayTables.Sample];
        // an office that has published none is shown how it goes with the sample's
        return Tables.IsNull ? [.. own, PlayTables.None] : [PlayTables.Office, .. own, PlayTables.None];
    }
}

/// <summary>A published version in a list.</summary>
/// <param name="Head">The version.</param>
/// <param name="Name">What the newest version of the workflow is called.</param>
public sealed record ListedWorkflow(DefinitionHead Head, string Name);

/// <summary>An activity that the office's workflows may use.</summary>
/// <param name="Kind">What the catalog knows of it.</param>
/// <param name="Schema">The JSON Schema of its inputs (<see cref="ActivitySchemas"/>).</param>
public sealed record BrowsedActivity(ActivityKind Kind, Value Schema);

/// <summary>Shows an office its own workflows (P-30) and lets its administrators play them.</summary>
public sealed class BrowseWorkflows(ProcedureStore procedures, DefinitionLibrary definitions, DecisionTableStore tables, ActivityCatalog catalog)
{
    private static readonly string[] Roles = [PublishForm.Role, "operator"];

    /// <summary>Whether the person may look at the office's workflows.</summary>
    public static bool May(Actor actor) => actor.IsOfficer && Roles.Any(actor.Has);

    /// <summary>Every version of the office's workflows.</summary>
    public async Task<IReadOnlyList<ListedWorkflow>> ListAsync(Actor actor, CancellationToken cancel)
    {
        Require(actor);
        var heads = await procedures.ListDefinitionsAsync(actor.Tenant, cancel);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var newest in heads.GroupBy(h => h.DefinitionId).Select(g => g.MaxBy(h => h.Version)!))
            names[newest.DefinitionId] = await definitions.NameAsync(actor.Tenant, newest.DefinitionId, newest.Version, cancel);
        return [.. heads.Select(h => new ListedWorkflow(h, names[h.DefinitionId]))];
    }

    /// <summary>The activities of this installation, the packages' too, by category.</summary>
    public IReadOnlyList<BrowsedActivity> ListActivities(Actor actor)
    {
        Require(actor);
        return [.. catalog.Kinds.OrderBy(k => k.Category, StringComparer.Ordinal).Select(k => new BrowsedActivity(k, Value.Parse(ActivitySchemas.Of(k).ToJson())))];
    }

    /// <exception cref="NotFoundException">There is no such version, or it is another office's.</exception>
    public async Task<BrowsedWorkflow> FindAsync(Actor actor, string definitionId, int version, CancellationToken cancel)
    {
        Require(actor);
        var row = await procedures.FindDefinitionAsync(actor.Tenant, definitionId, version, cancel) ?? throw new NotFoundException("The workflow");
        var definition = await definitions.GetAsync(actor.Tenant, definitionId, version, cancel);
        return new BrowsedWorkflow(definition, DefinitionChecker.Check(definition), Value.Parse(row.Scenarios).AsList)
        {
            Tables = await TablesAsync(actor, definition, cancel),
        };
    }

    private async Task<Value> TablesAsync(Actor actor, WorkflowDefinition definition, CancellationToken cancel)
    {
        var asked = definition.AskedTables.ToHashSet();
        if (asked.Count == 0) return Value.Null;
        var rows = (await tables.ListAsync(actor.Tenant, cancel)).Where(t => asked.Contains(t.TableKey) || asked.Contains(null)).OrderBy(t => t.Version);
        return Value.Of([.. rows.Select(t => Value.Parse(t.Body))]) is { AsList.Count: > 0 } list ? list : Value.Null;
    }

    /// <summary>Begins a play and takes the steps that were taken so far.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="data">What it is played with.</param>
    /// <param name="steps">Steps as in a scenario; the first that is refused ends the play there.</param>
    /// <returns>The play, and what is wrong with the step that was refused.</returns>
    public (WorkflowPlay Play, IReadOnlyList<Problem> Problems) Play(BrowsedWorkflow workflow, PlayData data, IEnumerable<Value> steps)
    {
        var scenario = workflow.Samples[data.Sample >= 0 && data.Sample < workflow.Samples.Count ? data.Sample : 0];
        var start = PlayStart.Of(scenario);
        if (data.Inputs is { } own) start = start with { Input = own };
        if (data.Tables != PlayTables.Sample) start = start with { DecisionTables = data.Tables == PlayTables.Office ? workflow.Tables : Value.Null };
        var play = WorkflowPlay.Begin(workflow.Definition, catalog, start);
        foreach (var step in steps)
        {
            var problems = play.Take(step);
            if (problems.Count > 0) return (play, problems);
        }

        return (play, []);
    }

    private static void Require(Actor actor)
    {
        // who may not look is not told that there is something
        if (!May(actor)) throw new NotFoundException("The workflow");
    }
}
