using System.Text.Json.Nodes;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Overlays;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Forms.Tests.Upgrades;

/// <summary>Random next versions of the form that overlays are generated for: texts, limits, fields, lists, locks and rules change.</summary>
internal static class BaseGenerator
{
    /// <summary>One change of the base; two of the same key exclude each other.</summary>
    public sealed record Change(string Key, Action<Documents> Apply)
    {
        public override string ToString() => Key;
    }

    /// <summary>The files of the base while they are being changed.</summary>
    public sealed class Documents
    {
        private readonly Dictionary<string, JsonObject> _read = new(StringComparer.Ordinal);

        public JsonObject this[string file]
        {
            get
            {
                if (!_read.TryGetValue(file, out var document)) _read[file] = document = JsonNode.Parse(GuaranteeForm.Base.Files[file]!.Value.Span)!.AsObject();
                return document;
            }
        }

        public JsonObject Property(string name) => this[PackagePaths.Schema]["properties"]![name]!.AsObject();

        public JsonObject Node(string id) => this[PackagePaths.Ui]["nodes"]![id]!.AsObject();

        public PackageFiles Files => _read.Aggregate(GuaranteeForm.Base.Files, (files, f) => files.With(f.Key, f.Value.ToJsonString()));
    }

    public static Gen<Change> Changes => Gen.OneOf(
        Label(), Limit("length", "maximum", 5, 45), Limit("boatName", "maxLength", 1, 80), Limit("note", "maxLength", 1, 15), Limit("depth", "maximum", 1, 25), Limit("crew", "maxItems", 1, 30),
        Common(), Optional(), Off(), Locked(), Codes(), Gear(), Rate(), Fee(), Severity(), Required(), Gone("note", "note-required"), Gone("depth", "deep"), Replaced(), Added(), NoSection());

    /// <summary>A next version, or null when the changes do not make a sound form together.</summary>
    public static FormPackage? Next(IEnumerable<Change> changes, string version)
    {
        var documents = new Documents();
        documents[PackagePaths.Manifest]["version"] = version;
        foreach (var change in changes.DistinctBy(c => c.Key))
        {
            try
            {
                change.Apply(documents);
            }
            catch (NullReferenceException)
            {
                // An earlier change has taken away what this one is about.
                return null;
            }
        }

        return PackageReader.Read(documents.Files).Package is { } package && Publishing(package) ? package : null;
    }

    private static bool Publishing(FormPackage package) => CyberPort.Forms.Publishing.FormCompiler.Compile(package).Form is not null;

    private static Gen<Change> Label() =>
        from name in Gen.Elements("boatName", "crane", "note", "ramp")
        from language in Gen.Elements("ja", "en")
        select new Change($"label {name} {language}", d => d.Node("field:/" + name)["label"]![language] = "新 new");

    private static Gen<Change> Limit(string name, string limit, int low, int high) =>
        from to in Gen.Choose(low, high)
        select new Change($"{name} {limit}", d => d.Property(name)[limit] = to);

    private static Gen<Change> Common() =>
        from name in Gen.Elements("crane", "note")
        select new Change("class " + name, d => d.Property(name).Remove("x-cp-class"));

    private static Gen<Change> Optional() => Gen.Constant(new Change("class ramp", d => d.Property("ramp")["x-cp-class"] = "optional"));

    private static Gen<Change> Off() =>
        from off in Gen.Elements(true, false)
        select new Change("off", d => d.Property(off ? "note" : "depth")["x-cp-off"] = off);

    private static Gen<Change> Locked() =>
        from name in Gen.Elements("length", "boatKind", "note", "boatName")
        select new Change("locked " + name, d => d.Property(name)["x-cp-locked"] = new JsonArray("limits", "options", "required", "rule"));

    private static Gen<Change> Codes() =>
        from codes in Gen.SubListOf(new[] { "fishing", "pleasure", "other", "yacht" }).Where(c => c.Count > 0)
        select new Change("codes", d =>
        {
            var list = d["codelists/boat-kind.json"];
            list["rows"]!["yacht"] = JsonNode.Parse("""{ "ja": "ヨット", "en": "Yacht" }""");
            list["order"] = new JsonArray([.. codes.Select(c => JsonValue.Create(c))]);
        });

    // a national code under the name of an own one, codes that are no longer offered, or no own codes any more
    private static Gen<Change> Gear() =>
        from codes in Gen.SubListOf(new[] { "net", "net-drift", "trap", "trap-old", "own-a" }).Where(c => c.Count > 0)
        from open in Gen.Elements(true, true, true, false)
        select new Change("gear", d =>
        {
            var list = d["codelists/gear.json"];
            if (codes.Contains("own-a")) list["rows"]!["own-a"] = JsonNode.Parse("""{ "ja": "新しい漁具", "en": "New gear", "parent": "net" }""");
            list["order"] = new JsonArray([.. codes.Select(c => JsonValue.Create(c))]);
            list["openRows"] = open;
        });

    private static Gen<Change> Rate() =>
        from rate in Gen.Choose(0, 900)
        select new Change("rate", d => d["codelists/boat-kind.json"]["rows"]!["fishing"]!["attributes"]!["yenPerMetre"] = rate);

    private static Gen<Change> Fee() =>
        from open in Gen.Elements(true, false)
        select new Change("fee", d => d[PackagePaths.Rules]["fee"] = JsonNode.Parse($$"""{ "kind": "compute", "open": {{(open ? "true" : "false")}}, "target": "/fee", "expr": "ceil(length) * 7" }"""));

    private static Gen<Change> Severity() =>
        from severity in Gen.Elements("info", "warning", "error")
        select new Change("severity", d => d[PackagePaths.Rules]["young-crew"]!["severity"] = severity);

    private static Gen<Change> Required() =>
        from name in Gen.Elements("ramp", "other", "crew")
        select new Change("rule " + name, d => d[PackagePaths.Rules]["new-" + name] = JsonNode.Parse($$"""{ "kind": "required", "target": "/{{name}}", "expr": "length > 9" }"""));

    private static Gen<Change> Gone(string name, string rule) => Gen.Constant(new Change("gone " + name, d =>
    {
        d[PackagePaths.Schema]["properties"]!.AsObject().Remove(name);
        TakeOut(d, "field:/" + name);
        d[PackagePaths.Rules].Remove(rule);
    }));

    private static Gen<Change> Replaced() => Gen.Constant(new Change("gone note", d =>
    {
        var properties = d[PackagePaths.Schema]["properties"]!.AsObject();
        var schema = d.Property("note").DeepClone();
        schema["x-cp-replaces"] = "/note";
        var node = d.Node("field:/note").DeepClone();
        properties.Remove("note");
        TakeOut(d, "field:/note");
        properties["remark"] = schema;
        d[PackagePaths.Ui]["nodes"]!["field:/remark"] = node;
        d[PackagePaths.Ui]["order"]!["page:boat"]!.AsArray().Insert(1, "field:/remark");
        d[PackagePaths.Rules]["note-required"]!["target"] = "/remark";
    }));

    private static Gen<Change> Added() =>
        from name in Gen.Elements("cable", "harbour")
        from optional in Gen.Elements(true, false)
        select new Change("added", d =>
        {
            var schema = JsonNode.Parse("""{ "type": "number", "minimum": 0 }""")!;
            if (optional) schema["x-cp-class"] = "optional";
            d[PackagePaths.Schema]["properties"]![name] = schema;
            d[PackagePaths.Ui]["nodes"]!["field:/" + name] = JsonNode.Parse("""{ "kind": "field", "parent": "page:boat", "label": { "ja": "新しい項目", "en": "New" } }""");
            d[PackagePaths.Ui]["order"]!["page:boat"]!.AsArray().Add("field:/" + name);
        });

    private static Gen<Change> NoSection() => Gen.Constant(new Change("section", d =>
    {
        var order = d[PackagePaths.Ui]["order"]!.AsObject();
        var inside = order["section:boat"]!.AsArray().Select(n => n!.GetValue<string>()).ToArray();
        order.Remove("section:boat");
        TakeOut(d, "section:boat");
        foreach (var node in inside)
        {
            d.Node(node)["parent"] = "page:boat";
            order["page:boat"]!.AsArray().Add(node);
        }
    }));

    private static void TakeOut(Documents d, string node)
    {
        d[PackagePaths.Ui]["nodes"]!.AsObject().Remove(node);
        var children = d[PackagePaths.Ui]["order"]!["page:boat"]!.AsArray();
        children.Remove(children.First(c => c!.GetValue<string>() == node));
    }
}
