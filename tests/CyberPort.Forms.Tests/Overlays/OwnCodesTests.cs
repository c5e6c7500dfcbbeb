using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Forms.Tests.Samples;
using CyberPort.Forms.Upgrades;

namespace CyberPort.Forms.Tests.Overlays;

/// <summary>A port's own codes in a national list: each stands for a national code, for the nation's rules and totals as well.</summary>
public sealed class OwnCodesTests
{
    private static readonly FormContext Context = new() { Today = new(2026, 5, 1), Phase = FormPhase.Submit };

    [Fact]
    public void Own_codes_stand_behind_the_national_one_and_take_its_parent_attributes_and_validity()
    {
        var list = Snapshot("""{"version": "7", "rows": {"own-b": {"ja": "二重網", "en": "Double net", "national": "net-drift", "validFrom": "2025-01-01"}, "own-a": {"ja": "小網", "en": "Small net", "national": "net"}}}""").CodeLists["gear"];

        Assert.Equal(["net", "own-a", "net-drift", "own-b", "trap", "trap-old"], list.Offered);
        Assert.Equal(("net", new DateOnly(2026, 4, 1), "net-drift", "1+7"), (list.Rows["own-b"].Parent, list.Rows["own-b"].ValidFrom, list.NationalOf("own-b"), list.Version));
        Assert.Equal(("net", Value.Of("net")), (list.NationalOf("net"), list.Attribute("own-a", "national")));
    }

    [Fact]
    public void An_own_code_is_offered_where_the_port_no_longer_offers_the_national_one()
    {
        var overlay = OverlayConflictTests.Read("""{"set": {"codelist:gear": {"rows": {"restrict": ["trap"]}}}}""", ("codelists/gear.json", """{"rows": {"own-a": {"ja": "小網", "en": "Small net", "national": "net"}}}"""));

        Assert.Equal(["own-a", "trap"], OverlayResolver.Resolve(GuaranteeForm.Base, overlay).Snapshot!.CodeLists["gear"].Offered);
    }

    [Fact]
    public void An_own_code_that_is_no_longer_in_the_order_stays_readable()
    {
        var list = Snapshot("""{"order": [], "rows": {"own-a": {"ja": "小網", "en": "Small net", "national": "net"}}}""").CodeLists["gear"];

        Assert.Equal((false, "小網", "net"), (list.Offers("own-a"), list.Rows["own-a"].Label.Ja, list.NationalOf("own-a")));
    }

    [Theory]
    [InlineData("""{"rows": {"net": {"ja": "網", "en": "Net", "national": "trap"}}}""", "national-code")]
    [InlineData("""{"rows": {"own-a": {"ja": "網", "en": "Net"}}}""", "no-national")]
    [InlineData("""{"rows": {"own-a": {"ja": "網", "en": "Net", "national": "raft"}}}""", "no-national")]
    [InlineData("""{"rows": {"own-a": {"ja": "網", "en": "Net", "national": "net"}, "own-b": {"ja": "網", "en": "Net", "national": "own-a"}}}""", "no-national")]
    [InlineData("""{"rows": {"own-a": {"ja": "網", "en": "Net", "national": "net", "parent": "trap"}}}""", "inherited")]
    [InlineData("""{"rows": {"own-a": {"ja": "網", "en": "Net", "national": "net", "attributes": {}}}}""", "inherited")]
    [InlineData("""{"rows": {"own-a": "網"}}""", "no-national")]
    public void What_the_nation_could_not_count_is_refused_with_its_place_and_cure(string file, string code)
    {
        var conflicts = OverlayResolver.Resolve(GuaranteeForm.Base, OverlayConflictTests.Read("{}", ("codelists/gear.json", file))).Conflicts;

        var conflict = Assert.Single(conflicts, c => c.Code == code);
        Assert.Equal(PackagePaths.CodeList("gear"), conflict.File);
        Assert.StartsWith("/rows/", conflict.Pointer, StringComparison.Ordinal);
        Assert.True(conflict.Cure.Ja.Length > 5 && conflict.Cure.En.Length > 5);
    }

    [Fact]
    public void A_national_rule_reads_the_national_code_and_the_ports_rule_its_own()
    {
        var overlay = OverlayConflictTests.Read(
            """{"rules": {"own": {"kind": "check", "severity": "warning", "targets": ["/gear"], "expr": "gear != 'own-a'", "message": "day-not-past"}}}""",
            ("codelists/gear.json", """{"rows": {"own-a": {"ja": "小網", "en": "Small net", "national": "net"}}}"""));
        var form = FormCompiler.Compile(OverlayResolver.Resolve(GuaranteeForm.Base, overlay).Snapshot!).Form!;
        var answers = Value.Parse("""{ "boatName": "みなと丸", "boatKind": "pleasure", "length": 7.2, "day": "2026-05-03", "gear": "own-a" }""");
        var state = form.Evaluate(answers, Context);

        // "gear == 'net'" of the nation requires the part
        Assert.Contains(state.Findings, f => f.Pointer == "/gearPart" && f.Severity == Severity.Error);
        Assert.Contains(state.Findings, f => f.RuleId == "own");
        Assert.Contains(state.Findings, f => f.RuleId == "gear-told");
        Assert.Equal("own-a", state.Present.At("/gear").AsText);
        Assert.Equal(["net-drift"], state.Of("/gearPart").Options!.Select(o => o.Code));
    }

    [Fact]
    public void The_answers_of_the_nation_have_national_codes_in_every_row_and_no_own_fields()
    {
        var files = Slipway.With(PackagePaths.Schema, s => s["properties"]!["crew"]!["items"]!["properties"]!["role"] =
            System.Text.Json.Nodes.JsonNode.Parse("""{"type":"string","x-cp-kind":"choice","x-cp-list":"boat-kind"}"""));
        files = Slipway.Files.With(PackagePaths.Schema, files[PackagePaths.Schema]!.Value).With(PackagePaths.Ui, Slipway.With(PackagePaths.Ui, u =>
        {
            u["nodes"]!["field:/crew/*/role"] = System.Text.Json.Nodes.JsonNode.Parse("""{"kind":"field","parent":"field:/crew","label":{"ja":"役","en":"Role"}}""");
            u["order"]!["field:/crew"]!.AsArray().Add("field:/crew/*/role");
        })[PackagePaths.Ui]!.Value).With("codelists/boat-kind.json", """
            { "version": "1", "title": { "ja": "種類", "en": "Kinds" }, "extent": "national", "openRows": true, "columns": { "yenPerMetre": "number" },
              "rows": { "fishing": { "ja": "漁船", "en": "Fishing" }, "pleasure": { "ja": "遊び", "en": "Pleasure" }, "squid": { "ja": "いか釣り", "en": "Squid", "national": "fishing" } } }
            """);
        var package = PackageReader.Read(files).Package!;
        var answers = Value.Parse("""{ "boatKind": "squid", "crew": [{ "name": "一郎", "role": "squid" }, { "name": "二郎" }, { "name": "三郎", "role": "pleasure" }], "ext": { "a": 1 } }""");

        Assert.Equal(
            Value.Parse("""{ "boatKind": "fishing", "crew": [{ "name": "一郎", "role": "fishing" }, { "name": "二郎" }, { "name": "三郎", "role": "pleasure" }] }"""),
            NationalAnswers.Of(package, answers));
    }

    [Theory]
    [InlineData("port", "choice", "string")]
    [InlineData("national", "multiChoice", "array")]
    public void Only_a_closed_national_list_of_single_choices_takes_own_codes(string extent, string kind, string type)
    {
        var schema = Slipway.With(PackagePaths.Schema, s => s["properties"]!["boatKind"] = System.Text.Json.Nodes.JsonNode.Parse(
            $$"""{"type":"{{type}}","x-cp-kind":"{{kind}}","x-cp-list":"boat-kind"{{(type == "array" ? ""","items":{"type":"string"}""" : "")}}}"""));
        var files = schema.With("codelists/boat-kind.json", $$"""
            { "version": "1", "title": { "ja": "種類", "en": "Kinds" }, "extent": "{{extent}}", "openRows": true, "rows": { "fishing": { "ja": "漁船", "en": "Fishing" } } }
            """);

        Assert.Contains(PackageReader.Read(files).Problems, p => p.Code == "open-rows");
    }

    [Theory]
    [InlineData(true, UpgradeStep.Minor)]
    [InlineData(false, UpgradeStep.Major)]
    public void Opening_a_list_for_own_codes_is_a_minor_change_and_closing_it_a_major_one(bool opens, UpgradeStep step)
    {
        var closed = Slipway.Read(GuaranteeForm.Base.Files.Aggregate(PackageFiles.Empty, (files, f) => files.With(f.Key, f.Value)).With("codelists/gear.json",
            Value.Parse(GuaranteeForm.Base.Files["codelists/gear.json"]!.Value.Span).Without("/openRows").ToJson()));
        var change = Assert.Single(opens ? PackageDifference.Of(closed, GuaranteeForm.Base) : PackageDifference.Of(GuaranteeForm.Base, closed));

        Assert.Equal(("codelist:gear", "openRows", step), (change.Target, change.Facet, change.Step));
    }

    [Fact]
    public void A_list_whose_options_are_locked_takes_none()
    {
        var schema = Value.Parse(GuaranteeForm.Base.Files[PackagePaths.Schema]!.Value.Span).With("/properties/gear/x-cp-locked", Value.List(Value.Of("options")));
        var below = Slipway.Read(GuaranteeForm.Base.Files.Aggregate(PackageFiles.Empty, (files, f) => files.With(f.Key, f.Value)).With(PackagePaths.Schema, schema.ToJson()));

        Assert.Contains(OverlayResolver.Resolve(below, OverlayConflictTests.Read("{}", ("codelists/gear.json", """{"rows": {}}"""))).Conflicts, c => c.Code == "locked");
    }

    private static FormPackage Snapshot(string file) =>
        OverlayResolver.Resolve(GuaranteeForm.Base, OverlayConflictTests.Read("{}", ("codelists/gear.json", file))).Snapshot!;
}
