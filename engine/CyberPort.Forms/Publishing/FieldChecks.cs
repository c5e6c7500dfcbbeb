using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Fields;
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
    private readonly FieldSpecs _specs;
    private readonly Dictionary<string, (LayoutField Field, int Place)> _places;
    private readonly LayoutField[] _fields;

    public FieldChecks(DialectValidator validator, RuleBook book, FieldSpecs specs, FormLayout layout)
    {
        (_validator, _book, _specs) = (validator, book, specs);
        _fields = [.. layout.Fields.Where(f => f.Field.RowsPath is null)];
        _places = layout.Fields.Select((f, i) => (f, i)).ToDictionary(f => f.f.Path, f => (f.f, f.i), StringComparer.Ordinal);
    }

    /// <summary>The findings of the rules and of the fields, in the order of the layout.</summary>
    public IReadOnlyList<FormFinding> Add(FormState state)
    {
        var found = new FoundFindings();
        foreach (var field in _fields)
        {
            var value = state.Present.At(field.Path);
            Check(field, field.Path, value, state, found);
            if (field.Columns.Count > 0 && value.Kind == ValueKind.List) CheckRows(field, value.AsList, state, found);
        }

        FindMisshapen(state, found);
        var all = state.Findings.Concat(found.All).Select(Labelled);
        return [.. all.OrderBy(f => PlaceOf(f.Pointer)).ThenBy(f => RowOf(f.Pointer)).ThenByDescending(f => f.Severity).ThenBy(f => f.RuleId, StringComparer.Ordinal)];
    }

    private void CheckRows(LayoutField group, IReadOnlyList<Value> rows, FormState state, FoundFindings found)
    {
        var columns = group.Columns.Select(c => (Field: c, Name: Pointers.Name(c.Path))).ToArray();
        for (var i = 0; i < rows.Count; i++)
        {
            // A cell's pointer is only made when something is to be said about it.
            foreach (var (column, name) in columns)
                if (rows[i][name] is var cell && (NeedsLook(column, cell, state) || Faulty(column, cell)))
                    Check(column, $"{group.Path}/{i.ToString(CultureInfo.InvariantCulture)}/{name}", cell, state, found);
        }
    }

    private bool NeedsLook(LayoutField field, Value value, FormState state) =>
        field.Field.List is not null || (Blank.Is(value) && (state.HasCells || state.FlagsAt(field.Path, _book.Fields.IndexOf(field.Path)).Required));

    private bool Faulty(LayoutField field, Value value) =>
        !value.IsNull && FieldKinds.Standard[field.Field.Kind].Check(_specs.Of(field.Path), value).Any();

    private void Check(LayoutField field, string pointer, Value value, FormState state, FoundFindings found)
    {
        if (Blank.Is(value))
        {
            if (IsAsked(field, state.Context) && state.FlagsAt(pointer, _book.Fields.IndexOf(field.Path)) is { Required: true, Hidden: false })
                found.Add(pointer, "required", "", FieldMessages.Missing(field));
            return;
        }

        foreach (var fault in FieldKinds.Standard[field.Field.Kind].Check(_specs.Of(field.Path), value))
            // What is only half entered is missing, and in a draft nothing is.
            if (fault.Keyword != "required" || IsAsked(field, state.Context))
                found.Add(pointer, fault.Keyword, fault.Part, FieldMessages.Misshapen(field, fault.Message), fault.Severity);
        if (field.Field.List is not null && Codes(value).Any(c => !OptionChoice.IsOffered(_book, state, field.Path, pointer, c.AsText)))
            found.Add(pointer, "list", "", FieldMessages.NotOffered(field));
    }

    private static IEnumerable<Value> Codes(Value value) => value.Kind == ValueKind.List ? value.AsList.Where(v => v.IsText) : value.IsText ? [value] : [];

    /// <summary>Whether a missing answer matters now: from the submission on, and on the page that is left.</summary>
    private bool IsAsked(LayoutField field, FormContext context) => context.Phase switch
    {
        FormPhase.Input => false,
        FormPhase.Page => context.PageId is not { } page || _book.PageOf(field.Path) == page,
        _ => true,
    };

    private void FindMisshapen(FormState state, FoundFindings found)
    {
        var faults = new List<SchemaFinding>();
        _validator.Validate(Pruned.Of(state.Present).ToUtf8(), faults, state.Context.Phase == FormPhase.Input ? Completeness.Draft : Completeness.Complete);
        foreach (var fault in faults)
        {
            var pointer = FieldPointer(fault.Pointer);
            // What is required is decided above, by phase and by what is shown; and one fault of a field is enough.
            if (fault.Keyword == "required" || found.Has(pointer)) continue;
            found.Add(pointer, fault.Keyword, "", FieldMessages.Misshapen(Field(pointer), fault.Message));
        }
    }

    /// <summary>The field that a place inside of a composite answer belongs to.</summary>
    private string FieldPointer(string pointer)
    {
        for (var at = pointer; at.Length > 0; at = Pointers.Parent(at))
            if (_places.ContainsKey(Pointers.PathOf(at))) return at;
        return pointer;
    }

    private LayoutField? Field(string pointer) => _places.TryGetValue(Pointers.PathOf(pointer), out var place) ? place.Field : null;

    private FormFinding Labelled(FormFinding finding) =>
        finding with { Label = Field(finding.Pointer)?.Label, PageId = _book.PageOf(Pointers.PathOf(finding.Pointer)) };

    private int PlaceOf(string pointer) => _places.TryGetValue(Pointers.PathOf(pointer), out var place) ? place.Place : int.MaxValue;

    private static int RowOf(string pointer)
    {
        foreach (var token in pointer.Split('/'))
            if (int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var row)) return row;
        return -1;
    }
}
