using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.States;
using CyberPort.FormViews.Drawing;

namespace CyberPort.FormViews.Fields.Rows;

/// <summary>What the grid's script needs beside the table itself: columns, errors by cell, computed cells and its words.</summary>
public static class GridJson
{
    /// <summary>How many errors are listed at once; the others stand at their cells.</summary>
    public const int MostLines = 20;

    private const int MostErrors = 1_000;
    private const int MostOptions = 300;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly string[] Keys =
        ["gridHelp", "gridAdd", "gridRemove", "gridFill", "gridUndo", "gridRedo", "gridCount", "gridRow", "gridNext", "gridPrevious", "gridErrors",
            "gridLostRows", "gridLostColumns", "choose", "auto"];

    /// <summary>The columns in their order: those of the table first, then the computed ones.</summary>
    public static string Columns(FieldView field)
    {
        var form = field.Form.Form;
        return JsonSerializer.Serialize(RowTable.Columns(form, field.Layout).Select(column => new
        {
            name = Pointers.Name(column.Path),
            label = Label(field, column),
            number = column.Field.Kind is "number" or "integer" or "money",
            options = RowTable.Options(form, column) is { Count: > 0 and <= MostOptions } options ? options.Select(option => option.Label.In(field.Form.Language)) : null,
        }).Concat<object>(ComputedOf(field).Select(column => new { name = Pointers.Name(column.Path), label = Label(field, column), computed = true })), Options);
    }

    public static string Words(FieldView field) =>
        JsonSerializer.Serialize(Keys.ToDictionary(key => key, key => field.Texts[key]), Options);

    /// <summary>The errors by cell, "3/tons".</summary>
    public static string Errors(FieldView field) => JsonSerializer.Serialize(ErrorsOf(field), Options);

    /// <summary>The computed cells by column, one text for each row.</summary>
    public static string Computed(FieldView field) => JsonSerializer.Serialize(ComputedTexts(field), Options);

    /// <summary>The first errors in words, with the row and the column.</summary>
    public static IEnumerable<string> Lines(FieldView field) => CellErrors(field).Take(MostLines)
        .Select(error => $"{field.Texts.Format("row", error.Row + 1)}{(field.Form.Language == "en" ? ": " : "：")}{error.Finding.Message.In(field.Form.Language)}");

    internal static void Write(Utf8JsonWriter json, FieldView field)
    {
        json.WriteStartObject("grid");
        json.WritePropertyName("errors");
        JsonSerializer.Serialize(json, ErrorsOf(field), Options);
        json.WritePropertyName("computed");
        JsonSerializer.Serialize(json, ComputedTexts(field), Options);
        json.WritePropertyName("lines");
        JsonSerializer.Serialize(json, Lines(field), Options);
        json.WriteEndObject();
    }

    private static string Label(FieldView field, LayoutField column) => field.Form.Text(column.Label) + (column.Field.Unit is { } unit ? $" ({unit})" : "");

    private static IEnumerable<LayoutField> ComputedOf(FieldView field) => field.Layout.Columns.Where(column => field.Form.Form.IsComputed(column.Path));

    private static Dictionary<string, string[]> ComputedTexts(FieldView field)
    {
        var rows = field.Value.Kind == ValueKind.List ? field.Value.AsList : [];
        return ComputedOf(field).ToDictionary(column => Pointers.Name(column.Path), column =>
            rows.Select(row => field.Form.Form.Show(column.Path, row[Pointers.Name(column.Path)], field.Form.Language)).ToArray());
    }

    private static Dictionary<string, string> ErrorsOf(FieldView field) => CellErrors(field).Take(MostErrors)
        .GroupBy(error => $"{error.Row.ToString(CultureInfo.InvariantCulture)}/{error.Column}")
        .ToDictionary(cell => cell.Key, cell => string.Join(' ', cell.Select(error => error.Finding.Message.In(field.Form.Language))));

    // Unreadable cells are said at once also on a page that nobody has left: in a table nobody leaves a field.
    private static IEnumerable<(int Row, string Column, FormFinding Finding)> CellErrors(FieldView field)
    {
        foreach (var finding in field.Form.State.Findings.Where(finding => finding.Severity == Severity.Error))
            if (Pointers.IsWithin(finding.Pointer, field.Pointer) && finding.Pointer[field.Pointer.Length..].Split('/') is ["", var row, var column, ..]
                && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                yield return (number, column, finding);
    }
}
