using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;

namespace CyberPort.Forms.Outputs;

/// <summary>Reads outputs.json.</summary>
internal static class OutputsReader
{
    private static readonly Dictionary<string, BlockKind> Blocks = new()
    {
        ["heading"] = BlockKind.Heading,
        ["paragraph"] = BlockKind.Paragraph,
        ["fields"] = BlockKind.Fields,
        ["answers"] = BlockKind.Answers,
        ["list"] = BlockKind.List,
        ["table"] = BlockKind.Table,
        ["instruction"] = BlockKind.Instruction,
    };

    private static readonly Dictionary<string, BlockAlign> Aligns = new()
    {
        ["start"] = BlockAlign.Start,
        ["center"] = BlockAlign.Center,
        ["end"] = BlockAlign.End,
    };

    private static readonly Dictionary<string, string> Dispositions =
        new[] { "permit", "denial", "dismissal", "acceptance", "agreement", "withdrawal" }.ToDictionary(d => d);

    public static OutputsDocument Read(DocumentCursor cursor)
    {
        var document = new OutputsDocument
        {
            Workflow = ReadExpressions(cursor.Record("workflow")),
            Case = ReadColumns(cursor.Record("case")),
            Documents = cursor.Map("documents").ToDictionary(d => d.Id, d => ReadDocument(d.Id, d.Member), StringComparer.Ordinal),
            Notices = cursor.Map("notices").ToDictionary(n => n.Id, n => ReadNotice(n.Id, n.Member), StringComparer.Ordinal),
            Csv = ReadColumns(cursor.Record("csv")),
            Print = cursor.Record("print") is { } print ? ReadDocument("print", print) : null,
        };
        cursor.Done();
        return document;
    }

    private static Dictionary<string, string> ReadExpressions(DocumentCursor? cursor)
    {
        var expressions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in cursor?.Names.ToArray() ?? []) expressions[name] = cursor!.NeededText(name);
        return expressions;
    }

    private static IReadOnlyList<OutputColumn> ReadColumns(DocumentCursor? cursor)
    {
        if (cursor is null) return [];

        var columns = cursor.Map("columns").ToDictionary(c => c.Id, c => ReadColumn(c.Id, c.Member), StringComparer.Ordinal);
        var order = Order(cursor, columns.Keys);
        cursor.Done();
        return [.. order.Select(id => columns[id])];
    }

    private static OutputColumn ReadColumn(string id, DocumentCursor cursor)
    {
        var column = new OutputColumn(id, cursor.NeededLocal("label")) { Expr = cursor.Text("value"), Text = cursor.Local("text") };
        if (column.Expr is null == column.Text is null) cursor.Report(ValueOrText(cursor));
        cursor.Done();
        return column;
    }

    private static DocumentDefinition ReadDocument(string id, DocumentCursor cursor)
    {
        var blocks = cursor.Map("blocks").ToDictionary(b => b.Id, b => ReadBlock(b.Id, b.Member), StringComparer.Ordinal);
        var document = new DocumentDefinition(id, cursor.NeededLocal("title"))
        {
            Disposition = cursor.Has("disposition") ? cursor.OneOf("disposition", Dispositions, "") : null,
            Blocks = [.. Order(cursor, blocks.Keys).Select(b => blocks[b])],
        };
        cursor.Done();
        return document;
    }

    private static BlockDefinition ReadBlock(string id, DocumentCursor cursor)
    {
        cursor.Need("kind");
        var kind = cursor.OneOf("kind", Blocks, BlockKind.Paragraph);
        var block = new BlockDefinition(id, kind) { When = cursor.Text("when"), Heading = cursor.Local("heading"), Break = cursor.Flag("break") };
        block = kind switch
        {
            BlockKind.Fields => block with { Fields = NeededTexts(cursor, "fields"), Columns = Columns(cursor) },
            BlockKind.Table => block with { Rows = cursor.NeededText("rows"), Fields = NeededTexts(cursor, "columns") },
            BlockKind.List => block with { From = cursor.NeededText("from") },
            BlockKind.Answers => block with { Columns = Columns(cursor) },
            _ => block with { Text = cursor.NeededLocal("text"), Align = cursor.OneOf("align", Aligns, BlockAlign.Start) },
        };
        cursor.Done();
        return block;
    }

    private static int Columns(DocumentCursor cursor)
    {
        if (cursor.Integer("columns") is not { } columns) return 1;
        if (columns is 1 or 2) return columns;
        cursor.Report(DocumentProblems.NotOneOf(cursor.File, cursor.PointerTo("columns"), columns.ToString(CultureInfo.InvariantCulture), ["1", "2"]));
        return 1;
    }

    private static NoticeDefinition ReadNotice(string id, DocumentCursor cursor)
    {
        var notice = new NoticeDefinition(id, cursor.NeededLocal("subject"), cursor.NeededLocal("body"));
        cursor.Done();
        return notice;
    }

    private static IReadOnlyList<string> NeededTexts(DocumentCursor cursor, string name)
    {
        cursor.Need(name);
        return cursor.Texts(name);
    }

    private static IReadOnlyList<string> Order(DocumentCursor cursor, ICollection<string> ids)
    {
        cursor.Need("order");
        var order = cursor.Texts("order");
        foreach (var id in order.Where(o => !ids.Contains(o))) cursor.Report(Unordered(cursor, id));
        foreach (var id in ids.Where(i => !order.Contains(i))) cursor.Report(Unordered(cursor, id));
        return [.. order.Where(ids.Contains)];
    }

    private static Problem Unordered(DocumentCursor cursor, string id) => new("wrong-order", cursor.File, cursor.PointerTo("order"),
        new($"「{id}」が order と中身の片方にしかありません。", $"'{id}' is only in the order or only among the members."),
        new("order にすべての名前を1回ずつ書いてください。", "Name every member once in the order."));

    private static Problem ValueOrText(DocumentCursor cursor) => new("value-or-text", cursor.File, cursor.Pointer,
        new("value（式）か text（文）のどちらか1つが必要です。", "Exactly one of value (an expression) and text is needed."),
        new("どちらか片方だけを書いてください。", "Write one of the two."));
}
