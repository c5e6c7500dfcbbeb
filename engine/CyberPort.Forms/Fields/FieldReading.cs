using CyberPort.Expressions;

namespace CyberPort.Forms.Fields;

/// <summary>What was read from the inputs of one field.</summary>
public sealed record FieldReading(Value Value, IReadOnlyList<FieldFinding> Findings);

/// <summary>Something in a field's schema that its kind cannot work with.</summary>
/// <param name="Pointer">The place inside the field's schema: "/x-cp-matrix/rows".</param>
public sealed record SpecFault(string Pointer, LocalText Cause, LocalText Cure);

/// <summary>Something that the field's kind does not take.</summary>
/// <param name="Pointer">The place inside the field's value: "" for the whole, "/to", "/legalEntityNumber".</param>
/// <param name="Part">The input to go to.</param>
/// <param name="Keyword">A stable key: "number", "date", "checkDigit", "order" ...</param>
/// <param name="Message">What to do, without the field's name.</param>
public sealed record FieldFinding(string Pointer, string Part, string Keyword, LocalText Message)
{
    public Severity Severity { get; init; } = Severity.Error;
}
