namespace CyberPort.Expressions.Nodes;

/// <summary>A calculation with two numbers; anything else, and what no decimal holds, gives Null.</summary>
internal abstract class ArithmeticNode(Node left, Node right) : Node(1 + left.Cost + right.Cost)
{
    // An exception costs as much as thousands of additions: a row of overflows must not escape the budget.
    public const int OverflowSteps = 2_000;

    public override Value Evaluate(EvaluationScope scope)
    {
        var a = left.Evaluate(scope);
        var b = right.Evaluate(scope);
        return a.IsNumber && b.IsNumber ? Calculate(scope, a.RawNumber, b.RawNumber) : Other(scope, a, b);
    }

    protected abstract Value Of(decimal a, decimal b);

    protected virtual Value Other(EvaluationScope scope, Value a, Value b) => Value.Null;

    private Value Calculate(EvaluationScope scope, decimal a, decimal b)
    {
        try
        {
            return Of(a, b);
        }
        catch (OverflowException)
        {
            scope.Spend(OverflowSteps);
            return Value.Null;
        }
    }
}

/// <summary>Adds numbers, and joins when one side is text.</summary>
internal sealed class AddNode(Node left, Node right) : ArithmeticNode(left, right)
{
    protected override Value Of(decimal a, decimal b) => Value.Of(a + b);

    protected override Value Other(EvaluationScope scope, Value a, Value b)
    {
        if (!a.IsText && !b.IsText) return Value.Null;
        if (Texts.Of(a) is not { } left || Texts.Of(b) is not { } right) return Value.Null;

        scope.SpendText((long)left.Length + right.Length);
        return Value.Of(string.Concat(left, right));
    }
}

internal sealed class SubtractNode(Node left, Node right) : ArithmeticNode(left, right)
{
    protected override Value Of(decimal a, decimal b) => Value.Of(a - b);
}

internal sealed class MultiplyNode(Node left, Node right) : ArithmeticNode(left, right)
{
    protected override Value Of(decimal a, decimal b) => Value.Of(a * b);
}

internal sealed class DivideNode(Node left, Node right) : ArithmeticNode(left, right)
{
    protected override Value Of(decimal a, decimal b) => b == 0 ? Value.Null : Value.Of(a / b);
}

internal sealed class RemainderNode(Node left, Node right) : ArithmeticNode(left, right)
{
    protected override Value Of(decimal a, decimal b) => b == 0 ? Value.Null : Value.Of(a % b);
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
