namespace CyberPort.Expressions.Nodes;

/// <summary>One calculation with two values; what is no number, and what no decimal holds, gives Null.</summary>
internal abstract class Operation
{
    // An exception costs as much as thousands of additions: a row of overflows must not escape the budget.
    public const int OverflowSteps = 2_000;

    public static Operation Of(string sign) => sign switch
    {
        "+" => new Add(),
        "-" => new Subtract(),
        "*" => new Multiply(),
        "/" => new Divide(),
        _ => new Remainder(),
    };

    public Value Apply(EvaluationScope scope, Value a, Value b)
    {
        if (!a.IsNumber || !b.IsNumber) return Other(scope, a, b);
        try
        {
            return Calculate(a.RawNumber, b.RawNumber);
        }
        catch (OverflowException)
        {
            scope.Spend(OverflowSteps);
            return Value.Null;
        }
    }

    protected abstract Value Calculate(decimal a, decimal b);

    protected virtual Value Other(EvaluationScope scope, Value a, Value b) => Value.Null;

    /// <summary>Adds numbers, and joins when one side is text.</summary>
    private sealed class Add : Operation
    {
        protected override Value Calculate(decimal a, decimal b) => Value.Of(a + b);

        protected override Value Other(EvaluationScope scope, Value a, Value b)
        {
            if (!a.IsText && !b.IsText) return Value.Null;
            if (Texts.Of(a) is not { } left || Texts.Of(b) is not { } right) return Value.Null;

            scope.SpendText((long)left.Length + right.Length);
            return Value.Of(string.Concat(left, right));
        }
    }

    private sealed class Subtract : Operation
    {
        protected override Value Calculate(decimal a, decimal b) => Value.Of(a - b);
    }

    private sealed class Multiply : Operation
    {
        protected override Value Calculate(decimal a, decimal b) => Value.Of(a * b);
    }

    private sealed class Divide : Operation
    {
        protected override Value Calculate(decimal a, decimal b) => b == 0 ? Value.Null : Value.Of(a / b);
    }

    private sealed class Remainder : Operation
    {
        protected override Value Calculate(decimal a, decimal b) => b == 0 ? Value.Null : Value.Of(a % b);
    }
}

/// <summary>One more operand and what is done with it.</summary>
internal sealed record ArithmeticStep(Operation Operation, Node Operand);

/// <summary>a + b - c, from left to right.</summary>
internal sealed class ArithmeticNode(Node first, ArithmeticStep[] steps) : Node(first.Cost + CostOf([.. steps.Select(s => s.Operand)]))
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var value = first.Evaluate(scope);
        foreach (var step in steps) value = step.Operation.Apply(scope, value, step.Operand.Evaluate(scope));
        return value;
    }
}

internal sealed class NegateNode(Node operand) : Node(1 + operand.Cost)
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var value = operand.Evaluate(scope);
        return value.IsNumber ? Value.Of(-value.RawNumber) : Value.Null;
    }
}

/// <summary>+x: the number itself, or Null.</summary>
internal sealed class PlusNode(Node operand) : Node(1 + operand.Cost)
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var value = operand.Evaluate(scope);
        return value.IsNumber ? value : Value.Null;
    }
}
