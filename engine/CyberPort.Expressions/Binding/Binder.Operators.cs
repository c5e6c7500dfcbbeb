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

    private Bound BindChain(ChainSyntax syntax) => syntax.Links[0].Operator switch
    {
        "&&" => new(new AndNode(Conditions(syntax)), ExpressionType.Boolean),
        "||" => new(new OrNode(Conditions(syntax)), ExpressionType.Boolean),
        "??" => BindCoalesce([.. Operands(syntax).Select(Use)]),
        "==" or "===" => BindEqual(syntax.First, syntax.Links[0].Operand, equal: true),
        "!=" or "!==" => BindEqual(syntax.First, syntax.Links[0].Operand, equal: false),
        "<" or "<=" or ">" or ">=" => BindOrder(syntax.First, syntax.Links[0]),
        _ => BindArithmetic(syntax),
    };

    private static IEnumerable<SyntaxNode> Operands(ChainSyntax syntax) => syntax.Links.Select(l => l.Operand).Prepend(syntax.First);

    private Node[] Conditions(ChainSyntax syntax) => [.. Operands(syntax).Select(o => UseAs(o, ExpressionType.Boolean).Node)];

    private static Bound BindCoalesce(Bound[] operands) =>
        new(new CoalesceNode([.. operands.Select(o => o.Node)]), operands.Select(o => o.Type).Aggregate(ExpressionType.Common));

    private Bound BindEqual(SyntaxNode first, SyntaxNode second, bool equal)
    {
        var left = Use(first);
        var right = Use(second);
        if (IsNull(second)) return new(new AbsenceNode(left.Node, equal), ExpressionType.Boolean);
        if (IsNull(first)) return new(new AbsenceNode(right.Node, equal), ExpressionType.Boolean);

        if (!left.Type.Fits(right.Type) && !right.Type.IsLoose) Report(TypeFaults.NeverEqual(first, second, left.Type, right.Type));
        CheckDates(first, left.Type, second, right.Type);
        return new(new EqualNode(left.Node, right.Node, equal), ExpressionType.Boolean);
    }

    private static bool IsNull(SyntaxNode syntax) => syntax is LiteralSyntax { Value.IsNull: true };

    private Bound BindOrder(SyntaxNode first, Link link)
    {
        var left = Use(first);
        var right = Use(link.Operand);
        foreach (var (side, type) in new[] { (first, left.Type), (link.Operand, right.Type) })
            if (type.Kind is TypeKind.Boolean or TypeKind.List or TypeKind.Record)
                return Failed(TypeFaults.Wrong(side, type, ExpressionType.Number));

        if (!left.Type.Fits(right.Type) && !right.Type.IsLoose) Report(TypeFaults.Wrong(link.Operand, right.Type, left.Type));
        CheckDates(first, left.Type, link.Operand, right.Type);
        return new(new OrderNode(left.Node, right.Node, link.Operator), ExpressionType.Boolean);
    }

    /// <summary>A date that is compared with a written text needs the text to be a date.</summary>
    private void CheckDates(SyntaxNode first, ExpressionType left, SyntaxNode second, ExpressionType right)
    {
        if (left.Kind == TypeKind.Date) CheckDate(second);
        if (right.Kind == TypeKind.Date) CheckDate(first);
    }

    private void CheckDate(SyntaxNode syntax)
    {
        if (syntax is LiteralSyntax { Value: { IsText: true } text } && !Functions.Days.TryRead(text, out _))
            Report(TypeFaults.NoDate(syntax, text.AsText));
    }

    private Bound BindArithmetic(ChainSyntax syntax)
    {
        var first = Use(syntax.First);
        var type = first.Type;
        var place = syntax.First;
        var steps = new ArithmeticStep[syntax.Links.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            var link = syntax.Links[i];
            var operand = Use(link.Operand);
            steps[i] = new(Operation.Of(link.Operator), operand.Node);
            type = ResultOf(link, place, type, operand.Type);
            place = link.Operand;
        }

        return new(new ArithmeticNode(first.Node, steps), type);
    }

    /// <summary>The type of one step; a wrong one is reported and the rest is checked as if it were right.</summary>
    private ExpressionType ResultOf(Link link, SyntaxNode place, ExpressionType left, ExpressionType right)
    {
        if (left.Kind == TypeKind.Date && link.Operator is "+" or "-" && right.Kind is TypeKind.Number or TypeKind.Date or TypeKind.Any)
        {
            Report(TypeFaults.DateArithmetic(place, link.Operand));
            return ExpressionType.Any;
        }

        var joins = link.Operator == "+" && (left.IsTextual || right.IsTextual);
        foreach (var (side, type) in new[] { (place, left), (link.Operand, right) })
        {
            if (joins ? type.Kind is TypeKind.List or TypeKind.Record : !type.Fits(ExpressionType.Number))
                Report(TypeFaults.Wrong(side, type, joins ? ExpressionType.Text : ExpressionType.Number));
        }

        if (joins) return ExpressionType.Text;
        return link.Operator != "+" || (left.Kind == TypeKind.Number && right.Kind == TypeKind.Number)
            ? ExpressionType.Number
            : ExpressionType.Any;
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
