using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Documents;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Rules;

/// <summary>Decides which codes of a list a field offers now.</summary>
internal static class OptionChoice
{
    /// <summary>All choices that are offered at a place.</summary>
    public static IReadOnlyList<Option> All(RuleBook book, FormState state, string path, string pointer)
    {
        var list = book.Lists[book.Fields.Find(path)!.List!];
        var filters = book.FiltersOf(path);
        var scopes = filters.Count > 0 ? Scopes(book, state, pointer) : default;
        var parent = ParentOf(book, state, path, pointer);
        var options = new List<Option>();
        foreach (var code in list.Offered)
        {
            var row = list.Rows[code];
            if (row.IsValidOn(state.Context.Today) && Follows(row, parent) && (filters.Count == 0 || Passes(filters, scopes, list, row)))
                options.Add(new(code, row.Label, row.Kana));
        }

        return options;
    }

    /// <summary>Whether one code may be chosen at a place.</summary>
    public static bool IsOffered(RuleBook book, FormState state, string path, string pointer, string code)
    {
        var list = book.Lists[book.Fields.Find(path)!.List!];
        if (!list.IsClosed) return true;
        if (list.Find(code) is not { } row || !list.Offers(code) || !row.IsValidOn(state.Context.Today)) return false;
        if (!Follows(row, ParentOf(book, state, path, pointer))) return false;

        var filters = book.FiltersOf(path);
        return filters.Count == 0 || Passes(filters, Scopes(book, state, pointer), list, row);
    }

    /// <summary>What is chosen in the field that this one follows; null when it follows none.</summary>
    private static Value? ParentOf(RuleBook book, FormState state, string path, string pointer)
    {
        if (book.Fields.Find(path)!.Parent is not { } parent) return null;

        var chosen = state.Present.At(RuleRun.RowPointer(parent, pointer));
        // beneath a port's own code stands what stands beneath the national one
        return chosen.IsText && book.Fields.Find(parent)?.List is { } list ? Value.Of(book.Lists[list].NationalOf(chosen.AsText)) : chosen;
    }

    // As long as nothing is chosen above, nothing is offered below.
    private static bool Follows(CodeRow row, Value? parent) => parent is not { } chosen || (chosen.IsText && row.Parent == chosen.AsText);

    // what the port's own filters read, and what national ones do
    private static (EvaluationScope Own, EvaluationScope National) Scopes(RuleBook book, FormState state, string pointer)
    {
        var own = Scope(book, state.Present, state, pointer);
        return (own, book.OwnCodes.IsEmpty ? own : Scope(book, book.OwnCodes.National(state.Present), state, pointer));
    }

    private static EvaluationScope Scope(RuleBook book, Value values, FormState state, string pointer)
    {
        var scope = new EvaluationScope(values, new FormEnvironment(book.Lists, state.Context), RuleBook.Budget);
        RuleRun.SetAround(scope, state.Context);
        scope.SetLocal("this", values.At(pointer));
        if (FormTypes.RowsOf(Pointers.PathOf(pointer)) is not null) scope.SetLocal("row", values.At(Pointers.Parent(pointer)));
        return scope;
    }

    // An option that cannot be decided about stays: a fault in a filter must not empty a list.
    private static bool Passes(IReadOnlyList<CompiledRule> filters, (EvaluationScope Own, EvaluationScope National) scopes, CodeList list, CodeRow row)
    {
        foreach (var filter in filters)
        {
            var scope = filter.IsNational ? scopes.National : scopes.Own;
            scope.SetLocal("option", AsValue(filter.IsNational ? list.Rows[list.NationalOf(row.Code)] : row));
            if (filter.Expression!.TryEvaluate(scope, out var passes, out _) && !passes.IsTrue) return false;
        }

        return true;
    }

    private static Value AsValue(CodeRow row) => Value.Of(ValueRecord.Of(
        new[] { "code", "ja", "en", "kana", "parent", "national" }.Select(name => KeyValuePair.Create(name, row.Attribute(name))).Concat(row.Attributes)));
}
