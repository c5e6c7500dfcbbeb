using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Upgrades;

/// <summary>The documents of an overlay while single elements are changed or taken out.</summary>
internal sealed record OverlayEdit(Value Document, Value Cases, PackageFiles Files)
{
    private static readonly string[] Places = ["after", "before", "into"];

    public static OverlayEdit Of(PackageFiles files) =>
        new(Parse(files, PackagePaths.Overlay), Parse(files, PackagePaths.Cases), files);

    public PackageFiles ToFiles()
    {
        var files = Files;
        // What did not change stays byte for byte.
        if (Parse(files, PackagePaths.Overlay) != Document) files = files.With(PackagePaths.Overlay, DocumentText.Write(Document));
        return Parse(files, PackagePaths.Cases) == Cases ? files : files.With(PackagePaths.Cases, DocumentText.Write(Cases));
    }

    public Value At(params ReadOnlySpan<string> names)
    {
        var found = Document;
        foreach (var name in names) found = found[name];
        return found;
    }

    public OverlayEdit Put(Value value, params string[] names) => this with { Document = Document.With(Pointer(names), value) };

    /// <summary>Takes a member out, and the records that are empty without it.</summary>
    public OverlayEdit Remove(params string[] names)
    {
        if (At(names).IsNull && !Has(names)) return this;

        var document = Document.Without(Pointer(names));
        for (var length = names.Length - 1; length > 0; length--)
        {
            var pointer = Pointer(names[..length]);
            if (document.At(pointer) is not { Kind: ValueKind.Record } rest || rest.AsRecord.Count > 0) break;
            document = document.Without(pointer);
        }

        return this with { Document = document };
    }

    /// <summary>Takes one element out together with what cannot stand without it.</summary>
    public OverlayEdit Withdraw(string target, string facet) => (Prefix(target), facet) switch
    {
        ("case", _) => this with { Cases = Cases.Without(Pointer(Name(target))) },
        ("codelist", "") => this with { Files = Files.Without(PackagePaths.CodeList(Name(target))) },
        ("rule", "") => WithoutRule(Name(target)),
        ("message", "") => Remove("messages", Name(target)),
        (_, "enable") => Remove("enable", Name(target)),
        (_, "move") => MoveKey(target) is { } key ? Remove("move", key) : this,
        (_, "" or "place") => WithoutAddition(AddKey(target)),
        _ => Remove("set", target, facet),
    };

    /// <summary>Whether the overlay says something of this element.</summary>
    public bool Holds(string target, string facet) => (Prefix(target), facet) switch
    {
        ("case", _) => !Cases[Name(target)].IsNull,
        ("codelist", "") => Files.Contains(PackagePaths.CodeList(Name(target))),
        ("rule", "") => !At("rules", Name(target)).IsNull,
        ("message", "") => !At("messages", Name(target)).IsNull,
        (_, "enable") => !At("enable", Name(target)).IsNull,
        (_, "move") => MoveKey(target) is not null,
        (_, "" or "place") => !At("add", AddKey(target)).IsNull,
        _ => Has("set", target, facet),
    };

    public string? MoveKey(string target) => NamesOf("move").FirstOrDefault(k => NodeId(k) == target);

    /// <summary>The key under which an own field, node or output stands in "add".</summary>
    public static string AddKey(string target) => target.StartsWith("field:", StringComparison.Ordinal) ? Name(target) : target;

    public static string NodeId(string name) => name.StartsWith('/') ? "field:" + name : name;

    public static string Prefix(string target) => target.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? target[..colon] : target;

    public static string Name(string target) => target[(target.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Everything that is placed beside an element gets another place.</summary>
    public OverlayEdit Anchor(string from, Func<string, (string Word, string Anchor)> place)
    {
        var edit = this;
        foreach (var part in new[] { "add", "move" })
            foreach (var key in NamesOf(part))
                foreach (var word in Places)
                    if (edit.At(part, key, word) is { IsText: true } anchor && NodeId(anchor.AsText) == NodeId(from) && NodeId(key) != NodeId(from))
                    {
                        var (newWord, newAnchor) = place(word);
                        edit = edit.Place([part, key], newWord, newAnchor);
                        break;
                    }

        return edit;
    }

    public OverlayEdit Place(string[] names, string word, string anchor)
    {
        var item = Places.Where(p => p != word).Aggregate(At(names), (value, place) => value.Without(Pointer(place)));
        return Put(item.With(Pointer(word), Value.Of(anchor)), names);
    }

    public (string Word, string Anchor)? PlaceOf(params string[] names)
    {
        var item = At(names);
        var word = Array.Find(Places, p => item[p].IsText);
        return word is null ? null : (word, item[word].AsText);
    }

    public string[] NamesOf(string part) => At(part) is { Kind: ValueKind.Record } members ? [.. members.AsRecord.Keys] : [];

    private OverlayEdit WithoutRule(string id)
    {
        var message = At("rules", id, "message");
        var edit = Remove("rules", id);
        var isUsed = edit.NamesOf("rules").Any(r => edit.At("rules", r, "message") == message);
        return message.IsText && !isUsed ? edit.Remove("messages", message.AsText) : edit;
    }

    // What stood beside an own item takes its place; columns and rules that are about nothing else go with it.
    private OverlayEdit WithoutAddition(string key)
    {
        var edit = this;
        if (PlaceOf("add", key) is { } place) edit = edit.Anchor(key, _ => place);
        edit = edit.Remove("add", key);
        if (MoveKey(NodeId(key)) is { } moved) edit = edit.Remove("move", moved);
        foreach (var column in NamesOf("add").Where(k => k.StartsWith(key + "/*/", StringComparison.Ordinal))) edit = edit.WithoutAddition(column);
        foreach (var rule in NamesOf("rules").Where(r => IsOnlyAbout(At("rules", r), key))) edit = edit.WithoutRule(rule);
        return edit;
    }

    private static bool IsOnlyAbout(Value rule, string key) =>
        rule["target"] == Value.Of(key) || (rule["targets"] is { Kind: ValueKind.List } targets && targets.AsList.All(t => t == Value.Of(key)));

    private bool Has(params ReadOnlySpan<string> names) =>
        At(names[..^1]) is { Kind: ValueKind.Record } record && record.AsRecord.ContainsKey(names[^1]);

    private static string Pointer(params string[] names) => string.Concat(names.Select(n => "/" + Pointers.Escape(n)));

    private static Value Parse(PackageFiles files, string path) => files[path] is { } bytes ? Value.Parse(bytes.Span) : Value.Null;
}
