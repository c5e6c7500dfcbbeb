using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Fields.Rows;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Entry;

/// <summary>One place for an answer; a repeated group is its cells. The key of a cell names its row by id: it stays when rows above go.</summary>
public sealed record AnswerPlace(FormField Field, string Pointer, string Key)
{
    /// <summary>The places of a form for these answers, in the order of its fields: those that are on and shown on a page.</summary>
    public static IEnumerable<AnswerPlace> All(CompiledForm form, Value values)
    {
        foreach (var field in form.Fields.All.Where(f => f.RowsPath is null && IsAsked(form, f)))
        {
            if (field.Kind != "rows") yield return new(field, field.Path, field.Path);
            else
                foreach (var cell in Cells(form, field, values.At(field.Path))) yield return cell;
        }
    }

    private static IEnumerable<AnswerPlace> Cells(CompiledForm form, FormField rows, Value value)
    {
        if (value.Kind != ValueKind.List) yield break;
        var columns = form.Fields.All.Where(f => f.RowsPath == rows.Path && IsAsked(form, f)).ToArray();
        for (var i = 0; i < value.AsList.Count; i++)
        {
            var row = i.ToString(CultureInfo.InvariantCulture);
            var id = value.AsList[i][RowsKind.RowId] is { IsText: true } text ? text.AsText : row;
            foreach (var column in columns)
            {
                var rest = column.Path[(rows.Path.Length + 2)..];
                yield return new(column, $"{rows.Path}/{row}{rest}", $"{rows.Path}/{id}{rest}");
            }
        }
    }

    private static bool IsAsked(CompiledForm form, FormField field) => !field.Off && form.Field(field.Path) is not null;
}
