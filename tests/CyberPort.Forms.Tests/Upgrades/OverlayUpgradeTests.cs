using System.Text.Json.Nodes;
using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Overlays;
using CyberPort.Forms.Tests.Samples;
using CyberPort.Forms.Upgrades;

namespace CyberPort.Forms.Tests.Upgrades;

public sealed class OverlayUpgradeTests
{
    private const string Label = """{"set": {"field:/boatName": {"label.ja": {"from": "船名", "to": "使用する船"}}}}""";

    [Fact]
    public void Another_form_or_another_version_than_the_overlay_was_written_for_is_refused()
    {
        var other = Next(PackagePaths.Manifest, m => m["id"] = "sample/other");
        var pinned = OverlayConflictTests.Read("""{"base": {"id": "sample/slipway-use", "version": "0.9.0"}}""");
        var digest = OverlayConflictTests.Read("""{"base": {"id": "sample/slipway-use", "digest": "sha256-00"}}""");

        Assert.Equal(["other-form"], Codes(OverlayUpgrade.Run(Slipway.Package, other, OverlayConflictTests.Read("{}"))));
        Assert.Equal(["other-base"], Codes(OverlayUpgrade.Run(other, other, OverlayConflictTests.Read("{}"))));
        Assert.Equal(["base-moved"], Codes(OverlayUpgrade.Run(Slipway.Package, Slipway.Package, pinned)));
        Assert.Equal(["base-moved"], Codes(OverlayUpgrade.Run(Slipway.Package, Slipway.Package, digest)));
    }

    [Fact]
    public void A_choice_for_nothing_and_a_choice_that_is_not_offered_are_told_and_nothing_comes_out()
    {
        var choices = new Dictionary<string, UpgradeChoice> { ["U2 field:/none label.ja"] = new(ChoiceKind.KeepOurs), ["U0 field:/boatName label.ja"] = new(ChoiceKind.MapToBase) };

        var upgrade = OverlayUpgrade.Run(Slipway.Package, Slipway.Package, OverlayConflictTests.Read(Label), choices);

        Assert.Equal(["wrong-choice", "stray-choice"], Codes(upgrade));
        Assert.Null(upgrade.Files);
    }

    [Theory]
    [InlineData("""{"rules": {"own": {"kind": "required", "target": "/wheels", "expr": "true"}}}""", "U3 rule:own", "null")]
    [InlineData("""{"move": {"/day": {"after": "/crane"}}}""", "U10 field:/day move", """{"beside": "/fee"}""")]
    [InlineData("""{"set": {"codelist:boat-kind": {"rows": {"restrict": ["fishing"]}}}}""", "U0 codelist:boat-kind rows", "\"pleasure\"")]
    public void An_edit_without_a_value_that_can_stand_there_is_refused(string overlay, string id, string value)
    {
        var next = Slipway.Read(new UpgradeTriad("u03-target-removed").New.Files);

        var upgrade = Run(overlay, next, (id, new(ChoiceKind.Edit, Value.Parse(value))));

        Assert.Equal(["wrong-choice"], Codes(upgrade));
        Assert.Null(upgrade.Files);
    }

    [Fact]
    public void A_required_field_that_the_new_base_can_hide_loses_only_its_being_required()
    {
        var next = Next(PackagePaths.Rules, r => r["crew-shown"] = JsonNode.Parse("""{ "kind": "visible", "target": "/fee", "expr": "length > 3" }"""));

        var upgrade = Run("""{"set": {"field:/fee": {"label.ja": {"from": "使用料", "to": "料金"}, "required": {"from": false, "to": true}}}}""", next);

        Assert.Equal(["U11 field:/fee required"], upgrade.Open.Select(o => o.Id));
        Assert.Contains(upgrade.Outcomes, o => o is { Id: "U0 field:/fee label.ja", Kind: OutcomeKind.Kept });
    }

    [Fact]
    public void What_is_kept_can_be_withdrawn_or_changed_in_the_same_go()
    {
        var upgrade = Run(Label, Slipway.Package, ("U0 field:/boatName label.ja", new(ChoiceKind.Withdraw)));
        var edited = Run(Label, Slipway.Package, ("U0 field:/boatName label.ja", new(ChoiceKind.Edit, Value.Of("お船"))));

        Assert.True(Document(upgrade)["set"].IsNull);
        Assert.Equal(Value.Of("お船"), Document(edited).At("/set/field:~1boatName/label.ja/to"));
    }

    [Fact]
    public void An_edit_that_the_new_base_refuses_leaves_the_conflict_open()
    {
        var next = Next(PackagePaths.Schema, s => s["properties"]!["length"]!["maximum"] = 20);

        var upgrade = Run("""{"set": {"field:/length": {"maximum": {"from": 30, "to": 12}}}}""", next, ("U2 field:/length maximum", new(ChoiceKind.Edit, Value.Of(25))));

        Assert.Null(upgrade.Files);
        Assert.Equal(["U11 field:/length maximum"], upgrade.Open.Select(o => o.Id));
        Assert.Equal("loosened", upgrade.Open.Single().Problems.Single().Code);
    }

    [Fact]
    public void A_place_that_the_base_has_fixed_has_to_be_given_up()
    {
        var next = Next(PackagePaths.Schema, s => s["properties"]!["day"]!["x-cp-locked"] = new JsonArray("position"));

        var upgrade = Run("""{"move": {"/day": {"before": "section:boat"}}}""", next);

        Assert.Equal(["U11 field:/day move"], upgrade.Outcomes.Select(o => o.Id));
        Assert.Equal(ChoiceKind.Withdraw, upgrade.Open.Single().Default);
    }

    [Fact]
    public void A_list_of_ports_that_became_national_has_to_be_given_up_and_one_that_is_gone_goes()
    {
        var files = Slipway.Files.With("codelists/ramps.json", """{ "version": "0", "title": { "ja": "斜路", "en": "Ramps" }, "extent": "port", "rows": { "sample": { "ja": "見本", "en": "Sample" } } }""");
        var national = Slipway.Read(files.With("codelists/ramps.json", """{ "version": "1", "title": { "ja": "斜路", "en": "Ramps" }, "extent": "national", "rows": { "R1": { "ja": "1号", "en": "One" } } }"""));
        var overlay = OverlayConflictTests.Read("{}", ("codelists/ramps.json", """{ "version": "7", "rows": { "H1": { "ja": "広島1号", "en": "Hiroshima 1" } } }"""));

        var locked = OverlayUpgrade.Run(Slipway.Read(files), national, overlay);
        var gone = OverlayUpgrade.Run(Slipway.Read(files), Slipway.Package, overlay);

        Assert.Equal(["U11 codelist:ramps"], locked.Open.Select(o => o.Id));
        Assert.False(locked.Preview!.Contains("codelists/ramps.json"));
        Assert.Equal([("U3 codelist:ramps", OutcomeKind.Dropped)], gone.Outcomes.Select(o => (o.Id, o.Kind)));
        Assert.False(gone.Files!.Contains("codelists/ramps.json"));
    }

    [Fact]
    public void A_list_of_the_same_name_in_the_new_base_leaves_ours_under_another_name()
    {
        var next = Slipway.Read(Slipway.Files.With("codelists/insurers.json", """{ "version": "1", "title": { "ja": "保険", "en": "Insurers" }, "extent": "national", "rows": { "A": { "ja": "甲", "en": "A" } } }"""));
        var overlay = OverlayConflictTests.Read("""
            {"add": {"/ext/insurer": {"schema": {"type": "string", "x-cp-kind": "choice", "x-cp-list": "insurers"}, "label.ja": "保険会社", "label.en": "Insurer", "after": "/day"}},
             "rules": {"own-kept": {"kind": "options", "target": "/ext/insurer", "expr": "code('insurers', option.code, 'ja') != null"}}}
            """, ("codelists/insurers.json", """{ "version": "1", "title": { "ja": "保険会社", "en": "Insurers" }, "extent": "port", "closed": true, "rows": { "H1": { "ja": "広島", "en": "H" } } }"""));

        var upgrade = Run(overlay, next, ("U7 codelist:insurers", new(ChoiceKind.KeepOurs)));

        Assert.Empty(upgrade.Open);
        Assert.True(upgrade.Files!.Contains("codelists/jpkij-insurers.json"));
        Assert.Equal(Value.Of("jpkij-insurers"), Document(upgrade).At("/add/~1ext~1insurer/schema/x-cp-list"));
        Assert.Equal(Value.Of("code('jpkij-insurers', option.code, 'ja') != null"), Document(upgrade).At("/rules/own-kept/expr"));
    }

    [Fact]
    public void Rules_messages_and_cases_under_a_taken_id_are_renamed_wherever_they_are_named()
    {
        var files = Slipway.With(PackagePaths.Rules, r => r["long"] = JsonNode.Parse("""{ "kind": "required", "target": "/crew", "expr": "length > 20" }"""))
            .With(PackagePaths.Japanese, Slipway.With(PackagePaths.Japanese, m => m["long"] = "国の文")[PackagePaths.Japanese]!.Value)
            .With(PackagePaths.English, Slipway.With(PackagePaths.English, m => m["long"] = "National")[PackagePaths.English]!.Value);
        var overlay = OverlayConflictTests.Read("""
            {"messages": {"long": {"ja": "長い船です。", "en": "A long boat."}},
             "rules": {"long": {"kind": "check", "severity": "warning", "ack": "tick", "targets": ["/length"], "expr": "length < 10", "message": "long"}}}
            """, ("cases.json", """{ "long-boat": { "name": { "ja": "長い船", "en": "Long" }, "like": "pleasure-boat", "change": { "/length": 12 }, "expect": { "issues": [{ "rule": "long", "severity": "warning", "path": "/length" }] } } }"""));

        var upgrade = OverlayUpgrade.Run(Slipway.Package, Slipway.Read(files), overlay);
        var settled = OverlayUpgrade.Run(Slipway.Package, Slipway.Read(files), overlay, upgrade.DefaultChoices());

        Assert.Equal(["U7 rule:long", "U7 message:long"], upgrade.Open.Select(o => o.Id));
        Assert.Equal(Value.Of("jpkij-long"), Document(settled).At("/rules/jpkij-long/message"));
        Assert.Empty(settled.FailingCases);
    }

    [Fact]
    public void A_case_of_the_base_that_fails_because_of_an_own_change_names_what_can_be_withdrawn()
    {
        var next = Slipway.Read(Slipway.With(PackagePaths.Cases, c => c["long"] = JsonNode.Parse("""
            { "name": { "ja": "前の船と比べる", "en": "Compared" }, "like": "pleasure-boat", "expect": { "texts": { "page:boat": "船" } } }
            """)).With(PackagePaths.Rules, Slipway.With(PackagePaths.Rules, r => r["text"] = JsonNode.Parse("""{ "kind": "text", "target": "page:boat", "message": "page" }"""))[PackagePaths.Rules]!.Value)
            .With(PackagePaths.Japanese, Slipway.With(PackagePaths.Japanese, m => m["page"] = "船")[PackagePaths.Japanese]!.Value)
            .With(PackagePaths.English, Slipway.With(PackagePaths.English, m => m["page"] = "Boat")[PackagePaths.English]!.Value));
        var overlay = OverlayConflictTests.Read("""
            {"messages": {"a": {"ja": "広島の船", "en": "Ours"}}, "rules": {"a-first": {"kind": "text", "target": "page:boat", "message": "a"}}}
            """);

        var upgrade = OverlayUpgrade.Run(Slipway.Package, next, overlay);
        var withdrawn = Run(overlay, next, ("U0 rule:a-first", new(ChoiceKind.Withdraw)));

        Assert.Equal(["U13 case:long"], upgrade.Open.Select(o => o.Id));
        Assert.Empty(upgrade.Open.Single().Choices);
        Assert.NotNull(withdrawn.Files);
        Assert.Contains(withdrawn.Outcomes, o => o is { Id: "U3 message:a", Kind: OutcomeKind.Dropped });
    }

    [Fact]
    public void An_own_case_that_starts_from_a_case_of_the_base_that_is_gone_is_a_conflict()
    {
        var next = Slipway.Read(Slipway.With(PackagePaths.Cases, c => c.Remove("too-late")));
        var overlay = OverlayConflictTests.Read("{}", ("cases.json", """
            { "one": { "name": { "ja": "一", "en": "One" }, "like": "too-late", "expect": {} }, "two": { "name": { "ja": "二", "en": "Two" }, "like": "pleasure-boat", "expect": {} } }
            """));

        var upgrade = OverlayUpgrade.Run(Slipway.Package, next, overlay);
        var withdrawn = Run(overlay, next, ("U13 case:one", new(ChoiceKind.Withdraw)));

        Assert.Equal(["U13 case:one"], upgrade.Open.Select(o => o.Id));
        Assert.NotNull(withdrawn.Files);
    }

    [Fact]
    public void Answers_move_with_their_fields_row_by_row()
    {
        var moves = new Dictionary<string, string> { ["/crew"] = "/sailors", ["/crew/*/age"] = "/sailors/*/years", ["/ext/depth"] = "/place/depth" };
        var answers = Value.Parse("""{ "crew": [{ "_row": "a", "age": 3 }, { "_row": "b" }], "ext": { "depth": 2 }, "day": "x" }""");

        Assert.Equal(Value.Parse("""{ "day": "x", "sailors": [{ "_row": "a", "years": 3 }, { "_row": "b" }], "place": { "depth": 2 } }"""), AnswerMoves.Apply(answers, moves));
        Assert.Equal("/sailors/7/years", AnswerMoves.Pointer("/crew/7/age", moves));
        Assert.Equal("/sailors/7/name", AnswerMoves.Pointer("/crew/7/name", moves));
    }

    private static Upgrade Run(string overlay, FormPackage next, params (string, UpgradeChoice)[] choices) => Run(OverlayConflictTests.Read(overlay), next, choices);

    private static Upgrade Run(Overlay overlay, FormPackage next, params (string Id, UpgradeChoice Choice)[] choices) =>
        OverlayUpgrade.Run(Slipway.Package, next, overlay, choices.ToDictionary(c => c.Id, c => c.Choice));

    private static FormPackage Next(string file, Action<JsonObject> change) => Slipway.Read(Slipway.With(file, change));

    private static Value Document(Upgrade upgrade) => Value.Parse(upgrade.Files![PackagePaths.Overlay]!.Value.Span);

    private static IEnumerable<string> Codes(Upgrade upgrade) => upgrade.Problems.Select(p => p.Code);
}
