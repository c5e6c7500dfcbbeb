namespace CyberPort.Operations.Design;

/// <summary>How forms are worked on.</summary>
public sealed record DesignOptions
{
    /// <summary>How long a form is somebody's after the last sign of life; each save begins it anew.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Past submissions on which a changed form is tried before it is published.</summary>
    public int Replayed { get; init; } = 200;

    /// <summary>How many of those that would come out differently are told one by one.</summary>
    public int ReplayedShown { get; init; } = 20;

    /// <summary>How many days ahead a publication may be offered.</summary>
    public int DaysAhead { get; init; } = 366;

    /// <summary>Bytes of a working copy as its zip.</summary>
    public int LargestCopy { get; init; } = 4 * 1024 * 1024;
}
