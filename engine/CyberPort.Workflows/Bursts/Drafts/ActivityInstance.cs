using CyberPort.Expressions;

namespace CyberPort.Workflows.Runs;

internal enum InstanceStatus
{
    Running,
    Completed,
    Cancelled,
    Faulted,
}

/// <summary>One execution of an activity while a step is worked out.</summary>
internal sealed class ActivityInstance(int id, ActivityNode node, ActivityInstance? parent, string? tag)
{
    public int Id => id;

    public ActivityNode Node => node;

    public ActivityInstance? Parent => parent;

    public string? Tag => tag;

    public InstanceStatus Status { get; set; }

    /// <summary>The evaluated inputs: what a waiting step was asked with stays what it is resumed with.</summary>
    public Value Inputs { get; set; }

    public Value State { get; set; }

    /// <summary>Variables of this container or of this round of a loop, by id.</summary>
    public Dictionary<string, Value> Variables { get; } = [];

    public FlowCounters? Counters { get; set; }

    /// <summary>Entered through a backward connection: such a visit is not counted.</summary>
    public bool Backward { get; set; }

    /// <summary>Armed and not begun: nobody has to wait for it.</summary>
    public bool Armed { get; set; }

    /// <summary>A loop that was told to end.</summary>
    public bool Breaking { get; set; }

    public bool IsRunning => Status == InstanceStatus.Running;

    public bool IsInside(ActivityInstance container)
    {
        for (var above = parent; above is not null; above = above.Parent)
            if (ReferenceEquals(above, container)) return true;
        return false;
    }
}

/// <summary>How often a flowchart's activities and connections were visited, and whether a connection was followed the last time.</summary>
internal sealed class FlowCounters(FlowGraph graph)
{
    public int[] Visits { get; } = new int[graph.Nodes.Count];

    public int[] EdgeVisits { get; } = new int[graph.Edges.Count];

    public bool[] EdgeFollowed { get; } = new bool[graph.Edges.Count];
}
