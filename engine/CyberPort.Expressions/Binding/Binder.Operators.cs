using CyberPort.Expressions.Nodes;
using CyberPort.Expressions.Syntax;

namespace CyberPort.Expressions.Binding;

internal sealed partial class Binder
{
    private Bound BindUnary(UnarySyntax syntax)
    {
        var wanted = syntax.Operator == "!" ? ExpressionType.Boolean : ExpressionType.Number;
        var operand = UseAs(syntax.Operand, wanted);
        Node node = syntax.Operator switch
        {
            "!" => new NotNode(operand.Node),
            "-" => new NegateNode(operand.Node),
            _ => new PlusNode(operand.Node),
        };
        return new(node, wanted);
    }

    private Bound BindConditional(ConditionalSyntax syntax)
    {
        var condition = UseAs(syntax.Condition, ExpressionType.Boolean);
        var then = Use(syntax.Then);
        var otherwise = Use(syntax.Else);
        return new(new ConditionalNode(condition.Node, then.Node, otherwise.Node), ExpressionType.Common(then.Type, otherwise.Type));
    }

    private Bound BindBinary(BinarySyntax syntax) => syntax.Operator switch
    {
        "&&" => new(new AndNode(UseAs(syntax.Left, ExpressionType.Boolean).Node, UseAs(syntax.Right, ExpressionType.Boolean).Node), ExpressionType.Boolean),
        "||" => new(new OrNode(UseAs(syntax.Left, ExpressionType.Boolean).Node, UseAs(syntax.Right, ExpressionType.Boolean).Node), ExpressionType.Boolean),
        "??" => BindCoalesce(Use(syntax.Left), Use(syntax.Right)),
        "==" or "===" => BindEqual(syntax, equal: true),
        "!=" or "!==" => BindEqual(syntax, equal: false),
        "<" or "<=" or ">" or ">=" => BindOrder(syntax),
        "+" => BindAdd(syntax),
        _ => BindArithmetic(syntax),
    };

    private static Bound BindCoalesce(Bound left, Bound right) => new(new CoalesceNode(left.Node, right.Node), ExpressionType.Common(left.Type, right.Type));

    private Bound BindEqual(BinarySyntax syntax, bool equal)
    {
        var (left, right) = (Use(syntax.Left), Use(syntax.Right));
        if (IsNull(syntax.Right)) return new(new AbsenceNode(left.Node, equal), ExpressionType.Boolean);
        if (IsNull(syntax.Left)) return new(new AbsenceNode(right.Node, equal), ExpressionType.Boolean);

        if (!left.Type.Fits(right.Type) && !right.Type.IsLoose) Report(TypeFaults.NeverEqual(syntax, left.Type, right.Type));
        CheckDates(syntax, left.Type, right.Type);
        return new(new EqualNode(left.Node, right.Node, equal), ExpressionType.Boolean);
    }

    private static bool IsNull(SyntaxNode syntax) => syntax is LiteralSyntax { Value.IsNull: true };

    private Bound BindOrder(BinarySyntax syntax)
    {
        var (left, right) = (Use(syntax.Left), Use(syntax.Right));
        var node = new OrderNode(left.Node, right.Node, syntax.Operator);
        foreach (var (side, type) in new[] { (syntax.Left, left.Type), (syntax.Right, right.Type) })
            if (type.Kind is TypeKind.Boolean or TypeKind.List or TypeKind.Record) return Failed(TypeFaults.Wrong(side, type, ExpressionType.Number));

        if (!left.Type.Fits(right.Type) && !right.Type.IsLoose) Report(TypeFaults.Wrong(syntax.Right, right.Type, left.Type));
        CheckDates(syntax, left.Type, right.Type);
        return new(node, ExpressionType.Boolean);
    }

    /// <summary>A date that is compared with a written text needs the text to be a date.</summary>
    private void CheckDates(BinarySyntax syntax, ExpressionType left, ExpressionType right)
    {
        if (left.Kind == TypeKind.Date) CheckDate(syntax.Right);
        if (right.Kind == TypeKind.Date) CheckDate(syntax.Left);
    }

    private void CheckDate(SyntaxNode syntax)
    {
        if (syntax is LiteralSyntax { Value: { IsText: true } text } && !Functions.Days.TryRead(text, out _)) Report(TypeFaults.NoDate(syntax, text.AsText));
    }

    private Bound BindAdd(BinarySyntax syntax)
    {
        var (left, right) = (Use(syntax.Left), Use(syntax.Right));
        var node = new AddNode(left.Node, right.Node);
        foreach (var (side, type) in new[] { (syntax.Left, left.Type), (syntax.Right, right.Type) })
            if (type.Kind is TypeKind.List or TypeKind.Record) return Failed(TypeFaults.Wrong(side, type, ExpressionType.Number));

        if (left.Type.Kind == TypeKind.Date && right.Type.Kind is TypeKind.Number or TypeKind.Date) return Failed(TypeFaults.DateArithmetic(syntax));
        if (left.Type.IsTextual || right.Type.IsTextual) return new(node, ExpressionType.Text);
        if (left.Type.Kind == TypeKind.Boolean) return Failed(TypeFaults.Wrong(syntax.Left, left.Type, ExpressionType.Number));
        if (right.Type.Kind == TypeKind.Boolean) return Failed(TypeFaults.Wrong(syntax.Right, right.Type, ExpressionType.Number));
        return new(node, left.Type.Kind == TypeKind.Number && right.Type.Kind == TypeKind.Number ? ExpressionType.Number : ExpressionType.Any);
    }

    private Bound BindArithmetic(BinarySyntax syntax)
    {
        var (left, right) = (Use(syntax.Left), Use(syntax.Right));
        if (left.Type.Kind == TypeKind.Date && syntax.Operator == "-") return Failed(TypeFaults.DateArithmetic(syntax));
        Demand(syntax.Left, left, ExpressionType.Number);
        Demand(syntax.Right, right, ExpressionType.Number);
        Node node = syntax.Operator switch
        {
            "-" => new SubtractNode(left.Node, right.Node),
            "*" => new MultiplyNode(left.Node, right.Node),
            "/" => new DivideNode(left.Node, right.Node),
            _ => new RemainderNode(left.Node, right.Node),
        };
        return new(node, ExpressionType.Number);
    }

    private Bound UseAs(SyntaxNode syntax, ExpressionType wanted)
    {
        var bound = Use(syntax);
        Demand(syntax, bound, wanted);
        return bound;
    }

    private void Demand(SyntaxNode syntax, Bound bound, ExpressionType wanted)
    {
        if (!bound.Type.Fits(wanted)) Report(TypeFaults.Wrong(syntax, bound.Type, wanted));
    }
}
