namespace CyberPort.Operations.Retention;

/// <summary>How long the journals of runs are kept whole (保存期間).</summary>
public sealed record JournalOptions
{
    /// <summary>Days after a run's end; five years. Zero or less keeps them for ever.</summary>
    public int KeepDays { get; init; } = 1826;

    /// <summary>Runs looked at in one round.</summary>
    public int BatchSize { get; init; } = 50;

    /// <summary>The wait after a round that found nothing.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);
}
