using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Upgrades;

/// <summary>The sentences in which an overlay's changes are told.</summary>
internal sealed class OverlaySentences(FormPackage below, Overlay overlay)
{
    // A changed element is called what the base calls it, an own one what the overlay calls it.
    private readonly ElementNames _names = new(overlay, default, below);

    public LocalText Switch(string path, bool on)
    {
        var name = _names.OfField(path);
        return on
            ? new($"任意項目{name.Ja}を使います。", $"The optional field {name.En} is used.")
            : new($"任意項目{name.Ja}を使いません。", $"The optional field {name.En} is not used.");
    }

    public LocalText Set(string target, string facet, FacetChange change)
    {
        var name = _names.Of(target);
        if (facet == "required") return new($"{name.Ja}を必須にしました。", $"{name.En} was made required.");
        if (facet.Split('.') is ["rows", var code, "attributes", var attribute]) return Attribute(target, code, attribute, change);

        var word = FacetNames.Of(facet);
        var (from, to) = (FacetNames.Value(change.From, facet), FacetNames.Value(change.To, facet));
        if (change.To.IsNull) return new($"{name.Ja}の{word.Ja}を取り除きました。", $"{name.En}: the {word.En} was removed.");
        return change.From.IsNull || change.From.IsText && change.To.IsText && facet is not ("severity" or "ack")
            ? new($"{name.Ja}の{word.Ja}を{to.Ja}に{(change.From.IsNull ? "しました" : "変えました")}。", $"{name.En}: the {word.En} is now {to.En}.")
            : new($"{name.Ja}の{word.Ja}を{from.Ja}から{to.Ja}に変えました。", $"{name.En}: the {word.En} was changed from {from.En} to {to.En}.");
    }

    public LocalText Restrict(string list, IReadOnlyList<string> codes)
    {
        var name = _names.Of("codelist:" + list);
        var rows = codes.Select(c => _names.Row(list, c) ?? new(c, c)).ToArray();
        return new($"{name.Ja}で選べるものを{string.Concat(rows.Select(r => $"「{r.Ja}」"))}だけにしました。",
            $"{name.En} offers only {string.Join(", ", rows.Select(r => r.En))}.");
    }

    public LocalText Add(string key, Addition own)
    {
        var name = _names.Of(OverlayEdit.NodeId(key));
        var place = own.Place is { } given ? Place(given) : new("", "");
        var required = own.Required ? new LocalText("必須の", "required ") : new("", "");
        var kind = OverlayEdit.Prefix(OverlayEdit.NodeId(key)) switch
        {
            "field" when key.Contains("/*/", StringComparison.Ordinal) => new LocalText("独自の列", "own column "),
            "field" => new("独自項目", "own field "),
            "page" => new("独自のページ", "own page "),
            "section" => new("独自のセクション", "own section "),
            "row" => new("独自の行", "own row "),
            "text" => new("独自の文", "own text "),
            _ => new("独自の", "own "),
        };
        return new($"{required.Ja}{kind.Ja}{name.Ja}を{place.Ja}加えました。", $"Added the {required.En}{kind.En}{name.En}{place.En}.");
    }

    public LocalText Move(string key, Placement to)
    {
        var (name, place) = (_names.Of(OverlayEdit.NodeId(key)), Place(to));
        return new($"{name.Ja}を{place.Ja}移しました。", $"Moved {name.En}{place.En}.");
    }

    public LocalText Rule(string id, Value rule)
    {
        var name = _names.Of("rule:" + id);
        var target = rule["target"] is { IsText: true } one ? one.AsText : rule["targets"] is { Kind: ValueKind.List, AsList: [{ IsText: true } first, ..] } ? first.AsText : "";
        var about = _names.Of(OverlayEdit.NodeId(target));
        var does = (rule["kind"] is { IsText: true } kind ? kind.AsText : "") switch
        {
            "visible" => new LocalText($"{about.Ja}を条件により表示する規則を加えました", $"Added a rule by which {about.En} is shown"),
            "enabled" => new($"{about.Ja}を条件により入力できる規則を加えました", $"Added a rule by which {about.En} can be filled in"),
            "required" => new($"{about.Ja}を条件により必須にする規則を加えました", $"Added a rule by which {about.En} is required"),
            "options" => new($"{about.Ja}の選択肢を条件により絞る規則を加えました", $"Added a rule that narrows the choices of {about.En}"),
            "compute" => new($"{about.Ja}を計算する規則を加えました", $"Added a rule that computes {about.En}"),
            "prefill" => new($"{about.Ja}にあらかじめ値を入れる規則を加えました", $"Added a rule that fills {about.En} beforehand"),
            "text" => new($"{about.Ja}の文を条件により変える規則を加えました", $"Added a rule that changes the text of {about.En}"),
            _ => new($"{about.Ja}を確かめる{name.Ja}（{Severity(rule).Ja}）を加えました", $"Added {name.En} ({Severity(rule).En}) about {about.En}"),
        };
        var condition = rule["expr"] is { IsText: true } expr && rule["kind"] != Value.Of("check") ? expr.AsText : "";
        return condition.Length == 0 ? new(does.Ja + "。", does.En + ".") : new($"{does.Ja}（{condition}）。", $"{does.En}: {condition}.");
    }

    public LocalText Message(LocalText text) => ElementNames.Quoted(text) is var name
        ? new($"独自の文{name.Ja}を加えました。", $"Added the text {name.En}.")
        : text;

    /// <summary>What a list file of the overlay does: it adds codes to a national list, fills one that the base leaves to ports, or is a list of its own.</summary>
    public LocalText List(string list, int rows, CodeListExtent? below)
    {
        var name = _names.Of("codelist:" + list);
        if (below == CodeListExtent.National)
            return new($"{name.Ja}に独自コードを加えました（{rows}件）。全国の集計では、対応する国のコードとして数えます。", $"Added codes of its own to {name.En} ({rows}); the nation counts them as the codes that they stand for.");
        return below == CodeListExtent.Port
            ? new($"{name.Ja}にこの組織のコードを入れました（{rows}件）。", $"Filled {name.En} with the organisation's own codes ({rows}).")
            : new($"独自の{name.Ja}を加えました（{rows}件）。", $"Added {name.En} of its own ({rows}).");
    }

    private LocalText Attribute(string target, string code, string attribute, FacetChange change)
    {
        var (name, row) = (_names.Of(target), _names.Row(OverlayEdit.Name(target), code) ?? new(code, code));
        var to = FacetNames.Value(change.To);
        return new($"{name.Ja}の「{row.Ja}」の {attribute} を{to.Ja}にしました。", $"{name.En}: {attribute} of \"{row.En}\" is {to.En}.");
    }

    private LocalText Place(Placement place)
    {
        var anchor = _names.Of(OverlayEdit.NodeId(place.Anchor));
        return place.Kind switch
        {
            PlacementKind.After => new($"{anchor.Ja}の後に", $" after {anchor.En}"),
            PlacementKind.Before => new($"{anchor.Ja}の前に", $" before {anchor.En}"),
            _ => new($"{anchor.Ja}の中に", $" into {anchor.En}"),
        };
    }

    private static LocalText Severity(Value rule) => FacetNames.Value(rule["severity"], "severity");
}
