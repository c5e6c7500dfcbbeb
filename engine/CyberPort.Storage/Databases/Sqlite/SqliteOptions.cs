namespace CyberPort.Storage.Databases.Sqlite;

/// <summary>Limits of the single writer.</summary>
public sealed record SqliteOptions
{
    /// <summary>How many waiting units of work one commit carries at most.</summary>
    public int GroupSize { get; init; } = 64;

    /// <summary>How many units of work may wait before a further one is told to come back (503).</summary>
    public int QueueLimit { get; init; } = 4096;
}
