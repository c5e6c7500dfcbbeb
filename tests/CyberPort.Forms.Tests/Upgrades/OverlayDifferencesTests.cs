using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Overlays;
using CyberPort.Forms.Tests.Samples;
using CyberPort.Forms.Upgrades;

namespace CyberPort.Forms.Tests.Upgrades;

public sealed class OverlayDifferencesTests
{
    public static TheoryData<string> Overlays => [.. Shelf.Items.Values.Where(i => i.Overlay is not null).Select(i => i.Folder).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("""{"enable": {"/crane": true}}""", "任意項目「クレーンの使用」を使います。", "The optional field \"Use of the crane\" is used.")]
    [InlineData("""{"enable": {"/crane": false}}""", "任意項目「クレーンの使用」を使いません。", "The optional field \"Use of the crane\" is not used.")]
    [InlineData("""{"set": {"field:/boatName": {"label.ja": {"from": "船名", "to": "使用する船"}}}}""", "「船名」の表示名を「使用する船」に変えました。", "\"Name of the boat\": the Japanese label is now \"使用する船\".")]
    [InlineData("""{"set": {"field:/boatName": {"help.en": {"from": null, "to": "As painted."}}}}""", "「船名」の英語の説明を「As painted.」にしました。", "\"Name of the boat\": the English help is now \"As painted.\".")]
    [InlineData("""{"set": {"field:/length": {"maximum": {"from": 30, "to": 12}}}}""", "「全長」の最大値を30から12に変えました。", "\"Length\": the maximum was changed from 30 to 12.")]
    [InlineData("""{"set": {"field:/crew/*/age": {"required": {"from": false, "to": true}}}}""", "「年齢」を必須にしました。", "\"Age\" was made required.")]
    [InlineData("""{"set": {"rule:young-crew": {"severity": {"from": "warning", "to": "error"}}}}""", "規則「{row.name}さんは{row.age}歳です。16歳未…」の重さを警告からエラーに変えました。", "The rule \"{row.name} is {row.age}. Say w…\": the severity was changed from warning to error.")]
    [InlineData("""{"set": {"codelist:boat-kind": {"rows": {"restrict": ["fishing"]}}}}""", "コード表「船の種類」で選べるものを「漁船」だけにしました。", "The list \"Kinds of boats\" offers only Fishing boat.")]
    [InlineData("""{"set": {"codelist:boat-kind": {"rows.fishing.attributes.yenPerMetre": {"from": 200, "to": 220}}}}""", "コード表「船の種類」の「漁船」の yenPerMetre を220にしました。", "The list \"Kinds of boats\": yenPerMetre of \"Fishing boat\" is 220.")]
    [InlineData("""{"add": {"/ext/depth": {"schema": {"type": "number"}, "label.ja": "喫水", "label.en": "Draught", "after": "/length"}}}""", "独自項目「喫水」を「全長」の後に加えました。", "Added the own field \"Draught\" after \"Length\".")]
    [InlineData("""{"add": {"section:safety": {"label.ja": "安全", "label.en": "Safety", "into": "page:boat"}}}""", "独自のセクション「安全」を「船と日時」の中に加えました。", "Added the own section \"Safety\" into \"Boat and day\".")]
    [InlineData("""{"move": {"/day": {"before": "section:boat"}}}""", "「使用日」を「使用する船」の前に移しました。", "Moved \"Day of use\" before \"The boat\".")]
    [InlineData("""{"rules": {"own": {"kind": "required", "target": "/crane", "expr": "length > 3"}}}""", "「クレーンの使用」を条件により必須にする規則を加えました（length > 3）。", "Added a rule by which \"Use of the crane\" is required: length > 3.")]
    [InlineData("""{"rules": {"own": {"kind": "check", "severity": "warning", "targets": ["/length"], "expr": "length < 9", "message": "own"}}, "messages": {"own": {"ja": "9mまで", "en": "Up to 9 m"}}}""", "「全長」を確かめる規則「9mまで」（警告）を加えました。", "Added the rule \"Up to 9 m\" (warning) about \"Length\".")]
    public void A_change_is_told_in_a_sentence_that_names_what_people_know(string part, string ja, string en)
    {
        var change = Assert.Single(OverlayDifferences.Tell(Slipway.Package, OverlayConflictTests.Read(part)));

        Assert.Equal((ja, en), (change.Sentence.Ja, change.Sentence.En));
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public void Each_change_of_a_real_overlay_can_be_told_and_taken_back(string folder)
    {
        var overlay = Shelf.Items[folder].Overlay!;
        var below = Base(overlay);
        var changes = OverlayDifferences.Tell(below, overlay);

        Assert.NotEmpty(changes);
        Assert.All(changes, c => Assert.True(c.Sentence.Ja.EndsWith('。') && c.Sentence.En.EndsWith('.'), c.Sentence.ToString()));
        Assert.Equal(changes.Count, changes.Select(c => (c.Target, c.Facet)).Distinct().Count());
        foreach (var change in changes)
        {
            var reading = OverlayReader.Read(OverlayDifferences.Without(overlay, change));

            Assert.Empty(reading.Problems);
            var left = OverlayDifferences.Tell(below, reading.Overlay!);
            Assert.DoesNotContain(left, c => (c.Target, c.Facet) == (change.Target, change.Facet));
            Assert.Subset(changes.Select(c => (c.Target, c.Facet)).ToHashSet(), left.Select(c => (c.Target, c.Facet)).ToHashSet());
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public void Without_all_changes_the_national_form_is_left(string folder)
    {
        var overlay = Shelf.Items[folder].Overlay!;
        var below = Base(overlay);
        for (var changes = OverlayDifferences.Tell(below, overlay); changes.Count > 0; changes = OverlayDifferences.Tell(below, overlay))
            overlay = OverlayReader.Read(OverlayDifferences.Without(overlay, changes[^1])).Overlay!;

        var snapshot = OverlayResolver.Resolve(below, overlay).Snapshot!;

        foreach (var file in below.Files.Where(f => f.Key is not (PackagePaths.Manifest or PackagePaths.Cases or PackagePaths.Readme)))
            Assert.Equal(file.Value.Span.ToArray(), snapshot.Files[file.Key]!.Value.Span.ToArray());
    }

    [Fact]
    public void What_stood_beside_an_own_item_takes_its_place_and_what_was_only_about_it_goes()
    {
        var overlay = OverlayConflictTests.Read("""
            {"add": {"section:own": {"label.ja": "独自", "label.en": "Own", "after": "section:boat"},
                     "/ext/a": {"schema": {"type": "string"}, "label.ja": "甲", "label.en": "A", "into": "section:own"}},
             "rules": {"own-shown": {"kind": "visible", "target": "section:own", "expr": "length > 3"}}}
            """);

        var section = OverlayDifferences.Tell(Slipway.Package, overlay).Single(c => c.Target == "section:own");
        var left = OverlayReader.Read(OverlayDifferences.Without(overlay, section)).Overlay!;

        Assert.Equal(new Placement(PlacementKind.After, "section:boat"), left.Add["/ext/a"].Place);
        Assert.Empty(left.Rules);
        Assert.NotNull(OverlayResolver.Resolve(Slipway.Package, left).Snapshot);
    }

    private static FormPackage Base(Overlay overlay) =>
        Shelf.Items.Values.Select(i => i.Package).First(p => p?.Manifest.Id == overlay.Base.Id && p.Manifest.Overlay is null)!;
}
