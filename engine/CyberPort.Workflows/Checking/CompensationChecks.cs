using CyberPort.Expressions;
using CyberPort.Workflows.Definitions;

namespace CyberPort.Workflows.Checking;

/// <summary>Steps that undo others: each stands beside what it undoes, with no way in and no way out.</summary>
internal static class CompensationChecks
{
    public static IEnumerable<Problem> Of(ActivityNode container)
    {
        foreach (var (_, node) in container.Children.Where(c => c.Node.Compensation is not null))
        {
            if (Fault(container, node, node.Compensation!) is { } fault)
            {
                yield return DefinitionFaults.Of("workflow.compensation", node.Pointer + "/customProperties/cyberPort/compensation", fault,
                    new("同じフローチャートにあり、どこにもつながっていないステップの ID を書いてください。",
                        "Name a step of the same flowchart that is connected to nothing."));
            }
        }
    }

    private static LocalText? Fault(ActivityNode container, ActivityNode node, string id)
    {
        if (container.Graph is not { } graph || !graph.Has(id) || id == node.Id)
            return new($"「{node.Label.Ja}」の取消しステップ「{id}」が同じフローチャートにありません。", $"The step '{id}' that undoes '{node.Label.En}' is not in its flowchart.");

        var step = graph.Nodes[graph.IndexOf(id)];
        if (graph.Edges.Any(e => graph.Nodes[e.Source].Id == id || graph.Nodes[e.Target].Id == id))
            return new($"取消しステップ「{step.Label.Ja}」が他のステップにつながっています。", $"'{step.Label.En}', which undoes '{node.Label.En}', is connected to other steps.");
        return step.Kind is { EventStart: true } or { Terminal: true } or { OfCase: true } || step.Compensation is not null
            ? new($"「{step.Label.Ja}」は取消しステップに使えません。", $"'{step.Label.En}' can not undo another step.")
            : null;
    }
}
