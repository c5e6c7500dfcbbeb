namespace CyberPort.Expressions.Nodes;

/// <summary>Equality and order that pay for what they walk over.</summary>
internal static class Comparison
{
    public static bool TryOrder(EvaluationScope scope, Value a, Value b, out int order)
    {
        order = 0;
        if (a.IsNumber && b.IsNumber) order = a.RawNumber.CompareTo(b.RawNumber);
        else if (a.TextOrNull is { } left && b.TextOrNull is { } right)
        {
            Pay(scope, Math.Min(left.Length, right.Length));
            order = string.CompareOrdinal(left, right);
        }
        else return false;

        return true;
    }

    public static bool Same(EvaluationScope scope, Value a, Value b)
    {
        if (a.TextOrNull is { } text)
        {
            if (b.TextOrNull is not { } other || text.Length != other.Length) return false;
            Pay(scope, text.Length);
            return string.Equals(text, other, StringComparison.Ordinal);
        }

        if (a.ListOrNull is { } list) return b.ListOrNull is { } otherList && Same(scope, list, otherList);
        if (a.RecordOrNull is { } record) return b.RecordOrNull is { } otherRecord && Same(scope, record, otherRecord);
        return a.Equals(b);
    }

    /// <summary>Pays for a walk over everything inside a value.</summary>
    public static void PayFor(EvaluationScope scope, Value value)
    {
        if (value.TextOrNull is { } text) Pay(scope, text.Length);
        else if (value.ListOrNull is { } list)
        {
            scope.Spend(list.Count);
            foreach (var item in list.Items) PayFor(scope, item);
        }
        else if (value.RecordOrNull is { } record)
        {
            scope.Spend(record.Count);
            for (var i = 0; i < record.Count; i++) PayFor(scope, record.ValueAt(i));
        }
    }

    private static void Pay(EvaluationScope scope, int characters)
    {
        if (characters >= 64) scope.Spend(characters >> 6);
    }

    private static bool Same(EvaluationScope scope, ValueList a, ValueList b)
    {
        if (a.Count != b.Count) return false;

        scope.Spend(a.Count);
        for (var i = 0; i < a.Count; i++)
            if (!Same(scope, a[i], b[i])) return false;
        return true;
    }

    private static bool Same(EvaluationScope scope, ValueRecord a, ValueRecord b)
    {
        if (a.Count != b.Count) return false;

        scope.Spend(a.Count);
        for (var i = 0; i < a.Count; i++)
            if (!b.TryGetValue(a.NameAt(i), out var other) || !Same(scope, a.ValueAt(i), other)) return false;
        return true;
    }
}
