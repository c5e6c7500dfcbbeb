using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>What a run begins with: its id is given, so that starting twice with one id is one run.</summary>
public sealed record RunStart(Guid RunId, Value Input, string? CorrelationId = null)
{
    /// <summary>The run that started this one, or null.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The step of that run that started this one.</summary>
    public string? ParentStep { get; init; }

    /// <summary>Whether the standard processing period of the case stands still just now.</summary>
    public bool ClockStands { get; init; }

    /// <summary>How many runs stand above this one; 0 for a run of its own.</summary>
    public int Depth { get; init; }
}
