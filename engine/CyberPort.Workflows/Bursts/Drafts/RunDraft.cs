using CyberPort.Expressions;

namespace CyberPort.Workflows.Runs;

/// <summary>A run while a step is worked out; made from the state at rest and turned into the next one.</summary>
internal sealed class RunDraft
{
    public RunDraft(WorkflowDefinition definition, Guid id) => (Definition, Id) = (definition, id);

    public RunDraft(WorkflowDefinition definition, RunState state)
        : this(definition, state.Id)
    {
        (Status, SubStatus, CorrelationId, Name) = (state.Status, state.SubStatus, state.CorrelationId, state.Name);
        (Stage, ClockPausedAt, Disposition, Decision) = (state.Stage, state.ClockPausedAt, state.Disposition, state.Decision);
        (Input, Output, Answers, LastNumber) = (state.Input, state.Output, state.Answers, state.LastNumber);
        (ParentId, ParentStep, Depth, Children, Outcomes) = (state.ParentId, state.ParentStep, state.Depth, state.Children, state.Outcomes);
        Ending = state.Ending;
        Undo.AddRange(state.Undo);
        Fill(Variables, state.Variables);
        Fill(Results, state.Results);
        Incidents.AddRange(state.Incidents);
        SideTasks.AddRange(state.SideTasks);
        foreach (var instance in state.Instances) Instances.Add(Restored(instance));
        Bookmarks.AddRange(state.Bookmarks);
    }

    public WorkflowDefinition Definition { get; }

    public Guid Id { get; }

    public RunStatus Status { get; set; }

    public RunSubStatus SubStatus { get; set; }

    public string? CorrelationId { get; set; }

    public string? Name { get; set; }

    public Guid? ParentId { get; set; }

    public string? ParentStep { get; set; }

    public int Depth { get; set; }

    public int Children { get; set; }

    public IReadOnlyList<string> Outcomes { get; set; } = [];

    public string? Stage { get; set; }

    public DateTimeOffset? ClockPausedAt { get; set; }

    public string? Disposition { get; set; }

    public Value Decision { get; set; } = Value.Null;

    public Value Input { get; set; } = Value.Record();

    public Value Output { get; set; } = Value.Record();

    public Value Answers { get; set; } = Value.Record();

    public Value LastAnswer => Answers["last"];

    public Value LastResult { get; set; }

    public Dictionary<string, Value> Variables { get; } = [];

    public Dictionary<string, Value> Results { get; } = [];

    /// <summary>How the run ends when everything is undone; null while it goes forward.</summary>
    public RunSubStatus? Ending { get; set; }

    /// <summary>What was done and would have to be undone, in the order in which it was done.</summary>
    public List<DoneStep> Undo { get; } = [];

    public List<Incident> Incidents { get; } = [];

    public List<HumanTask> SideTasks { get; } = [];

    public List<ActivityInstance> Instances { get; } = [];

    public List<Bookmark> Bookmarks { get; } = [];

    public int LastNumber { get; private set; }

    public int NextNumber() => ++LastNumber;

    public ActivityInstance? Find(int id) => Instances.Find(i => i.Id == id);

    public RunState AtRest() => new()
    {
        Id = Id,
        DefinitionId = Definition.DefinitionId,
        DefinitionVersion = Definition.Version,
        Status = Status,
        SubStatus = SubStatus,
        DueAt = Status == RunStatus.Running ? Bookmarks.Where(b => !StandsStill(b)).Min(b => b.DueAt) : null,
        CorrelationId = CorrelationId,
        Name = Name,
        ParentId = ParentId,
        ParentStep = ParentStep,
        Depth = Depth,
        Children = Children,
        Outcomes = Status == RunStatus.Finished ? Outcomes : [],
        Stage = Stage,
        ClockPausedAt = ClockPausedAt,
        Disposition = Disposition,
        Decision = Decision,
        Input = Input,
        Output = Output,
        Variables = Value.Of(ValueRecord.Of(Variables)),
        Results = Value.Of(ValueRecord.Of(Results)),
        Answers = Answers,
        Ending = Ending,
        Undo = [.. Undo],
        Incidents = [.. Incidents],
        SideTasks = [.. SideTasks],
        Instances = [.. Instances.Where(i => i.Status is InstanceStatus.Running or InstanceStatus.Faulted).Select(AtRest)],
        Bookmarks = [.. Bookmarks],
        LastNumber = LastNumber,
    };

    /// <summary>Whether a time does not count: the standard processing period is paused, or there is nothing yet to remind of.</summary>
    public bool StandsStill(Bookmark bookmark) => bookmark.Waiting switch
    {
        Waiting.ForTime { Reminds: true } => !IsGranted(Disposition),
        Waiting.ForTime { StopsWithClock: true } => ClockPausedAt is not null,
        _ => false,
    };

    /// <summary>Whether the decision gave the applicant what was asked for.</summary>
    public static bool IsGranted(string? disposition) => disposition is "permit" or "agreement" or "acceptance";

    /// <summary>Whether a case is through and nothing is waited for but reminders.</summary>
    public static bool OnlyReminds(string? disposition, int incidents, IReadOnlyCollection<Bookmark> bookmarks) =>
        IsGranted(disposition) && incidents == 0
        && bookmarks.Count > 0 && bookmarks.All(b => b.Waiting is Waiting.ForTime { Reminds: true });

    private static void Fill(Dictionary<string, Value> target, Value record)
    {
        if (record.Kind != ValueKind.Record) return;
        foreach (var (name, value) in record.AsRecord) target[name] = value;
    }

    private ActivityInstance Restored(InstanceState state)
    {
        var node = Definition.Find(state.ActivityId) ?? throw new InvalidOperationException(
            $"The run {Id} stands at '{state.ActivityId}', which version {Definition.Version} does not have.");
        var instance = new ActivityInstance(state.Id, node, Find(state.Parent), state.Tag)
        {
            Status = state.Status,
            Inputs = state.Inputs,
            State = state.State,
            Armed = state.Armed,
            Breaking = state.Breaking,
            Backward = state.Backward,
        };
        Fill(instance.Variables, state.Variables);
        if (node.Graph is { } graph) instance.Counters = Restored(graph, state);
        return instance;
    }

    private static FlowCounters Restored(FlowGraph graph, InstanceState state)
    {
        var counters = new FlowCounters(graph);
        for (var i = 0; i < graph.Nodes.Count; i++) counters.Visits[i] = Count(state.Visits[graph.Nodes[i].Id]);
        for (var i = 0; i < graph.Edges.Count; i++)
        {
            var edge = state.Edges[graph.Keys[i]];
            (counters.EdgeVisits[i], counters.EdgeFollowed[i]) = (Math.Abs(Count(edge)), Count(edge) > 0);
        }

        return counters;
    }

    internal static int Count(Value value) => value.IsNumber ? (int)value.AsNumber : 0;

    private static InstanceState AtRest(ActivityInstance instance)
    {
        var state = new InstanceState(instance.Id, instance.Node.Id, instance.Parent?.Id ?? 0, instance.Status)
        {
            Tag = instance.Tag,
            Inputs = instance.Inputs,
            State = instance.State,
            Variables = instance.Variables.Count == 0 ? Value.Null : Value.Of(ValueRecord.Of(instance.Variables)),
            Armed = instance.Armed,
            Breaking = instance.Breaking,
            Backward = instance.Backward,
        };
        if (instance.Counters is not { } counters || instance.Node.Graph is not { } graph) return state;

        var visits = Enumerable.Range(0,
            graph.Nodes.Count).Where(i =>
                counters.Visits[i] > 0).Select(i => KeyValuePair.Create(graph.Nodes[i].Id, Value.Of(counters.Visits[i])));
        // The sign says whether the last visit followed the connection.
        var edges = Enumerable.Range(0, graph.Edges.Count).Where(i => counters.EdgeVisits[i] > 0)
            .Select(i => KeyValuePair.Create(graph.Keys[i],
                Value.Of(counters.EdgeFollowed[i] ? counters.EdgeVisits[i] : -counters.EdgeVisits[i])));
        return state with { Visits = Value.Of(ValueRecord.Of(visits)), Edges = Value.Of(ValueRecord.Of(edges)) };
    }
}
