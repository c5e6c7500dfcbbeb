using System.Text.Json.Nodes;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Overlays;
using CyberPort.Forms.Tests.Samples;
using CyberPort.Forms.Upgrades;

namespace CyberPort.Forms.Tests.Upgrades;

/// <summary>What becomes of a port's blocks when the national document changes around them.</summary>
public sealed class BlockUpgradeTests
{
    private const string Document = "output:/documents/acceptance";

    private const string Overlay = """
        {
          "set": { "output:/documents/acceptance": { "blocks.crew.break": { "from": null, "to": true } } },
          "add": {
            "output:/documents/acceptance/blocks/own": {
              "content": { "kind": "paragraph", "text": { "ja": "あ", "en": "a" } }, "after": "output:/documents/acceptance/blocks/boat"
            }
          },
          "move": { "output:/documents/acceptance/blocks/crew": { "before": "output:/documents/acceptance/blocks/body" } }
        }
        """;

    [Fact]
    public void They_stay_where_nothing_changed()
    {
        var upgrade = Run(_ => { });

        Assert.All(upgrade.Outcomes, o => Assert.Equal(OutcomeKind.Kept, o.Kind));
        Assert.Equal(["number", "crew", "body", "boat", "own"], Order(upgrade));
    }

    [Fact]
    public void A_block_whose_neighbour_is_gone_stands_after_the_one_before_it()
    {
        var upgrade = Run(document => Remove(document, "boat"));

        Assert.Contains(upgrade.Outcomes, o => o is { Code: "U10", Kind: OutcomeKind.Moved } && o.Target == Document + "/blocks/own");
        Assert.Equal(["number", "crew", "body", "own"], Order(upgrade));
    }

    [Fact]
    public void What_was_said_of_a_block_that_is_gone_goes_with_it()
    {
        var upgrade = Run(document => Remove(document, "crew"));

        Assert.Equal([("U3", "blocks.crew.break"), ("U3", "move")], upgrade.Outcomes.Where(o => o.Kind == OutcomeKind.Dropped).Select(o => (o.Code, o.Facet)).Order());
        Assert.Equal(["number", "body", "boat", "own"], Order(upgrade));
    }

    [Fact]
    public void A_national_block_of_the_same_name_is_decided_and_ours_can_be_kept_under_another()
    {
        var upgrade = Run(
            document =>
            {
                document["blocks"]!["own"] = JsonNode.Parse("""{ "kind": "paragraph", "text": { "ja": "国", "en": "national" } }""");
                document["order"]!.AsArray().Add("own");
            },
            ($"U7 {Document}/blocks/own", new(ChoiceKind.KeepOurs)));

        Assert.Equal(["number", "crew", "body", "boat", "sample-own", "own"], Order(upgrade).Select(b => b.EndsWith("-own", StringComparison.Ordinal) ? "sample-own" : b));
    }

    private static Upgrade Run(Action<JsonObject> change, params (string Id, UpgradeChoice Choice)[] choices)
    {
        var next = Slipway.With(PackagePaths.Outputs, o => change(o["documents"]!["acceptance"]!.AsObject()));
        var upgrade = OverlayUpgrade.Run(Slipway.Package, Slipway.Read(next), OverlayConflictTests.Read(Overlay), choices.ToDictionary(c => c.Id, c => c.Choice));
        Assert.Empty(upgrade.Problems);
        Assert.Empty(upgrade.Open);
        return upgrade;
    }

    private static IEnumerable<string> Order(Upgrade upgrade) => upgrade.Resolution!.Snapshot!.Outputs.Documents["acceptance"].Blocks.Select(b => b.Id);

    private static void Remove(JsonObject document, string block)
    {
        document["blocks"]!.AsObject().Remove(block);
        var order = document["order"]!.AsArray();
        order.Remove(order.First(b => (string)b! == block));
    }
}
