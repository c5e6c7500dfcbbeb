using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>A change to the run itself that a step asks for.</summary>
public abstract record RunChange
{
    private RunChange()
    {
    }

    public sealed record SetVariable(string Id, Value Value) : RunChange;

    /// <summary>A line for the journal.</summary>
    public sealed record Write(string Text) : RunChange;

    public sealed record SetOutput(string Name, Value Value) : RunChange;

    public sealed record SetName(string Name) : RunChange;

    public sealed record SetCorrelation(string CorrelationId) : RunChange;

    /// <summary>The inputs that a correction brought; members that are not named stay.</summary>
    public sealed record ReplaceInput(Value Input) : RunChange;

    /// <summary>A task that is to be answered some day but does not hold up the flow.</summary>
    public sealed record OpenSideTask(HumanTask Task) : RunChange;

    /// <summary>Ends everything else that runs beside this step.</summary>
    public sealed record StopOthers(string Why) : RunChange;

    /// <summary>Ends what still runs before this step in its flowchart.</summary>
    public sealed record StopAncestors : RunChange;

    /// <summary>Ends the whole run.</summary>
    public sealed record Finish : RunChange;

    /// <summary>Ends the nearest loop.</summary>
    public sealed record Break : RunChange;

    /// <summary>Ends the container around this step with outcomes.</summary>
    public sealed record CompleteContainer(IReadOnlyList<string> Outcomes) : RunChange;

    /// <summary>The event is also told to this run's own waiting steps.</summary>
    public sealed record RaiseEvent(string Name, Value Payload) : RunChange;
}
