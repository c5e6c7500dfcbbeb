using CyberPort.Expressions;

namespace CyberPort.Forms.Rules;

/// <summary>Says whether an answer is no answer.</summary>
public static class Blank
{
    /// <summary>True for nothing, white space, an empty list, and a record of nothing but those.</summary>
    public static bool Is(Value value) => value.Kind switch
    {
        ValueKind.Null => true,
        ValueKind.Text => string.IsNullOrWhiteSpace(value.AsText),
        ValueKind.List => value.AsList.Count == 0,
        ValueKind.Record => value.AsRecord.Values.All(Is),
        _ => false,
    };
}
