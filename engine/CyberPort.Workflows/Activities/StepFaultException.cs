using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>A step cannot be done; the runner turns it into an incident.</summary>
public sealed class StepFaultException(LocalText text) : Exception(text.En)
{
    public LocalText Text { get; } = text;
}
