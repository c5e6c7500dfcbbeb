namespace CyberPort.Expressions.Nodes;

internal sealed class ConstantNode(Value value) : Node(1)
{
    public Value Value => value;

    public override Value Evaluate(EvaluationScope scope) => value;
}

/// <summary>Finds a member by name and remembers where it was: records of one shape answer at once.</summary>
internal sealed class MemberFinder(string name)
{
    // One reference, so that another thread sees a whole pair or the old one.
    private Found _found = new(RecordShape.Empty, -1);

    public Value In(ValueRecord record)
    {
        var found = _found;
        if (!ReferenceEquals(found.Shape, record.Shape)) _found = found = new(record.Shape, record.Shape.IndexOf(name));
        return found.Index < 0 ? Value.Null : record.ValueAt(found.Index);
    }

    private sealed class Found(RecordShape shape, int index)
    {
        public RecordShape Shape { get; } = shape;
        public int Index { get; } = index;
    }
}

internal sealed class FieldNode(string name) : Node(1)
{
    private readonly MemberFinder _finder = new(name);

    public override Value Evaluate(EvaluationScope scope) => scope.Values.RecordOrNull is { } record ? _finder.In(record) : Value.Null;
}

internal sealed class LocalNode(string name) : Node(1)
{
    public override Value Evaluate(EvaluationScope scope) => scope.Local(name);
}

/// <summary>The item an aggregate stands at; depth counts the aggregates around it.</summary>
internal sealed class ItemNode(int depth) : Node(1)
{
    public override Value Evaluate(EvaluationScope scope) => scope.Item(depth);
}

internal sealed class MemberNode(Node target, string name) : Node(1 + target.Cost)
{
    private readonly MemberFinder _finder = new(name);

    public override Value Evaluate(EvaluationScope scope) =>
        target.Evaluate(scope).RecordOrNull is { } record ? _finder.In(record) : Value.Null;
}

/// <summary>x.length: the characters of a text, the items of a list, or a member of that name.</summary>
internal sealed class LengthNode(Node target, bool listWanted) : Node(1 + target.Cost)
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var value = target.Evaluate(scope);
        if (value.ListOrNull is { } list) return Value.Of(list.Count);
        if (value.TextOrNull is { } text) return Value.Of(Texts.Length(text));
        return listWanted && value.IsNull ? Value.Of(0) : value["length"];
    }
}

internal sealed class IndexNode(Node target, Node index) : Node(1 + target.Cost + index.Cost)
{
    public override Value Evaluate(EvaluationScope scope)
    {
        var value = target.Evaluate(scope);
        var at = index.Evaluate(scope);
        if (value.RecordOrNull is { } record)
            return at.TextOrNull is { } name && record.TryGetValue(name, out var member) ? member : Value.Null;
        if (value.ListOrNull is not { } list || !at.IsNumber) return Value.Null;

        var place = at.RawNumber;
        return place >= 0 && place < list.Count && decimal.IsInteger(place) ? list[(int)place] : Value.Null;
    }
}
