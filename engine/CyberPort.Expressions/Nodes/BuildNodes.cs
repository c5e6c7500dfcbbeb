namespace CyberPort.Expressions.Nodes;

/// <summary>A text with values in it; a missing value leaves nothing.</summary>
internal sealed class TemplateNode(Node[] parts) : Node(CostOf(parts))
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var texts = new string?[parts.Length];
        long length = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            texts[i] = Texts.Of(parts[i].Evaluate(scope));
            length += texts[i]?.Length ?? 0;
        }

        scope.SpendText(length);
        return Value.Of(string.Concat(texts));
    }
}

internal sealed class ListNode(Node[] items) : Node(CostOf(items))
{
    public override Value Evaluate(EvaluationScope scope)
    {
        if (items.Length == 0) return Value.Of(ValueList.Empty);

        var made = new Value[items.Length];
        for (var i = 0; i < items.Length; i++) made[i] = items[i].Evaluate(scope);
        return Value.Of(new ValueList(made));
    }
}

internal sealed class RecordNode(string[] names, Node[] values) : Node(CostOf(values))
{
    private readonly RecordShape _shape = new(names);

    public override Value Evaluate(EvaluationScope scope)
    {
        var made = new Value[values.Length];
        for (var i = 0; i < values.Length; i++) made[i] = values[i].Evaluate(scope);
        return Value.Of(new ValueRecord(_shape, made));
    }
}
