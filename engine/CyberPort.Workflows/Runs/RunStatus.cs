namespace CyberPort.Workflows;

/// <summary>Whether a run still goes on.</summary>
public enum RunStatus
{
    Running,
    Finished,
}

/// <summary>What a run does, or how it ended.</summary>
public enum RunSubStatus
{
    Suspended,
    Finished,
    Faulted,
    Cancelled,
}
