using CyberPort.Scripting;

namespace CyberPort.Operations.Scripts;

/// <summary>Where scripts run and how many at once.</summary>
public sealed record ScriptOptions
{
    /// <summary>The program of hosts/CyberPort.Scripts; it lies beside the program that uses it.</summary>
    public string Program { get; init; } = Path.Combine(AppContext.BaseDirectory, "CyberPort.Scripts.dll");

    /// <summary>What starts the program.</summary>
    public string Dotnet { get; init; } = "dotnet";

    /// <summary>How many scripts run at the same time, each in a process of its own.</summary>
    public int Processes { get; init; } = 2;

    /// <summary>How many may wait for a process; one more is told to come back.</summary>
    public int Queue { get; init; } = 100;

    /// <summary>How long a new process may take until it is ready.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long beyond its time a script may take until its process is killed; what stops itself leaves it whole.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often the memory of a process at work is looked at.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromMilliseconds(25);

    public ScriptLimits Limits { get; init; } = new();
}
