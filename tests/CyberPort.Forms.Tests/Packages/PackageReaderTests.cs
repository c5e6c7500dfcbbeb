using System.Text.Json.Nodes;
using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Packages;

public sealed class PackageReaderTests
{
    public static TheoryData<string, string, string, string> Faults => new()
    {
        // file, the place that is changed, its new value ("" removes it), code of the problem
        { "manifest.json", "/titel", "1", "unknown-member" },
        { "manifest.json", "/title/en", "", "missing-language" },
        { "manifest.json", "/version", "\"1.0\"", "bad-key" },
        { "manifest.json", "/id", "\"Slipway\"", "bad-key" },
        { "manifest.json", "/kind", "\"form\"", "not-one-of" },
        { "manifest.json", "/effectiveFrom", "\"2026-02-30\"", "wrong-type" },
        { "manifest.json", "/effectiveTo", "\"2026-01-01\"", "end-before-start" },
        { "manifest.json", "/format", "\"cp/2\"", "not-one-of" },
        { "manifest.json", "/procedure", "", "missing" },
        { "manifest.json", "/procedure/filing", "\"letter\"", "not-one-of" },
        { "manifest.json", "/procedure/retentionYears", "\"3\"", "wrong-type" },
        { "manifest.json", "/procedure/retentionYears", "1.5", "wrong-type" },
        { "schema.json", "/additionalProperties", "", "open-record" },
        { "schema.json", "/required/0", "\"boat\"", "unknown-field" },
        { "schema.json", "/properties/boatKind/x-cp-list", "\"boats\"", "unknown-list" },
        { "schema.json", "/properties/boatKind/x-cp-list", "", "no-list" },
        { "schema.json", "/properties/boatKind/x-cp-colour", "\"red\"", "unknown-member" },
        { "schema.json", "/properties/boatName/x-cp-off", "true", "common-off" },
        { "schema.json", "/properties/boatName/x-cp-off", "\"yes\"", "wrong-type" },
        { "schema.json", "/properties/boatName/x-cp-class", "\"tenant\"", "not-one-of" },
        { "schema.json", "/properties/boatName/x-cp-locked", "[\"colour\"]", "not-one-of" },
        { "schema.json", "/properties/facts", "{\"type\":\"string\"}", "reserved-name" },
        { "schema.json", "/properties/boat_name", "{\"type\":\"string\"}", "bad-key" },
        { "schema.json", "/properties/extra", "{\"type\":\"string\"}", "field-on-no-page" },
        { "schema.json", "/properties/boatName", "{\"$ref\":\"#/$defs/name\"}", "lost-reference" },
        { "schema.json", "/properties/crew/items/properties/_row", "", "row-id-missing" },
        { "schema.json", "/properties/crew/items/additionalProperties", "true", "open-record" },
        { "ui.json", "/nodes/section:boat/parent", "\"page:ship\"", "unknown-node" },
        { "ui.json", "/nodes/section:boat/parent", "\"section:boat\"", "cycle" },
        { "ui.json", "/nodes/section:boat/parent", "\"field:~1day\"", "unknown-node" },
        { "ui.json", "/nodes/field:~1day/label", "", "missing" },
        { "ui.json", "/nodes/field:~1day/label/ja", "\" \"", "missing-language" },
        { "ui.json", "/nodes/field:~1day/colour", "\"red\"", "unknown-member" },
        { "ui.json", "/nodes/field:~1day/width", "\"wide\"", "not-one-of" },
        { "ui.json", "/nodes/field:~1day", "", "field-on-no-page" },
        { "ui.json", "/nodes/field:~1night", "{\"kind\":\"field\",\"parent\":\"page:boat\",\"label\":{\"ja\":\"夜\",\"en\":\"Night\"}}", "unknown-field" },
        { "ui.json", "/nodes/box", "{\"kind\":\"section\",\"parent\":\"page:boat\"}", "bad-key" },
        { "ui.json", "/nodes/field:~1crew~1*~1name/parent", "\"page:crew\"", "wrong-parent" },
        { "ui.json", "/order/page:boat/0", "\"section:ship\"", "unknown-node" },
        { "ui.json", "/order/page:boat/1", "\"section:boat\"", "duplicate" },
        { "ui.json", "/order/page:crew/0", "\"field:/day\"", "wrong-order" },
        { "ui.json", "/order/section:boat", "", "not-in-order" },
        { "ui.json", "/order/page:ship", "[]", "unknown-node" },
        { "rules.json", "/fee/kind", "\"calculate\"", "not-one-of" },
        { "rules.json", "/fee/target", "\"/price\"", "unknown-target" },
        { "rules.json", "/fee/target", "\"section:boat\"", "unknown-target" },
        { "rules.json", "/fee/when", "\"true\"", "unknown-member" },
        { "rules.json", "/fee/expr", "", "missing" },
        { "rules.json", "/Fee!", "{\"kind\":\"compute\",\"target\":\"/fee\",\"expr\":\"1\"}", "bad-key" },
        { "rules.json", "/day-not-past/targets/0", "\"/night\"", "unknown-target" },
        { "rules.json", "/day-not-past/targets", "", "missing" },
        { "rules.json", "/day-not-past/severity", "", "missing" },
        { "rules.json", "/day-not-past/ack", "\"tick\"", "ack-of-no-warning" },
        { "rules.json", "/day-not-past/message", "\"no-such-text\"", "unknown-message" },
        { "rules.json", "/day-not-past/phases", "[\"later\"]", "not-one-of" },
        { "codelists/boat-kind.json", "/rows/fishing/en", "", "missing-language" },
        { "codelists/boat-kind.json", "/rows/fishing/attributes/yenPerMetre", "\"200\"", "wrong-type" },
        { "codelists/boat-kind.json", "/rows/fishing/attributes/colour", "1", "unknown-member" },
        { "codelists/boat-kind.json", "/rows/fishing/parent", "\"ship\"", "unknown-code" },
        { "codelists/boat-kind.json", "/rows/a b", "{\"ja\":\"あ\",\"en\":\"a\"}", "bad-key" },
        { "codelists/boat-kind.json", "/order/0", "\"ship\"", "unknown-code" },
        { "codelists/boat-kind.json", "/columns/yenPerMetre", "\"money\"", "not-one-of" },
        { "messages.en.json", "/young-crew", "", "missing-language" },
        { "messages.ja.json", "/young-crew", "3", "wrong-type" },
        { "outputs.json", "/documents/acceptance/order/0", "\"heading\"", "wrong-order" },
        { "outputs.json", "/documents/acceptance/blocks/boat/kind", "\"list\"", "missing" },
        { "outputs.json", "/documents/acceptance/disposition", "\"maybe\"", "not-one-of" },
        { "outputs.json", "/case/columns/day/text", "{\"ja\":\"a\",\"en\":\"a\"}", "value-or-text" },
        { "outputs.json", "/notices/received/body/en", "", "missing-language" },
        { "outputs.json", "/mail", "{}", "unknown-member" },
        { "cases.json", "/pleasure-boat/like", "\"raft\"", "unknown-case" },
        { "cases.json", "/pleasure-boat/expect", "", "missing" },
        { "cases.json", "/pleasure-boat/expect/issue", "[]", "unknown-member" },
        { "cases.json", "/pleasure-boat/change", "{\"length\":1}", "no-pointer" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Every_fault_is_named_with_its_file_its_place_its_cause_and_its_cure(string file, string place, string value, string code)
    {
        var reading = PackageReader.Read(Slipway.Files.With(file, Changed(file, place, value)));

        Assert.Null(reading.Package);
        var problem = reading.Problems.FirstOrDefault(p => p.Code == code && (p.File == file || code is "field-on-no-page" or "missing-language"));
        Assert.True(problem is not null, string.Join("\n", reading.Problems));
        var texts = reading.Problems.SelectMany(p => new[] { p.Cause.Ja, p.Cause.En, p.Cure.Ja, p.Cure.En });
        Assert.All(texts, t => Assert.True(t.Length > 3));
        Assert.All(reading.Problems, p => Assert.True(p.Pointer.Length == 0 || p.Pointer[0] == '/', p.ToString()));
    }

    public static TheoryData<string, string, string, string> Meanings => new()
    {
        // what only shows when the parts are compiled against each other
        { "rules.json", "/fee/expr", "\"lenght * 2\"", "expression.unknownName" },
        { "rules.json", "/fee/expr", "\"length *\"", "" },
        { "rules.json", "/fee/expr", "\"boatName\"", "expression.type" },
        { "rules.json", "/day-not-past/expr", "\"length + 1\"", "expression.type" },
        { "rules.json", "/fee2", "{\"kind\":\"compute\",\"target\":\"/fee\",\"expr\":\"1\"}", "two-writers" },
        { "rules.json", "/loop", "{\"kind\":\"compute\",\"target\":\"/length\",\"expr\":\"fee\"}", "rule-cycle" },
        { "rules.json", "/loop", "{\"kind\":\"visible\",\"target\":\"/crane\",\"expr\":\"crane\"}", "rule-cycle" },
        { "rules.json", "/hide", "{\"kind\":\"visible\",\"target\":\"section:boat\",\"expr\":\"fee > 0\"}", "required-but-hideable" },
        { "rules.json", "/pick", "{\"kind\":\"options\",\"target\":\"/boatName\",\"expr\":\"true\"}", "no-list" },
        { "rules.json", "/young-crew/targets", "[\"/crew/*/age\",\"/day\"]", "row-target-needed" },
        { "messages.ja.json", "/day-not-past", "\"{dai}が過ぎています\"", "expression.unknownName" },
        { "messages.en.json", "/day-not-past", "\"The day {day is past\"", "unbalanced-braces" },
        { "outputs.json", "/workflow/fee", "\"/price\"", "expression.unknownName" },
        { "outputs.json", "/documents/acceptance/blocks/boat/fields/0", "\"/ship\"", "unknown-field" },
        { "outputs.json", "/documents/acceptance/blocks/crew/columns/0", "\"/boatName\"", "unknown-field" },
        { "outputs.json", "/documents/acceptance/blocks/body/text/en", "\"{boat}\"", "expression.unknownName" },
        { "outputs.json", "/notices/received/subject/ja", "\"{boat}\"", "expression.unknownName" },
        { "outputs.json", "/case/columns/day/value", "\"days\"", "expression.unknownName" },
    };

    [Theory]
    [MemberData(nameof(Meanings))]
    public void What_does_not_fit_together_is_found_when_the_form_is_compiled(string file, string place, string value, string code)
    {
        var compilation = FormCompiler.Compile(Slipway.Read(Slipway.Files.With(file, Changed(file, place, value))));

        Assert.Null(compilation.Form);
        Assert.True(compilation.Problems.Any(p => p.File == file || p.Code == code), string.Join("\n", compilation.Problems));
        Assert.True(code.Length == 0 || compilation.Problems.Any(p => p.Code == code), string.Join("\n", compilation.Problems));
    }

    [Fact]
    public void A_cycle_names_the_rules_that_make_it()
    {
        var files = Slipway.With(PackagePaths.Rules, r =>
        {
            r["a"] = JsonNode.Parse("""{"kind":"compute","target":"/length","expr":"crew.count()"}""");
            r["b"] = JsonNode.Parse("""{"kind":"visible","target":"/crew","expr":"fee > 0"}""");
        });

        var problem = Assert.Single(FormCompiler.Compile(Slipway.Read(files)).Problems, p => p.Code == "rule-cycle");

        Assert.All(new[] { "a", "b", "fee" }, id => Assert.Contains(id, problem.Cause.Ja.Split(' '), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("schema.json")]
    [InlineData("outputs.json")]
    [InlineData("README.md")]
    public void A_missing_file_is_a_problem(string file) =>
        Assert.Contains(PackageReader.Read(Slipway.Files.Without(file)).Problems, p => p.Code == "missing-file" && p.File == file);

    [Fact]
    public void A_form_without_cases_is_refused() =>
        Assert.Contains(PackageReader.Read(Slipway.Files.Without("cases.json")).Problems, p => p.Code == "no-cases");

    [Fact]
    public void A_stray_file_is_a_problem() =>
        Assert.Contains(PackageReader.Read(Slipway.Files.With("notes.txt", "x")).Problems, p => p.Code == "unknown-file");

    [Fact]
    public void A_doubled_name_and_broken_JSON_say_where()
    {
        var doubled = PackageReader.Read(Slipway.Files.With("rules.json", """{"a":1,"a":2}"""));
        var broken = PackageReader.Read(Slipway.Files.With("rules.json", "{\n  \"a\": \n}"));

        Assert.Contains(doubled.Problems, p => p.Code == "no-json" && p.Cause.En.Contains("'a'", StringComparison.Ordinal));
        Assert.Contains(broken.Problems, p => p.Code == "no-json" && p.Cause.Ja.Contains("3行", StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_that_canonical_JSON_would_shorten_is_a_problem() =>
        Assert.Contains(PackageReader.Read(Slipway.Files.With("rules.json", """{"a":{"kind":"compute","x":1234567890.123456789012}}""")).Problems,
            p => p is { Code: "lost-digits", Pointer: "/a/x" });

    public static TheoryData<string, FormLimits> Small => new()
    {
        { "too-large", FormLimits.Default with { Depth = 3 } },
        { "too-large", FormLimits.Default with { Nodes = 20 } },
        { "too-large", FormLimits.Default with { TextBytes = 20 } },
        { "too-many", FormLimits.Default with { Fields = 3 } },
        { "too-many", FormLimits.Default with { UiNodes = 3 } },
        { "too-many", FormLimits.Default with { Rules = 3 } },
        { "too-many", FormLimits.Default with { CodeRows = 1 } },
        { "too-many", FormLimits.Default with { CodeLists = 0 } },
        { "too-many", FormLimits.Default with { Messages = 1 } },
        { "too-many", FormLimits.Default with { Cases = 1 } },
    };

    [Theory]
    [MemberData(nameof(Small))]
    public void Each_limit_is_kept(string code, FormLimits limits) =>
        Assert.Contains(PackageReader.Read(Slipway.Files, null, limits).Problems, p => p.Code == code);

    [Fact]
    public void Deeply_nested_JSON_is_refused_and_not_followed() =>
        Assert.Contains(PackageReader.Read(Slipway.Files.With("ui.json", new string('[', 200_000))).Problems, p => p.File == "ui.json");

    private static string Changed(string file, string place, string value)
    {
        var document = Value.Parse(Slipway.Files[file]!.Value.Span);
        return (value.Length == 0 ? document.Without(place) : document.With(place, Value.Parse(value))).ToJson();
    }
}
