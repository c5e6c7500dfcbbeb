using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Choices;
using CyberPort.Forms.Fields.Rows;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Entry;

/// <summary>A repeated group as one table of text: what a spreadsheet copies, what the grid edits, what is posted.</summary>
public static class RowTable
{
    /// <summary>The part that the whole table is posted as.</summary>
    public const string Part = "table";

    /// <summary>How a repeated group is drawn as a table: its control.</summary>
    public const string Control = "grid";

    private const int MostLines = 20_000;

    /// <summary>The columns that one cell can hold; the others keep what they have.</summary>
    public static IReadOnlyList<LayoutField> Columns(CompiledForm form, LayoutField rows) => [.. rows.Columns.Where(column =>
        !form.IsComputed(column.Path) && FieldKinds.Standard[column.Field.Kind] is { IsPosted: true, SchemaType: "string" or "number" or "integer" or "boolean" })];

    /// <summary>The choices of a column, whatever its row says.</summary>
    public static IReadOnlyList<Option> Options(CompiledForm form, LayoutField column) =>
        column.Field.List is { } list && form.Package.CodeLists.TryGetValue(list, out var codes)
            ? [.. codes.Offered.Select(code => new Option(code, codes.Rows[code].Label, codes.Rows[code].Kana))]
            : [];

    public static string Write(CompiledForm form, LayoutField rows, Value value, string language) => TabbedText.Write(Lines(ColumnsOf(form, rows), value, language));

    /// <summary>The rows of a posted table. Rows that stayed keep their id; cells that are read-only, and what the table does not show, stay.</summary>
    internal static Value Read(CompiledForm form, LayoutField rows, string text, FormState before)
    {
        var columns = ColumnsOf(form, rows);
        var current = before.Values.At(rows.Path);
        var old = current.Kind == ValueKind.List ? current.AsList : [];
        var typed = TabbedText.Read(text);
        if (typed.Count > MostLines) return current;

        var places = RowMatch.Of([.. Lines(columns, current, before.Context.Language).Select(TabbedText.Line)], [.. typed.Select(TabbedText.Line)]);
        var ids = new RowIds(old);
        var read = new List<Value>(typed.Count);
        for (var i = 0; i < typed.Count; i++)
        {
            var from = places[i] is { } at && old[at].Kind == ValueKind.Record ? old[at].AsRecord : null;
            var row = (from ?? ValueRecord.Of([KeyValuePair.Create(RowsKind.RowId, Value.Of(ids.Next()))])).ToDictionary();
            for (var c = 0; c < columns.Count; c++)
            {
                if (places[i] is { } place && IsClosed(before, rows, columns[c], place)) continue;
                var cell = c < typed[i].Count ? columns[c].Kind.Read(columns[c].Spec, PostedParts.Of(("", typed[i][c]))).Value : Value.Null;
                if (cell.IsNull) row.Remove(columns[c].Name);
                else row[columns[c].Name] = cell;
            }

            read.Add(Value.Of(ValueRecord.Of(row)));
        }

        return read.Count == 0 ? Value.Null : Value.Of(read);
    }

    private sealed record TableColumn(string Name, string Path, FieldKind Kind, FieldSpec Spec);

    private static List<TableColumn> ColumnsOf(CompiledForm form, LayoutField rows) => [.. Columns(form, rows).Select(column => new TableColumn(
        Pointers.Name(column.Path), column.Path, FieldKinds.Standard[column.Field.Kind], form.Spec(column.Path) with { Options = Options(form, column) }))];

    private static IEnumerable<IEnumerable<string>> Lines(List<TableColumn> columns, Value value, string language) => value.Kind == ValueKind.List
        ? value.AsList.Select(row => columns.Select(column => Text(column, row[column.Name], language)))
        : [];

    private static string Text(TableColumn column, Value cell, string language) => cell.Kind switch
    {
        ValueKind.Text => column.Spec.Options.Count > 0 ? column.Spec.LabelOf(cell.AsText, language) : cell.AsText.Replace('\u001F', ' '),
        ValueKind.Number => Fields.Numbers.NumberTexts.Write(cell.AsNumber),
        ValueKind.Boolean => YesNoKind.Word(cell.AsBoolean, language),
        _ => "",
    };

    private static bool IsClosed(FormState state, LayoutField rows, TableColumn column, int row)
    {
        var flags = state.FlagsOf($"{rows.Path}/{row.ToString(CultureInfo.InvariantCulture)}/{column.Name}", column.Path);
        return flags.Disabled || flags.Hidden;
    }
}

/// <summary>Names for new rows that no other row has.</summary>
internal sealed class RowIds(IReadOnlyList<Value> rows)
{
    private readonly HashSet<string> _taken = [.. rows.Select(row => row[RowsKind.RowId]).Where(id => id.IsText).Select(id => id.AsText)];
    private int _number = rows.Count;

    public string Next()
    {
        string id;
        do id = "t" + (++_number).ToString(CultureInfo.InvariantCulture);
        while (!_taken.Add(id));
        return id;
    }
}
