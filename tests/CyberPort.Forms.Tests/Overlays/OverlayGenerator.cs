using System.Text.Json.Nodes;
using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Forms.Tests.Overlays;

/// <summary>Random elements of overlays (tightening as well as loosening ones) and random answers near to what is valid.</summary>
internal static class OverlayGenerator
{
    private static readonly string[] Kinds = ["fishing", "pleasure", "other"];
    private static readonly string[] Fields = ["/boatName", "/boatKind", "/length", "/day", "/crane", "/depth", "/note", "/other", "/ramp", "/crew", "/crew/*/age", "/ext/cable", "section:boat", "page:crew"];
    private static readonly string[] Conditions = ["length > 5", "boatKind == 'fishing'", "crane == true", "isBlank(note)", "depth >= 2", "ext.cable > 1", "fee > 2000", "crew.count() > 0", "false", "true"];

    /// <summary>One element: what it changes, and a name by which two of the same are known.</summary>
    public sealed record Element(string Key, Action<JsonObject> Apply)
    {
        public override string ToString() => Key;
    }

    private const string Lists = "codelists";

    /// <summary>The overlay of some elements, with its list files.</summary>
    public static Overlay Overlay(IEnumerable<Element> elements)
    {
        var document = new JsonObject();
        foreach (var element in elements) element.Apply(document);
        var lists = document[Lists]?.AsObject().Select(l => (PackagePaths.CodeList(l.Key), l.Value!.ToJsonString())).ToArray() ?? [];
        document.Remove(Lists);
        return OverlayConflictTests.Read(document.ToJsonString(), lists);
    }

    public static Gen<Element> Elements => Gen.OneOf(
        Switch(), Limit("/length", "maximum", 30, 0, 40), Limit("/length", "minimum", 0, -2, 9), Limit("/boatName", "maxLength", 60, 1, 80),
        Limit("/note", "maxLength", 10, 1, 15), Limit("/depth", "maximum", 20, 1, 25), Limit("/crew", "maxItems", 20, 1, 30), Required(), Restrict(), OwnCode(), Gear(), Rate(), Severity(), Fee(), OwnField(), OwnRule(), Move());

    /// <summary>Own codes of the list that takes them, and what the port offers of it.</summary>
    public static Gen<Element> OwnCodes => Gen.Frequency((3, OwnCode()), (1, Gear()));

    /// <summary>A choice of the list that takes own codes, and one that follows it.</summary>
    public static Gen<(string? Gear, string? Part)> Gears => Gen.Frequency(
        (8, Pair(null, null)), (8, Pair("net", "net-drift")), (3, Pair("own-a", null)), (3, Pair("own-a", "net-drift")), (3, Pair("net", "own-a")), (3, Pair("own-b", "own-a")),
        (3, Pair("trap", "own-b")), (1, Pair("trap", "trap-old")));

    public static Gen<Value> Answers =>
        from name in Maybe(Gen.Elements("みなと丸", "A", new string('船', 41), ""))
        from kind in Maybe(Gen.Elements("fishing", "pleasure", "other", "raft"))
        from length in Maybe(Gen.Elements(0m, 1, 4.5m, 7.2m, 9.9m, 12, 21, 30, 31))
        from day in Gen.Frequency((9, Gen.Constant<string?>("2026-05-03")), (1, Gen.Constant<string?>("2026-04-30")))
        from crane in Maybe(Gen.Elements(true, true, false))
        from depth in Maybe(Gen.Elements(0m, 0.5m, 1, 3, 12))
        from note in Maybe(Gen.Elements("", "短い", "とても長い説明文です"))
        from other in Maybe(Gen.Elements("いかだ", " "))
        from ramp in Maybe(Gen.Elements("sample", "R1", "none"))
        from gear in Gears
        from crew in Gen.Choose(0, 3)
        from age in Gen.Elements(10, 16, 40)
        from cable in Maybe(Gen.Elements(0m, 1, 2, 5))
        select Value.Record(
            ("boatName", Value.Of(name)), ("boatKind", Value.Of(kind)), ("length", length is { } l ? Value.Of(l) : default), ("day", Value.Of(day)),
            ("crane", crane is { } c ? Value.Of(c) : default), ("depth", depth is { } d ? Value.Of(d) : default), ("note", Value.Of(note)),
            ("other", Value.Of(other)), ("ramp", Value.Of(ramp)), ("gear", Value.Of(gear.Gear)), ("gearPart", Value.Of(gear.Part)),
            ("crew", Value.Of([.. Enumerable.Range(0, crew).Select(i => Value.Record(("_row", Value.Of($"r{i}")), ("name", Value.Of("港")), ("age", Value.Of(age))))])),
            ("ext", cable is { } x ? Value.Record(("cable", Value.Of(x))) : default));

    private static Gen<(string? Gear, string? Part)> Pair(string? gear, string? part) => Gen.Constant((gear, part));

    private static Gen<Element> Switch() =>
        from path in Gen.Frequency((4, Gen.Elements("/crane", "/depth", "/note")), (1, Gen.Elements("/length", "/other")))
        from use in Gen.Elements(true, false)
        select new Element("enable " + path, o => At(o, "enable")[path] = use);

    private static Gen<Element> Limit(string path, string limit, int before, int low, int high) =>
        from to in Gen.Choose(low, high)
        select new Element($"set {path} {limit}", o => At(o, "set", "field:" + path)[limit] = new JsonObject { ["from"] = before, ["to"] = to });

    private static Gen<Element> Required() =>
        from path in Gen.Elements("/crane", "/depth", "/note", "/ramp", "/crew/*/age", "/fee")
        select new Element($"set {path} required", o => At(o, "set", "field:" + path)["required"] = new JsonObject { ["from"] = false, ["to"] = true });

    private static Gen<Element> Restrict() =>
        from codes in Gen.SubListOf(Kinds)
        select new Element("restrict", o => At(o, "set", "codelist:boat-kind")["rows"] = new JsonObject { ["restrict"] = new JsonArray([.. codes.Select(c => JsonValue.Create(c))]) });

    // own codes that stand for any national one, some of them wrongly
    private static Gen<Element> OwnCode() =>
        from code in Gen.Frequency((12, Gen.Elements("own-a", "own-a", "own-b")), (1, Gen.Constant("net")))
        from national in Gen.Frequency((15, Gen.Elements("net", "net-drift", "trap", "trap-old")), (1, Gen.Elements("own-a", "none")))
        from day in Maybe(Gen.Elements("2026-01-01", "2026-05-01", "2026-06-01"))
        from order in Gen.Elements(true, true, false)
        select new Element("code " + code, o =>
        {
            var list = At(o, Lists, "gear");
            At(list, "rows")[code] = new JsonObject { ["ja"] = "独自", ["en"] = "Own", ["national"] = national, ["validFrom"] = day };
            if (day is null) list["rows"]![code]!.AsObject().Remove("validFrom");
            if (!order) list["order"] = new JsonArray(code);
        });

    private static Gen<Element> Gear() =>
        from codes in Gen.SubListOf(new[] { "net", "net-drift", "trap", "trap-old" })
        select new Element("gear", o => At(o, "set", "codelist:gear")["rows"] = new JsonObject { ["restrict"] = new JsonArray([.. codes.Select(c => JsonValue.Create(c))]) });

    private static Gen<Element> Rate() =>
        from rate in Gen.Choose(0, 900)
        select new Element("rate", o => At(o, "set", "codelist:boat-kind")["rows.fishing.attributes.yenPerMetre"] = new JsonObject { ["from"] = 200, ["to"] = rate });

    private static Gen<Element> Severity() =>
        from rule in Gen.Elements(("young-crew", "warning"), ("deep", "error"))
        from to in Gen.Elements("info", "warning", "error")
        select new Element("severity " + rule.Item1, o => At(o, "set", "rule:" + rule.Item1)["severity"] = new JsonObject { ["from"] = rule.Item2, ["to"] = to });

    private static Gen<Element> Fee() =>
        from factor in Gen.Choose(1, 5)
        select new Element("fee", o => At(o, "set", "rule:fee")["expr"] = new JsonObject
        {
            ["from"] = "ceil(length) * code('boat-kind', boatKind, 'yenPerMetre')",
            ["to"] = $"floor(length) * {factor}",
        });

    private static Gen<Element> OwnField() =>
        from required in Gen.Elements(true, false)
        from minimum in Gen.Choose(0, 2)
        from anchor in Gen.Elements("/day", "/note", "section:boat")
        select new Element("ext", o => At(o, "add")["/ext/cable"] = JsonNode.Parse(
            $$"""{"schema":{"type":"number","minimum":{{minimum}}},"required":{{(required ? "true" : "false")}},"label.ja":"電線","label.en":"Cable","after":"{{anchor}}"}"""));

    private static Gen<Element> OwnRule() =>
        from kind in Gen.Elements("visible", "enabled", "required", "compute", "check")
        from target in Gen.Elements(Fields)
        from condition in Gen.Elements(Conditions)
        from severity in Gen.Elements("error", "warning", "info")
        from number in Gen.Choose(0, 3)
        select new Element($"rule own{number}", o => At(o, "rules")[$"own{number}"] = Rule(kind, target, condition, severity));

    private static Gen<Element> Move() =>
        from moved in Gen.Elements("section:boat", "/day", "/note", "/ramp")
        from anchor in Gen.Elements("/fee", "/other", "/crane")
        select new Element("move " + moved, o => At(o, "move")[moved] = new JsonObject { ["before"] = anchor });

    private static JsonObject Rule(string kind, string target, string condition, string severity) => kind switch
    {
        "check" => new() { ["kind"] = kind, ["severity"] = severity, ["targets"] = new JsonArray(target), ["expr"] = condition, ["message"] = "day-not-past", ["scope"] = "form" },
        "compute" => new() { ["kind"] = kind, ["target"] = target, ["expr"] = target is "/note" or "/other" ? "'x'" : "1" },
        _ => new() { ["kind"] = kind, ["target"] = target, ["expr"] = condition },
    };

    private static Gen<T?> Maybe<T>(Gen<T> gen) where T : struct => Gen.Frequency((5, gen.Select(v => (T?)v)), (1, Gen.Constant<T?>(null)));

    private static Gen<string?> Maybe(Gen<string> gen) => Gen.Frequency((5, gen.Select(v => (string?)v)), (1, Gen.Constant<string?>(null)));

    private static JsonObject At(JsonObject document, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (document[name] is null) document[name] = new JsonObject();
            document = document[name]!.AsObject();
        }

        return document;
    }
}
