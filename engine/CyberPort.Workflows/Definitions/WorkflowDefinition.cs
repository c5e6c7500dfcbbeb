using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>What happens to the other steps when one faults.</summary>
public enum IncidentStrategy
{
    /// <summary>What is queued still runs, then the run stops as faulted.</summary>
    Fault,

    /// <summary>The other steps go on; the run waits for the repair.</summary>
    ContinueWithIncidents,
}

/// <summary>One version of a workflow: Elsa 3's JSON, and what the runner needs of it.</summary>
public sealed class WorkflowDefinition
{
    private readonly Dictionary<string, ActivityNode> _byId;

    internal WorkflowDefinition(Value source, ActivityNode root)
    {
        Source = source;
        Root = root;
        _byId = root.AndBelow().ToDictionary(n => n.Id);
    }

    /// <summary>The whole definition in today's shape, unknown members and all.</summary>
    public Value Source { get; }

    /// <summary>The id of this version.</summary>
    public string Id => Text("id") ?? "";

    /// <summary>The id that all versions share.</summary>
    public string DefinitionId => Text("definitionId") ?? Id;

    public int Version => Source["version"] is { IsNumber: true } version ? (int)version.AsNumber : 1;

    public string Name => Text("name") ?? DefinitionId;

    public IncidentStrategy Incidents =>
        Source.At("/options/incidentStrategyType") is { IsText: true } strategy
            && strategy.AsText.Contains("ContinueWithIncidents", StringComparison.Ordinal)
            ? IncidentStrategy.ContinueWithIncidents
            : IncidentStrategy.Fault;

    public IReadOnlyList<VariableDefinition> Variables { get; internal init; } = [];

    public IReadOnlyList<ParameterDefinition> Inputs { get; internal init; } = [];

    public IReadOnlyList<ParameterDefinition> Outputs { get; internal init; } = [];

    public ActivityNode Root { get; }

    public IEnumerable<ActivityNode> Activities => _byId.Values;

    /// <summary>The workflows that this one starts, as far as they are known without running, with the steps that do.</summary>
    public IEnumerable<(ActivityNode Step, WorkflowReference Workflow)> Children =>
        from step in Activities
        let known = step.Known("workflowDefinitionId")
        let reference = step.Type is "Elsa.DispatchWorkflow" or "Elsa.ExecuteWorkflow" or "Elsa.BulkDispatchWorkflows"
            ? known.IsText ? new WorkflowReference(known.AsText) : null
            : step.Kind?.AnyInput == true ? Workflows.Activities.WorkflowActivity.ReferenceOf(step.Source) : null
        where reference is not null
        select (step, reference);

    /// <summary>The tasks with a form of their own; no form where it is not fixed by its key and version.</summary>
    public IEnumerable<(ActivityNode Step, TaskForm? Form)> TaskForms =>
        from step in Activities
        where step.Type == "Elsa.UserTask" && step.Inputs.ContainsKey("form")
        let form = step.Known("form")
        select (step, form["key"].IsText && form["version"].IsText ? new TaskForm(form["key"].AsText, form["version"].AsText) : null);

    /// <summary>The keys of the tables of who decides that steps ask; null for one that is known in the run only.</summary>
    public IEnumerable<string?> AskedTables =>
        from step in Activities
        where step.Kind?.Input("decisionTable") is not null && step.Inputs.ContainsKey("decisionTable")
        let known = step.Known("decisionTable")
        select known.IsText ? known.AsText : null;

    /// <summary>The activity of that id, or null.</summary>
    public ActivityNode? Find(string id) => _byId.GetValueOrDefault(id);

    private string? Text(string name) => Source[name] is { IsText: true } text ? text.AsText : null;
}
