using System.Text.Json.Nodes;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Overlays;
using CyberPort.Forms.Tests.Samples;
using CyberPort.Forms.Upgrades;

namespace CyberPort.Forms.Tests.Upgrades;

public sealed class UpgradePolicyTests
{
    private const string Maximum = """{"set": {"field:/length": {"maximum": {"from": 30, "to": 12}}}}""";

    [Theory]
    [InlineData("1.0.0", "1.0.0", UpgradeStep.None)]
    [InlineData("1.0.0+3", "1.0.0+4", UpgradeStep.None)]
    [InlineData("1.0.9", "1.0.10", UpgradeStep.Patch)]
    [InlineData("1.9.9", "1.10.0", UpgradeStep.Minor)]
    [InlineData("1.9.9", "2.0.0", UpgradeStep.Major)]
    [InlineData("2.0.0", "1.9.9", UpgradeStep.Back)]
    public void The_step_is_read_from_the_versions(string from, string to, UpgradeStep step) => Assert.Equal(step, UpgradePolicy.StepOf(from, to));

    [Theory]
    [InlineData("1.0.1", true, false)]
    [InlineData("1.1.0", true, false)]
    [InlineData("2.0.0", false, true)]
    public void Without_a_conflict_patch_and_minor_need_nobody_and_major_needs_a_word(string version, bool mayApply, bool mustBeAccepted)
    {
        var upgrade = OverlayUpgrade.Run(Slipway.Package, Next(PackagePaths.Manifest, version, _ => { }), OverlayConflictTests.Read(Maximum));

        Assert.Equal((mayApply, mustBeAccepted), (UpgradePolicy.MayApply(upgrade), UpgradePolicy.MustBeAccepted(upgrade)));
    }

    [Theory]
    [InlineData("1.0.1")]
    [InlineData("1.1.0")]
    public void A_conflict_waits_for_somebody(string version)
    {
        var upgrade = OverlayUpgrade.Run(Slipway.Package, Next(PackagePaths.Schema, version, s => s["properties"]!["length"]!["maximum"] = 20), OverlayConflictTests.Read(Maximum));

        Assert.False(UpgradePolicy.MayApply(upgrade));
    }

    [Theory]
    [InlineData(PackagePaths.Ui, """{"nodes": {"field:/day": {"label": {"ja": "日"}}}}""", UpgradeStep.Patch)]
    [InlineData(PackagePaths.Japanese, """{"young-crew": "若い方が乗ります。"}""", UpgradeStep.Patch)]
    [InlineData(PackagePaths.Outputs, """{"notices": {"received": {"subject": {"ja": "受付"}}}}""", UpgradeStep.Patch)]
    [InlineData(PackagePaths.Schema, """{"properties": {"length": {"maximum": 40}}}""", UpgradeStep.Minor)]
    [InlineData(PackagePaths.Rules, """{"old-crew": {"kind": "check", "severity": "warning", "targets": ["/crew/*/age"], "expr": "row.age < 90", "message": "young-crew"}}""", UpgradeStep.Minor)]
    [InlineData("codelists/boat-kind.json", """{"rows": {"raft": {"ja": "いかだ", "en": "Raft"}}, "order": ["pleasure", "fishing", "raft"]}""", UpgradeStep.Minor)]
    [InlineData("codelists/boat-kind.json", """{"order": ["pleasure"]}""", UpgradeStep.Major)]
    [InlineData(PackagePaths.Schema, """{"properties": {"length": {"maximum": 20}}}""", UpgradeStep.Major)]
    [InlineData(PackagePaths.Schema, """{"properties": {"length": {"x-cp-locked": ["limits"]}}}""", UpgradeStep.Major)]
    [InlineData(PackagePaths.Schema, """{"properties": {"crane": {"x-cp-class": "common"}}}""", UpgradeStep.Major)]
    [InlineData(PackagePaths.Rules, """{"old-crew": {"kind": "check", "severity": "error", "targets": ["/crew/*/age"], "expr": "row.age < 90", "message": "young-crew"}}""", UpgradeStep.Major)]
    [InlineData(PackagePaths.Rules, """{"young-crew": {"severity": "error", "ack": "none"}}""", UpgradeStep.Major)]
    public void A_version_may_not_promise_less_than_what_was_changed(string file, string patch, UpgradeStep needed)
    {
        var smaller = needed switch { UpgradeStep.Patch => "1.0.0", UpgradeStep.Minor => "1.0.1", _ => "1.1.0" };
        var right = needed switch { UpgradeStep.Patch => "1.0.1", UpgradeStep.Minor => "1.1.0", _ => "2.0.0" };

        Assert.Equal(["small-step"], UpgradePolicy.Refusals(Slipway.Package, Next(file, smaller, d => Merge(d, JsonNode.Parse(patch)!.AsObject()))).Select(p => p.Code));
        Assert.Empty(UpgradePolicy.Refusals(Slipway.Package, Next(file, right, d => Merge(d, JsonNode.Parse(patch)!.AsObject()))));
    }

    [Theory]
    [InlineData("""{"type": "string"}""", "2.0.0", "retyped")]
    [InlineData("""{"type": "string", "x-cp-migrate": "text(this)"}""", "1.1.0", "retyped", "small-step")]
    [InlineData("""{"type": "string", "x-cp-migrate": "this +"}""", "2.0.0", "bad-migration")]
    [InlineData("""{"type": "string", "x-cp-migrate": "this * 2"}""", "2.0.0", "bad-migration")]
    [InlineData("""{"type": "string", "x-cp-migrate": "text(this)"}""", "2.0.0")]
    public void A_field_gets_another_type_in_a_major_version_with_a_way_for_its_answers(string schema, string version, params string[] refusals)
    {
        var age = Next(PackagePaths.Schema, version, s => s["properties"]!["crew"]!["items"]!["properties"]!["age"] = JsonNode.Parse(schema), r => r.Remove("young-crew"));

        Assert.Equal(refusals, UpgradePolicy.Refusals(Slipway.Package, age).Select(p => p.Code));
    }

    [Fact]
    public void Two_versions_that_differ_in_their_number_only_do_not_differ() =>
        Assert.Empty(PackageDifference.Of(Slipway.Package, Next(PackagePaths.Manifest, "3.0.0", _ => { })));

    [Fact]
    public void A_difference_names_element_facet_and_both_values()
    {
        var next = Next(PackagePaths.Schema, "2.0.0", s => s["properties"]!["length"]!["maximum"] = 20);

        var change = Assert.Single(PackageDifference.Of(Slipway.Package, next));

        Assert.Equal(("field:/length", "maximum", 30m, 20m), (change.Target, change.Facet, change.From.AsNumber, change.To.AsNumber));
    }

    private static FormPackage Next(string file, string version, Action<JsonObject> change, Action<JsonObject>? rules = null)
    {
        var files = Slipway.With(file, change);
        if (rules is not null) files = files.With(PackagePaths.Rules, Slipway.With(PackagePaths.Rules, rules)[PackagePaths.Rules]!.Value);
        var manifest = Slipway.With(PackagePaths.Manifest, m => m["version"] = version)[PackagePaths.Manifest]!.Value;
        return Slipway.Read(files.With(PackagePaths.Manifest, manifest));
    }

    private static void Merge(JsonObject into, JsonObject patch)
    {
        foreach (var (name, value) in patch)
            if (value is JsonObject inner && into[name] is JsonObject there) Merge(there, inner);
            else into[name] = value?.DeepClone();
    }
}
