using System.Globalization;
using CyberPort.Expressions;

namespace CyberPort.Forms.Rules;

/// <summary>Runs a rule of a repeated group for each of its rows.</summary>
internal static class RowRules
{
    public static void Apply(RuleRun run, CompiledRule rule)
    {
        var (path, rows) = (PathOf(rule), rule.Rows!);
        var index = run.Book.Fields.IndexOf(path);
        if (run.Flags[index].Hidden || run.Flags[run.Book.Fields.IndexOf(rows)].Hidden) return;
        if (rule.Definition.Kind == RuleKind.Check && !run.IsDue(rule)) return;
        if (run.Present.At(rows) is not { Kind: ValueKind.List } list) return;

        var (items, seen) = (list.AsList, run.Scope.Values.At(rows).AsList);
        Value[]? changed = null;
        for (var i = 0; i < items.Count; i++)
        {
            run.Scope.SetLocal("row", seen[i]);
            run.Scope.SetLocal("this", seen[i][rule.Column!]);
            var pointer = PointerAt(rule, i);
            if (!run.TryEvaluate(rule, pointer, out var value)) break;
            if (Change(run, rule, pointer, index, value) is { } cell) (changed ??= [.. items])[i] = WithCell(items[i], rule.Column!, cell);
        }

        if (changed is null) return;
        run.SetPresent(run.Present.With(rows, Value.Of(changed)));
        if (rule.Definition.Kind == RuleKind.Compute) CopyToDraft(run, rule, changed);
    }

    private static string PointerAt(CompiledRule rule, int row) => $"{rule.Rows}/{row.ToString(CultureInfo.InvariantCulture)}/{rule.Column}";

    private static string PathOf(CompiledRule rule) => $"{rule.Rows}/*/{rule.Column}";

    /// <summary>Applies the outcome of one row; gives the new cell when the values change.</summary>
    private static Value? Change(RuleRun run, CompiledRule rule, string pointer, int index, Value value)
    {
        switch (rule.Definition.Kind)
        {
            case RuleKind.Check when value.IsFalse && !IsHidden(run, pointer): run.Report(rule, pointer); break;
            case RuleKind.Compute when !IsHidden(run, pointer):
                var current = run.Present.At(pointer);
                return current == value || (rule.Definition.Editable && !Blank.Is(current)) ? null : value;
            case RuleKind.Visible when !value.IsTrue:
                run.CellAt(pointer, index).Hidden = true;
                return Value.Null;
            case RuleKind.Enabled when !value.IsTrue: run.CellAt(pointer, index).Disabled = true; break;
            case RuleKind.Required when value.IsTrue: run.CellAt(pointer, index).Required = true; break;
        }

        return null;
    }

    private static bool IsHidden(RuleRun run, string pointer) => run.Cells?.TryGetValue(pointer, out var cell) == true && cell.Hidden;

    private static void CopyToDraft(RuleRun run, CompiledRule rule, Value[] computed)
    {
        var drafted = run.Draft.At(rule.Rows!).AsList.ToArray();
        for (var i = 0; i < drafted.Length; i++)
            if (!IsHidden(run, PointerAt(rule, i))) drafted[i] = WithCell(drafted[i], rule.Column!, computed[i][rule.Column!]);
        run.SetDraft(run.Draft.With(rule.Rows!, Value.Of(drafted)));
    }

    private static Value WithCell(Value row, string column, Value cell)
    {
        var record = row.Kind == ValueKind.Record ? row.AsRecord : ValueRecord.Empty;
        return Value.Of(cell.IsNull ? record.Without(column) : record.With(column, cell));
    }
}
