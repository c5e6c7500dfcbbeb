using System.Collections.Immutable;
using CyberPort.Expressions;

namespace CyberPort.Forms.Schemas;

/// <summary>One way in which a document does not fit its schema.</summary>
/// <param name="Pointer">The JSON Pointer of the value to mend; for a missing or unknown member, of that member.</param>
/// <param name="Keyword">The keyword that was not met; "json" for faults of the document itself, "limit" when checking gave up.</param>
/// <param name="Message">What to do.</param>
public sealed record SchemaFinding(string Pointer, string Keyword, LocalText Message)
{
    /// <summary>The facts in the message by name (limit, actual, property, pattern ...).</summary>
    public ImmutableDictionary<string, string> Arguments { get; init; } = ImmutableDictionary<string, string>.Empty;
}
