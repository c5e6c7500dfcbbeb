using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Editing;

/// <summary>The single changes that people make to a form that stands for itself: everything in it is its own.</summary>
/// <remarks>Elements and their members are named as an overlay names its additions: "/area" "label.ja", "section:works" "help.en".</remarks>
internal static class FormEdits
{
    /// <summary>A member of an element: a text, "required", "schema", "control".</summary>
    public static Value Get(Workpiece work, string key, string member) => member switch
    {
        "schema" => SchemaPlace.Read(work.Read(PackagePaths.Schema), key),
        "required" => Value.Of(work.Snapshot?.Field(key)?.Required == true),
        _ => work.Read(PackagePaths.Ui)["nodes"][Arrangement.NodeId(key)].At("/" + member.Replace('.', '/')),
    };

    /// <summary>Changes a member; Null leaves it out.</summary>
    public static Workpiece Set(Workpiece work, string key, string member, Value to)
    {
        var schema = work.Read(PackagePaths.Schema);
        return member switch
        {
            "schema" => work.With(PackagePaths.Schema, SchemaPlace.Write(schema, key, to)),
            "required" => work.With(PackagePaths.Schema, SchemaPlace.Require(schema, key, to.IsTrue)),
            _ => work.With(PackagePaths.Ui, WithNode(work.Read(PackagePaths.Ui), Arrangement.NodeId(key), member, to)),
        };
    }

    /// <summary>Adds a field or a section; "into" a parent as the last one, or after an element.</summary>
    public static Workpiece Add(Workpiece work, string key, Value addition, string place, bool into)
    {
        var id = Arrangement.NodeId(key);
        var ui = work.Read(PackagePaths.Ui);
        var parent = into ? place : Text(ui["nodes"][place]["parent"]);
        var node = Value.Record(("kind", Value.Of(key.StartsWith('/') ? "field" : key.Split(':')[0])));
        if (parent.Length > 0) node = node.With("/parent", Value.Of(parent));
        foreach (var (member, value) in addition.AsRecord)
            if (member is not ("schema" or "required")) node = node.With("/" + member.Replace('.', '/'), value);
        var children = Children(ui, parent);
        children.Insert(into ? children.Count : children.IndexOf(place) + 1, id);
        work = work.With(PackagePaths.Ui, WithOrder(ui.With("/nodes/" + Pointers.Escape(id), node), parent, children));
        if (!key.StartsWith('/')) return work;
        var schema = SchemaPlace.Write(work.Read(PackagePaths.Schema), key, addition["schema"]);
        return work.With(PackagePaths.Schema, SchemaPlace.Require(schema, key, addition["required"].IsTrue));
    }

    /// <summary>Removes an element with what stands in it, the rules that are about it alone, and its places in outputs and cases.</summary>
    public static Workpiece Remove(Workpiece work, string key)
    {
        var id = Arrangement.NodeId(key);
        var ui = work.Read(PackagePaths.Ui);
        foreach (var child in Children(ui, id)) work = Remove(work, OverlayEdits.PathOf(child) ?? child);
        ui = work.Read(PackagePaths.Ui);
        var parent = Text(ui["nodes"][id]["parent"]);
        ui = ui.Without("/nodes/" + Pointers.Escape(id)).Without("/order/" + Pointers.Escape(id));
        work = work.With(PackagePaths.Ui, WithOrder(ui, parent, [.. Children(ui, parent).Where(c => c != id)]));
        foreach (var (rule, text) in Members(work.Read(PackagePaths.Rules)))
            if (IsAboutOnly(text, key) || IsAboutOnly(text, id)) work = RemoveRule(work, rule);
        if (!key.StartsWith('/')) return work;
        work = work.With(PackagePaths.Schema, SchemaPlace.Remove(work.Read(PackagePaths.Schema), key));
        work = work.With(PackagePaths.Outputs, WithoutColumns(WithoutPath(work.Read(PackagePaths.Outputs), key), key[1..].Replace('/', '.')));
        var cases = WithoutPath(work.Read(PackagePaths.Cases), key);
        foreach (var (name, _) in Members(cases)) cases = cases.Without($"/{Pointers.Escape(name)}/values{key}");
        return work.With(PackagePaths.Cases, cases);
    }

    /// <summary>Puts the children of a parent into this order; those that stood elsewhere move with it.</summary>
    public static Workpiece Order(Workpiece work, string parent, IReadOnlyList<string> children)
    {
        var ui = work.Read(PackagePaths.Ui);
        foreach (var child in children)
        {
            var at = $"/nodes/{Pointers.Escape(child)}/parent";
            if (Text(ui.At(at)) == parent) continue;
            ui = WithOrder(ui, Text(ui.At(at)), [.. Children(ui, Text(ui.At(at))).Where(c => c != child)]);
            ui = parent.Length > 0 ? ui.With(at, Value.Of(parent)) : ui.Without(at);
        }

        return work.With(PackagePaths.Ui, WithOrder(ui, parent, children));
    }

    /// <summary>Writes a rule; a message that is given is kept under the rule's id.</summary>
    public static Workpiece PutRule(Workpiece work, string id, Value rule, LocalText? message)
    {
        var at = "/" + Pointers.Escape(id);
        if (message is not null)
        {
            rule = rule.With("/message", Value.Of(id));
            work = work.With(PackagePaths.Japanese, work.Read(PackagePaths.Japanese).With(at, Value.Of(message.Ja)))
                .With(PackagePaths.English, work.Read(PackagePaths.English).With(at, Value.Of(message.En)));
        }

        return work.With(PackagePaths.Rules, work.Read(PackagePaths.Rules).With(at, rule));
    }

    /// <summary>Removes a rule, and its message when no other rule has it.</summary>
    public static Workpiece RemoveRule(Workpiece work, string id)
    {
        var rules = work.Read(PackagePaths.Rules);
        var message = Text(rules[id]["message"]);
        rules = rules.Without("/" + Pointers.Escape(id));
        work = work.With(PackagePaths.Rules, rules);
        if (message.Length == 0 || Members(rules).Any(r => Text(r.Value["message"]) == message)) return work;
        var at = "/" + Pointers.Escape(message);
        return work.With(PackagePaths.Japanese, work.Read(PackagePaths.Japanese).Without(at))
            .With(PackagePaths.English, work.Read(PackagePaths.English).Without(at));
    }

    private static Value WithNode(Value ui, string id, string member, Value to)
    {
        var at = $"/nodes/{Pointers.Escape(id)}/{member.Replace('.', '/')}";
        if (!to.IsNull) return ui.With(at, to);
        var left = ui.Without(at);
        // a text without a word in either language is none
        var whole = at[..at.LastIndexOf('/')];
        return member.Contains('.', StringComparison.Ordinal) && left.At(whole) is { Kind: ValueKind.Record, AsRecord.Count: 0 } ? left.Without(whole) : left;
    }

    private static Value WithOrder(Value ui, string parent, IReadOnlyList<string> children)
    {
        var at = "/order/" + Pointers.Escape(parent);
        return children.Count > 0 || parent.Length == 0 ? ui.With(at, Value.Of([.. children.Select(Value.Of)])) : ui.Without(at);
    }

    private static List<string> Children(Value ui, string parent) =>
        ui["order"][parent] is { Kind: ValueKind.List } order ? [.. order.AsList.Select(Text)] : [];

    private static bool IsAboutOnly(Value rule, string target) =>
        Text(rule["target"]) == target || rule["targets"] is { Kind: ValueKind.List, AsList: [var only] } && Text(only) == target;

    // lists name fields, and expectations are kept under them
    internal static Value WithoutPath(Value document, string path) => document.Kind switch
    {
        ValueKind.List => Value.Of([.. document.AsList.Where(i => Text(i) != path).Select(i => WithoutPath(i, path))]),
        ValueKind.Record => Value.Of(ValueRecord.Of(
            document.AsRecord.Where(m => !Pointers.IsWithin(m.Key, path)).Select(m => KeyValuePair.Create(m.Key, WithoutPath(m.Value, path))))),
        _ => document,
    };

    // columns that show the field only, and what of it the workflow is given
    private static Value WithoutColumns(Value outputs, string expression)
    {
        foreach (var table in (string[])["case", "csv"])
        {
            foreach (var (name, _) in Members(outputs[table]["columns"]).Where(c => Text(c.Value["value"]) == expression))
            {
                outputs = outputs.Without($"/{table}/columns/{Pointers.Escape(name)}");
                if (outputs[table]["order"] is { Kind: ValueKind.List } order)
                    outputs = outputs.With($"/{table}/order", Value.Of([.. order.AsList.Where(o => Text(o) != name)]));
            }
        }

        foreach (var (name, _) in Members(outputs["workflow"]).Where(m => Text(m.Value) == expression))
            outputs = outputs.With("/workflow/" + Pointers.Escape(name), Value.Of("''"));
        return outputs;
    }

    private static ValueRecord Members(Value document) => document.Kind == ValueKind.Record ? document.AsRecord : ValueRecord.Empty;

    private static string Text(Value value) => value.IsText ? value.AsText : "";
}
