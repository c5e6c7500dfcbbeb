using CyberPort.Expressions;

namespace CyberPort.Workflows.Runs;

/// <summary>A completed step that has to be undone when the run ends without its aim.</summary>
/// <param name="ActivityId">The step.</param>
/// <param name="Instance">Which execution of it.</param>
/// <param name="Result">What it gave.</param>
internal sealed record DoneStep(string ActivityId, int Instance, Value Result);
