namespace CyberPort.Operations.Delivery;

/// <summary>How the outbox is worked off.</summary>
public sealed record DeliveryOptions
{
    /// <summary>Rows claimed at once.</summary>
    public int BatchSize { get; init; } = 20;

    /// <summary>A claim is free for another worker after this long.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The wait after the first failure; it doubles.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromHours(4);

    /// <summary>After so many tries a row is a dead letter that an operator sees.</summary>
    public int MostAttempts { get; init; } = 10;
}
