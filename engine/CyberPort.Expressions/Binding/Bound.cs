using CyberPort.Expressions.Nodes;

namespace CyberPort.Expressions.Binding;

/// <summary>A bound part: how to evaluate it, its type, and where it stands in the values as long as it is nothing but a path.</summary>
internal readonly record struct Bound(Node Node, ExpressionType Type, string? Path = null)
{
    /// <summary>Stands for a part with a problem, so that the rest is still checked.</summary>
    public static Bound Unknown => new(new ConstantNode(Value.Null), ExpressionType.Any);
}

/// <summary>The parameter of an aggregate's r => … while its body is bound.</summary>
internal readonly record struct BoundItem(string Name, ExpressionType Type, string? Path);
