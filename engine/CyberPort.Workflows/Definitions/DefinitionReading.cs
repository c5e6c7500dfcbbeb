using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>What reading gave: a definition when there is no problem, and hints that forbid nothing.</summary>
public sealed record DefinitionReading(WorkflowDefinition? Structure, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Hints)
{
    /// <summary>
    /// The definition; null as soon as there is one problem, so that nothing half understood is published or run by mistake.
    /// </summary>
    public WorkflowDefinition? Definition => Problems.Count == 0 ? Structure : null;
}
