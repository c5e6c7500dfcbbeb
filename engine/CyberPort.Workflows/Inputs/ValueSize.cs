using CyberPort.Expressions;

namespace CyberPort.Workflows.Inputs;

/// <summary>Measures values before they are kept: one that holds itself many times over is short in memory and endless as JSON.</summary>
internal static class ValueSize
{
    // The state of a run nests a value a few levels deeper than this, and has to be read again.
    private const int MaxDepth = 40;

    public static readonly LocalText TooLarge = new("値が大きすぎます。", "The value is too large.");

    /// <summary>How many parts a value has; null when there are more than the given number, or when it is nested too deep.</summary>
    public static int? Of(Value value, int most)
    {
        var left = most;
        return Count(value, ref left, 0) ? most - left : null;
    }

    private static bool Count(Value value, ref int left, int depth)
    {
        // A long text counts for as many parts as it is long.
        left -= value.IsText ? 1 + (value.AsText.Length >> 6) : 1;
        if (left < 0 || depth > MaxDepth) return false;
        if (value.Kind == ValueKind.List)
        {
            foreach (var item in value.AsList)
                if (!Count(item, ref left, depth + 1)) return false;
        }
        else if (value.Kind == ValueKind.Record)
        {
            foreach (var (_, member) in value.AsRecord)
                if (!Count(member, ref left, depth + 1)) return false;
        }

        return true;
    }
}
