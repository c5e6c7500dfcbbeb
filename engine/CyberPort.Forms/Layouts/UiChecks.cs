using CyberPort.Expressions;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Layouts;

/// <summary>Checks that ui.json is a tree of pages in which every field of the schema has its one place.</summary>
internal static class UiChecks
{
    public static void Check(UiDocument ui, IReadOnlyList<FormField> fields, List<Problem> problems)
    {
        foreach (var node in ui.Nodes.Values) CheckParent(node, ui, problems);
        FindCycles(ui, problems);
        CheckOrder(ui, problems);
        CheckFields(ui, fields, problems);
        if (!ui.Nodes.Values.Any(n => n.Kind == UiKind.Page)) problems.Add(UiProblems.NoPage());
    }

    private static void CheckParent(UiNode node, UiDocument ui, List<Problem> problems)
    {
        if (node.Kind == UiKind.Page || string.IsNullOrEmpty(node.Parent)) return;

        if (!ui.Nodes.TryGetValue(node.Parent, out var parent)) problems.Add(UiProblems.UnknownParent(node));
        else if (!MayStandIn(node, parent)) problems.Add(UiProblems.WrongParent(node, parent));
    }

    private static bool MayStandIn(UiNode node, UiNode parent) => node.Kind switch
    {
        UiKind.Section or UiKind.Review => parent.Kind == UiKind.Page,
        UiKind.Row => parent.Kind is UiKind.Page or UiKind.Section,
        UiKind.Text => parent.Kind is UiKind.Page or UiKind.Section,
        UiKind.Field when parent.Kind == UiKind.Field =>
            node.Field!.StartsWith(parent.Field + "/*/", StringComparison.Ordinal),
        UiKind.Field => parent.Kind is UiKind.Page or UiKind.Section or UiKind.Row && !node.Field!.Contains("/*/", StringComparison.Ordinal),
        _ => false,
    };

    private static void FindCycles(UiDocument ui, List<Problem> problems)
    {
        foreach (var node in ui.Nodes.Values)
        {
            var above = node.Parent;
            for (var steps = 0; above is not null && steps <= ui.Nodes.Count; steps++)
            {
                if (above == node.Id)
                {
                    problems.Add(UiProblems.Cycle(node));
                    break;
                }

                above = ui.Nodes.GetValueOrDefault(above)?.Parent;
            }
        }
    }

    private static void CheckOrder(UiDocument ui, List<Problem> problems)
    {
        foreach (var (parent, children) in ui.Order)
        {
            if (parent.Length > 0 && !ui.Nodes.ContainsKey(parent)) problems.Add(UiProblems.UnknownInOrder(parent, parent));
            foreach (var child in children)
            {
                if (!ui.Nodes.TryGetValue(child, out var node)) problems.Add(UiProblems.UnknownInOrder(parent, child));
                else if ((node.Parent ?? "") != parent) problems.Add(UiProblems.OrderedElsewhere(parent, node));
            }
        }

        var ordered = ui.Order.SelectMany(order => order.Value.Select(child => (order.Key, child))).ToHashSet();
        foreach (var node in ui.Nodes.Values.Where(n => !ordered.Contains((n.Parent ?? "", n.Id)))) problems.Add(UiProblems.NotInOrder(node));
    }

    private static void CheckFields(UiDocument ui, IReadOnlyList<FormField> fields, List<Problem> problems)
    {
        var paths = fields.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var node in ui.Nodes.Values.Where(n => n.Kind == UiKind.Field && !paths.Contains(n.Field!)))
            problems.Add(UiProblems.UnknownField(node));
        foreach (var field in fields.Where(f => ui.Showing(f.Path) is null)) problems.Add(UiProblems.NowhereShown(field));
    }
}
