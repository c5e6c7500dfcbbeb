namespace CyberPort.Expressions.Nodes;

/// <summary>One compiled part of an expression.</summary>
/// <param name="cost">How many nodes there are from here down: what one evaluation takes from the budget.</param>
internal abstract class Node(int cost)
{
    public int Cost { get; } = cost;

    public abstract Value Evaluate(EvaluationScope scope);

    protected static int CostOf(IReadOnlyList<Node> nodes)
    {
        var cost = 1;
        foreach (var node in nodes) cost += node.Cost;
        return cost;
    }
}
