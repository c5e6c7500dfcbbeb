using CyberPort.Expressions;
using CyberPort.Forms.Documents;

namespace CyberPort.Forms.Overlays;

/// <summary>Reads one member of an overlay's "add" and the places of "add" and "move".</summary>
internal static class AdditionReader
{
    private static readonly (string Name, PlacementKind Kind)[] Places =
        [("after", PlacementKind.After), ("before", PlacementKind.Before), ("into", PlacementKind.Into)];

    private static readonly string[] Texts = ["label", "help", "example", "text"];
    private static readonly string[] Words = ["width", "control", "autocomplete"];

    public static Addition Read(DocumentCursor cursor)
    {
        var node = new List<KeyValuePair<string, Value>>();
        foreach (var text in Texts)
        {
            var (ja, en) = (cursor.Text(text + ".ja"), cursor.Text(text + ".en"));
            if (ja is null && en is null) continue;
            if (ja is null) cursor.Report(DocumentProblems.MissingLanguage(cursor.File, cursor.PointerTo(text + ".ja"), "ja"));
            if (en is null) cursor.Report(DocumentProblems.MissingLanguage(cursor.File, cursor.PointerTo(text + ".en"), "en"));
            node.Add(new(text, Value.Record(("ja", Value.Of(ja ?? "")), ("en", Value.Of(en ?? "")))));
        }

        foreach (var word in Words)
            if (cursor.Text(word) is { } given) node.Add(new(word, Value.Of(given)));
        var addition = new Addition
        {
            Schema = cursor.Any("schema"),
            Required = cursor.Flag("required"),
            Content = cursor.Any("content"),
            Node = ValueRecord.Of(node),
            Place = ReadPlace(cursor, needed: false),
        };
        cursor.Done();
        return addition;
    }

    public static Placement? ReadPlace(DocumentCursor cursor, bool needed)
    {
        var given = Places.Where(p => cursor.Text(p.Name) is not null).ToArray();
        if (given.Length > 1 || (given.Length == 0 && needed))
            cursor.Report(new("one-place", cursor.File, cursor.Pointer,
                new("置く場所は after・before・into のどれか1つで書きます。", "A place is given by exactly one of after, before and into."),
                new("どれか1つだけを書いてください。", "Write one of the three.")));
        if (needed) cursor.Done();
        return given.Length == 0 ? needed ? new(PlacementKind.Into, "") : null : new(given[0].Kind, cursor.Text(given[0].Name)!);
    }
}
