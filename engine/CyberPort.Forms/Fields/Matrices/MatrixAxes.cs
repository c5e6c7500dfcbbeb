using CyberPort.Expressions;
using CyberPort.Forms.Codes;

namespace CyberPort.Forms.Fields.Matrices;

/// <summary>The lines and columns of a matrix (x-cp-matrix), and the names of its cells.</summary>
public sealed class MatrixAxes
{
    public const string Note = "x-cp-matrix";

    /// <summary>Stands for the total of a line or a column; no code looks like it.</summary>
    public const string Total = "*";

    private MatrixAxes(IReadOnlyList<Option> lines, IReadOnlyList<Option> columns, Value totals) =>
        (Lines, Columns, LineTotals, ColumnTotals) = (lines, columns, Has(totals, "lines"), Has(totals, "columns"));

    public IReadOnlyList<Option> Lines { get; }

    public IReadOnlyList<Option> Columns { get; }

    /// <summary>Whether each line ends with its sum.</summary>
    public bool LineTotals { get; }

    /// <summary>Whether each column ends with its sum.</summary>
    public bool ColumnTotals { get; }

    public static MatrixAxes Of(FieldSpec field)
    {
        var note = field.Schema[Note];
        return new(Read(note["lines"]), Read(note["columns"]), note["totals"]);
    }

    /// <summary>The part of a cell: "steel~out".</summary>
    public static string Part(string line, string column) => $"{line}~{column}";

    public string LabelOf(string line, string column, string language) =>
        $"{Label(Lines, line, language)}{(language == "en" ? ", " : "・")}{Label(Columns, column, language)}";

    /// <summary>Codes with their names, as an axis is written in the form.</summary>
    internal static Value Written(CodeList list) => Value.Of(ValueRecord.Of(list.Offered.Select(code =>
        KeyValuePair.Create(code, Value.Record(("ja", Value.Of(list.Rows[code].Label.Ja)), ("en", Value.Of(list.Rows[code].Label.En)))))));

    private static string Label(IReadOnlyList<Option> axis, string code, string language) =>
        axis.FirstOrDefault(option => option.Code == code)?.Label.In(language) ?? code;

    private static IReadOnlyList<Option> Read(Value axis) => axis.Kind != ValueKind.Record
        ? []
        : [.. axis.AsRecord.Select(item => new Option(item.Key, new(Text(item.Value["ja"], item.Key), Text(item.Value["en"], item.Key))))];

    private static string Text(Value value, string otherwise) => value.IsText ? value.AsText : otherwise;

    private static bool Has(Value totals, string axis) => totals.Kind == ValueKind.List && totals.AsList.Contains(Value.Of(axis));
}
