using CyberPort.Expressions;
using CyberPort.Workflows.Runs;

namespace CyberPort.Workflows;

/// <summary>What a service outside gave to a step that asked it.</summary>
/// <param name="Given">What it gave; Null when it failed.</param>
/// <param name="Fault">Why it failed, in words for the operator; null when it did not.</param>
public sealed record ServiceAnswer(Value Given, LocalText? Fault = null)
{
    /// <summary>It could not answer, and asking again by itself would not help.</summary>
    public static ServiceAnswer Failed(LocalText why) => new(Value.Null, why);

    /// <summary>The answer in a stimulus that takes a step up after <see cref="ActivityResult.Ask"/>.</summary>
    /// <exception cref="StepFaultException">The service failed: the step becomes an incident, and an operator can ask again.</exception>
    public static Value Of(Stimulus stimulus)
    {
        var given = ((Stimulus.Reply)stimulus).Given;
        return given["fault"].IsNull ? given["given"] : throw new StepFaultException(TaskJson.ReadText(given["fault"]));
    }

    /// <summary>As it travels in a reply.</summary>
    public Value ToValue() => RunStateJson.Compact(("given", Given), ("fault", Fault is { } fault ? TaskJson.Write(fault) : Value.Null));
}
