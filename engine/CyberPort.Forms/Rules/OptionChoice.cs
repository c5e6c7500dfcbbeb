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
        var scope = filters.Count > 0 ? Scope(book, state, pointer) : null;
        var parent = ParentOf(book, state, path, pointer);
        var options = new List<Option>();
        foreach (var code in list.Offered)
        {
            var row = list.Rows[code];
            if (row.IsValidOn(state.Context.Today) && Follows(row, parent) && (scope is null || Passes(filters, scope, row)))
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
        return filters.Count == 0 || Passes(filters, Scope(book, state, pointer), row);
    }

    /// <summary>What is chosen in the field that this one follows; null when it follows none.</summary>
    private static Value? ParentOf(RuleBook book, FormState state, string path, string pointer) =>
        book.Fields.Find(path)!.Parent is { } parent ? state.Present.At(RuleRun.RowPointer(parent, pointer)) : null;

    // As long as nothing is chosen above, nothing is offered below.
    private static bool Follows(CodeRow row, Value? parent) => parent is not { } chosen || (chosen.IsText && row.Parent == chosen.AsText);

    private static EvaluationScope Scope(RuleBook book, FormState state, string pointer)
    {
        var scope = new EvaluationScope(state.Present, new FormEnvironment(book.Lists, state.Context), RuleBook.Budget);
        RuleRun.SetAround(scope, state.Context);
        scope.SetLocal("this", state.Present.At(pointer));
        if (FormTypes.RowsOf(Pointers.PathOf(pointer)) is not null) scope.SetLocal("row", state.Present.At(Pointers.Parent(pointer)));
        return scope;
    }

    // An option that cannot be decided about stays: a fault in a filter must not empty a list.
    private static bool Passes(IReadOnlyList<CompiledRule> filters, EvaluationScope scope, CodeRow row)
    {
        scope.SetLocal("option", AsValue(row));
        foreach (var filter in filters)
            if (filter.Expression!.TryEvaluate(scope, out var passes, out _) && !passes.IsTrue) return false;
        return true;
    }

    private static Value AsValue(CodeRow row) => Value.Of(ValueRecord.Of(
        new[] { "code", "ja", "en", "kana", "parent" }.Select(name => KeyValuePair.Create(name, row.Attribute(name))).Concat(row.Attributes)));
}
