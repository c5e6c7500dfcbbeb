using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Fields.Locations;
using CyberPort.Forms.Fields.Matrices;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Outputs;

/// <summary>Answers as blocks of a document: ruled lists, tables of repeated groups, matrices and figures of places.</summary>
internal sealed class AnswerBlocks(FormLayout layout, RuleBook book, FieldSpecs specs)
{
    private readonly Dictionary<string, LayoutField> _fields = layout.Fields.ToDictionary(f => f.Path, StringComparer.Ordinal);

    /// <summary>The answers that a block names.</summary>
    public IEnumerable<DocumentBlock> Chosen(BlockDefinition block, string? heading, Value values, string language)
    {
        var fields = block.Fields.Select(p => _fields.GetValueOrDefault(p)).OfType<LayoutField>();
        return Of(new(block.Id, heading, block.Columns), fields, values, language) is { Count: > 0 } blocks
            ? blocks
            : [new DocumentBlock.Answers(block.Id, heading, [])];
    }

    /// <summary>Every answer, page by page; repeated groups at the end of their page.</summary>
    public IEnumerable<DocumentBlock> All(BlockDefinition block, Value values, string language)
    {
        foreach (var page in layout.Pages)
        {
            var plain = page.Fields.Where(f => f.Field.RowsPath is null && f.Field.Kind != "rows");
            foreach (var answers in Of(new($"{block.Id}:{page.Id}", page.Label.In(language), block.Columns), plain, values, language)) yield return answers;
            foreach (var group in page.Fields.Where(f => f.Field.Kind == "rows" && !Blank.Is(values.At(f.Path))))
                yield return Table(group, values, language, $"{block.Id}:{group.Id}", group.Label.In(language));
        }
    }

    /// <summary>The rows of a repeated group in the columns that a block names.</summary>
    public DocumentBlock.Table Table(BlockDefinition block, string? heading, Value values, string language)
    {
        if (!_fields.TryGetValue(block.Rows!, out var group)) return new(block.Id, heading, [], []);

        var columns = block.Fields.Select(p => group.Columns.FirstOrDefault(c => c.Path == p)).OfType<LayoutField>();
        return Table(group with { Columns = [.. columns] }, values, language, block.Id, heading);
    }

    // A field that is switched off, or has no answer, has no line. A table or a figure cannot stand in a line: it parts the list.
    private List<DocumentBlock> Of(Frame frame, IEnumerable<LayoutField> fields, Value values, string language)
    {
        List<DocumentBlock> blocks = [];
        List<Answer> lines = [];
        void Close()
        {
            if (lines.Count > 0) blocks.Add(new DocumentBlock.Answers(frame.IdOf(blocks.Count), frame.HeadingOf(blocks.Count), [.. lines]) { Columns = frame.Columns });
            lines.Clear();
        }

        foreach (var field in fields)
        {
            if (values.At(field.Path) is var value && Blank.Is(value)) continue;
            var (label, text) = (field.Label.In(language), book.Texts.Show(field.Path, ExpressionType.Any, value, language));
            if (field.Field.Kind == "matrix" && MatrixTable.Of(specs.Of(field.Path), value, language) is { } table)
            {
                Close();
                blocks.Add(new DocumentBlock.Matrix(frame.IdOf(blocks.Count), frame.HeadingOf(blocks.Count), label, table));
            }
            else if (field.Field.Kind == "location" && PlaceFigure.Of(specs.Of(field.Path), value, language) is { Corners.Count: > 0 } figure)
            {
                Close();
                blocks.Add(new DocumentBlock.Place(frame.IdOf(blocks.Count), frame.HeadingOf(blocks.Count), label, text, figure));
            }
            else lines.Add(new(field.Path, label, text));
        }

        Close();
        return blocks;
    }

    private DocumentBlock.Table Table(LayoutField group, Value values, string language, string id, string? heading)
    {
        IReadOnlyList<Value> rows = values.At(group.Path) is { Kind: ValueKind.List } list ? list.AsList : [];
        return new(
            id, heading, [.. group.Columns.Select(c => c.Label.In(language))],
            [.. rows.Select(r => (IReadOnlyList<string>)[.. group.Columns.Select(c => Cell(c, r, language))])]);
    }

    private string Cell(LayoutField column, Value row, string language)
    {
        var value = row[Pointers.Name(column.Path)];
        return value.IsNull ? "" : book.Texts.Show(column.Path, ExpressionType.Any, value, language);
    }

    // the heading stands above the first part of a list only
    private readonly record struct Frame(string Id, string? Heading, int Columns)
    {
        public string IdOf(int part) => part == 0 ? Id : $"{Id}:{part + 1}";

        public string? HeadingOf(int part) => part == 0 ? Heading : null;
    }
}
