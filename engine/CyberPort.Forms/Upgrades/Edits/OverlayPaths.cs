using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Upgrades;

/// <summary>Writes an overlay anew for fields that have another path: keys, places, rules, texts, outputs and cases.</summary>
internal sealed class OverlayPaths(PathRenames paths, OverlayEdit edit, FormPackage below)
{
    private static readonly string[] Anchors = ["after", "before", "into"];

    public static OverlayEdit Rename(OverlayEdit edit, IReadOnlyDictionary<string, string> moves, FormPackage below) =>
        new OverlayPaths(new(moves), edit, below).Rename();

    private OverlayEdit Rename()
    {
        var document = edit.Document;
        document = Members(document, "enable", (key, on) => (paths.Path(key), on));
        document = Members(document, "set", (target, facets) => (paths.Name(target), Set(target, facets)));
        document = Members(document, "add", (key, item) => (paths.Name(key), Added(Placed(item))));
        document = Members(document, "move", (key, place) => (paths.Name(key), Placed(place)));
        document = Members(document, "rules", (id, rule) => (id, Rule(rule)));
        document = Members(document, "messages", (key, text) => (key, Each(text, (_, t) => Template(t, OwnTopic(key)))));
        return edit with { Document = document, Cases = Each(edit.Cases, (_, c) => Case(c)) };
    }

    /// <summary>A text or expression of the base, with the fields under their new names.</summary>
    public static Value Renamed(Value value, string target, string facet, IReadOnlyDictionary<string, string> moves, FormPackage below) =>
        new OverlayPaths(new(moves), OverlayEdit.Of(PackageFiles.Empty), below).Renamed(value, target, facet);

    private Value Set(string target, Value facets) => Each(facets, (facet, change) => Each(change, (_, side) => Renamed(side, target, facet)));

    private Value Renamed(Value value, string target, string facet) => Topic(target, facet) is not { } topic || !value.IsText ? value
        : facet == "expr" ? Expression(value, topic) : Template(value, topic);

    /// <summary>The field that "row" and "this" of a changed text or expression belong to; null when nothing is named in it.</summary>
    private string? Topic(string target, string facet) => OverlayEdit.Prefix(target) switch
    {
        "rule" when facet == "expr" => below.Rules.GetValueOrDefault(OverlayEdit.Name(target))?.Target ?? "",
        "message" => below.Rules.Values.FirstOrDefault(r => r.Message == OverlayEdit.Name(target)) is { } rule ? rule.Target ?? (rule.Targets is [var first, ..] ? first : "") : "",
        "output" => "",
        _ => null,
    };

    private string? OwnTopic(string message)
    {
        var rule = edit.NamesOf("rules").Select(r => edit.At("rules", r)).FirstOrDefault(r => r["message"] == Value.Of(message));
        return About(rule);
    }

    private static string? About(Value rule) =>
        rule["target"] is { IsText: true } target ? target.AsText
        : rule["targets"] is { Kind: ValueKind.List, AsList: [{ IsText: true } first, ..] } ? first.AsText : null;

    private Value Placed(Value item)
    {
        foreach (var word in Anchors)
            if (item[word] is { IsText: true } anchor) item = item.With("/" + word, Value.Of(paths.Name(anchor.AsText)));
        return item;
    }

    private Value Added(Value item) => item["content"].IsNull ? item : item.With("/content", Output("", item["content"]));

    // Documents and notices: paths of fields, expressions, and texts with placeholders.
    private Value Output(string name, Value value) => value.Kind switch
    {
        ValueKind.Record => Each(value, Output),
        ValueKind.List when name is "fields" or "columns" => Names(value),
        ValueKind.Text when name == "rows" => Value.Of(paths.Path(value.AsText)),
        ValueKind.Text when name is "when" or "from" => Expression(value, null),
        ValueKind.Text when name is "ja" or "en" => Template(value, null),
        _ => value,
    };

    private Value Rule(Value rule) => Each(rule, (name, value) => name switch
    {
        "target" when value.IsText => Value.Of(paths.Name(value.AsText)),
        "targets" => Names(value),
        "expr" => Expression(value, About(rule)),
        _ => value,
    });

    private Value Case(Value example) => Each(example, (name, part) => name switch
    {
        "values" => AnswerMoves.Apply(part, paths.Moves),
        "change" => Change(part),
        "context" when part["previous"].Kind == ValueKind.Record => part.With("/previous", AnswerMoves.Apply(part["previous"], paths.Moves)),
        "expect" => Each(part, (kind, expected) => kind switch
        {
            "absent" => Names(expected),
            "issues" when expected.Kind == ValueKind.List => Value.Of([.. expected.AsList.Select(Issue)]),
            _ => Keys(expected),
        }),
        _ => part,
    });

    private Value Issue(Value issue) => issue["path"].IsText ? issue.With("/path", Value.Of(paths.Path(issue["path"].AsText))) : issue;

    // What is changed may be the field itself, or a record that holds it: { "/ext": { "depth": 2 } }.
    private Value Change(Value change)
    {
        if (change.Kind != ValueKind.Record) return change;

        var members = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (pointer, value) in change.AsRecord)
        {
            var rest = value;
            foreach (var (from, to) in paths.Moves.Where(m => m.Key != pointer && Pointers.IsWithin(m.Key, pointer)))
            {
                var inner = from[pointer.Length..];
                if (rest.At(inner) is not { IsNull: false } moved) continue;
                members[to] = moved;
                rest = rest.Without(inner);
            }

            if (rest == value || rest.Kind != ValueKind.Record || rest.AsRecord.Count > 0) members[paths.Path(pointer)] = rest;
        }

        return Value.Of(ValueRecord.Of(members));
    }

    private Value Keys(Value record) => record.Kind == ValueKind.Record
        ? Value.Of(ValueRecord.Of(record.AsRecord.Select(m => KeyValuePair.Create(paths.Name(m.Key), m.Value)).DistinctBy(m => m.Key)))
        : record;

    private Value Names(Value list) => list.Kind == ValueKind.List
        ? Value.Of([.. list.AsList.Select(n => n.IsText ? Value.Of(paths.Name(n.AsText)) : n)])
        : list;

    private Value Expression(Value text, string? about) => text.IsText ? Value.Of(paths.Expression(text.AsText, about)) : text;

    private Value Template(Value text, string? about) => text.IsText ? Value.Of(paths.Template(text.AsText, about)) : text;

    private static Value Members(Value document, string part, Func<string, Value, (string, Value)> write)
    {
        if (document[part] is not { Kind: ValueKind.Record } members) return document;

        var written = members.AsRecord.Select(m => write(m.Key, m.Value)).Select(m => KeyValuePair.Create(m.Item1, m.Item2));
        return document.With("/" + part, Value.Of(ValueRecord.Of(written.DistinctBy(m => m.Key))));
    }

    private static Value Each(Value record, Func<string, Value, Value> write) => record.Kind == ValueKind.Record
        ? Value.Of(ValueRecord.Of(record.AsRecord.Select(m => KeyValuePair.Create(m.Key, write(m.Key, m.Value)))))
        : record;
}
