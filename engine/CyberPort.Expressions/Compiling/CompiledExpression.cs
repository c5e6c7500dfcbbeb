using System.Diagnostics.CodeAnalysis;
using CyberPort.Expressions.Nodes;

namespace CyberPort.Expressions;

/// <summary>An expression that is ready to be evaluated, any number of times and by any number of threads.</summary>
public sealed class CompiledExpression
{
    private readonly Node _root;
    private readonly int _cost;

    internal CompiledExpression(string text, ExpressionType type, IReadOnlyList<string> reads, Node root)
    {
        (Text, Type, Reads, _root) = (text, type, reads, root);
        _cost = root.Cost;
    }

    public string Text { get; }

    public ExpressionType Type { get; }

    /// <summary>The places it reads, "/area" or "/rows/*/tons"; "/rows/-" says that the number of rows matters.</summary>
    public IReadOnlyList<string> Reads { get; }

    /// <summary>The value; what is missing, of the wrong kind or impossible to calculate is Null.</summary>
    /// <exception cref="ExpressionBudgetException">The scope's budget is spent.</exception>
    public Value Evaluate(EvaluationScope scope)
    {
        scope.Begin(_cost);
        var value = _root.Evaluate(scope);
        // A list may hold one list many times over: whoever writes it out pays for every time, so it is counted here.
        if (value.Kind is ValueKind.List or ValueKind.Record) Comparison.PayFor(scope, value);
        return value;
    }

    /// <summary>Whether a condition is true; unknown counts as not true.</summary>
    /// <exception cref="ExpressionBudgetException">The scope's budget is spent.</exception>
    public bool Holds(EvaluationScope scope) => Evaluate(scope).IsTrue;

    /// <summary>The same without an exception: false and the fault when the budget is spent.</summary>
    public bool TryEvaluate(EvaluationScope scope, out Value value, [NotNullWhen(false)] out ExpressionBudgetException? fault)
    {
        try
        {
            (value, fault) = (Evaluate(scope), null);
            return true;
        }
        catch (ExpressionBudgetException spent)
        {
            (value, fault) = (Value.Null, spent);
            return false;
        }
    }

    public override string ToString() => Text;
}
