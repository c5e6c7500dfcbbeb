using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Editing;

/// <summary>The single changes that people make to an overlay. What says the same as the base is not written.</summary>
public static class OverlayEdits
{
    /// <summary>Switches an optional field of the base on or off.</summary>
    public static Workpiece Switch(Workpiece work, string path, bool on)
    {
        var at = "/enable/" + Pointers.Escape(path);
        return work.With(work.Base.Field(path) is { Off: var off } && off != on ? work.Document.Without(at) : work.Document.With(at, Value.Of(on)));
    }

    /// <summary>Changes a facet of an element of the base ("field:/area", "label.ja"), or takes the change back when it is the base's own value.</summary>
    public static Workpiece Set(Workpiece work, string target, string facet, Value to)
    {
        var at = $"/set/{Pointers.Escape(target)}";
        var from = BaseValue(work, target, facet);
        var document = from == to
            ? work.Document.Without($"{at}/{Pointers.Escape(facet)}")
            : work.Document.With($"{at}/{Pointers.Escape(facet)}", Value.Record(("from", from), ("to", to)));
        return work.With(document.At(at) is { Kind: ValueKind.Record, AsRecord.Count: 0 } ? document.Without(at) : document);
    }

    /// <summary>What the base says for a facet.</summary>
    public static Value BaseValue(Workpiece work, string target, string facet)
    {
        var draft = new OverlayDraft(work.Base, EmptyOverlay(work));
        if (facet == "required" && work.Base.Field(target["field:".Length..]) is { } field) return Value.Of(field.Required);
        if (!Facets.Exists(target, draft)) return Value.Null;
        var place = Facets.Find(target, facet, draft);
        return place.IsUnknown ? Value.Null : draft.At(place.File, place.Pointer);
    }

    /// <summary>Whether the base closes a facet to the ports.</summary>
    public static bool IsLocked(Workpiece work, string target, string facet)
    {
        if (work.IsOwnForm || !target.StartsWith("field:", StringComparison.Ordinal) || work.Base.Field(target["field:".Length..]) is not { } field) return false;
        var place = Facets.Find(target, facet, new OverlayDraft(work.Base, EmptyOverlay(work)));
        return place.IsUnknown || field.Locked.Contains(place.Lock);
    }

    /// <summary>Takes every change of an element back, also where it was moved; an own item is not touched.</summary>
    public static Workpiece Reset(Workpiece work, string id)
    {
        var document = work.Document.Without("/set/" + Pointers.Escape(id)).Without("/move/" + Pointers.Escape(id));
        if (PathOf(id) is { } path) document = document.Without("/enable/" + Pointers.Escape(path)).Without("/move/" + Pointers.Escape(path));
        return work.With(document);
    }

    /// <summary>Leaves only these codes of a national list offered; all of them takes the change back.</summary>
    public static Workpiece Restrict(Workpiece work, string list, IReadOnlyList<string> codes)
    {
        var at = $"/set/{Pointers.Escape("codelist:" + list)}";
        var document = work.Base.CodeLists[list].Offered.All(codes.Contains)
            ? work.Document.Without(at + "/rows")
            : work.Document.With(at + "/rows", Value.Record(("restrict", Value.Of([.. codes.Select(Value.Of)]))));
        return work.With(document.At(at) is { Kind: ValueKind.Record, AsRecord.Count: 0 } ? document.Without(at) : document);
    }

    /// <summary>A member of an own item: "label.ja", "required", "schema" ...; Null when it has none.</summary>
    public static Value GetOwn(Workpiece work, string key, string member) =>
        work.IsOwnForm ? FormEdits.Get(work, key, member) : IsOfColumn(key, member) ? OwnColumns.Get(work, key, member) : work.Document["add"][key][member];

    /// <summary>Changes a member of an own item: "label.ja", "required", "schema" ...; Null leaves it out.</summary>
    public static Workpiece SetOwn(Workpiece work, string key, string member, Value to)
    {
        if (work.IsOwnForm) return FormEdits.Set(work, key, member, to);
        if (IsOfColumn(key, member)) return OwnColumns.Set(work, key, member, to);
        var at = $"/add/{Pointers.Escape(key)}/{Pointers.Escape(member)}";
        return work.With(to.IsNull ? work.Document.Without(at) : work.Document.With(at, to));
    }

    /// <summary>Removes an own item with what stands in it and the own rules that are about it; items that stood after it stay where they are.</summary>
    public static Workpiece Remove(Workpiece work, string key)
    {
        if (work.IsOwnForm) return FormEdits.Remove(work, key);
        var id = Arrangement.NodeId(key);
        var inside = work.Snapshot?.Ui is { } ui ? ui.ChildrenOf(id) : [];
        foreach (var child in inside.Select(c => KeyOf(work, c)).OfType<string>()) work = Remove(work, child);

        work = Arrangement.TakeOut(work, key);
        var document = work.Document;
        foreach (var (rule, text) in Members(document, "rules"))
            if (text["target"] == Value.Of(key) || text["target"] == Value.Of(id)) document = WithoutRule(document, rule);
        // own documents and blocks no longer show it
        foreach (var (name, addition) in Members(document, "add").Where(a => key.StartsWith('/') && !a.Value["content"].IsNull))
            document = document.With($"/add/{Pointers.Escape(name)}/content", FormEdits.WithoutPath(addition["content"], key));
        return work.With(document);
    }

    /// <summary>Writes an own rule; a message that is given becomes the rule's own, under the rule's id, and the one before goes when no rule has it.</summary>
    public static Workpiece PutRule(Workpiece work, string id, Value rule, LocalText? message)
    {
        if (work.IsOwnForm) return FormEdits.PutRule(work, id, rule, message);
        var at = "/rules/" + Pointers.Escape(id);
        if (message is null) return work.With(work.Document.With(at, rule));
        var document = WithoutRule(work.Document, id).With(at, rule.With("/message", Value.Of(id)));
        return work.With(document.With("/messages/" + Pointers.Escape(id), Value.Record(("ja", Value.Of(message.Ja)), ("en", Value.Of(message.En)))));
    }

    public static Workpiece RemoveRule(Workpiece work, string id) =>
        work.IsOwnForm ? FormEdits.RemoveRule(work, id) : work.With(WithoutRule(work.Document, id));

    /// <summary>An own rule as it is written; Null when there is none.</summary>
    public static Value RuleOf(Workpiece work, string id) => work.IsOwnForm ? work.Read(PackagePaths.Rules)[id] : work.Document["rules"][id];

    /// <summary>The key under which "add" names an own item; nothing for what is the base's.</summary>
    public static string? KeyOf(Workpiece work, string nodeId)
    {
        var key = PathOf(nodeId) ?? nodeId;
        return work.IsOwnForm ? key : work.Document["add"][key].IsNull ? null : key;
    }

    /// <summary>The field path of a field's node; nothing for other nodes.</summary>
    public static string? PathOf(string nodeId) => nodeId.StartsWith("field:", StringComparison.Ordinal) ? nodeId["field:".Length..] : null;

    internal static IEnumerable<KeyValuePair<string, Value>> Members(Value document, string name) =>
        document[name] is { Kind: ValueKind.Record } record ? record.AsRecord : [];

    private static bool IsOfColumn(string key, string member) => member is "schema" or "required" && OwnColumns.Split(key) is not null;

    private static Value WithoutRule(Value document, string id)
    {
        var message = document["rules"][id]["message"];
        document = document.Without("/rules/" + Pointers.Escape(id));
        var isUsed = message.IsText && Members(document, "rules").Any(r => r.Value["message"] == message);
        return message.IsText && !isUsed ? document.Without("/messages/" + Pointers.Escape(message.AsText)) : document;
    }

    private static Overlay EmptyOverlay(Workpiece work) => new()
    {
        Id = "none", Version = 1, Owner = "none", Base = new(work.Base.Manifest.Id, null, null), Files = PackageFiles.Empty,
    };
}
