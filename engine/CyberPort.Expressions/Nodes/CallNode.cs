namespace CyberPort.Expressions.Nodes;

/// <summary>A call of a registered function; its arguments stand on the scope's stack, so that nothing is allocated.</summary>
internal sealed class CallNode(FunctionBody body, Node[] arguments, ValueKind?[] wanted, bool takesNull) : Node(CostOf(arguments))
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var start = scope.Top;
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = arguments[i].Evaluate(scope);
            if (value.IsNull ? !takesNull : wanted[i] is { } kind && kind != value.Kind)
            {
                scope.Top = start;
                return Value.Null;
            }

            scope.Push(value);
        }

        var result = body(scope, scope.From(start));
        scope.Top = start;
        return result;
    }
}
