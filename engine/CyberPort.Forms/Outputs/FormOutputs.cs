using CyberPort.Expressions;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Outputs;

/// <summary>What leaves a form: inputs of its workflow, columns of lists, documents, notices.</summary>
public sealed class FormOutputs
{
    private readonly CompiledOutputs _outputs;
    private readonly RuleBook _book;
    private readonly DocumentFiller _filler;

    internal FormOutputs(CompiledOutputs outputs, RuleBook book, DocumentFiller filler) =>
        (_outputs, _book, _filler) = (outputs, book, filler);

    public IEnumerable<string> WorkflowInputs => _outputs.Workflow.Keys;

    public IEnumerable<string> Documents => _outputs.Documents.Keys;

    public IEnumerable<string> Notices => _outputs.Notices.Keys;

    public bool HasPrint => _outputs.Print is not null;

    /// <summary>The document that states a disposition ("permit"); null when the form has none.</summary>
    public string? DocumentFor(string disposition) =>
        _outputs.Documents.Values.FirstOrDefault(d => d.Definition.Disposition == disposition)?.Definition.Id;

    /// <summary>The record that the form's workflow may read.</summary>
    public Value WorkflowInput(Value values, FormContext context)
    {
        var scope = Scope(values, context);
        var inputs = _outputs.Workflow.OrderBy(w => w.Key, StringComparer.Ordinal);
        return Value.Of(ValueRecord.Of(inputs.Select(w => KeyValuePair.Create(w.Key, Evaluate(w.Value, scope)))));
    }

    /// <summary>The columns that the office's list of cases shows.</summary>
    public IReadOnlyList<ColumnContent> Case(Value values, FormContext context) => Columns(_outputs.Case, values, context);

    /// <summary>One line of a CSV export.</summary>
    public IReadOnlyList<ColumnContent> Csv(Value values, FormContext context) => Columns(_outputs.Csv, values, context);

    /// <summary>The headings of a CSV export.</summary>
    public IReadOnlyList<LocalText> CsvHeadings => [.. _outputs.Csv.Select(c => c.Definition.Label)];

    /// <summary>A document filled in; data holds what the office's work adds (number, date, conditions, reasons).</summary>
    /// <exception cref="KeyNotFoundException">The form has no such document.</exception>
    public DocumentContent Document(string key, Value values, Value data, FormContext context) =>
        _filler.Fill(_outputs.Documents[key], values, ScopeWith(values, data, context), context);

    /// <summary>The filled-in form as it stands on paper; null when the form defines none.</summary>
    public DocumentContent? Print(Value values, Value data, FormContext context) =>
        _outputs.Print is { } print ? _filler.Fill(print, values, ScopeWith(values, data, context), context) : null;

    /// <summary>A notice in one language; the values may be left out when only data is at hand.</summary>
    /// <exception cref="KeyNotFoundException">The form has no such notice.</exception>
    public NoticeContent Notice(string key, string language, Value data, Value values, FormContext context)
    {
        var notice = _outputs.Notices[key];
        var scope = ScopeWith(values, data, context);
        return new(key, notice.Subject.Fill(language, scope, _book.Texts), notice.Body.Fill(language, scope, _book.Texts));
    }

    private IReadOnlyList<ColumnContent> Columns(IReadOnlyList<CompiledColumn> columns, Value values, FormContext context)
    {
        var scope = Scope(values, context);
        return [.. columns.Select(c => Column(c, scope))];
    }

    private ColumnContent Column(CompiledColumn column, EvaluationScope scope)
    {
        var definition = column.Definition;
        if (column.Text is { } template)
        {
            var text = template.Fill(scope, _book.Texts);
            return new(definition.Id, definition.Label, Value.Of(text.Ja), text);
        }

        var value = Evaluate(column.Expression, scope);
        var path = column.Expression!.Reads is [var only]
            && definition.Expr!.TrimStart('/').Replace('/', '.') == only[1..].Replace('/', '.')
            ? only
            : null;
        string Show(string language) => value.IsNull ? "" : _book.Texts.Show(path, column.Expression.Type, value, language);
        return new(definition.Id, definition.Label, value, new(Show("ja"), Show("en")));
    }

    private static Value Evaluate(CompiledExpression? expression, EvaluationScope scope) =>
        expression is not null && expression.TryEvaluate(scope, out var value, out _) ? value : Value.Null;

    private EvaluationScope Scope(Value values, FormContext context)
    {
        var scope = new EvaluationScope(values, new FormEnvironment(_book.Lists, context), RuleBook.Budget);
        RuleRun.SetAround(scope, context);
        return scope;
    }

    private EvaluationScope ScopeWith(Value values, Value data, FormContext context)
    {
        var scope = Scope(values, context);
        scope.SetLocal("data", data);
        return scope;
    }
}
