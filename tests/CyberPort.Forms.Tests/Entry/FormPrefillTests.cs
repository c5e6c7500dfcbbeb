using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Entry;

public sealed class FormPrefillTests
{
    [Fact]
    public void A_draft_begins_with_what_is_known_and_says_where_it_came_from()
    {
        var form = Slipway.WithRules("""
            { "name": { "kind": "prefill", "target": "/boatName", "source": "profile", "path": "/boat/name" },
              "length": { "kind": "prefill", "target": "/length", "source": "previous", "path": "/length" },
              "kind": { "kind": "prefill", "target": "/boatKind", "source": "naccs", "path": "/kind", "overwrite": true },
              "crane": { "kind": "prefill", "target": "/crane", "source": "permit", "path": "/crane" } }
            """);
        var sources = new Dictionary<string, Value> { ["profile"] = Value.Parse("""{"boat":{"name":"B"}}"""), ["naccs"] = Value.Parse("""{"kind":"fishing"}""") };

        var prefilled = FormPrefill.Into(
            form, Value.Parse("""{"boatKind":"pleasure"}"""), sources, Slipway.OnMayDay() with { Previous = Value.Parse("""{"length":6}""") });

        Assert.Equal(Value.Parse("""{"boatKind":"fishing","boatName":"B","length":6}"""), prefilled.Values);
        Assert.Equal([new("/boatKind", "naccs", "kind"), new("/length", "previous", "length"), new("/boatName", "profile", "name")], prefilled.Filled);
    }

    [Fact]
    public void What_somebody_wrote_is_not_overwritten()
    {
        var form = Slipway.WithRules("""{ "name": { "kind": "prefill", "target": "/boatName", "source": "profile", "path": "/name" } }""");

        var prefilled = FormPrefill.Into(form, Value.Parse("""{"boatName":"A"}"""), new Dictionary<string, Value> { ["profile"] = Value.Parse("""{"name":"B"}""") }, Slipway.OnMayDay());

        Assert.Equal(Value.Of("A"), prefilled.Values.At("/boatName"));
        Assert.Empty(prefilled.Filled);
    }
}
