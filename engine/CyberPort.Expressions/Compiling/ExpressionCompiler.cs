using CyberPort.Expressions.Binding;
using CyberPort.Expressions.Syntax;

namespace CyberPort.Expressions;

/// <summary>Turns the text of an expression into something that can be evaluated, or says what is wrong with it.</summary>
public static class ExpressionCompiler
{
    /// <summary>Compiles an expression whose result may be anything.</summary>
    public static ExpressionCompilation Compile(string text, ExpressionContext context) => Compile(text, context, ExpressionType.Any);

    /// <summary>Compiles an expression whose result must be of a type, such as a condition.</summary>
    public static ExpressionCompilation Compile(string text, ExpressionContext context, ExpressionType wanted)
    {
        try
        {
            var binder = new Binder(context);
            var root = binder.BindRoot(Parser.Parse(text, context.Limits), wanted);
            return binder.Problems.Count > 0
                ? new(null, [.. binder.Problems.OrderBy(p => p.Position)])
                : new(new(text, root.Type, binder.Reads, root.Node), []);
        }
        catch (ExpressionSyntaxException fault)
        {
            return new(null, [fault.Problem]);
        }
    }
}
