using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>One thing that is wrong with an answer, at a JSON Pointer of its data.</summary>
public sealed record AnswerFault(string Pointer, LocalText Message);

/// <summary>An answer or a withdrawal cannot be taken as it is; the run stays as it was and the task stays open.</summary>
public sealed class StimulusRefusedException(IReadOnlyList<AnswerFault> faults) : Exception(string.Join(" ",
    faults.Select(f => f.Message.En)))
{
    public IReadOnlyList<AnswerFault> Faults { get; } = faults;
}
