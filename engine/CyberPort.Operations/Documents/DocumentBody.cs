using CyberPort.Expressions;
using CyberPort.Forms.Fields.Locations;
using CyberPort.Forms.Fields.Matrices;
using CyberPort.Forms.Outputs;

namespace CyberPort.Operations.Documents;

/// <summary>A filled-in document as JSON: what was issued stays as it was, whatever becomes of the form.</summary>
public static class DocumentBody
{
    public static string Write(DocumentContent content) => Value.Record(
        ("title", Value.Of(content.Title)),
        ("blocks", List(content.Blocks, Block))).ToJson();

    private static Value Block(DocumentBlock block) => block switch
    {
        DocumentBlock.Title title => Record("title", block, ("text", Value.Of(title.Text)), ("align", Align(title.Align))),
        DocumentBlock.Paragraph text => Record("paragraph", block, ("text", Value.Of(text.Text)), ("align", Align(text.Align))),
        DocumentBlock.Answers answers => Record("answers", block, ("items", List(answers.Items, Pair)), ("columns", Value.Of(answers.Columns))),
        DocumentBlock.Matrix matrix => Record("matrix", block, ("label", Value.Of(matrix.Label)), ("unit", Value.Of(matrix.Content.Unit)),
            ("columns", Texts(matrix.Content.Columns)), ("lines", List(matrix.Content.Lines, Line))),
        DocumentBlock.Place place => Record("place", block, ("label", Value.Of(place.Label)), ("text", Value.Of(place.Text)), ("figure", Figure(place.Figure))),
        DocumentBlock.Numbered list => Record("numbered", block, ("items", Texts(list.Items))),
        DocumentBlock.Table table => Record("table", block, ("columns", Texts(table.Columns)), ("rows", List(table.Rows, Texts))),
        DocumentBlock.Instruction text => Record("instruction", block, ("text", Value.Of(text.Text))),
        _ => throw new ArgumentException($"A document has no blocks of type {block.GetType().Name}.", nameof(block)),
    };

    private static Value Record(string kind, DocumentBlock block, params (string Name, Value Value)[] members) =>
        Value.Record([("kind", Value.Of(kind)), ("heading", Value.Of(block.Heading)), .. block.Break ? [("break", Value.True)] : Array.Empty<(string, Value)>(), .. members]);

    private static Value Line(MatrixTableLine line) =>
        Value.Record(("label", Value.Of(line.Label)), ("cells", Texts(line.Cells)), ("total", Value.Of(line.IsTotal)));

    private static Value Figure(PlaceFigure figure) => Value.Record(
        ("viewBox", Value.Of(figure.ViewBox)), ("shapes", List(figure.Shapes, Shape)), ("own", Value.Of(figure.Own)), ("isArea", Value.Of(figure.IsArea)),
        ("corners", List(figure.Corners, Point)));

    private static Value Shape(FigureShape shape) => Value.Record(
        ("layer", Value.Of(shape.Layer)), ("path", Value.Of(shape.Path)), ("label", Value.Of(shape.Label)), ("name", shape.Name is { } at ? Point(at) : Value.Null));

    private static Value Point(FigurePoint point) => Value.Record(("x", Value.Of(point.X)), ("y", Value.Of(point.Y)));

    private static Value Pair(Answer answer) => Value.Record(("label", Value.Of(answer.Label)), ("text", Value.Of(answer.Text)));

    private static Value Align(BlockAlign align) => Value.Of(align.ToString().ToLowerInvariant());

    private static Value Texts(IReadOnlyList<string> texts) => List(texts, t => Value.Of(t));

    private static Value List<T>(IReadOnlyList<T> items, Func<T, Value> write) => Value.Of([.. items.Select(write)]);
}
