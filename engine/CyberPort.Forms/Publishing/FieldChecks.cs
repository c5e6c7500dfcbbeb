using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Rules;
using CyberPort.Forms.Schemas;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Publishing;

/// <summary>Finds what the fields themselves demand: answers where they are required, readable ones, offered codes, limits.</summary>
internal sealed class FieldChecks
{
    private readonly DialectValidator _validator;
    private readonly RuleBook _book;
    private readonly CheckedField[] _fields;
    private readonly Dictionary<string, CheckedField> _byPath;

    public FieldChecks(DialectValidator validator, RuleBook book, FieldSpecs specs, FormLayout layout)
    {
        (_validator, _book) = (validator, book);
        var places = layout.Fields.Select((f, i) => (f.Path, i)).ToDictionary(f => f.Path, f => f.i, StringComparer.Ordinal);
        CheckedField Checked(LayoutField field) => new(field, specs.Of(field.Path))
        {
            Index = book.Fields.IndexOf(field.Path),
            Place = places[field.Path],
            Page = book.PageOf(field.Path),
            Columns = [.. field.Columns.Select(Checked)],
        };
        _fields = [.. layout.Fields.Where(f => f.Field.RowsPath is null).Select(Checked)];
        _byPath = _fields.SelectMany(f => f.Columns.Prepend(f)).ToDictionary(f => f.Path, StringComparer.Ordinal);
    }

    /// <summary>The findings of the rules and of the fields, in the order of the layout.</summary>
    public IReadOnlyList<FormFinding> Add(FormState state)
    {
        var found = new FoundFindings();
        foreach (var field in _fields)
        {
            var value = state.Present.At(field.Path);
            Check(field, field.Path, value, state, found);
            if (field.Columns.Length > 0 && value.Kind == ValueKind.List) CheckRows(field, value.AsList, state, found);
        }

        FindMisshapen(state, found);
        if (found.All.Count + state.Findings.Count == 0) return [];

        var all = state.Findings.Concat(found.All).Select(Labelled);
        // A repeated group is read row by row.
        return [.. all.OrderBy(f => GroupPlaceOf(f.Pointer)).ThenBy(f => RowOf(f.Pointer)).ThenBy(f => PlaceOf(f.Pointer))
            .ThenByDescending(f => f.Severity).ThenBy(f => f.RuleId, StringComparer.Ordinal)];
    }

    private void CheckRows(CheckedField group, IReadOnlyList<Value> rows, FormState state, FoundFindings found)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            // A cell's pointer is only made when something is to be said about it.
            foreach (var column in group.Columns)
                if (rows[i][column.Name] is var cell && NeedsLook(column, cell, state))
                    Check(column, $"{group.Path}/{i.ToString(CultureInfo.InvariantCulture)}/{column.Name}", cell, state, found);
        }
    }

    private static bool NeedsLook(CheckedField field, Value value, FormState state) => Blank.Is(value)
        ? state.HasCells || state.FlagsAt(field.Path, field.Index).Required
        : field.HasList || field.Kind.Check(field.Spec, value).Any();

    private void Check(CheckedField field, string pointer, Value value, FormState state, FoundFindings found)
    {
        if (Blank.Is(value))
        {
            if (IsAsked(field, state.Context) && state.FlagsAt(pointer, field.Index) is { Required: true, Hidden: false })
                found.Add(pointer, "required", "", FieldMessages.Missing(field.Layout));
            return;
        }

        foreach (var fault in field.Kind.Check(field.Spec, value))
            // What is only half entered is missing, and in a draft nothing is.
            if (fault.Keyword != "required" || IsAsked(field, state.Context))
                found.Add(pointer, fault.Keyword, fault.Part, FieldMessages.Misshapen(field.Layout, fault.Message), fault.Severity);
        if (field.HasList && Codes(value).Any(c => !OptionChoice.IsOffered(_book, state, field.Path, pointer, c.AsText)))
            found.Add(pointer, "list", "", FieldMessages.NotOffered(field.Layout));
    }

    private static IEnumerable<Value> Codes(Value value) =>
        value.Kind == ValueKind.List ? value.AsList.Where(v => v.IsText) : value.IsText ? [value] : [];

    /// <summary>Whether a missing answer matters now: from the submission on, and on the page that is left.</summary>
    private static bool IsAsked(CheckedField field, FormContext context) => context.Phase switch
    {
        FormPhase.Input => false,
        FormPhase.Page => context.PageId is not { } page || field.Page == page,
        _ => true,
    };

    private void FindMisshapen(FormState state, FoundFindings found)
    {
        var faults = new List<SchemaFinding>();
        var completeness = state.Context.Phase == FormPhase.Input ? Completeness.Draft : Completeness.Complete;
        AnswerWriter.Write(state.Present, (Validator: _validator, faults, completeness), (json, to) =>
            to.Validator.Validate(json.Span, to.faults, to.completeness));
        foreach (var fault in faults)
        {
            var pointer = FieldPointer(fault.Pointer);
            // Which fields are required is decided above, by phase and by what is shown; and one fault of a field is enough.
            if (found.Has(pointer) || (fault.Keyword == "required" && !IsPartOfAnAnswer(fault.Pointer, pointer, state.Context))) continue;
            found.Add(pointer, fault.Keyword, "", FieldMessages.Misshapen(Field(pointer)?.Layout, fault.Message));
        }
    }

    /// <summary>Whether what is missing is a part of an answer (the name of a file), and not a field or a group of fields.</summary>
    private bool IsPartOfAnAnswer(string missing, string pointer, FormContext context) =>
        missing != pointer && Field(pointer) is { } field && IsAsked(field, context);

    /// <summary>The field that a place inside of a composite answer belongs to.</summary>
    private string FieldPointer(string pointer)
    {
        for (var at = pointer; at.Length > 0; at = Pointers.Parent(at))
            if (Field(at) is not null) return at;
        return pointer;
    }

    private CheckedField? Field(string pointer) => _byPath.GetValueOrDefault(Pointers.PathOf(pointer));

    private FormFinding Labelled(FormFinding finding) => Field(finding.Pointer) is { } field
        ? finding with { Label = field.Layout.Label, PageId = field.Page }
        : finding with { PageId = _book.PageOf(Pointers.PathOf(finding.Pointer)) };

    private int GroupPlaceOf(string pointer) =>
        Field(pointer) is not { } field ? int.MaxValue : field.Layout.Field.RowsPath is { } rows ? _byPath[rows].Place : field.Place;

    private int PlaceOf(string pointer) => Field(pointer)?.Place ?? int.MaxValue;

    private static int RowOf(string pointer)
    {
        foreach (var token in pointer.Split('/'))
            if (int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var row)) return row;
        return -1;
    }
}
