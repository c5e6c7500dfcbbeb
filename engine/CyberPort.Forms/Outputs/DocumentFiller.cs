using CyberPort.Expressions;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Outputs;

/// <summary>Fills the blocks of a document with the answers and the office's data.</summary>
internal sealed class DocumentFiller(RuleBook book, AnswerBlocks answers)
{
    public DocumentContent Fill(CompiledDocument document, Value values, EvaluationScope scope, FormContext context)
    {
        var blocks = document.Blocks
            .Where(b => b.When is null || (b.When.TryEvaluate(scope, out var holds, out _) && holds.IsTrue))
            .SelectMany(b => Broken(Fill(b, values, scope, context), b.Definition.Break));
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
            BlockKind.Fields => answers.Chosen(definition, heading, values, context.Language),
            BlockKind.Answers => answers.All(definition, values, context.Language),
            BlockKind.Table => [answers.Table(definition, heading, values, context.Language)],
            BlockKind.List => [new DocumentBlock.Numbered(definition.Id, heading, Items(block, scope))],
            _ => [new DocumentBlock.Paragraph(definition.Id, heading, text, definition.Align)],
        };
    }

    // one block of the definition may be several on paper: the page is broken before the first of them
    private static IEnumerable<DocumentBlock> Broken(IEnumerable<DocumentBlock> blocks, bool isBroken) =>
        isBroken ? blocks.Select((block, at) => at == 0 ? block with { Break = true } : block) : blocks;

    private static IReadOnlyList<string> Items(CompiledBlock block, EvaluationScope scope) =>
        block.From is { } from && from.TryEvaluate(scope, out var list, out _) && list.Kind == ValueKind.List
            ? [.. list.AsList.Where(i => i.IsText).Select(i => i.AsText)]
            : [];
}
