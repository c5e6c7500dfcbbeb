using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;
using CyberPort.Forms.Schemas;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Publishing;

/// <summary>Finds what the fields themselves demand: answers where they are required, right types, limits, offered codes.</summary>
internal sealed class FieldChecks
{
    private readonly SchemaValidator _validator;
    private readonly RuleBook _book;
    private readonly Dictionary<string, (LayoutField Field, int Place)> _places;

    public FieldChecks(SchemaValidator validator, RuleBook book, FormLayout layout)
    {
        (_validator, _book) = (validator, book);
        _places = layout.Fields.Select((f, i) => (f, i)).ToDictionary(f => f.f.Path, f => (f.f, f.i), StringComparer.Ordinal);
    }

    public static SchemaValidator? Compile(FormPackage package, List<Problem> problems)
    {
        var bytes = package.Files[PackagePaths.Schema]!.Value;
        var compilation = SchemaValidator.Compile(bytes, new() { AssertFormats = true, RefuseNul = true });
        problems.AddRange(compilation.Problems);
        return compilation.Validator;
    }

    /// <summary>The findings of the rules and of the fields, in the order of the layout.</summary>
    public IReadOnlyList<FormFinding> Add(FormState state)
    {
        var findings = new List<FormFinding>(state.Findings.Select(Labelled));
        FindMissing(state, findings);
        FindUnoffered(state, findings);
        FindMisshapen(state, findings);
        return [.. findings.OrderBy(f => PlaceOf(f.Pointer)).ThenBy(f => RowOf(f.Pointer)).ThenByDescending(f => f.Severity).ThenBy(f => f.RuleId, StringComparer.Ordinal)];
    }

    private void FindMissing(FormState state, List<FormFinding> findings)
    {
        var context = state.Context;
        if (context.Phase == FormPhase.Input) return;

        foreach (var (field, _) in _places.Values)
        {
            if (context.Phase == FormPhase.Page && context.PageId is { } page && _book.PageOf(field.Path) != page) continue;
            var index = _book.Fields.IndexOf(field.Path);
            foreach (var pointer in PlacesOf(field, state.Present))
            {
                var flags = state.FlagsAt(pointer, index);
                if (flags is { Required: true, Hidden: false } && Blank.Is(state.Present.At(pointer)))
                    findings.Add(Finding(pointer, "required", FieldMessages.Missing(field)));
            }
        }
    }

    private void FindUnoffered(FormState state, List<FormFinding> findings)
    {
        foreach (var (field, _) in _places.Values)
        {
            if (field.Field.List is null) continue;
            foreach (var pointer in PlacesOf(field, state.Present))
            {
                var value = state.Present.At(pointer);
                if (Blank.Is(value)) continue;
                IReadOnlyList<Value> codes = value.Kind == ValueKind.List ? value.AsList : [value];
                if (codes.Any(c => c.IsText && !OptionChoice.IsOffered(_book, state, field.Path, pointer, c.AsText)))
                    findings.Add(Finding(pointer, "list", FieldMessages.NotOffered(field)));
            }
        }
    }

    private void FindMisshapen(FormState state, List<FormFinding> findings)
    {
        foreach (var fault in _validator.Validate(Pruned.Of(state.Present).ToUtf8()))
        {
            var pointer = FieldPointer(fault.Pointer);
            // What is required is decided above, by phase and by what is shown.
            if (fault.Keyword == "required" || findings.Any(f => f.Pointer == pointer && f.RuleId == FormFinding.Schema)) continue;
            findings.Add(Finding(pointer, fault.Keyword, FieldMessages.Misshapen(Field(pointer), fault.Message)));
        }
    }

    /// <summary>The places of a field in the values: one, or one for each row.</summary>
    private static IEnumerable<string> PlacesOf(LayoutField field, Value values)
    {
        if (field.Field.RowsPath is not { } rows) return [field.Path];

        var count = values.At(rows) is { Kind: ValueKind.List } list ? list.AsList.Count : 0;
        return Enumerable.Range(0, count).Select(i => $"{rows}/{i.ToString(CultureInfo.InvariantCulture)}{field.Path[(rows.Length + 2)..]}");
    }

    /// <summary>The field that a place inside of a composite answer belongs to.</summary>
    private string FieldPointer(string pointer)
    {
        for (var at = pointer; at.Length > 0; at = Pointers.Parent(at))
            if (_places.ContainsKey(Pointers.PathOf(at))) return at;
        return pointer;
    }

    private LayoutField? Field(string pointer) => _places.TryGetValue(Pointers.PathOf(pointer), out var place) ? place.Field : null;

    private FormFinding Finding(string pointer, string keyword, LocalText message) =>
        Labelled(new(FormFinding.Schema, Severity.Error, pointer, keyword, message, AckKind.None, "", false));

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
