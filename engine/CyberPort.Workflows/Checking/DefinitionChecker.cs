using CyberPort.Expressions;
using CyberPort.Workflows.Checking;

namespace CyberPort.Workflows;

/// <summary>Looks at a whole definition before it is published: ways that lead nowhere, joins that never fill, wrong ways back.</summary>
public static class DefinitionChecker
{
    /// <summary>Checks with the product's own roles.</summary>
    public static IReadOnlyList<Problem> Check(WorkflowDefinition definition) => Check(definition, Roles.Known);

    public static IReadOnlyList<Problem> Check(WorkflowDefinition definition, IReadOnlySet<string> roles)
    {
        List<Problem> problems = [];
        foreach (var node in definition.Activities)
        {
            problems.AddRange(InputChecks.Of(node, roles));
            problems.AddRange(CompensationChecks.Of(node));
            if (node.Graph is not { Start: >= 0 } graph) continue;
            problems.AddRange(PathChecks.Of(node, graph));
            problems.AddRange(JoinChecks.Of(graph));
        }

        return problems;
    }
}
