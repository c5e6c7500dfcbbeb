using CyberPort.Expressions;

namespace CyberPort.Forms.Overlays;

/// <summary>Says whether a limit of a schema is tighter than another one.</summary>
internal static class Limits
{
    private static readonly string[] Lower = ["minimum", "exclusiveMinimum", "minLength", "minItems"];
    private static readonly string[] Upper = ["maximum", "exclusiveMaximum", "maxLength", "maxItems"];

    public static readonly string[] Known = [.. Lower, .. Upper, "multipleOf", "pattern"];

    /// <summary>True when whatever satisfies the new limit satisfies the old one too.</summary>
    public static bool IsTighter(string limit, Value from, Value to)
    {
        if (to.IsNull) return from.IsNull;
        if (limit == "pattern") return to.IsText && (from.IsNull || from == to);
        if (!to.IsNumber) return false;
        if (from.IsNull) return true;
        if (Lower.Contains(limit)) return to.AsNumber >= from.AsNumber;
        if (Upper.Contains(limit)) return to.AsNumber <= from.AsNumber;
        return from.AsNumber > 0 && to.AsNumber % from.AsNumber == 0;
    }
}
