using CyberPort.Expressions;

namespace CyberPort.Workflows.Runs;

/// <summary>An unfinished execution of an activity, at rest.</summary>
internal sealed record InstanceState(int Id, string ActivityId, int Parent, InstanceStatus Status)
{
    public string? Tag { get; init; }

    public Value Inputs { get; init; }

    public Value State { get; init; }

    public Value Variables { get; init; }

    public bool Armed { get; init; }

    public bool Breaking { get; init; }

    public bool Backward { get; init; }

    /// <summary>Visits by activity id.</summary>
    public Value Visits { get; init; }

    /// <summary>Visits of connections by their place, and whether the last was followed.</summary>
    public Value Edges { get; init; }
}
