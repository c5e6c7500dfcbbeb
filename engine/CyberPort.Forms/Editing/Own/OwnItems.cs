using System.Text.RegularExpressions;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Editing;

/// <summary>Kinds of own fields that can be added, with the schema that each begins with.</summary>
public static partial class OwnItems
{
    private static readonly Value File = Value.Parse("""
        {
          "type": "array", "x-cp-kind": "file", "maxItems": 5, "x-cp-copy": false,
          "x-cp-files": { "types": ["pdf", "jpeg", "png"], "maxCount": 5, "maxBytes": 10000000 },
          "items": {
            "type": "object", "additionalProperties": false, "required": ["id", "name", "size", "type", "sha256"],
            "properties": {
              "id": { "type": "string", "maxLength": 40 }, "name": { "type": "string", "maxLength": 200 }, "size": { "type": "integer", "minimum": 0 },
              "type": { "type": "string", "maxLength": 120 }, "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" }, "kind": { "type": "string", "maxLength": 40 }
            }
          }
        }
        """);

    private static readonly Value Place = Value.Parse("""
        {
          "type": "object", "x-cp-kind": "location", "additionalProperties": false, "required": ["type", "coordinates"], "x-cp-map": { "geometries": ["point", "polygon"] },
          "properties": {
            "type": { "type": "string", "enum": ["Point", "LineString", "Polygon"] },
            "coordinates": { "type": "array", "items": { "type": ["array", "number"], "items": { "type": ["array", "number"], "items": { "type": "number" } } } },
            "area": { "type": "number", "minimum": 0 }, "length": { "type": "number", "minimum": 0 }
          }
        }
        """);

    private static readonly Value Period = Value.Parse("""
        {
          "type": "object", "x-cp-kind": "period", "x-cp-copy": false, "additionalProperties": false, "required": ["from", "to"],
          "properties": { "from": { "type": "string", "format": "date" }, "to": { "type": "string", "format": "date" } }
        }
        """);

    private static readonly Value Rows = Value.Parse("""
        {
          "type": "array", "maxItems": 20,
          "items": {
            "type": "object", "additionalProperties": false,
            "properties": { "_row": { "type": "string" }, "content": { "type": "string", "maxLength": 200 } }
          }
        }
        """);

    private static readonly Value Matrix = Value.Parse("""
        {
          "type": "array", "x-cp-kind": "matrix", "maxItems": 1000,
          "x-cp-matrix": { "columns": { "number": { "ja": "数", "en": "Number" } }, "totals": ["lines", "columns"] },
          "items": {
            "type": "object", "additionalProperties": false, "required": ["line", "column", "value"],
            "properties": {
              "line": { "type": "string" }, "column": { "type": "string" },
              "value": { "type": "number", "minimum": 0, "maximum": 1000000000, "multipleOf": 0.01 }
            }
          }
        }
        """);

    private static readonly Value Agreement = Value.Parse("""
        {
          "type": "object", "x-cp-kind": "agreement", "x-cp-copy": false, "x-cp-agreement": { "signed": true }, "additionalProperties": false,
          "properties": { "agreed": { "type": "boolean" }, "version": { "type": "string", "maxLength": 12 }, "name": { "type": "string", "maxLength": 100 } }
        }
        """);

    /// <summary>Field kinds by the name that the palette uses, in its order.</summary>
    public static IReadOnlyList<OwnKind> Kinds { get; } =
    [
        new("text", new("1行の文字", "Line of text"), Value.Parse("""{ "type": "string", "maxLength": 200 }""")),
        new("multiline", new("複数行の文字", "Several lines"), Value.Parse("""{ "type": "string", "maxLength": 2000, "x-cp-kind": "multiline" }""")),
        new("number", new("数値", "Number"), Value.Parse("""{ "type": "number", "minimum": 0, "maximum": 1000000000, "multipleOf": 0.01 }""")) { HasUnit = true },
        new("integer", new("整数", "Whole number"), Value.Parse("""{ "type": "integer", "minimum": 0, "maximum": 1000000000 }""")) { HasUnit = true },
        new("money", new("金額（円）", "Amount (yen)"), Value.Parse("""{ "type": "integer", "minimum": 0, "maximum": 1000000000000, "x-cp-kind": "money" }""")),
        new("date", new("日付", "Date"), Value.Parse("""{ "type": "string", "format": "date" }""")),
        new("eraDate", new("日付（和暦で入力）", "Date in an era"), Value.Parse("""{ "type": "string", "format": "date", "x-cp-kind": "eraDate" }""")),
        new("period", new("期間（自・至）", "Period from and to"), Period),
        new("time", new("時刻", "Time"), Value.Parse("""{ "type": "string", "x-cp-kind": "time", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" }""")),
        new("yesNo", new("はい・いいえ", "Yes or no"), Value.Parse("""{ "type": "boolean" }""")) { Control = "radio" },
        new("choice", new("選択（1つ）", "Choice of one"), Value.Parse("""{ "type": "string", "x-cp-kind": "choice" }""")) { HasList = true },
        new("multiChoice", new("選択（複数）", "Choice of several"), Value.Parse("""
            { "type": "array", "x-cp-kind": "multiChoice", "maxItems": 100, "items": { "type": "string" } }
            """)) { HasList = true },
        new("rows", new("繰り返しの表", "Table of rows"), Rows) { HasColumns = true },
        new("matrix", new("行と列の表（集計）", "Matrix with totals"), Matrix) { HasUnit = true, ListAt = "/x-cp-matrix/lines" },
        new("lookup", new("台帳から検索", "Search in a register"), Value.Parse("""{ "type": "string", "x-cp-kind": "lookup" }""")) { HasList = true },
        new("facility", new("施設", "Facility"), Value.Parse("""{ "type": "string", "x-cp-kind": "facility" }""")) { HasList = true },
        new("vessel", new("船舶", "Vessel"), Value.Parse("""{ "type": "string", "x-cp-kind": "vessel" }""")) { HasList = true },
        new("location", new("位置・区域", "Place or area"), Place),
        new("agreement", new("同意・署名", "Agreement"), Agreement) { HasStatement = true },
        new("documentText", new("回答から作る文", "Text made of the answers"), Value.Parse("""
            { "type": "string", "x-cp-kind": "documentText", "maxLength": 4000 }
            """)) { HasMessage = true },
        new("file", new("添付ファイル", "Attachment"), File),
    ];

    /// <summary>The schema of one file among the answers.</summary>
    internal static Value FileItem => File["items"];

    /// <summary>Adds an own field after an element, or as the last one into a page or section; its key is never used again.</summary>
    /// <exception cref="ArgumentException">The key is not camelCase, is taken, or a choice has no list.</exception>
    public static Workpiece AddField(Workpiece work, OwnField field, string place, bool into)
    {
        var key = KeyFor(work, field.Name);
        if (!Name().IsMatch(field.Name)) throw new ArgumentException($"'{field.Name}' is no field name.", nameof(field));
        if (IsTaken(work, key)) throw new ArgumentException($"'{key}' is there already.", nameof(field));
        var kind = Kinds.First(k => k.Name == field.Kind);
        work = Put(work, key, Addition(field, kind), place, into);
        if (kind.HasColumns) work = OwnColumns.AddFirst(work, key);
        if (!kind.HasMessage) return work;
        var rule = Value.Record(("kind", Value.Of("compute")), ("target", Value.Of(key)));
        return OverlayEdits.PutRule(work, RuleNameFor(work), rule, field.Label);
    }

    /// <summary>A rule's id that is not taken: "jphij-3".</summary>
    public static string RuleNameFor(Workpiece work)
    {
        var owner = work.IsOwnForm ? work.Base.Manifest.Owner : work.Document["owner"].AsText;
        var number = 1;
        while (work.Snapshot?.Rules.ContainsKey($"{owner}-{number}") == true || !OverlayEdits.RuleOf(work, $"{owner}-{number}").IsNull) number++;
        return $"{owner}-{number}";
    }

    internal static Value Addition(OwnField field, OwnKind kind)
    {
        var schema = kind.Schema;
        if (kind.ListAt is { } at) schema = schema.With(at, Value.Of(field.List ?? throw new ArgumentException("A choice needs its list.", nameof(field))));
        if (kind.HasUnit && field.Unit is { Length: > 0 } unit) schema = schema.With("/x-cp-unit", Value.Of(unit));
        var addition = Value.Record(("schema", schema), ("label.ja", Value.Of(field.Label.Ja)), ("label.en", Value.Of(field.Label.En)));
        // what is agreed to; the help is edited like every other text
        if (kind.HasStatement) addition = addition.With("/help.ja", Value.Of($"{field.Label.Ja}に同意します。")).With("/help.en", Value.Of($"I agree: {field.Label.En}"));
        if (field.Required) addition = addition.With("/required", Value.True);
        return kind.Control is { } control ? addition.With("/control", Value.Of(control)) : addition;
    }

    /// <summary>Puts an item that is new under a parent, as the first one or after another one of it, without looking at the whole form.</summary>
    internal static Workpiece PutUnder(Workpiece work, string key, Value addition, string parent, string? before)
    {
        if (work.IsOwnForm) return FormEdits.Add(work, key, addition, before ?? parent, into: before is null);
        var placed = addition.With(before is null ? "/into" : "/after", Value.Of(before ?? parent));
        return work.With(work.Document.With("/add/" + Pointers.Escape(key), placed));
    }

    /// <summary>Adds an own section or page with its heading.</summary>
    public static Workpiece AddNode(Workpiece work, string kind, LocalText label, string place, bool into) =>
        AddNode(work, kind, label, place, into, out _);

    /// <summary>Adds an own section or page with its heading, and says its id.</summary>
    internal static Workpiece AddNode(Workpiece work, string kind, LocalText label, string place, bool into, out string id)
    {
        var taken = OverlayEdits.Members(work.Document, "add").Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (taken.Contains($"{kind}:own{number}") || work.Snapshot?.Ui.Nodes.ContainsKey($"{kind}:own{number}") == true) number++;
        id = $"{kind}:own{number}";
        return Put(work, id, Value.Record(("label.ja", Value.Of(label.Ja)), ("label.en", Value.Of(label.En))), place, into);
    }

    /// <summary>A name for a field with that label that is not taken: letters of the label as far as it has any, otherwise "item" with a number.</summary>
    public static string NameFor(Workpiece work, LocalText label)
    {
        var name = WordsOf(label.En, "");
        return NameFor(work, name.Length > 0 ? name : "item", name.Length > 0 ? 2 : 1);
    }

    /// <summary>The letters and digits of a text as a name ("Load of crane" is loadOfCrane), or another name where it has none.</summary>
    public static string WordsOf(string text, string otherwise)
    {
        var words = Words().Matches(text).Select(m => m.Value.ToLowerInvariant()).ToArray();
        if (words.Length == 0) return otherwise;
        var name = words[0] + string.Concat(words.Skip(1).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        name = char.IsAsciiLetter(name[0]) ? name : "item" + name;
        return name.Length > 40 ? name[..40] : name;
    }

    /// <summary>The name, or the name with a number when it is taken.</summary>
    public static string FreeName(Workpiece work, string name) => NameFor(work, name, 2);

    private static string NameFor(Workpiece work, string name, int number)
    {
        if (number > 1 && !IsTaken(work, KeyFor(work, name))) return name;
        while (IsTaken(work, KeyFor(work, name + number))) number++;
        return name + number;
    }

    // what a port adds to another's form never meets a field that comes with a later version
    private static string KeyFor(Workpiece work, string name) => work.IsOwnForm ? "/" + name : "/ext/" + name;

    private static bool IsTaken(Workpiece work, string key) =>
        !work.Document["add"][key].IsNull || !SchemaPlace.Read(work.IsOwnForm ? work.Read(PackagePaths.Schema) : work.Base.Schema, key).IsNull || work.Snapshot?.Field(key) is not null;

    private static Workpiece Put(Workpiece work, string key, Value addition, string place, bool into)
    {
        if (work.IsOwnForm) return FormEdits.Add(work, key, addition, place, into);
        var siblings = into ? work.Snapshot?.Ui.ChildrenOf(place) ?? [] : [];
        // as the last one, after what is the last now: several own items keep the order in which they were added
        var (kind, anchor) = into && siblings.Count > 0 ? ("after", siblings[^1]) : into ? ("into", place) : ("after", place);
        var added = work.With(work.Document.With("/add/" + Pointers.Escape(key), addition.With("/" + kind, Value.Of(anchor))));
        return into || added.Snapshot?.Ui is not { } ui ? added : NextTo(added, Arrangement.NodeId(key), place, ui);
    }

    // another own item may stand on the same anchor: the new one comes right after it all the same
    private static Workpiece NextTo(Workpiece work, string id, string place, Layouts.UiDocument ui)
    {
        var parent = ui.Nodes[id].Parent ?? "";
        var siblings = ui.ChildrenOf(parent).Where(c => c != id).ToList();
        return Arrangement.MoveInto(work, id, parent, siblings.IndexOf(place) + 1);
    }

    [GeneratedRegex(@"\A[a-z][A-Za-z0-9]{0,59}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex("[A-Za-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}

/// <summary>A kind of own field: its name, what people call it, the schema it begins with.</summary>
public sealed record OwnKind(string Name, LocalText Label, Value Schema)
{
    public bool HasUnit { get; init; }

    /// <summary>Where its schema names the list of codes; null where it has none.</summary>
    public string? ListAt { get; init; }

    /// <summary>Whether it offers the codes of a list.</summary>
    public bool HasList { get => ListAt is not null; init => ListAt = value ? "/x-cp-list" : null; }

    /// <summary>Whether it is a table with columns of its own.</summary>
    public bool HasColumns { get; init; }

    /// <summary>Whether a rule writes it from a text with answers filled in.</summary>
    public bool HasMessage { get; init; }

    /// <summary>Whether it begins with a text to agree to.</summary>
    public bool HasStatement { get; init; }

    /// <summary>How it is drawn when that is not the usual way.</summary>
    public string? Control { get; init; }
}

/// <summary>An own field to be added; its name is its key below /ext for ever.</summary>
public sealed record OwnField(string Name, string Kind, LocalText Label)
{
    public bool Required { get; init; }
    public string? Unit { get; init; }
    public string? List { get; init; }
}
