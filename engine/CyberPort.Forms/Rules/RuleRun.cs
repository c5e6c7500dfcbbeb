using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Rules;

/// <summary>One pass of the rules over some answers.</summary>
internal sealed class RuleRun
{
    private readonly RuleBook _book;
    private readonly FormContext _context;
    private readonly EvaluationScope _scope;
    private ValueRecord? _seenOf;
    private Value _seen;
    private int _spent;

    public RuleRun(RuleBook book, Value values, FormContext context)
    {
        (_book, _context) = (book, context);
        Draft = Present = Answers.Of(values);
        foreach (var path in book.Off) Present = Absent(Present, path);
        Flags = (FieldFlags[])book.Initial.Clone();
        _scope = new(Present, new FormEnvironment(book.Lists, context), RuleBook.Budget);
        SetAround(_scope, context);
    }

    public Value Draft { get; private set; }
    public Value Present { get; private set; }
    public FieldFlags[] Flags { get; }
    public HashSet<string> HiddenNodes { get; } = [];
    public Dictionary<string, FieldFlags>? Cells { get; private set; }
    public Dictionary<string, string>? Texts { get; private set; }
    public List<FormFinding> Findings { get; } = [];

    public FormState Run()
    {
        foreach (var rule in _book.Running)
        {
            if (_spent > RuleBook.StepsOfAll)
            {
                Findings.Add(RuleFindings.Stopped(rule));
                break;
            }

            _scope.Refill();
            _scope.Values = SeenBy(rule);
            Apply(rule);
            _spent += RuleBook.Budget.MaxSteps - _scope.StepsLeft;
        }

        return new(_book, _context, this);
    }

    /// <summary>The values that a rule reads: a national one reads national codes where a port's own ones were chosen.</summary>
    internal Value SeenBy(CompiledRule rule)
    {
        if (_book.OwnCodes.IsEmpty || !rule.IsNational || Present.Kind != ValueKind.Record) return Present;
        if (!ReferenceEquals(_seenOf, Present.AsRecord)) (_seenOf, _seen) = (Present.AsRecord, _book.OwnCodes.National(Present));
        return _seen;
    }

    internal static void SetAround(EvaluationScope scope, FormContext context)
    {
        scope.SetLocal("role", Value.Of(context.Role));
        if (context.Facts.Count > 0)
            scope.SetLocal("facts", Value.Of(ValueRecord.Of(context.Facts.Select(f => KeyValuePair.Create(f.Key, Value.Of(f.Value))))));
    }

    private void Apply(CompiledRule rule)
    {
        if (rule.Rows is not null) RowRules.Apply(this, rule);
        else if (rule.Definition.Kind == RuleKind.Check) Check(rule);
        else ApplyToForm(rule);
    }

    private void ApplyToForm(CompiledRule rule)
    {
        var target = rule.Definition.Target!;
        var index = _book.Fields.IndexOf(target);
        if (rule.Definition.Kind == RuleKind.Compute && Flags[index].Hidden) return;
        if (index >= 0 && rule.Expression is not null) _scope.SetLocal("this", _scope.Values.At(target));
        if (!TryEvaluate(rule, target, out var value)) return;

        switch (rule.Definition.Kind)
        {
            case RuleKind.Compute: Compute(rule, target, value); break;
            case RuleKind.Visible when !value.IsTrue: Hide(rule); break;
            case RuleKind.Enabled when !value.IsTrue: Flags[index].Disabled = true; break;
            case RuleKind.Required when value.IsTrue: Flags[index].Required = true; break;
            case RuleKind.Text when rule.Expression is null || value.IsTrue:
                (Texts ??= []).TryAdd(target, rule.Text!.Fill(_context.Language, _scope, _book.Texts));
                break;
        }
    }

    private void Compute(CompiledRule rule, string target, Value value)
    {
        if (rule.Definition.Editable && !Blank.Is(Present.At(target))) return;
        if (Present.At(target) == value && Draft.At(target) == value) return;

        // As long as nothing is hidden the two are one record, and one copy serves both.
        var isOne = Draft.Kind == ValueKind.Record && ReferenceEquals(Draft.AsRecord, Present.AsRecord);
        Draft = Answers.Set(Draft, target, value);
        SetPresent(isOne ? Draft : value.IsNull ? Absent(Present, target) : Answers.Set(Present, target, value));
    }

    private void Hide(CompiledRule rule)
    {
        foreach (var node in rule.Nodes) HiddenNodes.Add(node);
        var present = Present;
        foreach (var path in rule.Writes)
        {
            Flags[_book.Fields.IndexOf(path)].Hidden = true;
            present = Absent(present, path);
        }

        SetPresent(present);
    }

    private void Check(CompiledRule rule)
    {
        if (!IsDue(rule) || ShownTarget(rule) is not { } target) return;
        _scope.SetLocal("this", _scope.Values.At(rule.Definition.Targets[0]));
        if (TryEvaluate(rule, target, out var holds) && holds.IsFalse) Report(rule, target);
    }

    /// <summary>Whether a check is looked at in this phase, and on this page.</summary>
    internal bool IsDue(CompiledRule rule) =>
        (rule.Phases & (1 << (int)_context.Phase)) != 0
        && (_context.Phase != FormPhase.Page || _context.PageId is null || rule.Definition.Targets.Any(IsOnPage));

    private bool IsOnPage(string path) => _book.PageOf(path) == _context.PageId;

    // A check whose fields are all hidden has nobody to speak to.
    private string? ShownTarget(CompiledRule rule)
    {
        foreach (var target in rule.Definition.Targets)
            if (!Flags[_book.Fields.IndexOf(target)].Hidden) return target;
        return null;
    }

    internal void Report(CompiledRule rule, string pointer) =>
        Findings.Add(RuleFindings.Make(rule, pointer, this, _context) with
        {
            Message = rule.Text?.Fill(_scope, _book.Texts) ?? new("", ""),
            OtherPointers = [.. rule.Definition.Targets.Select(t => RowPointer(t, pointer)).Where(t => t != pointer)],
        });

    internal bool TryEvaluate(CompiledRule rule, string pointer, out Value value)
    {
        value = Value.Null;
        if (rule is { GivesText: true, Text: { } text }) value = Value.Of(text.Fill(LanguageOf(rule), _scope, _book.Texts));
        if (rule.Expression is not { } expression) return true;
        if (expression.TryEvaluate(_scope, out value, out var fault)) return true;

        Findings.Add(RuleFindings.Fault(rule, pointer, fault));
        return false;
    }

    // A text that is part of the submission does not change with who looks at it.
    private string LanguageOf(CompiledRule rule) => _book.Fields.Find(rule.Definition.Target!)?.Schema["x-cp-lang"] == Value.Of("en") ? "en" : "ja";

    internal EvaluationScope Scope => _scope;

    internal RuleBook Book => _book;

    internal FormContext Context => _context;

    internal void SetPresent(Value present) => _scope.Values = Present = present;

    internal void SetDraft(Value draft) => Draft = draft;

    internal ref FieldFlags CellAt(string pointer, int index)
    {
        Cells ??= new(StringComparer.Ordinal);
        ref var cell = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Cells, pointer, out var known);
        if (!known) cell = Flags[index];
        return ref cell;
    }

    // A member that is null is as absent as one that is not there, and the record keeps its shape: much cheaper than taking it out.
    private static Value Absent(Value values, string path) => values.At(path).IsNull ? values : values.With(path, Value.Null);

    /// <summary>A path of a row rule at the row that a pointer stands in.</summary>
    internal static string RowPointer(string path, string pointer)
    {
        if (FormTypes.RowsOf(path) is not { } rows || !Pointers.IsWithin(pointer, rows)) return path;

        var rest = pointer[(rows.Length + 1)..];
        var number = rest.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? rest[..slash] : rest;
        return $"{rows}/{number}{path[(rows.Length + 2)..]}";
    }
}
