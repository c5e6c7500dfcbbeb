namespace CyberPort.Operations.Accounts;

/// <summary>Limits of signing in.</summary>
public sealed record SignInOptions
{
    /// <summary>Failures of one account from one address before waiting begins.</summary>
    public int FreeFailures { get; init; } = 3;

    /// <summary>Failures from one address, over all accounts, before waiting begins.</summary>
    public int FreeFailuresOfAddress { get; init; } = 30;

    /// <summary>The first wait; it doubles with each further failure.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How many passwords are checked at the same time; each costs about a tenth of a second of a processor.</summary>
    public int ParallelChecks { get; init; } = 2;

    /// <summary>How many may wait for a check before the next one is told to come back.</summary>
    public int WaitingChecks { get; init; } = 20;

    /// <summary>A session ends after this long without a request.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>A session ends after this long in any case.</summary>
    public TimeSpan LongestSession { get; init; } = TimeSpan.FromHours(12);
}
