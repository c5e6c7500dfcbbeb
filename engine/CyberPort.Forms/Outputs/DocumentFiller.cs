using CyberPort.Expressions;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Outputs;

/// <summary>Fills the blocks of a document with the answers and the office's data.</summary>
internal sealed class DocumentFiller(FormLayout layout, RuleBook book)
{
    private readonly Dictionary<string, LayoutField> _fields = layout.Fields.ToDictionary(f => f.Path, StringComparer.Ordinal);

    public DocumentContent Fill(CompiledDocument document, Value values, EvaluationScope scope, FormContext context)
    {
        var blocks = document.Blocks
            .Where(b => b.When is null || (b.When.TryEvaluate(scope, out var holds, out _) && holds.IsTrue))
            .SelectMany(b => Fill(b, values, scope, context));
        var title = document.Title.Fill(context.Language, scope, book.Texts);
        return new(document.Definition.Id, title, document.Definition.Disposition, [.. blocks]);
    }

    private IEnumerable<DocumentBlock> Fill(CompiledBlock block, Value values, EvaluationScope scope, FormContext context)
    {
        var definition = block.Definition;
        var heading = block.Heading?.Fill(context.Language, scope, book.Texts);
        var text = block.Text?.Fill(context.Language, scope, book.Texts) ?? "";
        return definition.Kind switch
        {
            BlockKind.Heading => [new DocumentBlock.Title(definition.Id, text, definition.Align)],
            BlockKind.Instruction => [new DocumentBlock.Instruction(definition.Id, heading, text)],
            BlockKind.Fields => [new DocumentBlock.Answers(definition.Id, heading, Answers(definition.Fields, values, context))],
            BlockKind.Answers => AllAnswers(definition.Id, values, context),
            BlockKind.Table => [Table(definition, heading, values, context)],
            BlockKind.List => [new DocumentBlock.Numbered(definition.Id, heading, Items(block, scope))],
            _ => [new DocumentBlock.Paragraph(definition.Id, heading, text, definition.Align)],
        };
    }

    // A field that is switched off, or has no answer, has no line.
    private IReadOnlyList<Answer> Answers(IEnumerable<string> paths, Value values, FormContext context) =>
        [.. paths.Where(p => _fields.ContainsKey(p) && !Blank.Is(values.At(p))).Select(p => AnswerAt(p, values.At(p), context))];

    private Answer AnswerAt(string path, Value value, FormContext context) =>
        new(path, _fields[path].Label.In(context.Language), book.Texts.Show(path, ExpressionType.Any, value, context.Language));

    private IEnumerable<DocumentBlock> AllAnswers(string id, Value values, FormContext context)
    {
        foreach (var page in layout.Pages)
        {
            var plain = page.Fields.Where(f => f.Field.RowsPath is null && f.Field.Kind != "rows").Select(f => f.Path);
            if (Answers(plain, values, context) is { Count: > 0 } answers)
                yield return new DocumentBlock.Answers($"{id}:{page.Id}", page.Label.In(context.Language), answers);
            foreach (var group in page.Fields.Where(f => f.Field.Kind == "rows" && !Blank.Is(values.At(f.Path))))
                yield return Table(group, values, context, $"{id}:{group.Id}", group.Label.In(context.Language));
        }
    }

    private DocumentBlock.Table Table(BlockDefinition definition, string? heading, Value values, FormContext context)
    {
        if (!_fields.TryGetValue(definition.Rows!, out var group)) return new(definition.Id, heading, [], []);

        var chosen = group with { Columns = [.. group.Columns.Where(c => definition.Fields.Contains(c.Path))] };
        return Table(chosen, values, context, definition.Id, heading);
    }

    private DocumentBlock.Table Table(LayoutField group, Value values, FormContext context, string id, string? heading)
    {
        IReadOnlyList<Value> rows = values.At(group.Path) is { Kind: ValueKind.List } list ? list.AsList : [];
        return new(
            id, heading, [.. group.Columns.Select(c => c.Label.In(context.Language))],
            [.. rows.Select(r => (IReadOnlyList<string>)[.. group.Columns.Select(c => Cell(c, r, context))])]);
    }

    private string Cell(LayoutField column, Value row, FormContext context)
    {
        var value = row[Documents.Pointers.Name(column.Path)];
        return value.IsNull ? "" : book.Texts.Show(column.Path, ExpressionType.Any, value, context.Language);
    }

    private static IReadOnlyList<string> Items(CompiledBlock block, EvaluationScope scope) =>
        block.From is { } from && from.TryEvaluate(scope, out var list, out _) && list.Kind == ValueKind.List
            ? [.. list.AsList.Where(i => i.IsText).Select(i => i.AsText)]
            : [];
}
