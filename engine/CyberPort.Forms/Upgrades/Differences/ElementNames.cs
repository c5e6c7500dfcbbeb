using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Upgrades;

/// <summary>Names the elements of a form the way people know them: by label, title or message, not by id.</summary>
internal sealed class ElementNames(Overlay? overlay, Value cases, params FormPackage[] packages)
{
    private const int Longest = 30;

    /// <summary>「占用の目的」, the rule "…"; an id only where there is no name.</summary>
    public LocalText Of(string target)
    {
        var name = OverlayEdit.Name(target);
        return OverlayEdit.Prefix(target) switch
        {
            "manifest" => new("この様式", "the form"),
            "field" or "section" or "page" or "row" or "text" or "review" => Quoted(Node(target) ?? new(name, name)),
            "message" => Joined(new("文", "the text "), Message(name) ?? new(name, name)),
            "rule" => Joined(new("規則", "the rule "), Rule(name)),
            "codelist" => Joined(new("コード表", "the list "), List(name) ?? new(name, name)),
            "output" when BlockPlaces.DocumentOf(target) is not null => Joined(new("書面の部分", "the part of a document "), Output(name) ?? new(name, name)),
            "output" => Joined(new("出力", "the output "), Output(name) ?? new(name, name)),
            "case" => Joined(new("動作例", "the case "), Case(name) ?? new(name, name)),
            _ => new(target, target),
        };
    }

    public LocalText OfField(string path) => Of("field:" + path);

    /// <summary>The name of a node or field without its quotation marks; null when there is none.</summary>
    public LocalText? Node(string target)
    {
        if (overlay?.Add.GetValueOrDefault(OverlayEdit.AddKey(target)) is { } own && (Local(own.Node, "label") ?? Local(own.Node, "text")) is { } text) return text;

        var node = packages.Select(p => p.Ui.Nodes.GetValueOrDefault(target)).FirstOrDefault(n => n is not null);
        return node?.Label ?? node?.Text;
    }

    public LocalText? Row(string list, string code) =>
        packages.Select(p => p.CodeLists.GetValueOrDefault(list)?.Find(code)?.Label).FirstOrDefault(l => l is not null);

    public static LocalText Quoted(LocalText text) => new($"「{Short(text.Ja)}」", $"\"{Short(text.En)}\"");

    /// <summary>A sentence that begins with a name.</summary>
    public static LocalText Sentence(LocalText text) => text with { En = char.ToUpperInvariant(text.En[0]) + text.En[1..] };

    public static string Short(string text) => text.Length > Longest ? text[..Longest] + "…" : text;

    private static LocalText Joined(LocalText kind, LocalText name) =>
        Quoted(name) is var quoted ? new(kind.Ja + quoted.Ja, kind.En + quoted.En) : kind;

    private LocalText? Message(string key) =>
        overlay?.Messages.GetValueOrDefault(key) ?? packages.Select(p => p.Messages.Find(key)).FirstOrDefault(m => m is not null);

    // A rule is known by what it says, and otherwise by its field.
    private LocalText Rule(string id)
    {
        var own = overlay?.Rules.TryGetValue(id, out var rule) == true ? rule : Value.Null;
        var national = packages.Select(p => p.Rules.GetValueOrDefault(id)).FirstOrDefault(r => r is not null);
        if ((Text(own["message"]) ?? national?.Message) is { } key && Message(key) is { } message) return message;
        var target = Text(own["target"]) ?? national?.Target;
        return target is null ? new(id, id) : Node(OverlayEdit.NodeId(target)) is { } label ? new($"{label.Ja}: {id}", $"{label.En}: {id}") : new(id, id);
    }

    private LocalText? List(string id) => packages.Select(p => p.CodeLists.GetValueOrDefault(id)?.Title).FirstOrDefault(t => t is not null);

    private LocalText? Output(string pointer)
    {
        if (overlay?.Add.GetValueOrDefault("output:" + pointer) is { } own && own.Content.Kind == ValueKind.Record)
            return Local(own.Content.AsRecord, "subject") ?? Local(own.Content.AsRecord, "title") ?? Block(own.Content);
        if (BlockPlaces.DocumentOf("output:" + pointer) is not null)
            return packages.Select(p => Block(p.Documents.GetValueOrDefault(PackagePaths.Outputs).At(pointer))).FirstOrDefault(b => b is not null);

        var key = pointer[(pointer.LastIndexOf('/') + 1)..];
        foreach (var outputs in packages.Select(p => p.Outputs))
        {
            if (pointer == "/print") return outputs.Print?.Title;
            if (outputs.Notices.GetValueOrDefault(key) is { } notice && pointer.StartsWith("/notices", StringComparison.Ordinal)) return notice.Subject;
            if (outputs.Documents.GetValueOrDefault(key) is { } document && pointer.StartsWith("/documents", StringComparison.Ordinal)) return document.Title;
        }

        return null;
    }

    // a block is known by what it says
    private static LocalText? Block(Value content) => content.Kind == ValueKind.Record
        ? Local(content.AsRecord, "heading") ?? Local(content.AsRecord, "text") ?? BlockWords.Of(content["kind"].IsText ? content["kind"].AsText : "")
        : null;

    private LocalText? Case(string id)
    {
        return cases[id].Kind == ValueKind.Record
            ? Local(cases[id].AsRecord, "name")
            : packages.Select(p => p.Cases.GetValueOrDefault(id)?.Name).FirstOrDefault(n => n is not null);
    }

    private static LocalText? Local(ValueRecord record, string name) =>
        record.TryGetValue(name, out var text) && text["ja"].IsText && text["en"].IsText ? new(text["ja"].AsText, text["en"].AsText) : null;

    private static string? Text(Value value) => value.IsText ? value.AsText : null;
}
