using CyberPort.Expressions;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Editing.Papers;

/// <summary>Kinds of blocks that can be added to a document, and what each begins with.</summary>
public static class NewBlock
{
    /// <summary>The kinds that make sense in a document of a form, in the order of the palette.</summary>
    public static IReadOnlyList<string> KindsFor(PaperDocument paper, FormPackage package) =>
        [.. All.Where(k => k switch
        {
            // what the office numbers (conditions, reasons) is not known yet when the form is printed
            "list" => !paper.IsPrint,
            "table" => Groups(package).Count > 0,
            "fields" => Fields(package).Count > 0,
            _ => true,
        })];

    private static readonly string[] All = ["heading", "paragraph", "fields", "answers", "table", "list", "instruction"];

    /// <summary>The content of a new block.</summary>
    public static Value Of(string kind, FormPackage package)
    {
        var block = Value.Record(("kind", Value.Of(kind)));
        return kind switch
        {
            "heading" => block.With("/text", Text("見出し", "Heading")),
            "paragraph" => block.With("/text", Text("文章", "Text")),
            "instruction" => block.With("/heading", Text("教示", "What you can do")).With("/text", Text("文章", "Text")),
            "fields" => block.With("/fields", Value.Of([Value.Of(Fields(package)[0].Path)])),
            "table" => WithRows(block, package, Groups(package)[0]),
            "list" => block.With("/heading", Text("条件", "Conditions")).With("/from", Value.Of("data.conditions")).With("/when", Value.Of("data.conditions.length > 0")),
            _ => block,
        };
    }

    /// <summary>The block with another repeated group, all of whose columns it shows.</summary>
    public static Value WithRows(Value block, FormPackage package, string rows) =>
        block.With("/rows", Value.Of(rows)).With("/columns", Value.Of([.. Columns(package, rows).Select(Value.Of)]));

    /// <summary>The repeated groups that a table can show.</summary>
    public static IReadOnlyList<string> Groups(FormPackage package) =>
        [.. package.Fields.Where(f => f is { Kind: "rows", Off: false } && Columns(package, f.Path).Count > 0).Select(f => f.Path)];

    /// <summary>The columns of a repeated group that stand on the form.</summary>
    public static IReadOnlyList<string> Columns(FormPackage package, string rows) =>
        [.. package.Fields.Where(f => f.RowsPath == rows && package.Ui.Showing(f.Path) is not null).Select(f => f.Path)];

    /// <summary>The fields that a list of answers can show, in the order of the form.</summary>
    public static IReadOnlyList<Structure.FormField> Fields(FormPackage package)
    {
        var places = Reading(package.Ui, "").Select((id, at) => (id, at)).ToDictionary(p => p.id, p => p.at, StringComparer.Ordinal);
        return [.. package.Fields.Where(f => f is { RowsPath: null, Off: false } && f.Kind is not ("rows" or "note") && places.ContainsKey("field:" + f.Path))
            .OrderBy(f => places["field:" + f.Path])];
    }

    private static IEnumerable<string> Reading(Layouts.UiDocument ui, string parent) =>
        ui.ChildrenOf(parent).SelectMany(id => Reading(ui, id).Prepend(id));

    private static Value Text(string ja, string en) => Value.Record(("ja", Value.Of(ja)), ("en", Value.Of(en)));
}
