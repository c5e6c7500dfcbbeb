using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;
using CyberPort.Forms.Texts;

namespace CyberPort.Forms.Rules;

/// <summary>Compiles the rules of a package against its schema and sorts them; every fault is a problem.</summary>
internal sealed class RuleCompiler(FormPackage package, FormTypes types, List<Problem> problems)
{
    private const string File = RuleProblems.File;

    public IReadOnlyList<CompiledRule> Compile()
    {
        var rules = CompileAll();
        CheckWriters(rules);
        OpenReads.Check(rules, package, problems);
        CheckHideable(rules);
        return RuleOrder.Sort(rules, problems);
    }

    /// <summary>Every rule by itself, in no order and whatever the others say.</summary>
    public List<CompiledRule> CompileAll()
    {
        var rules = new List<CompiledRule>();
        foreach (var definition in package.Rules.Values)
            if (Compile(definition) is { } rule) rules.Add(rule);
        return rules;
    }

    private CompiledRule? Compile(RuleDefinition definition)
    {
        var rule = Placed(definition);
        if (rule is null) return null;

        var context = ContextOf(rule);
        if (definition.Expr is { } text)
        {
            var compilation = ExpressionCompiler.Compile(text, context, Wanted(definition));
            foreach (var problem in compilation.Problems) problems.Add(problem.In(File, RuleProblems.At(definition, "expr")));
            rule = rule with { Expression = compilation.Expression };
        }

        if (definition.Message is { } key && package.Messages.Find(key) is { } message)
            rule = rule with { Text = TextTemplate.Compile(message, context, TextPlace.Message(key), problems) };
        return rule;
    }

    /// <summary>Finds what the rule is about; null when that is a problem.</summary>
    private CompiledRule? Placed(RuleDefinition definition)
    {
        var rule = new CompiledRule(definition);
        switch (definition.Kind)
        {
            case RuleKind.Check:
                return PlacedCheck(rule);
            case RuleKind.Visible:
                var covered = Covered(definition.Target!);
                return InRows(rule with { Writes = covered, Nodes = NodesOf(definition.Target!) }, definition.Target!);
            case RuleKind.Options when package.Field(definition.Target!)?.List is null:
                problems.Add(RuleProblems.NoOptions(definition));
                return null;
            case RuleKind.Compute when definition.Message is not null && package.Field(definition.Target!)?.Type != "string":
                problems.Add(RuleProblems.TextTargetNeeded(definition));
                return null;
            case RuleKind.Compute:
                return InRows(rule with { Writes = [definition.Target!] }, definition.Target!);
            default:
                return InRows(rule, definition.Target!);
        }
    }

    private CompiledRule? PlacedCheck(CompiledRule rule)
    {
        var definition = rule.Definition;
        if (definition.Scope != RuleScope.Row) return rule;

        var rows = definition.Targets.Select(FormTypes.RowsOf).Distinct().ToArray();
        if (rows is [{ } only]) return rule with { Rows = only, Column = ColumnOf(definition.Targets[0]) };
        problems.Add(rows.Contains(null) ? RuleProblems.RowTargetNeeded(definition) : RuleProblems.MixedRows(definition));
        return null;
    }

    private static CompiledRule InRows(CompiledRule rule, string target) =>
        FormTypes.RowsOf(target) is { } rows ? rule with { Rows = rows, Column = ColumnOf(target) } : rule;

    private static string ColumnOf(string path) => path[(path.IndexOf("/*/", StringComparison.Ordinal) + 3)..];

    private ExpressionContext ContextOf(CompiledRule rule)
    {
        var definition = rule.Definition;
        var about = definition.Kind == RuleKind.Check ? definition.Targets is [var first, ..] ? first : null : definition.Target;
        if (about is null || package.Field(about) is not { } field) return types.Form();
        if (definition.Kind == RuleKind.Options && package.CodeLists.TryGetValue(field.List!, out var list))
            return types.Choice(about, list);
        return rule.Rows is null && FormTypes.RowsOf(about) is not null ? types.Form() : types.Field(about);
    }

    private ExpressionType Wanted(RuleDefinition definition) =>
        definition.Kind == RuleKind.Compute ? types.At(definition.Target!) : ExpressionType.Boolean;

    /// <summary>The outermost field paths below a target: what disappears from the values when it is hidden.</summary>
    private IReadOnlyList<string> Covered(string target)
    {
        if (target.StartsWith('/')) return [target];

        var nodes = NodesOf(target).ToHashSet();
        return [.. package.Fields.Where(f => f.RowsPath is null && nodes.Contains(UiDocument.FieldNode(f.Path))).Select(f => f.Path)];
    }

    private List<string> NodesOf(string target)
    {
        var below = new List<string> { target.StartsWith('/') ? UiDocument.FieldNode(target) : target };
        for (var i = 0; i < below.Count && i <= package.Ui.Nodes.Count; i++) below.AddRange(package.Ui.ChildrenOf(below[i]));
        return below;
    }

    private void CheckWriters(List<CompiledRule> rules)
    {
        var writers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in rules.Where(r => r.Definition.Kind == RuleKind.Compute))
            if (!writers.TryAdd(rule.Definition.Target!, rule.Id))
                problems.Add(RuleProblems.TwoWriters(rule.Definition, writers[rule.Definition.Target!]));
    }

    private void CheckHideable(List<CompiledRule> rules)
    {
        foreach (var rule in rules.Where(r => r.Definition.Kind == RuleKind.Visible))
            // Columns that go away with their whole group leave no row behind that would lack them.
            foreach (var field in package.Fields
                .Where(f => f.Required && rule.Writes.Any(w => Pointers.IsWithin(f.Path, w) && w != f.RowsPath)))
                problems.Add(StructureProblems.RequiredButHideable(field, rule.Id));
    }
}
