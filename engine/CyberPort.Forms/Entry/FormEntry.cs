using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Rows;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Entry;

/// <summary>Takes what people entered into the answers of a form; what is not theirs to write is left as it was.</summary>
public static class FormEntry
{
    private const int MostRowDigits = 5;

    /// <summary>The answers with the posted inputs read: "/area", "/rows/3/tons", parts behind "#" ("/period#from.year").</summary>
    /// <remarks>
    /// Only fields whose inputs were posted change. Unknown names, fields that are switched off, computed ones, and those that are
    /// read-only under the new answers keep what they had. What cannot be read stays as the text that was typed.
    /// </remarks>
    public static Value Read(CompiledForm form, Value current, IReadOnlyDictionary<string, string[]> posted, FormContext context)
    {
        current = Answers.Of(current);
        var before = form.Evaluate(current, context);
        var changed = new Dictionary<string, Value>(StringComparer.Ordinal);
        var values = current;
        foreach (var (pointer, parts) in Grouped(posted))
        {
            if (TableOf(form, pointer) is { } table && parts.TryGetValue(RowTable.Part, out var text) && text is [.., var last])
            {
                changed[pointer] = RowTable.Read(form, table, last, before);
                values = Answers.Set(values, pointer, changed[pointer]);
                continue;
            }

            if (Writable(form, current, pointer) is not { } field) continue;
            changed[pointer] = FieldKinds.Standard[field.Kind].Read(form.Spec(pointer, before), new(parts)).Value;
            values = Answers.Set(values, pointer, changed[pointer]);
        }

        foreach (var (pointer, value) in RegisterFills.Of(form, current, changed))
            if (Writable(form, values, pointer) is not null) values = Answers.Set(values, pointer, changed[pointer] = value);

        return Refuse(form, current, values, changed.Keys, context);
    }

    /// <summary>The answers with an empty row at the end of a repeated group, if there may be one more; its id is handed in.</summary>
    public static Value AddRow(CompiledForm form, Value values, string rows, string rowId)
    {
        values = Answers.Of(values);
        if (form.Fields.Find(rows) is not { Kind: "rows", Off: false } field) return values;

        var present = values.At(rows);
        var most = field.Schema["maxItems"] is { IsNumber: true } limit ? limit.AsNumber : form.MaxRows;
        return Count(present) >= most ? values : Answers.Set(values, rows, RowsKind.Add(present, rowId));
    }

    /// <summary>The answers without a row, named by its id; the same when there is none.</summary>
    public static Value RemoveRow(CompiledForm form, Value values, string rows, string rowId)
    {
        values = Answers.Of(values);
        if (form.Fields.Find(rows) is not { Kind: "rows" } || values.At(rows) is not { Kind: ValueKind.List } list) return values;

        for (var i = 0; i < list.AsList.Count; i++)
            if (list.AsList[i][RowsKind.RowId] == Value.Of(rowId)) return Emptied(values, rows, RowsKind.Remove(list, i));
        return values;
    }

    /// <summary>The answers with a file slot's list replaced; files come by uploads of their own.</summary>
    public static Value SetFiles(CompiledForm form, Value values, string pointer, IReadOnlyList<Value> files)
    {
        values = Answers.Of(values);
        return form.Fields.Find(Pointers.PathOf(pointer)) is { Kind: "file", Off: false } ? Emptied(values, pointer, Value.Of(files)) : values;
    }

    /// <summary>The repeated group that is posted as one table; null when it is drawn row by row.</summary>
    private static LayoutField? TableOf(CompiledForm form, string pointer) =>
        form.Field(pointer) is { Control: RowTable.Control, Field: { Kind: "rows", Off: false } } rows && rows.Path == pointer ? rows : null;

    private static FormField? Writable(CompiledForm form, Value current, string pointer)
    {
        if (form.Fields.Find(Pointers.PathOf(pointer)) is not { Off: false } field || form.Field(pointer) is null) return null;
        if (!FieldKinds.Standard[field.Kind].IsPosted || form.IsComputed(field.Path)) return null;
        // A cell is only written in a row that is there.
        return field.RowsPath is null || (RowOf(pointer, field) is { } row && row < Count(current.At(field.RowsPath))) ? field : null;
    }

    private static Value Refuse(CompiledForm form, Value current, Value values, IEnumerable<string> changed, FormContext context)
    {
        var after = form.Evaluate(values, context);
        foreach (var pointer in changed)
            if (!after.Of(pointer).Enabled) values = Answers.Set(values, pointer, current.At(pointer));
        return values;
    }

    private static int? RowOf(string pointer, FormField field)
    {
        var rest = pointer.AsSpan(field.RowsPath!.Length + 1);
        var number = rest[..Math.Max(0, rest.IndexOf('/'))];
        return number.Length is > 0 and <= MostRowDigits
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? row
            : null;
    }

    private static int Count(Value rows) => rows.Kind == ValueKind.List ? rows.AsList.Count : 0;

    /// <summary>The posted texts by pointer and part.</summary>
    private static Dictionary<string, Dictionary<string, IReadOnlyList<string>>> Grouped(IReadOnlyDictionary<string, string[]> posted)
    {
        var grouped = new Dictionary<string, Dictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var (name, texts) in posted)
        {
            if (!name.StartsWith('/')) continue;
            var hash = name.IndexOf('#', StringComparison.Ordinal);
            var (pointer, part) = hash < 0 ? (name, "") : (name[..hash], name[(hash + 1)..]);
            if (!grouped.TryGetValue(pointer, out var parts)) grouped[pointer] = parts = new(StringComparer.Ordinal);
            parts[part] = texts;
        }

        return grouped;
    }

    private static Value Emptied(Value values, string pointer, Value list) =>
        Answers.Set(values, pointer, list.AsList.Count == 0 ? Value.Null : list);
}
