namespace CyberPort.Storage.Databases.Postgres;

/// <summary>Limits of the transactions that several units of work share.</summary>
public sealed record PostgresOptions
{
    /// <summary>How many waiting units of work one transaction carries at most.</summary>
    public int GroupSize { get; init; } = 32;

    /// <summary>How many units of one lane may wait before a further one is told to come back (503).</summary>
    public int QueueLimit { get; init; } = 4096;
}
