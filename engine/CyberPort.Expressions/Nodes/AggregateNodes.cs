namespace CyberPort.Expressions.Nodes;

/// <summary>A walk over a list; a list that is not there counts as empty. Each item pays for the whole body.</summary>
internal abstract class AggregateNode(Node list, Node? body, int depth) : Node(1 + list.Cost + (body?.Cost ?? 0))
{
    private readonly int _each = 1 + (body?.Cost ?? 0);

    protected ValueList Items(EvaluationScope scope) => list.Evaluate(scope).ListOrNull ?? ValueList.Empty;

    /// <summary>What the body gives for an item; the item itself when there is no body.</summary>
    protected Value Of(EvaluationScope scope, Value item)
    {
        scope.Spend(_each);
        if (body is null) return item;

        scope.SetItem(depth, item);
        return body.Evaluate(scope);
    }
}

/// <summary>Adds the numbers; what is blank is left out, and nothing adds up to 0.</summary>
internal sealed class SumNode(Node list, Node? body, int depth) : AggregateNode(list, body, depth)
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var sum = 0m;
        try
        {
            foreach (var item in Items(scope).Items)
                if (Of(scope, item) is { IsNumber: true } value) sum += value.RawNumber;
        }
        catch (OverflowException)
        {
            scope.Spend(Operation.OverflowSteps);
            return Value.Null;
        }

        return Value.Of(sum);
    }
}

/// <summary>The mean of the numbers; Null when there is none.</summary>
internal sealed class AverageNode(Node list, Node? body, int depth) : AggregateNode(list, body, depth)
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var (sum, count) = (0m, 0);
        try
        {
            foreach (var item in Items(scope).Items)
            {
                if (Of(scope, item) is not { IsNumber: true } value) continue;
                sum += value.RawNumber;
                count++;
            }
        }
        catch (OverflowException)
        {
            scope.Spend(Operation.OverflowSteps);
            return Value.Null;
        }

        return count == 0 ? Value.Null : Value.Of(sum / count);
    }
}

/// <summary>The least or the greatest number or text; Null when there is none.</summary>
internal sealed class ExtremeNode(Node list, Node? body, int depth, bool greatest) : AggregateNode(list, body, depth)
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var best = Value.Null;
        foreach (var item in Items(scope).Items)
        {
            var value = Of(scope, item);
            if (best.IsNull && (value.IsNumber || value.IsText)) best = value;
            else if (Comparison.TryOrder(scope, value, best, out var order) && (greatest ? order > 0 : order < 0)) best = value;
        }

        return best;
    }
}

/// <summary>How many items there are, or for how many the body is true.</summary>
internal sealed class CountNode(Node list, Node? body, int depth) : AggregateNode(list, body, depth)
{
    private readonly bool _all = body is null;

    public override Value Evaluate(EvaluationScope scope)
    {
        var items = Items(scope);
        if (_all) return Value.Of(items.Count);

        var count = 0;
        foreach (var item in items.Items)
            if (Of(scope, item).IsTrue) count++;
        return Value.Of(count);
    }
}

/// <summary>Whether the body is true for some item (any), or for every item (all); unknown counts as not true.</summary>
internal sealed class QuantifierNode(Node list, Node? body, int depth, bool all) : AggregateNode(list, body, depth)
{
    private readonly bool _itemsMatter = body is not null;

    public override Value Evaluate(EvaluationScope scope)
    {
        var items = Items(scope);
        if (!_itemsMatter && !all) return Value.Of(items.Count > 0);

        foreach (var item in items.Items)
            if (Of(scope, item).IsTrue != all) return Value.Of(!all);
        return Value.Of(all);
    }
}

internal sealed class FilterNode(Node list, Node? body, int depth) : AggregateNode(list, body, depth)
{
    public override Value Evaluate(EvaluationScope scope)
    {
        List<Value> kept = [];
        foreach (var item in Items(scope).Items)
            if (Of(scope, item).IsTrue) kept.Add(item);
        return Value.Of(new ValueList([.. kept]));
    }
}

internal sealed class MapNode(Node list, Node? body, int depth) : AggregateNode(list, body, depth)
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var items = Items(scope);
        var made = new Value[items.Count];
        for (var i = 0; i < made.Length; i++) made[i] = Of(scope, items[i]);
        return Value.Of(new ValueList(made));
    }
}

internal sealed class FindNode(Node list, Node? body, int depth) : AggregateNode(list, body, depth)
{
    public override Value Evaluate(EvaluationScope scope)
    {
        foreach (var item in Items(scope).Items)
            if (Of(scope, item).IsTrue) return item;
        return Value.Null;
    }
}

/// <summary>The different values, each at the place where it came first.</summary>
internal sealed class DistinctNode(Node list, Node? body, int depth) : AggregateNode(list, body, depth)
{
    public override Value Evaluate(EvaluationScope scope)
    {
        HashSet<Value> seen = [];
        List<Value> kept = [];
        foreach (var item in Items(scope).Items)
        {
            var value = Of(scope, item);
            Comparison.PayFor(scope, value);
            if (seen.Add(value)) kept.Add(value);
        }

        return Value.Of(new ValueList([.. kept]));
    }
}

/// <summary>The least or the greatest of a few values; one that is missing makes the result unknown.</summary>
internal sealed class LeastOfNode(Node[] values, bool greatest) : Node(CostOf(values))
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var best = values[0].Evaluate(scope);
        for (var i = 1; i < values.Length; i++)
        {
            var value = values[i].Evaluate(scope);
            if (!Comparison.TryOrder(scope, value, best, out var order)) return Value.Null;
            if (greatest ? order > 0 : order < 0) best = value;
        }

        return best;
    }
}
