using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;
using CyberPort.Workflows.Runs;

namespace CyberPort.Workflows;

/// <summary>The order to let a run go on with another version of its definition.</summary>
/// <param name="From">The version that the run stands at.</param>
/// <param name="To">The version that it goes on with.</param>
/// <param name="Targets">For steps that are gone: the step to go on with, by activity id.</param>
/// <param name="By">Who ordered it.</param>
/// <param name="Reason">Why.</param>
public sealed record Migration(
    WorkflowDefinition From, WorkflowDefinition To, IReadOnlyDictionary<string, string> Targets, Participant By, string Reason);

/// <summary>A step at which a run stands and which the other version does not have.</summary>
/// <param name="ActivityId">The step's id.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Targets">The steps of the other version that may take its place; none when it stood inside something that has no chart.</param>
public sealed record GoneStep(string ActivityId, LocalText Label, IReadOnlyList<ActivityNode> Targets);

/// <summary>Whether and how a run can go on with another version: its steps are found again by their ids.</summary>
public sealed record MigrationPlan(IReadOnlyList<GoneStep> Gone, IReadOnlyList<LocalText> Obstacles)
{
    /// <summary>The steps that stay, by the number of their execution.</summary>
    internal IReadOnlyDictionary<int, ActivityNode> Kept { get; init; } = new Dictionary<int, ActivityNode>();

    public static MigrationPlan Of(RunState run, WorkflowDefinition from, WorkflowDefinition to)
    {
        Dictionary<int, ActivityNode> kept = [];
        List<GoneStep> gone = [];
        List<LocalText> obstacles = [.. Variables(run, from, to)];
        foreach (var instance in run.Instances)
        {
            var step = from.Find(instance.ActivityId);
            if (instance.Parent == 0)
            {
                if (step?.Type == to.Root.Type) kept[instance.Id] = to.Root;
                else obstacles.Add(OtherRoot(to));
            }
            else if (kept.TryGetValue(instance.Parent, out var container))
            {
                if (Same(container, step, instance) is { } node) kept[instance.Id] = node;
                else if (!instance.Armed) gone.Add(new(instance.ActivityId, step?.Label ?? new(instance.ActivityId, instance.ActivityId), In(container)));
            }
        }

        return new(gone, obstacles) { Kept = kept };
    }

    /// <summary>What keeps the run from following with these targets; empty when it can.</summary>
    public IReadOnlyList<LocalText> Refusals(IReadOnlyDictionary<string, string> targets) =>
        [.. Obstacles, .. Gone.Where(g => !Chosen(g, targets)).Select(g => Refusal(g, targets.GetValueOrDefault(g.ActivityId)))];

    private static bool Chosen(GoneStep gone, IReadOnlyDictionary<string, string> targets) =>
        targets.TryGetValue(gone.ActivityId, out var target) && gone.Targets.Any(t => t.Id == target);

    // A step keeps what it was asked with, so it has to be of the same kind and in the same place.
    private static ActivityNode? Same(ActivityNode container, ActivityNode? step, InstanceState instance) =>
        container.Children.Select(c => c.Node).FirstOrDefault(n => n.Id == instance.ActivityId && n.Type == step?.Type);

    private static IReadOnlyList<ActivityNode> In(ActivityNode container) => container.Graph is { } graph
        ? [.. graph.Nodes.Where((n, i) => !graph.IsDangling(i) && n is { Type: not ("Elsa.Start" or "Elsa.FlowJoin"), Kind.EventStart: false })]
        : [];

    private static IEnumerable<LocalText> Variables(RunState run, WorkflowDefinition from, WorkflowDefinition to)
    {
        foreach (var variable in to.Variables)
        {
            if (from.Variables.FirstOrDefault(v => v.Id == variable.Id) is not { } old || old.TypeName == variable.TypeName) continue;
            if (VariableTypes.Fits(run.Variables[variable.Id], variable.TypeName)) continue;
            yield return new(
                $"変数「{variable.Id}」の値を新しい型「{variable.TypeName}」として読めません。この案件は今の版のまま進めてください。",
                $"The value of variable '{variable.Id}' can not be read as {variable.TypeName}. Let this case end on its own version.");
        }
    }

    private static LocalText OtherRoot(WorkflowDefinition to) => new(
        $"第{to.Version}版は全体の形式が違うため、引き継げません。この案件は今の版のまま進めてください。",
        $"Version {to.Version} is of another kind as a whole. Let this case end on its own version.");

    private static LocalText Refusal(GoneStep gone, string? target) => (gone.Targets.Count, target) switch
    {
        (0, _) => new($"「{gone.Label.Ja}」が新しい版になく、代わりに選べるステップもありません。この案件は今の版のまま進めてください。",
            $"'{gone.Label.En}' is gone and no other step can take its place. Let this case end on its own version."),
        (_, null) => new($"「{gone.Label.Ja}」が新しい版にありません。移動先のステップを選んでください。",
            $"'{gone.Label.En}' is gone. Choose the step that takes its place."),
        _ => new($"「{gone.Label.Ja}」の移動先「{target}」は新しい版で選べません。一覧から選んでください。",
            $"'{target}' can not take the place of '{gone.Label.En}'. Choose one of the list."),
    };
}
