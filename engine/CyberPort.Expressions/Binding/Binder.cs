using CyberPort.Expressions.Nodes;
using CyberPort.Expressions.Syntax;

namespace CyberPort.Expressions.Binding;

/// <summary>Gives names their meaning, checks types, and makes the nodes that are evaluated.</summary>
internal sealed partial class Binder(ExpressionContext context)
{
    private const int MaxSuggestions = 20;

    private readonly List<ExpressionProblem> _problems = [];
    private readonly List<string> _reads = [];
    private readonly List<BoundItem> _items = [];

    public IReadOnlyList<ExpressionProblem> Problems => _problems;

    public IReadOnlyList<string> Reads => _reads;

    /// <summary>Binds a whole expression that has to be of the wanted type.</summary>
    public Bound BindRoot(SyntaxNode root, ExpressionType wanted)
    {
        var bound = Use(root);
        if (!bound.Type.Fits(wanted)) Report(TypeFaults.WrongResult(root, bound.Type, wanted));
        return bound;
    }

    /// <summary>Binds a part whose value is needed here: what it reads is remembered.</summary>
    private Bound Use(SyntaxNode syntax)
    {
        var bound = Bind(syntax);
        Read(bound.Path);
        return bound;
    }

    private Bound Bind(SyntaxNode syntax) => syntax switch
    {
        LiteralSyntax literal => new(new ConstantNode(literal.Value), TypeOf(literal.Value)),
        NameSyntax name => BindName(name),
        MemberSyntax member => BindMember(member),
        IndexSyntax index => BindIndex(index),
        UnarySyntax unary => BindUnary(unary),
        ChainSyntax chain => BindChain(chain),
        ConditionalSyntax conditional => BindConditional(conditional),
        TemplateSyntax template => BindTemplate(template),
        ListSyntax list => BindList(list),
        RecordSyntax record => BindRecord(record),
        CallSyntax call => BindCall(call),
        LambdaSyntax lambda => Failed(TypeFaults.StrayLambda(lambda)),
        _ => throw new System.Diagnostics.UnreachableException(syntax.GetType().Name),
    };

    private static ExpressionType TypeOf(Value literal) => literal.Kind switch
    {
        ValueKind.Number => ExpressionType.Number,
        ValueKind.Text => ExpressionType.Text,
        ValueKind.Boolean => ExpressionType.Boolean,
        _ => ExpressionType.Null,
    };

    private Bound BindName(NameSyntax syntax)
    {
        var name = syntax.Name;
        for (var depth = _items.Count - 1; depth >= 0; depth--)
            if (_items[depth].Name == name) return new(new ItemNode(depth), _items[depth].Type, _items[depth].Path);
        foreach (var local in context.Locals)
            if (local.Name == name) return new(new LocalNode(local.Name), local.Type, local.Path);
        if (context.Names.Kind == TypeKind.Any) return new(new FieldNode(name), ExpressionType.Any, Step("", name));
        if (context.Names.Members.TryGetValue(name, out var type)) return new(new FieldNode(name), type, Step("", name));

        var known = Suggestible(context.Names.Members.Keys.Concat(context.Locals.Select(l => l.Name)).Concat(_items.Select(i => i.Name)));
        return Failed(context.Functions.Find(name) is null
            ? TypeFaults.UnknownName(syntax, name, known)
            : TypeFaults.NotCalled(syntax, name));
    }

    private Bound BindMember(MemberSyntax syntax)
    {
        var target = Bind(syntax.Target);
        var name = syntax.Name;
        if (target.Type.Kind == TypeKind.Record)
        {
            return target.Type.Members.TryGetValue(name, out var type)
                ? new(new MemberNode(target.Node, name), type, Step(target.Path, name))
                : Failed(TypeFaults.UnknownMember(syntax, name, Suggestible(target.Type.Members.Keys)));
        }

        if (name == "length" && (target.Type.IsTextual || target.Type.Kind == TypeKind.List))
        {
            Read(target.Type.Kind == TypeKind.List ? Step(target.Path, "-") : target.Path);
            return new(new LengthNode(target.Node, target.Type.Kind == TypeKind.List), ExpressionType.Number);
        }

        if (!target.Type.IsLoose) return Failed(TypeFaults.NoMembers(syntax, name, target.Type));
        Node node = name == "length" ? new LengthNode(target.Node, listWanted: false) : new MemberNode(target.Node, name);
        return new(node, ExpressionType.Any, Step(target.Path, name));
    }

    private Bound BindIndex(IndexSyntax syntax)
    {
        // a['名前'] is a.名前 for names that cannot be written as a word.
        if (syntax.Index is LiteralSyntax { Value: { IsText: true } name }
            && Bind(syntax.Target) is { Type.Kind: not TypeKind.List } record)
        {
            if (record.Type.IsLoose)
                return new(new MemberNode(record.Node, name.AsText), ExpressionType.Any, Step(record.Path, name.AsText));
            return record.Type.Members.TryGetValue(name.AsText, out var member)
                ? new(new MemberNode(record.Node, name.AsText), member, Step(record.Path, name.AsText))
                : Failed(TypeFaults.UnknownMember(syntax.Index, name.AsText, Suggestible(record.Type.Members.Keys)));
        }

        var target = Bind(syntax.Target);
        var index = Use(syntax.Index);
        var wanted = target.Type.Kind == TypeKind.List ? ExpressionType.Number : ExpressionType.Any;
        if (!index.Type.Fits(wanted)) return Failed(TypeFaults.Wrong(syntax.Index, index.Type, wanted));
        if (target.Type.Kind is not (TypeKind.List or TypeKind.Record or TypeKind.Any))
            return Failed(TypeFaults.NoMembers(syntax, "[ ]", target.Type));

        var node = new IndexNode(target.Node, index.Node);
        if (target.Type.Kind == TypeKind.List) return new(node, target.Type.Element, Step(target.Path, "*"));
        Read(target.Path);
        return new(node, ExpressionType.Any);
    }

    private Bound BindTemplate(TemplateSyntax syntax)
    {
        var parts = new Node[syntax.Parts.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = Use(syntax.Parts[i]);
            if (part.Type.Kind is TypeKind.List or TypeKind.Record)
                Report(TypeFaults.Wrong(syntax.Parts[i], part.Type, ExpressionType.Text));
            parts[i] = part.Node;
        }

        return new(new TemplateNode(parts), ExpressionType.Text);
    }

    private Bound BindList(ListSyntax syntax)
    {
        var items = syntax.Items.Select(Use).ToArray();
        var element = items.Length == 0 ? ExpressionType.Any : items.Select(i => i.Type).Aggregate(ExpressionType.Common);
        return new(new ListNode([.. items.Select(i => i.Node)]), ExpressionType.ListOf(element));
    }

    private Bound BindRecord(RecordSyntax syntax)
    {
        var members = syntax.Members.Select(m => (m.Name, Bound: Use(m.Value))).ToArray();
        var node = new RecordNode([.. members.Select(m => m.Name)], [.. members.Select(m => m.Bound.Node)]);
        return new(node, ExpressionType.RecordOf(members.ToDictionary(m => m.Name, m => m.Bound.Type)));
    }

    private void Read(string? path)
    {
        if (path is not null && !_reads.Contains(path)) _reads.Add(path);
    }

    private static string? Step(string? path, string name) =>
        path is null ? null : path + "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    // Looking for the nearest name takes a while: a text full of unknown names gets only its first ones explained.
    private IEnumerable<string> Suggestible(IEnumerable<string> names) => _problems.Count < MaxSuggestions ? names : [];

    private void Report(ExpressionProblem problem) => _problems.Add(problem);

    private Bound Failed(ExpressionProblem problem)
    {
        Report(problem);
        return Bound.Unknown;
    }
}
