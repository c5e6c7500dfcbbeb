using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Fields.Rows;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Entry;

/// <summary>One place and what stands there; a repeated group is its cells, and the key of a cell names its row by id, not by number.</summary>
public sealed record AnswerPlace(FormField Field, string Pointer, string Key, Value Value)
{
    /// <summary>The places of a form for these answers, in the order of its fields: those that are on and shown on a page.</summary>
    public static IEnumerable<AnswerPlace> All(CompiledForm form, Value values)
    {
        foreach (var field in form.Fields.All.Where(f => f.RowsPath is null && IsAsked(form, f)))
        {
            if (field.Kind != "rows") yield return new(field, field.Path, field.Path, values.At(field.Path));
            else
                foreach (var cell in Cells(form, field, values.At(field.Path))) yield return cell;
        }
    }

    private static IEnumerable<AnswerPlace> Cells(CompiledForm form, FormField rows, Value value)
    {
        if (value.Kind != ValueKind.List) yield break;
        var columns = form.Fields.All.Where(f => f.RowsPath == rows.Path && IsAsked(form, f))
            .Select(f => (Field: f, Below: f.Path[(rows.Path.Length + 2)..])).ToArray();
        for (var i = 0; i < value.AsList.Count; i++)
        {
            var row = i.ToString(CultureInfo.InvariantCulture);
            var cells = value.AsList[i];
            var id = cells[RowsKind.RowId] is { IsText: true } text ? text.AsText : row;
            foreach (var (field, rest) in columns) yield return new(field, $"{rows.Path}/{row}{rest}", $"{rows.Path}/{id}{rest}", cells.At(rest));
        }
    }

    private static bool IsAsked(CompiledForm form, FormField field) => !field.Off && form.Field(field.Path) is not null;
}
