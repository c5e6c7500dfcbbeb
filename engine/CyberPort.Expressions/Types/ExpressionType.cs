namespace CyberPort.Expressions;

/// <summary>The type of an expression; every type may also be null.</summary>
public sealed record ExpressionType
{
    public static readonly ExpressionType Any = new() { Kind = TypeKind.Any };
    public static readonly ExpressionType Null = new() { Kind = TypeKind.Null };
    public static readonly ExpressionType Boolean = new() { Kind = TypeKind.Boolean };
    public static readonly ExpressionType Number = new() { Kind = TypeKind.Number };
    public static readonly ExpressionType Text = new() { Kind = TypeKind.Text };

    /// <summary>A text such as "2026-11-20".</summary>
    public static readonly ExpressionType Date = new() { Kind = TypeKind.Date };

    /// <summary>A list of anything.</summary>
    public static readonly ExpressionType List = ListOf(Any);

    private static readonly IReadOnlyDictionary<string, ExpressionType> None = new Dictionary<string, ExpressionType>();

    private ExpressionType()
    {
    }

    public TypeKind Kind { get; private init; }

    /// <summary>The type of a list's items; Any for every other type.</summary>
    public ExpressionType Element { get => field ?? Any; private init; }

    /// <summary>The members of a record; empty for every other type.</summary>
    public IReadOnlyDictionary<string, ExpressionType> Members { get => field ?? None; private init; }

    public static ExpressionType ListOf(ExpressionType element) => new() { Kind = TypeKind.List, Element = element };

    public static ExpressionType RecordOf(IReadOnlyDictionary<string, ExpressionType> members) =>
        new() { Kind = TypeKind.Record, Members = members };

    /// <summary>What a person calls this type.</summary>
    public LocalText Label => Kind switch
    {
        TypeKind.Null => new("値なし (null)", "null"),
        TypeKind.Boolean => new("はい/いいえ", "yes/no"),
        TypeKind.Number => new("数", "a number"),
        TypeKind.Text => new("文字列", "text"),
        TypeKind.Date => new("日付", "a date"),
        TypeKind.List => new("一覧", "a list"),
        TypeKind.Record => new("項目のまとまり", "a group of fields"),
        _ => new("何でも", "anything"),
    };

    internal bool IsLoose => Kind is TypeKind.Any or TypeKind.Null;

    internal bool IsTextual => Kind is TypeKind.Text or TypeKind.Date;

    /// <summary>Whether a value of this type may stand where the other type is wanted.</summary>
    internal bool Fits(ExpressionType wanted) =>
        IsLoose || wanted.Kind == TypeKind.Any || Kind == wanted.Kind || (IsTextual && wanted.IsTextual);

    /// <summary>The type that both sides of a choice have.</summary>
    internal static ExpressionType Common(ExpressionType left, ExpressionType right)
    {
        if (left.Kind == TypeKind.Null) return right;
        if (right.Kind == TypeKind.Null || ReferenceEquals(left, right)) return left;
        if (left.IsTextual && right.IsTextual) return left.Kind == right.Kind ? left : Text;
        if (left.Kind != right.Kind) return Any;
        return left.Kind switch
        {
            TypeKind.List => ListOf(Common(left.Element, right.Element)),
            TypeKind.Record => CommonRecord(left, right),
            _ => left,
        };
    }

    private static ExpressionType CommonRecord(ExpressionType left, ExpressionType right) =>
        RecordOf(left.Members.Where(m => right.Members.ContainsKey(m.Key)).ToDictionary(m => m.Key,
            m => Common(m.Value, right.Members[m.Key])));

    public override string ToString() => Kind == TypeKind.List ? $"List({Element})" : Kind.ToString();
}
