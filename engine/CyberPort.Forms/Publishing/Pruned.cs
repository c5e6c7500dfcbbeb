using CyberPort.Expressions;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Publishing;

/// <summary>Takes out of the answers what is no answer.</summary>
internal static class Pruned
{
    /// <summary>The same record without its empty members; rows stay, also when nothing is written in them.</summary>
    public static Value Of(Value value)
    {
        if (value.Kind == ValueKind.List) return Value.Of([.. value.AsList.Select(Of)]);
        if (value.Kind != ValueKind.Record) return value;

        var members = value.AsRecord.Where(m => !Blank.Is(m.Value)).Select(m => KeyValuePair.Create(m.Key, Of(m.Value)));
        return Value.Of(ValueRecord.Of(members));
    }
}
