using CyberPort.Expressions.Nodes;
using CyberPort.Expressions.Syntax;

namespace CyberPort.Expressions.Binding;

internal sealed partial class Binder
{
    private Bound BindCall(CallSyntax syntax)
    {
        if (IsAggregate(syntax)) return BindAggregate(syntax);
        if (context.Functions.Find(syntax.Name) is not { } function)
            return Failed(TypeFaults.UnknownFunction(syntax, Suggestible(context.Functions.Names.Concat(AggregateNames))));

        SyntaxNode[] arguments = syntax.Target is null ? [.. syntax.Arguments] : [syntax.Target, .. syntax.Arguments];
        if (arguments.Length < function.Least || arguments.Length > function.Most)
            return Failed(TypeFaults.WrongCount(syntax, function, syntax.Target is null ? 0 : 1));

        var bound = new Bound[arguments.Length];
        var wanted = new ValueKind?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = function.ParameterAt(i);
            bound[i] = UseAs(arguments[i], parameter.Type);
            wanted[i] = KindOf(parameter.Type);
            if (parameter.Type.Kind == TypeKind.Date) CheckDate(arguments[i]);
        }

        if (BodyOf(function, arguments) is not { } body) return Bound.Unknown;
        var type = function.Name == "coalesce" ? bound.Select(b => b.Type).Aggregate(ExpressionType.Common) : function.Result;
        return new(new CallNode(body, [.. bound.Select(b => b.Node)], wanted, function.TakesNull), type);
    }

    private FunctionBody? BodyOf(ExpressionFunction function, SyntaxNode[] arguments)
    {
        var literals = arguments.Select(a => a is LiteralSyntax literal ? literal.Value : (Value?)null).ToArray();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!function.ParameterAt(i).Literal || literals[i] is { IsText: true }) continue;
            Report(TypeFaults.NotWritten(arguments[i], function.ParameterAt(i).Name));
            return null;
        }

        if (function.Specialise is null) return function.Body;

        var choice = function.Specialise(literals);
        if (choice.Body is null)
            Report(new("expression.argument", arguments[0].Start, arguments[^1].End - arguments[0].Start, choice.Cause!, choice.Cure!));
        return choice.Body;
    }

    private static ValueKind? KindOf(ExpressionType type) => type.Kind switch
    {
        TypeKind.Boolean => ValueKind.Boolean,
        TypeKind.Number => ValueKind.Number,
        TypeKind.Text or TypeKind.Date => ValueKind.Text,
        TypeKind.List => ValueKind.List,
        TypeKind.Record => ValueKind.Record,
        _ => null,
    };
}
