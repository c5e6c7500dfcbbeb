using System.Text.Json.Nodes;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Overlays;

/// <summary>The slipway form with one of everything that an overlay may touch.</summary>
internal static class GuaranteeForm
{
    public static FormPackage Base { get; } = Slipway.Read(Make());

    private static PackageFiles Make()
    {
        var schema = Slipway.With(PackagePaths.Schema, s =>
        {
            var properties = s["properties"]!;
            properties["crane"]!["x-cp-locked"] = new JsonArray("label");
            properties["depth"] = JsonNode.Parse("""{"type":"number","minimum":0,"maximum":20,"multipleOf":0.5,"x-cp-class":"optional","x-cp-off":true}""");
            properties["note"] = JsonNode.Parse("""{"type":"string","maxLength":10,"x-cp-class":"optional"}""");
            properties["other"] = JsonNode.Parse("""{"type":"string","maxLength":20}""");
            properties["gear"] = JsonNode.Parse("""{"type":"string","x-cp-kind":"choice","x-cp-list":"gear"}""");
            properties["gearPart"] = JsonNode.Parse("""{"type":"string","x-cp-kind":"choice","x-cp-list":"gear","x-cp-parent":"/gear"}""");
            properties["ramp"] = JsonNode.Parse("""{"type":"string","x-cp-kind":"choice","x-cp-list":"ramps"}""");
        });
        var ui = Slipway.With(PackagePaths.Ui, u =>
        {
            foreach (var name in new[] { "depth", "note", "other", "ramp", "gear", "gearPart" })
            {
                u["nodes"]!["field:/" + name] = JsonNode.Parse($$$"""{"kind":"field","parent":"page:boat","label":{"ja":"{{{name}}}","en":"{{{name}}}"}}""");
                u["order"]!["page:boat"]!.AsArray().Add("field:/" + name);
            }
        });
        return Slipway.Files
            .With(PackagePaths.Schema, schema[PackagePaths.Schema]!.Value)
            .With(PackagePaths.Ui, ui[PackagePaths.Ui]!.Value)
            .With("codelists/boat-kind.json", """
                { "version": "1", "title": { "ja": "種類", "en": "Kinds" }, "extent": "national", "openAttributes": true, "columns": { "yenPerMetre": "number" },
                  "rows": { "fishing": { "ja": "漁船", "en": "Fishing", "attributes": { "yenPerMetre": 200 } },
                            "pleasure": { "ja": "遊び", "en": "Pleasure", "attributes": { "yenPerMetre": 500 } },
                            "other": { "ja": "他", "en": "Other", "attributes": { "yenPerMetre": 300 } } } }
                """)
            .With("codelists/gear.json", """
                { "version": "1", "title": { "ja": "漁具", "en": "Gear" }, "extent": "national", "openRows": true, "order": ["net", "net-drift", "trap", "trap-old"],
                  "rows": { "net": { "ja": "網", "en": "Net" }, "net-drift": { "ja": "流し網", "en": "Drift net", "parent": "net", "validFrom": "2026-04-01" },
                            "trap": { "ja": "籠", "en": "Trap" }, "trap-old": { "ja": "旧籠", "en": "Old trap", "parent": "trap", "validTo": "2026-03-31" } } }
                """)
            .With("codelists/ramps.json", """{ "version": "0", "title": { "ja": "斜路", "en": "Ramps" }, "extent": "port", "rows": { "sample": { "ja": "見本", "en": "Sample" } } }""")
            .With(PackagePaths.Rules, """
                { "fee": { "kind": "compute", "open": true, "target": "/fee", "expr": "ceil(length) * code('boat-kind', boatKind, 'yenPerMetre')" },
                  "other-shown": { "kind": "visible", "target": "/other", "expr": "boatKind == 'other'" },
                  "other-required": { "kind": "required", "target": "/other", "expr": "boatKind == 'other'" },
                  "crew-required": { "kind": "required", "target": "/crew", "expr": "boatKind == 'fishing'" },
                  "note-required": { "kind": "required", "target": "/note", "expr": "length > 20" },
                  "long-crane": { "kind": "check", "severity": "error", "targets": ["/crane"], "expr": "crane == true || length < 10", "message": "day-not-past" },
                  "deep": { "kind": "check", "severity": "error", "targets": ["/depth", "/length"], "expr": "(depth ?? 0) <= length", "message": "day-not-past" },
                  "gear-told": { "kind": "check", "severity": "warning", "targets": ["/gear"], "expr": "gear != 'net'", "message": "day-not-past" },
                  "gear-part": { "kind": "required", "target": "/gearPart", "expr": "gear == 'net'" },
                  "gear-short": { "kind": "check", "severity": "error", "targets": ["/gear"], "expr": "gear != 'trap' || length < 9", "message": "day-not-past" },
                  "gear-choice": { "kind": "options", "target": "/gearPart", "expr": "option.code != gear && option.national == option.code" },
                  "day-not-past": { "kind": "check", "severity": "error", "targets": ["/day"], "expr": "day >= today()", "message": "day-not-past" },
                  "young-crew": { "kind": "check", "severity": "warning", "targets": ["/crew/*/age"], "expr": "row.age >= 16", "message": "young-crew" } }
                """)
            .With(PackagePaths.Cases, """{ "pleasure-boat": { "name": { "ja": "例", "en": "Example" }, "values": {}, "expect": {} } }""");
    }
}
