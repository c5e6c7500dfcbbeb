using CyberPort.Expressions.Nodes;
using CyberPort.Expressions.Syntax;

namespace CyberPort.Expressions.Binding;

internal sealed partial class Binder
{
    private static readonly string[] AggregateNames =
        ["sum", "count", "min", "max", "avg", "any", "some", "all", "every", "filter", "map", "find", "distinct"];

    /// <summary>x.sum(…) and sum(x, …) walk over a list; min(a, b) compares a few values.</summary>
    private static bool IsAggregate(CallSyntax syntax) => AggregateNames.Contains(syntax.Name);

    private Bound BindAggregate(CallSyntax syntax)
    {
        SyntaxNode[] arguments = syntax.Target is null ? [.. syntax.Arguments] : [syntax.Target, .. syntax.Arguments];
        if (arguments.Length == 0) return Failed(TypeFaults.NoList(syntax));
        if (syntax.Target is null && arguments.Length > 1 && arguments[1] is not LambdaSyntax) return BindFew(syntax, arguments);
        if (arguments.Length > 2) return Failed(TypeFaults.AggregateArguments(syntax));

        var list = Bind(arguments[0]);
        if (!list.Type.Fits(ExpressionType.List)) return Failed(TypeFaults.NotAList(arguments[0], syntax.Name, list.Type));

        var element = list.Type.Element;
        if (arguments.Length == 2) return BindWalk(syntax, list, arguments[1]);
        if (syntax.Name is "filter" or "map" or "find") return Failed(TypeFaults.AggregateArguments(syntax));

        var walksItems = syntax.Name is not ("count" or "any" or "some");
        Read(walksItems ? list.Path : Step(list.Path, "-"));
        if (walksItems && WrongItem(syntax.Name, element) is { } wanted) return Failed(TypeFaults.WrongItems(syntax, element, wanted));
        return new(Walk(syntax.Name, list.Node, null), ResultOf(syntax.Name, list.Type, element), syntax.Name == "distinct"
            ? list.Path
            : null);
    }

    private Bound BindWalk(CallSyntax syntax, Bound list, SyntaxNode argument)
    {
        if (argument is not LambdaSyntax lambda) return Failed(TypeFaults.AggregateArguments(syntax));

        Read(Step(list.Path, "-"));
        _items.Add(new(lambda.Parameter, list.Type.Element, Step(list.Path, "*")));
        var body = Use(lambda.Body);
        _items.RemoveAt(_items.Count - 1);

        if (WrongItem(syntax.Name, body.Type) is { } wanted) return Failed(TypeFaults.Wrong(lambda.Body, body.Type, wanted));
        var path = syntax.Name switch { "filter" => list.Path, "find" => Step(list.Path, "*"), _ => null };
        return new(Walk(syntax.Name, list.Node, body.Node), ResultOf(syntax.Name, list.Type, body.Type), path);
    }

    /// <summary>sum(a, b), avg(a, b), min(a, b) and max(a, b).</summary>
    private Bound BindFew(CallSyntax syntax, SyntaxNode[] arguments)
    {
        if (syntax.Name is not ("sum" or "avg" or "min" or "max")) return Failed(TypeFaults.AggregateArguments(syntax));

        var values = arguments.Select(Use).ToArray();
        for (var i = 0; i < values.Length; i++)
            if (WrongItem(syntax.Name, values[i].Type) is { } wanted) return Failed(TypeFaults.Wrong(arguments[i], values[i].Type, wanted));

        Node[] nodes = [.. values.Select(v => v.Node)];
        var type = values.Select(v => v.Type).Aggregate(ExpressionType.Common);
        return syntax.Name switch
        {
            "min" or "max" => new(new LeastOfNode(nodes, syntax.Name == "max"), type),
            _ => new(Walk(syntax.Name, new ListNode(nodes), null), ExpressionType.Number),
        };
    }

    /// <summary>The type an aggregate wants, when the given one does not do.</summary>
    private static ExpressionType? WrongItem(string name, ExpressionType type)
    {
        var wanted = name switch
        {
            "sum" or "avg" => ExpressionType.Number,
            "min" or "max" => type.IsTextual ? ExpressionType.Text : ExpressionType.Number,
            "map" or "distinct" => ExpressionType.Any,
            _ => ExpressionType.Boolean,
        };
        return type.Fits(wanted) ? null : wanted;
    }

    private static ExpressionType ResultOf(string name, ExpressionType list, ExpressionType body) => name switch
    {
        "sum" or "count" or "avg" => ExpressionType.Number,
        "min" or "max" => body,
        "any" or "some" or "all" or "every" => ExpressionType.Boolean,
        "filter" => list,
        "find" => list.Element,
        _ => ExpressionType.ListOf(body),
    };

    private Node Walk(string name, Node list, Node? body)
    {
        var depth = _items.Count;
        return name switch
        {
            "sum" => new SumNode(list, body, depth),
            "avg" => new AverageNode(list, body, depth),
            "count" => new CountNode(list, body, depth),
            "min" => new ExtremeNode(list, body, depth, greatest: false),
            "max" => new ExtremeNode(list, body, depth, greatest: true),
            "any" or "some" => new QuantifierNode(list, body, depth, all: false),
            "all" or "every" => new QuantifierNode(list, body, depth, all: true),
            "filter" => new FilterNode(list, body, depth),
            "map" => new MapNode(list, body, depth),
            "find" => new FindNode(list, body, depth),
            _ => new DistinctNode(list, body, depth),
        };
    }
}
