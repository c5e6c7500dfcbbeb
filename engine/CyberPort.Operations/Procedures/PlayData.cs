using CyberPort.Expressions;

namespace CyberPort.Operations.Procedures;

/// <summary>What a workflow is played with.</summary>
/// <param name="Sample">Which scenario's data; the first for a number that is none.</param>
/// <param name="Inputs">Other inputs than the scenario's; null for its own.</param>
/// <param name="Tables">Which tables of who decides it asks.</param>
public sealed record PlayData(int Sample, Value? Inputs, PlayTables Tables);

/// <summary>Which tables of who decides a play asks.</summary>
public enum PlayTables
{
    /// <summary>Those that the office has published.</summary>
    Office,

    /// <summary>Those that the sample data brings along.</summary>
    Sample,

    None,
}
