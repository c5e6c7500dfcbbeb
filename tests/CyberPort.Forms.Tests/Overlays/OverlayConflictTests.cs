using System.Text.Json.Nodes;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Overlays;

public sealed class OverlayConflictTests
{
    public static TheoryData<string, string> Conflicts => new()
    {
        { """{"enable": {"/wheels": true}}""", "missing-target" },
        { """{"enable": {"/boatName": false}}""", "not-optional" },
        { """{"set": {"field:/wheels": {"label.ja": {"from": "車輪", "to": "輪"}}}}""", "missing-target" },
        { """{"set": {"section:cargo": {"label.ja": {"from": "a", "to": "b"}}}}""", "missing-target" },
        { """{"set": {"message:none": {"ja": {"from": "a", "to": "b"}}}}""", "missing-target" },
        { """{"set": {"rule:none": {"severity": {"from": "warning", "to": "error"}}}}""", "missing-target" },
        { """{"set": {"output:/notices/none": {"subject.ja": {"from": "a", "to": "b"}}}}""", "missing-target" },
        { """{"set": {"codelist:none": {"rows": {"restrict": ["a"]}}}}""", "missing-target" },
        { """{"set": {"field:/boatName": {"label.ja": {"from": "船の名前", "to": "船名（漢字）"}}}}""", "from-differs" },
        { """{"set": {"field:/boatName": {"colour": {"from": null, "to": "red"}}}}""", "unknown-facet" },
        { """{"set": {"field:/boatName": {"type": {"from": "string", "to": "number"}}}}""", "unknown-facet" },
        { """{"set": {"manifest": {"id": {"from": "sample/slipway-use", "to": "a/b"}}}}""", "unknown-facet" },
        { """{"set": {"output:/workflow": {"fee": {"from": "fee", "to": "0"}}}}""", "unknown-facet" },
        { """{"set": {"field:/length": {"maximum": {"from": 30, "to": 31}}}}""", "loosened" },
        { """{"set": {"field:/length": {"maximum": {"from": 30, "to": null}}}}""", "loosened" },
        { """{"set": {"field:/length": {"minimum": {"from": 0, "to": -1}}}}""", "loosened" },
        { """{"set": {"field:/boatName": {"maxLength": {"from": 60, "to": 61}}}}""", "loosened" },
        { """{"set": {"field:/boatName": {"required": {"from": true, "to": false}}}}""", "loosened" },
        { """{"set": {"rule:young-crew": {"severity": {"from": "warning", "to": "info"}}}}""", "weakened" },
        { """{"set": {"rule:day-not-past": {"severity": {"from": "error", "to": "warning"}}}}""", "weakened" },
        { """{"set": {"rule:young-crew": {"ack": {"from": "reason", "to": "none"}}}}""", "weakened" },
        { """{"set": {"rule:fee": {"expr": {"from": "ceil(length) * code('boat-kind', boatKind, 'yenPerMetre') + (crane ? 3000 : 0)", "to": "0"}}}}""", "locked" },
        { """{"set": {"codelist:boat-kind": {"rows.fishing.attributes.yenPerMetre": {"from": 200, "to": 1}}}}""", "locked" },
        { """{"set": {"codelist:boat-kind": {"rows": {"restrict": ["fishing", "raft"]}}}}""", "not-in-list" },
        { """{"set": {"codelist:boat-kind": {"rows": {"restrict": []}}}}""", "empty-list" },
        { """{"add": {"/hull": {"schema": {"type": "string"}, "label.ja": "船体", "label.en": "Hull", "after": "/day"}}}""", "not-own" },
        { """{"add": {"/ext/hull": {"schema": {"type": "string"}, "label.ja": "船体", "label.en": "Hull", "after": "/night"}}}""", "lost-anchor" },
        { """{"add": {"/ext/hull": {"schema": {"type": "string"}, "label.ja": "船体", "label.en": "Hull"}}}""", "lost-anchor" },
        { """{"add": {"/ext/a": {"schema": {"type": "string"}, "label.ja": "a", "label.en": "a", "after": "/ext/b"}, "/ext/b": {"schema": {"type": "string"}, "label.ja": "b", "label.en": "b", "after": "/ext/a"}}}""", "lost-anchor" },
        { """{"add": {"section:boat": {"label.ja": "別", "label.en": "Other", "after": "/day"}}}""", "exists" },
        { """{"add": {"output:/notices/received": {"content": {}}}}""", "exists" },
        { """{"add": {"output:/workflow/x": {"content": "1"}}}""", "not-own" },
        { """{"add": {"output:/print/blocks/a": {"content": {"kind": "answers"}, "into": "output:/print"}}}""", "missing-target" },
        { """{"add": {"output:/documents/acceptance/blocks/a": {"content": {"kind": "answers"}}}}""", "lost-anchor" },
        { """{"add": {"output:/documents/acceptance/blocks/a": {"content": {"kind": "answers"}, "after": "/day"}}}""", "lost-anchor" },
        { """{"add": {"output:/documents/acceptance/blocks/a": {"content": {"kind": "answers"}, "after": "output:/documents/acceptance"}}}""", "lost-anchor" },
        { """{"add": {"output:/documents/acceptance/blocks/body": {"content": {"kind": "answers"}, "into": "output:/documents/acceptance"}}}""", "exists" },
        { """{"add": {"/ext/hull": {"schema": {"type": "string"}, "label.ja": "船体", "label.en": "Hull", "after": "output:/documents/acceptance/blocks/body"}}}""", "lost-anchor" },
        { """{"move": {"output:/documents/acceptance": {"into": "output:/documents/acceptance"}}}""", "missing-target" },
        { """{"move": {"output:/documents/acceptance/blocks/none": {"into": "output:/documents/acceptance"}}}""", "missing-target" },
        { """{"move": {"output:/documents/acceptance/blocks/body": {"after": "/day"}}}""", "lost-anchor" },
        { """{"set": {"output:/documents/acceptance": {"blocks.body.when": {"from": null, "to": "false"}}}}""", "unknown-facet" },
        { """{"set": {"output:/documents/acceptance": {"blocks.boat.columns": {"from": null, "to": 3}}}}""", "not-one-of" },
        { """{"messages": {"young-crew": {"ja": "別", "en": "Other"}}}""", "exists" },
        { """{"move": {"section:cargo": {"after": "/day"}}}""", "missing-target" },
        { """{"move": {"section:boat": {"after": "/night"}}}""", "lost-anchor" },
        { """{"move": {"section:boat": {"after": "/day"}, "/day": {"after": "section:boat"}}}""", "move-cycle" },
        { """{"move": {"section:boat": {"into": "/day"}}}""", "wrong-parent" },
        { """{"rules": {"fee": {"kind": "compute", "target": "/fee", "expr": "1"}}}""", "exists" },
        { """{"rules": {"own": {"kind": "compute", "target": "/length", "expr": "1"}}}""", "computes-national" },
        { """{"rules": {"own": {"kind": "visible", "target": "/day", "expr": "false"}}}""", "hides-common" },
        { """{"rules": {"own": {"kind": "visible", "target": "section:boat", "expr": "false"}}}""", "hides-common" },
        { """{"rules": {"own": {"kind": "visible", "target": "page:crew", "expr": "false"}}}""", "hides-common" },
        { """{"rules": {"own": {"kind": "enabled", "target": "/day", "expr": "false"}}}""", "hides-common" },
        { """{"rules": {"own": {"kind": "check", "severity": "error", "targets": ["/night"], "expr": "true", "message": "young-crew"}}}""", "unknown-target" },
        { """{"rules": {"own": {"kind": "check", "severity": "error", "targets": ["/day"], "expr": "true", "message": "none"}}}""", "unknown-message" },
        { """{"rules": {"own": "true"}}""", "wrong-type" },
        { """{"base": {"id": "sample/other"}}""", "other-base" },
        { """{"base": {"id": "sample/slipway-use", "version": "1.1.0"}}""", "base-moved" },
        { """{"base": {"id": "sample/slipway-use", "digest": "sha256-00"}}""", "base-moved" },
    };

    [Theory]
    [MemberData(nameof(Conflicts))]
    public void What_cannot_be_applied_is_a_conflict_and_never_a_silent_no_op(string part, string code)
    {
        var resolution = OverlayResolver.Resolve(Slipway.Package, Read(part));

        Assert.Null(resolution.Snapshot);
        Assert.True(resolution.Conflicts.Any(c => c.Code == code), string.Join("\n", resolution.Conflicts));
        var texts = resolution.Conflicts.SelectMany(c => new[] { c.Cause.Ja, c.Cause.En, c.Cure.Ja, c.Cure.En });
        Assert.All(texts, t => Assert.True(t.Length > 3));
    }

    [Theory]
    [InlineData("label", """{"set": {"field:/boatName": {"label.en": {"from": "Name of the boat", "to": "Boat"}}}}""")]
    [InlineData("help", """{"set": {"field:/boatName": {"example.en": {"from": "Minato Maru No. 3", "to": "X"}}}}""")]
    [InlineData("limits", """{"set": {"field:/boatName": {"maxLength": {"from": 60, "to": 5}}}}""")]
    [InlineData("position", """{"set": {"field:/boatName": {"width": {"from": null, "to": "half"}}}}""")]
    [InlineData("position", """{"move": {"/boatName": {"after": "/length"}}}""")]
    [InlineData("rule", """{"rules": {"own": {"kind": "required", "target": "/boatName", "expr": "true"}}}""")]
    [InlineData("label", """{"rules": {"own": {"kind": "text", "target": "/boatName", "message": "young-crew"}}}""")]
    public void A_locked_facet_stays_as_it_is(string facet, string part)
    {
        var below = Slipway.Read(Slipway.With(PackagePaths.Schema, s => s["properties"]!["boatName"]!["x-cp-locked"] = new JsonArray(facet)));

        Assert.Contains(OverlayResolver.Resolve(below, Read(part)).Conflicts, c => c.Code == "locked");
        if (part.Contains("\"set\"", StringComparison.Ordinal)) Assert.Empty(OverlayResolver.Resolve(Slipway.Package, Read(part)).Conflicts);
    }

    [Fact]
    public void A_list_whose_options_are_locked_is_offered_whole()
    {
        var below = Slipway.Read(Slipway.With(PackagePaths.Schema, s => s["properties"]!["boatKind"]!["x-cp-locked"] = new JsonArray("options")));

        Assert.Contains(OverlayResolver.Resolve(below, Read("""{"set": {"codelist:boat-kind": {"rows": {"restrict": ["fishing"]}}}}""")).Conflicts, c => c.Code == "locked");
    }

    [Fact]
    public void The_rows_of_a_national_list_cannot_be_replaced()
    {
        var overlay = Read("{}", ("codelists/boat-kind.json", """{"rows": {}}"""));

        Assert.Contains(OverlayResolver.Resolve(Slipway.Package, overlay).Conflicts, c => c.Code == "national-list");
    }

    [Fact]
    public void What_the_base_says_already_is_only_noted()
    {
        var resolution = OverlayResolver.Resolve(Slipway.Package, Read("""{"set": {"field:/boatName": {"label.ja": {"from": "船の名前", "to": "船名"}}}}"""));

        Assert.NotNull(resolution.Snapshot);
        Assert.Equal(["redundant"], resolution.Notes.Select(n => n.Code));
    }

    [Theory]
    [InlineData("""{"colour": 1}""", "unknown-member")]
    [InlineData("""{"overlay": "cp/9"}""", "not-one-of")]
    [InlineData("""{"id": "X"}""", "bad-key")]
    [InlineData("""{"base": null}""", "missing")]
    [InlineData("""{"enable": {"/crane": "yes"}}""", "wrong-type")]
    [InlineData("""{"set": {"field:/boatName": {"label.ja": {"to": "船"}}}}""", "missing")]
    [InlineData("""{"set": {"field:/boatName": {"label.ja": {"from": "船名"}}}}""", "missing")]
    [InlineData("""{"add": {"/ext/a": {"label.ja": "a", "after": "/day"}}}""", "missing-language")]
    [InlineData("""{"add": {"/ext/a": {"label.ja": "a", "label.en": "a", "after": "/day", "before": "/day"}}}""", "one-place")]
    [InlineData("""{"move": {"/day": {}}}""", "one-place")]
    public void A_fault_in_the_overlay_itself_is_a_problem(string part, string code) =>
        Assert.Contains(OverlayReader.Read(Files(part)).Problems, p => p.Code == code);

    [Fact]
    public void An_overlay_without_cases_or_README_is_refused()
    {
        Assert.Contains(OverlayReader.Read(Files("{}").Without("cases.json")).Problems, p => p.Code == "no-cases");
        Assert.Contains(OverlayReader.Read(Files("{}").Without("README.md")).Problems, p => p.Code == "missing-file");
        Assert.Contains(OverlayReader.Read(Files("{}").Without("overlay.json")).Problems, p => p.Code == "missing-file");
    }

    internal static Overlay Read(string part, params ReadOnlySpan<(string Path, string Text)> more)
    {
        var files = Files(part);
        foreach (var (path, text) in more) files = files.With(path, text);
        var reading = OverlayReader.Read(files);
        Assert.Empty(reading.Problems);
        return reading.Overlay!;
    }

    private static PackageFiles Files(string part)
    {
        var document = JsonNode.Parse("""{"overlay":"cp/1","id":"jpkij/slipway-use","version":1,"owner":"jpkij","base":{"id":"sample/slipway-use"}}""")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(part)!.AsObject()) document[name] = value?.DeepClone();
        return PackageFiles.Empty.With("overlay.json", document.ToJsonString()).With("README.md", "Test.")
            .With("cases.json", """{"one":{"name":{"ja":"例","en":"Example"},"like":"pleasure-boat","expect":{}}}""");
    }
}
