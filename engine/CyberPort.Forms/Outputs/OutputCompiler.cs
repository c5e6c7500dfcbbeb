using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;
using CyberPort.Forms.Texts;

namespace CyberPort.Forms.Outputs;

/// <summary>Compiles the outputs of a package; every path and placeholder is checked.</summary>
internal sealed class OutputCompiler(FormPackage package, FormTypes types, List<Problem> problems)
{
    private const string File = PackagePaths.Outputs;

    /// <summary>Documents and notices may also name "data": what the office's work adds (number, date, reasons).</summary>
    private readonly ExpressionContext _form = types.Form();
    private readonly ExpressionContext _withData = types.Form(new ExpressionLocal("data", ExpressionType.Any));

    public CompiledOutputs Compile()
    {
        var document = package.Outputs;
        return new(
            document.Workflow.ToDictionary(w => w.Key, w => Expression(w.Value, _form, "/workflow/" + Pointers.Escape(w.Key)), StringComparer.Ordinal),
            [.. document.Case.Select(c => Column(c, "/case/columns"))],
            [.. document.Csv.Select(c => Column(c, "/csv/columns"))],
            document.Documents.Values.ToDictionary(d => d.Id, d => Document(d, "/documents/" + Pointers.Escape(d.Id)), StringComparer.Ordinal),
            document.Notices.Values.ToDictionary(n => n.Id, Notice, StringComparer.Ordinal),
            document.Print is { } print ? Document(print, "/print") : null);
    }

    private CompiledColumn Column(OutputColumn column, string at)
    {
        var pointer = Pointers.Append(at, column.Id);
        return new(
            column,
            column.Expr is { } expr ? Expression(expr, _form, pointer + "/value") : null,
            column.Text is { } text ? Text(text, _form, pointer + "/text") : null);
    }

    private CompiledNotice Notice(NoticeDefinition notice)
    {
        var at = "/notices/" + Pointers.Escape(notice.Id);
        return new(notice.Id, Text(notice.Subject, _withData, at + "/subject"), Text(notice.Body, _withData, at + "/body"));
    }

    private CompiledDocument Document(DocumentDefinition document, string at) =>
        new(document, Text(document.Title, _withData, at + "/title"), [.. document.Blocks.Select(b => Block(b, $"{at}/blocks/{Pointers.Escape(b.Id)}"))]);

    private CompiledBlock Block(BlockDefinition block, string at)
    {
        for (var i = 0; i < block.Fields.Count; i++)
        {
            var (path, pointer) = (block.Fields[i], $"{at}/{(block.Kind == BlockKind.Table ? "columns" : "fields")}/{i}");
            if (package.Field(path) is null) problems.Add(OutputProblems.UnknownField(pointer, path));
            else if (block.Kind == BlockKind.Table && FormTypes.RowsOf(path) != block.Rows) problems.Add(OutputProblems.NoColumn(pointer, path, block.Rows ?? ""));
        }

        if (block.Rows is { } rows && package.Field(rows) is null) problems.Add(OutputProblems.UnknownField(at + "/rows", rows));
        var from = block.From is { } source ? Expression(source, _withData, at + "/from") : null;
        if (from is { Type.Kind: not (TypeKind.List or TypeKind.Any) }) problems.Add(OutputProblems.NotAList(at + "/from"));
        return new(block)
        {
            When = block.When is { } when ? Expression(when, _withData, at + "/when", ExpressionType.Boolean) : null,
            From = from,
            Heading = block.Heading is { } heading ? Text(heading, _withData, at + "/heading") : null,
            Text = block.Text is { } text ? Text(text, _withData, at + "/text") : null,
        };
    }

    private TextTemplate Text(LocalText text, ExpressionContext context, string pointer) =>
        TextTemplate.Compile(text, context, TextPlace.Inline(File, pointer), problems);

    private CompiledExpression? Expression(string text, ExpressionContext context, string pointer, ExpressionType? wanted = null)
    {
        // A pointer stands for the field at it.
        var source = text.StartsWith('/') ? text[1..].Replace('/', '.') : text;
        var compilation = ExpressionCompiler.Compile(source, context, wanted ?? ExpressionType.Any);
        foreach (var problem in compilation.Problems) problems.Add(problem.In(File, pointer));
        return compilation.Expression;
    }
}

internal sealed record CompiledOutputs(
    IReadOnlyDictionary<string, CompiledExpression?> Workflow,
    IReadOnlyList<CompiledColumn> Case,
    IReadOnlyList<CompiledColumn> Csv,
    IReadOnlyDictionary<string, CompiledDocument> Documents,
    IReadOnlyDictionary<string, CompiledNotice> Notices,
    CompiledDocument? Print);

internal sealed record CompiledColumn(OutputColumn Definition, CompiledExpression? Expression, TextTemplate? Text);

internal sealed record CompiledNotice(string Id, TextTemplate Subject, TextTemplate Body);

internal sealed record CompiledDocument(DocumentDefinition Definition, TextTemplate Title, IReadOnlyList<CompiledBlock> Blocks);

internal sealed record CompiledBlock(BlockDefinition Definition)
{
    public CompiledExpression? When { get; init; }
    public CompiledExpression? From { get; init; }
    public TextTemplate? Heading { get; init; }
    public TextTemplate? Text { get; init; }
}
