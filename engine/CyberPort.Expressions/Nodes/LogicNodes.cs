namespace CyberPort.Expressions.Nodes;

/// <summary>Three-valued not: unknown stays unknown.</summary>
internal sealed class NotNode(Node operand) : Node(1 + operand.Cost)
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var value = operand.Evaluate(scope);
        return value.IsTrue ? Value.False : value.IsFalse ? Value.True : Value.Null;
    }
}

/// <summary>Three-valued and: one false decides, else one unknown.</summary>
internal sealed class AndNode(Node[] operands) : Node(CostOf(operands))
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var known = true;
        foreach (var operand in operands)
        {
            var value = operand.Evaluate(scope);
            if (value.IsFalse) return Value.False;
            known &= value.IsTrue;
        }

        return known ? Value.True : Value.Null;
    }
}

/// <summary>Three-valued or: one true decides, else one unknown.</summary>
internal sealed class OrNode(Node[] operands) : Node(CostOf(operands))
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var known = true;
        foreach (var operand in operands)
        {
            var value = operand.Evaluate(scope);
            if (value.IsTrue) return Value.True;
            known &= value.IsFalse;
        }

        return known ? Value.False : Value.Null;
    }
}

/// <summary>The first value that is not null.</summary>
internal sealed class CoalesceNode(Node[] operands) : Node(CostOf(operands))
{
    public override Value Evaluate(EvaluationScope scope)
    {
        foreach (var operand in operands)
            if (operand.Evaluate(scope) is { IsNull: false } value) return value;
        return Value.Null;
    }
}

/// <summary>a ? b : c; an unknown condition takes the way of false.</summary>
internal sealed class ConditionalNode(Node condition, Node then, Node otherwise) : Node(1 + condition.Cost + then.Cost + otherwise.Cost)
{
    public override Value Evaluate(EvaluationScope scope) =>
        condition.Evaluate(scope).IsTrue ? then.Evaluate(scope) : otherwise.Evaluate(scope);
}

/// <summary>x == null and x != null: the test for absence, never unknown.</summary>
internal sealed class AbsenceNode(Node operand, bool absent) : Node(1 + operand.Cost)
{
    public override Value Evaluate(EvaluationScope scope) => Value.Of(operand.Evaluate(scope).IsNull == absent);
}

internal sealed class EqualNode(Node left, Node right, bool equal) : Node(1 + left.Cost + right.Cost)
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var a = left.Evaluate(scope);
        var b = right.Evaluate(scope);
        return a.IsNull || b.IsNull ? Value.Null : Value.Of(Comparison.Same(scope, a, b) == equal);
    }
}

/// <summary>An order of two numbers or of two texts; a date is a text that sorts.</summary>
internal sealed class OrderNode(Node left, Node right, string sign) : Node(1 + left.Cost + right.Cost)
{
    private readonly bool _less = sign is "<" or "<=";
    private readonly bool _greater = sign is ">" or ">=";
    private readonly bool _equal = sign is "<=" or ">=";

    public override Value Evaluate(EvaluationScope scope)
    {
        var a = left.Evaluate(scope);
        var b = right.Evaluate(scope);
        if (!Comparison.TryOrder(scope, a, b, out var order)) return Value.Null;
        return Value.Of(order < 0 ? _less : order > 0 ? _greater : _equal);
    }
}
