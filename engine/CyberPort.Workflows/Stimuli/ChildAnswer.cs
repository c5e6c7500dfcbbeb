using CyberPort.Expressions;
using CyberPort.Workflows.Runs;

namespace CyberPort.Workflows;

/// <summary>How a child run ended, as its parent is told.</summary>
/// <param name="Status">Finished, Faulted or Cancelled.</param>
/// <param name="Output">The child's outputs, a record.</param>
public sealed record ChildAnswer(RunSubStatus Status, Value Output)
{
    /// <summary>The outcomes that the child named when it completed; empty or Done when it named none.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Why it failed, or null.</summary>
    public LocalText? Message { get; init; }

    /// <summary>What a run that has ended tells its parent.</summary>
    public static ChildAnswer Of(RunState run) => new(run.SubStatus, run.Output)
    {
        Outcomes = run.Outcomes,
        Message = run.Incidents.Count > 0 ? run.Incidents[0].Message : null,
    };

    public Value ToValue() => RunStateJson.Compact(
        ("status", Value.Of(Status.ToString())),
        ("output", Output),
        ("outcomes", RunStateJson.List(Outcomes, o => Value.Of(o))),
        ("message", Message is { } message ? TaskJson.Write(message) : Value.Null));

    /// <exception cref="FormatException">The value is no answer of a child.</exception>
    public static ChildAnswer Of(Value value)
    {
        var status = value["status"].IsNull ? RunSubStatus.Finished
            : value["status"].IsText && Enum.TryParse<RunSubStatus>(value["status"].AsText, out var given) && given != RunSubStatus.Suspended ? given
            : throw new FormatException("The status of a child is Finished, Faulted or Cancelled.");
        return new(status, value["output"].Kind == ValueKind.Record ? value["output"] : Value.Record())
        {
            Outcomes = value["outcomes"].Kind == ValueKind.List ? [.. value["outcomes"].AsList.Where(o => o.IsText).Select(o => o.AsText)] : [],
            Message = value["message"].Kind == ValueKind.Record ? TaskJson.ReadText(value["message"]) : null,
        };
    }
}
