using CyberPort.Expressions;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.States;

/// <summary>One thing that is wrong or worth a look, at one place.</summary>
/// <param name="RuleId">The rule that found it; "schema" for what the field itself demands.</param>
/// <param name="Severity">Only an error, or a warning that asks for an acknowledgement, stops.</param>
/// <param name="Pointer">Where in the values it stands: "/area", "/rows/3/tons".</param>
/// <param name="Keyword">"required", "format", "maximum", ... ; "check" for a rule.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Ack">What a person must do to go on.</param>
/// <param name="Digest">Of the rule and the values it read; an acknowledgement names it.</param>
/// <param name="Acknowledged">Whether such an acknowledgement is there.</param>
public sealed record FormFinding(
    string RuleId, Severity Severity, string Pointer, string Keyword, LocalText Message, AckKind Ack, string Digest, bool Acknowledged)
{
    public const string Schema = "schema";

    /// <summary>The input of a composite field to go to ("to.year"); "" for the first.</summary>
    public string Part { get; init; } = "";

    /// <summary>The label of the field, for lists of findings; null where there is none.</summary>
    public LocalText? Label { get; init; }

    /// <summary>The page of the field; null where there is none.</summary>
    public string? PageId { get; init; }

    /// <summary>Further fields that a check names.</summary>
    public IReadOnlyList<string> OtherPointers { get; init; } = [];

    /// <summary>Whether it keeps the form from going on.</summary>
    public bool Stops => Severity == Severity.Error || (Ack != AckKind.None && !Acknowledged);
}
