namespace CyberPort.Web.Demo;

/// <summary>The clock of the demo's stories: it is set to when each step happened.</summary>
public sealed class DemoClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
