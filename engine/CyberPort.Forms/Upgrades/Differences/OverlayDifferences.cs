using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Upgrades;

/// <summary>Tells in sentences how an organisation's form differs from the national one, and takes single differences back.</summary>
public static class OverlayDifferences
{
    /// <summary>Every difference, in the order in which an overlay is applied.</summary>
    public static IReadOnlyList<OverlayChange> Tell(FormPackage below, Overlay overlay)
    {
        var sentences = new OverlaySentences(below, overlay);
        OverlayChange[] changes =
        [
            .. overlay.Enable.Select(e => Switch(sentences, below, e.Key, e.Value)),
            .. overlay.Set.SelectMany(s => s.Value.Select(f => new OverlayChange(s.Key, f.Key, f.Value.From, f.Value.To, sentences.Set(s.Key, f.Key, f.Value)))),
            .. overlay.Restrict.Select(r => Restrict(sentences, below, r.Key, r.Value)),
            .. overlay.Add.Select(a => new OverlayChange(OverlayEdit.NodeId(a.Key), "", default, Content(a.Value), sentences.Add(a.Key, a.Value))),
            .. overlay.Files.Paths.Select(PackagePaths.ListOf).OfType<string>().Select(l => List(sentences, below, overlay, l)),
            .. overlay.Move.Select(m => new OverlayChange(OverlayEdit.NodeId(m.Key), "move", default, Value.Of(m.Value.Anchor), sentences.Move(m.Key, m.Value))),
            .. overlay.Rules.Select(r => new OverlayChange("rule:" + r.Key, "", default, r.Value, sentences.Rule(r.Key, r.Value))),
            .. overlay.Messages.Where(m => !IsOfRule(overlay, m.Key)).Select(m => new OverlayChange("message:" + m.Key, "", default, Value.Of(m.Value.Ja), sentences.Message(m.Value))),
        ];
        return [.. changes.Select(c => c with { Sentence = ElementNames.Sentence(c.Sentence) })];
    }

    /// <summary>The overlay's files without one change; what cannot stand without it goes too.</summary>
    /// <remarks>Rules that only read what is taken back stay, and are told as conflicts when the files are resolved.</remarks>
    public static PackageFiles Without(Overlay overlay, OverlayChange change) =>
        OverlayEdit.Of(overlay.Files).Withdraw(change.Target, change.Facet).ToFiles();

    private static OverlayChange Switch(OverlaySentences sentences, FormPackage below, string path, bool on) =>
        new("field:" + path, "enable", below.Field(path) is { } field ? Value.Of(!field.Off) : default, Value.Of(on), sentences.Switch(path, on));

    private static OverlayChange Restrict(OverlaySentences sentences, FormPackage below, string list, IReadOnlyList<string> codes) =>
        new("codelist:" + list, "rows", Codes(below.CodeLists.GetValueOrDefault(list)?.Offered ?? []), Codes(codes), sentences.Restrict(list, codes));

    private static OverlayChange List(OverlaySentences sentences, FormPackage below, Overlay overlay, string list)
    {
        var rows = Value.Parse(overlay.Files[PackagePaths.CodeList(list)]!.Value.Span)["rows"];
        var codes = rows.Kind == ValueKind.Record ? rows.AsRecord.Keys.ToArray() : [];
        return new("codelist:" + list, "", default, Codes(codes), sentences.List(list, codes.Length, below.CodeLists.GetValueOrDefault(list)?.Extent));
    }

    // The words of a rule are told with the rule.
    private static bool IsOfRule(Overlay overlay, string message) => overlay.Rules.Values.Any(r => r["message"] == Value.Of(message));

    private static Value Content(Addition own) => own.Content.IsNull ? own.Schema.IsNull ? Value.Of(own.Node) : own.Schema : own.Content;

    private static Value Codes(IEnumerable<string> codes) => Value.Of([.. codes.Select(Value.Of)]);
}
