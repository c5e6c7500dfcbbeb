using CyberPort.Expressions;

namespace CyberPort.Forms.Rules;

/// <summary>Changes answers that may have any shape: what somebody sends is not trusted to be what the schema says.</summary>
internal static class Answers
{
    /// <summary>The answers as a record; anything else counts as none.</summary>
    public static Value Of(Value values) => values.Kind == ValueKind.Record ? values : Value.Of(ValueRecord.Empty);

    /// <summary>A copy with one place changed, or emptied by null; what stands in the way of the place is replaced.</summary>
    public static Value Set(Value values, string pointer, Value value)
    {
        if (value.IsNull) return values.Without(pointer);

        for (var slash = pointer.IndexOf('/', 1); slash > 0; slash = pointer.IndexOf('/', slash + 1))
        {
            var above = values.At(pointer[..slash]);
            var isInTheWay = above.Kind == ValueKind.List && !IsPlace(pointer.AsSpan(slash + 1), above.AsList.Count);
            if (isInTheWay) values = values.With(pointer[..slash], Of(default));
        }

        return values.With(pointer, value);
    }

    /// <summary>Whether the rest of a pointer begins with a number of the list, or with that of the next item.</summary>
    private static bool IsPlace(ReadOnlySpan<char> rest, int count)
    {
        var end = rest.IndexOf('/');
        var token = end < 0 ? rest : rest[..end];
        return token is ['0'] or [>= '1' and <= '9', ..] && token.Length < 10 && int.TryParse(token, out var index) && index <= count;
    }
}
