using System.Globalization;
using CyberPort.Expressions;

namespace CyberPort.Forms.Fields.Rows;

/// <summary>Rows of the same fields (繰返し); each keeps its id, so that findings and comments follow the row and not its number.</summary>
public sealed class RowsKind : FieldKind
{
    /// <summary>The member that holds the id of a row.</summary>
    public const string RowId = "_row";

    private static readonly Dictionary<string, string> NoParts = [];

    public override string Name => "rows";

    public override string SchemaType => "array";

    public override bool IsPosted => false;

    public override IReadOnlyList<string> PartNames(FieldSpec field) => [];

    // the inputs are those of the cells
    public override IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value) => NoParts;

    /// <summary>The rows with a new empty one at the end; its id is handed in.</summary>
    public static Value Add(Value rows, string rowId) =>
        Value.Of([.. Items(rows), Value.Record((RowId, Value.Of(rowId)))]);

    /// <summary>The rows without the one at that place; the same rows when there is none.</summary>
    public static Value Remove(Value rows, int index) => Value.Of([.. Items(rows).Where((_, at) => at != index)]);

    public override string Show(FieldSpec field, Value value, string language)
    {
        var count = Items(value).Count;
        if (count == 0) return Empty;
        var number = count.ToString(CultureInfo.InvariantCulture);
        return language == "en" ? number + (count == 1 ? " row" : " rows") : number + " 件";
    }

    public override string Csv(FieldSpec field, Value value) => Items(value).Count.ToString(CultureInfo.InvariantCulture);

    protected override Value Take(FieldSpec field, PostedParts parts) => Value.Null;

    private static IReadOnlyList<Value> Items(Value rows) => rows.Kind == ValueKind.List ? rows.AsList : [];
}
