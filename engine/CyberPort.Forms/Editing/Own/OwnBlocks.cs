using CyberPort.Expressions;

namespace CyberPort.Forms.Editing;

/// <summary>Several fields that belong together, added at once under a heading of their own: the vessel, the facility, period and area.</summary>
/// <param name="Name">"vessel".</param>
/// <param name="Label">The heading.</param>
/// <param name="Fields">What it adds, in order.</param>
public sealed record OwnBlock(string Name, LocalText Label, IReadOnlyList<OwnField> Fields);

/// <summary>The ready blocks of the palette; they are data (blocks.json).</summary>
public static class OwnBlocks
{
    public static IReadOnlyList<OwnBlock> All { get; } = Load();

    /// <summary>Adds a block as a section into a page, or after a section; a field that needs a list which the form has not is a text.</summary>
    public static Workpiece Add(Workpiece work, OwnBlock block, string place, bool into)
    {
        work = OwnItems.AddNode(work, "section", block.Label, place, into, out var section);
        foreach (var field in block.Fields)
        {
            var known = field.List is null || work.Snapshot?.CodeLists.ContainsKey(field.List) == true;
            var name = OwnItems.FreeName(work, field.Name);
            work = OwnItems.AddField(work, known ? field with { Name = name } : new OwnField(name, "text", field.Label) { Required = field.Required }, section, into: true);
        }

        return work;
    }

    private static IReadOnlyList<OwnBlock> Load()
    {
        using var stream = typeof(OwnBlocks).Assembly.GetManifestResourceStream("editing/blocks.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return [.. Value.Parse(bytes).AsRecord.Select(b => new OwnBlock(b.Key, Text(b.Value["label"]), [.. b.Value["fields"].AsList.Select(Field)]))];
    }

    private static OwnField Field(Value field) => new(field["name"].AsText, field["kind"].AsText, Text(field["label"]))
    {
        Required = field["required"].IsTrue,
        Unit = field["unit"] is { IsText: true } unit ? unit.AsText : null,
        List = field["list"] is { IsText: true } list ? list.AsText : null,
    };

    private static LocalText Text(Value text) => new(text["ja"].AsText, text["en"].AsText);
}
