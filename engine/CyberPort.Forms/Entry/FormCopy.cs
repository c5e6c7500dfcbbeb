using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Rows;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Entry;

/// <summary>Takes answers over: into a new application, or onto a newer version of the same draft; what has no place is named.</summary>
public static class FormCopy
{
    /// <summary>Copies the answers; the earlier form, when it is at hand, gives the labels of fields that are gone.</summary>
    public static CopiedAnswers Into(CompiledForm form, Value earlier, CompiledForm? earlierForm = null) =>
        Copy(form, earlier, earlierForm, again: true);

    /// <summary>Moves a draft's answers to another version of its form: nothing is asked anew, and what is half typed stays so.</summary>
    public static CopiedAnswers Onto(CompiledForm form, Value answers, CompiledForm earlierForm) =>
        Copy(form, answers, earlierForm, again: false);

    private static CopiedAnswers Copy(CompiledForm form, Value earlier, CompiledForm? earlierForm, bool again)
    {
        var values = Value.Of(ValueRecord.Empty);
        var left = new List<LeftAnswer>();
        var anew = new List<LeftAnswer>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in form.Fields.All.Where(f => f is { Off: false, RowsPath: null }))
        {
            var source = Source(field, earlier);
            var value = earlier.At(source);
            if (Blank.Is(value)) continue;

            taken.Add(source);
            if (again ? IsComputed(form, field) : form.IsComputed(field.Path)) continue;
            if (again && !(field.Copied && FieldKinds.Standard[field.Kind].IsCopied)) anew.Add(Left(form, earlierForm, source, value));
            else if (field.Kind == "rows") values = values.With(field.Path, Rows(form, field, value, again ? null : earlierForm, left));
            else if (Fits(form, field, value) || (!again && IsHalfTyped(earlierForm!, source, field, value)))
                values = values.With(field.Path, value);
            else left.Add(Left(form, earlierForm, source, value));
        }

        foreach (var (pointer, value) in Leaves(earlier, "", form))
            if (!taken.Any(t => Pointers.IsWithin(pointer, t))) left.Add(Left(form, earlierForm, pointer, value));
        return new(values, [.. left.OrderBy(l => l.Pointer, StringComparer.Ordinal)]) { Anew = anew };
    }

    // a computed answer that may be changed is there again without being asked
    private static bool IsComputed(CompiledForm form, FormField field) =>
        form.IsComputed(field.Path) || form.Rules.Rules.Any(r => r.Kind == RuleKind.Compute && r.Target == field.Path);

    /// <summary>The place of the answer in the earlier values: a renamed field names the one it replaces.</summary>
    private static string Source(FormField field, Value earlier) =>
        field.Replaces is { } replaced && earlier.At(field.Path).IsNull && !earlier.At(replaced).IsNull ? replaced : field.Path;

    private static bool Fits(CompiledForm form, FormField field, Value value)
    {
        var kind = FieldKinds.Standard[field.Kind];
        if (!HasType(value, field.Type) || kind.Check(form.Spec(field.Path), value).Any(f => f.Severity == Severity.Error)) return false;
        if (field.List is not { } id || !form.Package.CodeLists.TryGetValue(id, out var list) || !list.IsClosed) return true;
        return value.Kind == ValueKind.List
            ? value.AsList.All(v => !v.IsText || list.Offers(v.AsText))
            : !value.IsText || list.Offers(value.AsText);
    }

    // what the earlier version did not take either is still to be corrected
    private static bool IsHalfTyped(CompiledForm earlier, string path, FormField field, Value value) =>
        earlier.Fields.Find(path) is { } before && before.Kind == field.Kind && !Fits(earlier, before, value);

    private static bool HasType(Value value, string type) => type switch
    {
        "string" => value.IsText,
        "number" or "integer" => value.IsNumber,
        "boolean" => value.Kind == ValueKind.Boolean,
        "array" => value.Kind == ValueKind.List,
        "object" => value.Kind == ValueKind.Record,
        _ => true,
    };

    // the earlier form is given when nothing is asked anew
    private static Value Rows(CompiledForm form, FormField field, Value value, CompiledForm? kept, List<LeftAnswer> left)
    {
        if (value.Kind != ValueKind.List) return Value.Of([]);
        return Value.Of([.. value.AsList.Select((row, i) => Row(form, field, (row, $"{field.Path}/{i}"), kept, left))]);
    }

    private static Value Row(CompiledForm form, FormField field, (Value Value, string At) place, CompiledForm? kept, List<LeftAnswer> left)
    {
        var (row, at) = place;
        var copy = Value.Record((RowsKind.RowId, row[RowsKind.RowId]));
        if (row.Kind != ValueKind.Record) return copy;

        foreach (var (name, cell) in row.AsRecord.Where(m => m.Key != RowsKind.RowId && !Blank.Is(m.Value)))
        {
            var column = form.Fields.Find($"{field.Path}/*/{name}");
            var halfTyped = kept is not null && column is not null && IsHalfTyped(kept, column.Path, column, cell);
            if (column is { Off: false } && (halfTyped || Fits(form, column, cell)))
            {
                if ((column.Copied || kept is not null) && !form.IsComputed(column.Path)) copy = copy.With("/" + name, cell);
            }
            else left.Add(Left(form, kept, $"{at}/{name}", cell));
        }

        return copy;
    }

    /// <summary>The answers of the earlier submission, each as one: a period or a party is not taken apart.</summary>
    private static IEnumerable<(string Pointer, Value Value)> Leaves(Value value, string pointer, CompiledForm form)
    {
        var isGroup = value.Kind == ValueKind.Record && form.Fields.Find(Pointers.PathOf(pointer)) is null
            && (pointer.Length == 0 || form.Fields.All.Any(f => Pointers.IsWithin(f.Path, pointer)));
        if (!isGroup) return Blank.Is(value) ? [] : [(pointer, value)];
        return value.AsRecord.SelectMany(m => Leaves(m.Value, Pointers.Append(pointer, m.Key), form));
    }

    private static LeftAnswer Left(CompiledForm form, CompiledForm? earlier, string pointer, Value value)
    {
        var known = earlier?.Field(pointer) is not null ? earlier : form;
        var label = known.Field(pointer)?.Label ?? new(Pointers.Name(pointer), Pointers.Name(pointer));
        string Show(string language) =>
            known.Field(pointer) is null ? value.IsText ? value.AsText : value.ToJson() : known.Show(pointer, value, language);
        return new(pointer, label, value, new(Show("ja"), Show("en")));
    }
}

/// <summary>The answers that were taken over, and those that could not be.</summary>
public sealed record CopiedAnswers(Value Values, IReadOnlyList<LeftAnswer> Left)
{
    /// <summary>Answers that are asked anew each time, such as a period, in the order of the form.</summary>
    public IReadOnlyList<LeftAnswer> Anew { get; init; } = [];
}

/// <summary>An earlier answer that this version of the form has no place for: its place then, label, value and text.</summary>
public sealed record LeftAnswer(string Pointer, LocalText Label, Value Value, LocalText Text);
