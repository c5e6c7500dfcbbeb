using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>What reading gave: a definition unless its structure is broken, problems that forbid publishing it, and hints.</summary>
public sealed record DefinitionReading(WorkflowDefinition? Definition, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Hints);
