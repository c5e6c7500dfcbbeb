using CyberPort.Expressions;

namespace CyberPort.Workflows.Definitions;

/// <summary>Leaves the reader when a definition's structure cannot be understood; never leaves the room.</summary>
internal sealed class DefinitionBrokenException(Problem problem) : Exception(problem.Cause.En)
{
    public Problem Problem { get; } = problem;
}
