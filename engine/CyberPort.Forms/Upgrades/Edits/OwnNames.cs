using CyberPort.Expressions;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Upgrades;

/// <summary>Gives an own item another id, because the base now has something under the old one.</summary>
internal static class OwnNames
{
    /// <summary>The id with the owner's code before its name: "section:safety" is "section:jphij-safety".</summary>
    public static string Fresh(string target, string owner, Func<string, bool> isTaken)
    {
        var split = Math.Max(target.LastIndexOf('/'), target.IndexOf(':', StringComparison.Ordinal)) + 1;
        var fresh = $"{target[..split]}{owner}-{target[split..]}";
        for (var i = 2; isTaken(fresh); i++) fresh = $"{target[..split]}{owner}-{target[split..]}-{i}";
        return fresh;
    }

    public static OverlayEdit Rename(OverlayEdit edit, string target, string fresh)
    {
        var (old, name) = (OverlayEdit.Name(target), OverlayEdit.Name(fresh));
        return OverlayEdit.Prefix(target) switch
        {
            "rule" => RenameMember(edit, "rules", old, name) with { Cases = InCases(edit.Cases, (part, value) => RuleInCase(part, value, old, name)) },
            "message" => MessageInRules(RenameMember(edit, "messages", old, name), old, name),
            "case" => edit with { Cases = Each(Keys(edit.Cases, old, name), (_, c) => c["like"] == Value.Of(old) ? c.With("/like", Value.Of(name)) : c) },
            "codelist" => List(edit, old, name),
            "output" => Output(edit, target, fresh),
            _ => Node(edit, target, fresh),
        };
    }

    private static OverlayEdit Node(OverlayEdit edit, string target, string fresh)
    {
        edit = RenameMember(edit.Anchor(target, word => (word, fresh)), "add", target, fresh);
        if (edit.MoveKey(target) is not null) edit = RenameMember(edit, "move", target, fresh);
        foreach (var rule in edit.NamesOf("rules").Where(r => edit.At("rules", r, "target") == Value.Of(target)))
            edit = edit.Put(Value.Of(fresh), "rules", rule, "target");
        return edit with { Cases = InCases(edit.Cases, (part, value) => part == "issues" ? value : Keys(value, target, fresh)) };
    }

    private static OverlayEdit Output(OverlayEdit edit, string target, string fresh)
    {
        edit = RenameMember(edit.Anchor(target, word => (word, fresh)), "add", target, fresh);
        return edit.MoveKey(target) is null ? edit : RenameMember(edit, "move", target, fresh);
    }

    private static OverlayEdit MessageInRules(OverlayEdit edit, string old, string name)
    {
        foreach (var rule in edit.NamesOf("rules").Where(r => edit.At("rules", r, "message") == Value.Of(old)))
            edit = edit.Put(Value.Of(name), "rules", rule, "message");
        return edit;
    }

    private static OverlayEdit List(OverlayEdit edit, string old, string name)
    {
        var bytes = edit.Files[Packages.PackagePaths.CodeList(old)]!.Value;
        edit = edit with { Files = edit.Files.Without(Packages.PackagePaths.CodeList(old)).With(Packages.PackagePaths.CodeList(name), bytes) };
        foreach (var place in ListNames.Places)
            foreach (var key in edit.NamesOf("add").Where(k => edit.At(["add", k, "schema", .. place]) == Value.Of(old)).ToArray())
                edit = edit.Put(Value.Of(name), ["add", key, "schema", .. place]);
        foreach (var rule in edit.NamesOf("rules").Where(r => edit.At("rules", r, "expr").IsText))
            edit = edit.Put(Value.Of(edit.At("rules", rule, "expr").AsText.Replace($"code('{old}'", $"code('{name}'", StringComparison.Ordinal)), "rules", rule, "expr");
        return edit;
    }

    private static Value RuleInCase(string part, Value value, string old, string name) => part switch
    {
        "issues" when value.Kind == ValueKind.List => Value.Of([.. value.AsList.Select(i => i["rule"] == Value.Of(old) ? i.With("/rule", Value.Of(name)) : i)]),
        "acknowledged" => Keys(value, old, name),
        _ => value,
    };

    /// <summary>Everything that a case expects, and what was acknowledged in it.</summary>
    private static Value InCases(Value cases, Func<string, Value, Value> write) => Each(cases, (_, example) => Each(example, (name, part) => name switch
    {
        "expect" => Each(part, write),
        "context" => Each(part, (member, value) => member == "acknowledged" ? write(member, value) : value),
        _ => part,
    }));

    private static OverlayEdit RenameMember(OverlayEdit edit, string part, string old, string name) =>
        edit.Put(Keys(edit.At(part), old, name), part);

    private static Value Keys(Value record, string old, string name) => record.Kind == ValueKind.Record
        ? Value.Of(ValueRecord.Of(record.AsRecord.Select(m => KeyValuePair.Create(m.Key == old ? name : m.Key, m.Value))))
        : record;

    private static Value Each(Value record, Func<string, Value, Value> write) => record.Kind == ValueKind.Record
        ? Value.Of(ValueRecord.Of(record.AsRecord.Select(m => KeyValuePair.Create(m.Key, write(m.Key, m.Value)))))
        : record;
}
