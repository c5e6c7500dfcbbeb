using CyberPort.Expressions;
using CyberPort.Forms.Fields.Numbers;

namespace CyberPort.Forms.Fields.Matrices;

/// <summary>Numbers by line and column (品目×仕出地), stored as a list of cells {"line", "column", "value"}; empty cells are left out.</summary>
public sealed class MatrixKind : FieldKind
{
    private const string Line = "line";
    private const string Column = "column";
    private const string Cell = "value";

    public override string Name => "matrix";

    public override string SchemaType => "array";

    public override IReadOnlyList<string> PartNames(FieldSpec field)
    {
        var axes = MatrixAxes.Of(field);
        return [.. axes.Lines.SelectMany(line => axes.Columns.Select(column => MatrixAxes.Part(line.Code, column.Code)))];
    }

    public override string Show(FieldSpec field, Value value, string language)
    {
        var cells = Cells(value).ToList();
        if (cells.Count == 0) return value.IsText ? value.AsText : Empty;
        var axes = MatrixAxes.Of(field);
        var lines = cells.GroupBy(cell => cell.Line).Select(line =>
            $"{LabelOf(axes.Lines, line.Key, language)}{(language == "en" ? ": " : "：")}"
            + string.Join(language == "en" ? ", " : "、", line.Select(cell => $"{LabelOf(axes.Columns, cell.Column, language)} {Shown(field, cell.Value)}")));
        var total = axes.LineTotals || axes.ColumnTotals
            ? $"\n{(language == "en" ? "Total: " : "合計：")}{NumberTexts.Show(Sum(cells), field.Unit)}"
            : "";
        return string.Join('\n', lines) + total;
    }

    public override IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value)
    {
        var parts = PartNames(field).ToDictionary(part => part, _ => "");
        foreach (var cell in Cells(value))
        {
            var part = MatrixAxes.Part(cell.Line, cell.Column);
            if (parts.ContainsKey(part)) parts[part] = cell.Value.IsNumber ? NumberTexts.Write(cell.Value.AsNumber) : cell.Value.IsText ? cell.Value.AsText : "";
        }

        return parts;
    }

    public override IReadOnlyDictionary<string, string> Outputs(FieldSpec field, Value value, string language)
    {
        var (axes, cells) = (MatrixAxes.Of(field), Cells(value).ToList());
        var sums = new Dictionary<string, string>();
        void Add(string line, string column, IEnumerable<MatrixCell> summed) =>
            sums[MatrixAxes.Part(line, column)] = NumberTexts.Show(Sum(summed), null);
        if (axes.LineTotals)
            foreach (var line in axes.Lines) Add(line.Code, MatrixAxes.Total, cells.Where(cell => cell.Line == line.Code));
        if (axes.ColumnTotals)
            foreach (var column in axes.Columns) Add(MatrixAxes.Total, column.Code, cells.Where(cell => cell.Column == column.Code));
        if (axes is { LineTotals: true, ColumnTotals: true }) Add(MatrixAxes.Total, MatrixAxes.Total, cells);
        return sums;
    }

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (value.Kind != ValueKind.List) yield break;
        var axes = MatrixAxes.Of(field);
        var (line, column) = (axes.Lines.Select(o => o.Code).ToHashSet(), axes.Columns.Select(o => o.Code).ToHashSet());
        var at = 0;
        foreach (var cell in Cells(value))
        {
            var pointer = $"/{at++.ToString(System.Globalization.CultureInfo.InvariantCulture)}/{Cell}";
            if (line.Count > 0 && (!line.Contains(cell.Line) || !column.Contains(cell.Column)))
                yield return new(pointer, "", "list", FieldWords.MatrixPlace(cell.Line, cell.Column));
            else if (Fault(field, cell.Value) is { } fault)
                yield return new(pointer, MatrixAxes.Part(cell.Line, cell.Column), fault.Keyword, Named(axes, cell, fault.Message));
        }
    }

    public override IEnumerable<SpecFault> Faults(FieldSpec field)
    {
        foreach (var axis in new[] { "lines", "columns" })
            if (field.Schema[MatrixAxes.Note][axis] is not { Kind: ValueKind.Record, AsRecord.Count: > 0 })
                yield return new($"/{MatrixAxes.Note}/{axis}", new($"表の{(axis == "lines" ? "行" : "列")}がありません。", $"The matrix has no {axis}."),
                    new("コード表の名前、または { コード: { \"ja\", \"en\" } } を書いてください。", "Write the name of a code list, or { code: { \"ja\", \"en\" } }."));
        var cell = field.Schema["items"]["properties"];
        if (new[] { Line, Column, Cell }.Any(name => cell[name].IsNull))
            yield return new("/items", new("セルの形（line, column, value）がありません。", "The cells (line, column, value) are not described."),
                new("items.properties に line, column（string）と value（number か integer）を書いてください。",
                    "Describe line and column (string) and value (number or integer) in items.properties."));
    }

    public override Value Sample(FieldSpec field)
    {
        var axes = MatrixAxes.Of(field);
        return axes.Lines.Count == 0 || axes.Columns.Count == 0 ? Value.Null : Value.List(Make(axes.Lines[0].Code, axes.Columns[0].Code, Value.Of(12)));
    }

    /// <summary>The cells in one text: steel/out=12;steel/in=3.</summary>
    public override string Csv(FieldSpec field, Value value) => value.Kind != ValueKind.List
        ? base.Csv(field, value)
        : string.Join(';', Cells(value).Select(cell => $"{cell.Line}/{cell.Column}={(cell.Value.IsNumber ? NumberTexts.Write(cell.Value.AsNumber) : cell.Value.ToString())}"));

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        var axes = MatrixAxes.Of(field);
        var cells = from line in axes.Lines
                    from column in axes.Columns
                    let value = NumberTexts.Take(parts[MatrixAxes.Part(line.Code, column.Code)], field.Unit)
                    where !value.IsNull
                    select Make(line.Code, column.Code, value);
        return cells.ToList() is { Count: > 0 } taken ? Value.Of(taken) : Value.Null;
    }

    private readonly record struct MatrixCell(string Line, string Column, Value Value);

    private static IEnumerable<MatrixCell> Cells(Value value) => value.Kind != ValueKind.List
        ? []
        : value.AsList.Where(cell => cell.Kind == ValueKind.Record).Select(cell => new MatrixCell(Text(cell[Line]), Text(cell[Column]), cell[Cell]));

    private static (string Keyword, LocalText Message)? Fault(FieldSpec field, Value value)
    {
        if (value.IsNull) return null;
        var schema = field.Schema["items"]["properties"][Cell];
        if (!value.IsNumber) return ("number", FieldWords.Number);
        var number = value.AsNumber;
        if (schema["type"] == Value.Of("integer") && number != decimal.Truncate(number)) return ("integer", FieldWords.Whole);
        if (schema["minimum"] is { IsNumber: true } least && number < least.AsNumber) return ("minimum", FieldWords.AtLeast(least.AsNumber));
        return schema["maximum"] is { IsNumber: true } most && number > most.AsNumber ? ("maximum", FieldWords.AtMost(most.AsNumber)) : null;
    }

    private static LocalText Named(MatrixAxes axes, MatrixCell cell, LocalText message) => new(
        $"{axes.LabelOf(cell.Line, cell.Column, "ja")}は、{message.Ja}", $"{axes.LabelOf(cell.Line, cell.Column, "en")}: {message.En}");

    private static Value Make(string line, string column, Value value) => Value.Record((Line, Value.Of(line)), (Column, Value.Of(column)), (Cell, value));

    private static decimal Sum(IEnumerable<MatrixCell> cells)
    {
        // Sums of numbers near the largest there is are not worth a fault.
        try
        {
            return cells.Where(cell => cell.Value.IsNumber).Sum(cell => cell.Value.AsNumber);
        }
        catch (OverflowException)
        {
            return decimal.MaxValue;
        }
    }

    private static string Shown(FieldSpec field, Value value) => value.IsNumber ? NumberTexts.Show(value.AsNumber, field.Unit) : Text(value);

    private static string LabelOf(IReadOnlyList<Codes.Option> axis, string code, string language) =>
        axis.FirstOrDefault(option => option.Code == code)?.Label.In(language) ?? code;

    private static string Text(Value value) => value.IsText ? value.AsText : value.IsNull ? "" : value.ToJson();
}
