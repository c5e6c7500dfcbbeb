using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Packages;

public sealed class PackageIncludesTests
{
    private static readonly PackageFiles Owner = PackageFiles.Empty
        .With("manifest.json", """{"format":"cp/1","id":"sample/owner","kind":"library","version":"2.0.0","title":{"ja":"所有者","en":"Owner"},"owner":"sample","effectiveFrom":"2026-04-01"}""")
        .With("schema.json", """{"type":"object","additionalProperties":false,"required":["owner"],"properties":{"owner":{"type":"string","x-cp-kind":"choice","x-cp-list":"owners"}}}""")
        .With("ui.json", """{"nodes":{"page:owner":{"kind":"page","label":{"ja":"所有者","en":"Owner"}},"field:/owner":{"kind":"field","parent":"page:owner","label":{"ja":"所有者","en":"Owner"}}},"order":{"page:owner":["field:/owner"]}}""")
        .With("rules.json", """{"owner-check":{"kind":"check","severity":"info","targets":["/owner"],"expr":"owner == 'a'","message":"owner-check"}}""")
        .With("messages.ja.json", """{"owner-check":"所有者を確かめてください。"}""")
        .With("messages.en.json", """{"owner-check":"Check the owner."}""")
        .With("outputs.json", """{"workflow":{"owner":"owner"},"notices":{"received":{"subject":{"ja":"共通","en":"Common"},"body":{"ja":"共通","en":"Common"}},"extra":{"subject":{"ja":"別","en":"Extra"},"body":{"ja":"別","en":"Extra"}}}}""")
        .With("codelists/owners.json", """{"version":"1","title":{"ja":"所有者","en":"Owners"},"extent":"national","rows":{"a":{"ja":"甲","en":"A"},"b":{"ja":"乙","en":"B"}}}""")
        .With("README.md", "A library.");

    private static readonly Dictionary<string, FormPackage> Libraries = new() { ["sample/owner"] = Slipway.Read(Owner) };

    [Fact]
    public void A_library_becomes_part_of_the_form_that_includes_it()
    {
        var reading = PackageReader.Read(Including(), Libraries);

        Assert.Empty(reading.Problems);
        var form = FormCompiler.Compile(reading.Package!).Form!;
        Assert.Equal(["page:owner", "page:boat", "page:crew"], form.Layout.Pages.Select(p => p.Id));
        var state = form.Evaluate(Slipway.Boat.With("/owner", Value.Of("b")), Slipway.OnMayDay());
        Assert.Equal(["owner-check"], state.Findings.Select(f => f.RuleId));
        Assert.Contains("owner", form.Outputs.WorkflowInputs);
        Assert.Equal("We received your notice (1)", form.Outputs.Notice("received", "en", Value.Parse("""{"receiptNumber":"1"}"""), default, state.Context).Subject);
        Assert.Equal("Extra", form.Outputs.Notice("extra", "en", default, default, state.Context).Subject);
        Assert.Equal(Libraries["sample/owner"].Digest, Assert.Single(reading.Package!.Manifest.Included).Digest);
    }

    [Fact]
    public void A_form_writes_only_what_differs_in_a_document_of_its_library()
    {
        var frame = """{"documents":{"acceptance":{"title":{"ja":"枠","en":"Frame"},"disposition":"acceptance","blocks":{"head":{"kind":"paragraph","text":{"ja":"共通","en":"Common"}},"what":{"kind":"answers"}},"order":["head","what"]}}}""";
        var library = Slipway.Read(Owner.With("outputs.json", frame));
        var own = """{"workflow":{"fee":"fee"},"documents":{"acceptance":{"title":{"ja":"斜路","en":"Slipway"},"blocks":{"what":{"kind":"fields","fields":["/boatName"]}}}}}""";

        var reading = PackageReader.Read(Including().With("outputs.json", own).Without("cases.json").With("cases.json", """{"any":{"name":{"ja":"例","en":"Any"},"values":{},"expect":{}}}"""), new Dictionary<string, FormPackage> { ["sample/owner"] = library });

        Assert.Empty(reading.Problems);
        var document = reading.Package!.Outputs.Documents["acceptance"];
        Assert.Equal(("Slipway", "acceptance"), (document.Title.En, document.Disposition));
        Assert.Equal(["head", "what"], document.Blocks.Select(b => b.Id));
        Assert.Equal(["/boatName"], document.Blocks[1].Fields);
    }

    [Fact]
    public void What_was_merged_stands_for_itself_and_is_read_again_without_the_library()
    {
        var merged = PackageReader.Read(Including(), Libraries).Package!;

        Assert.Equal(merged.Digest, Slipway.Read(PackageFiles.FromZip(merged.ToFiles().ToZip()).Files!).Digest);
    }

    [Fact]
    public void A_library_that_is_missing_or_of_another_version_is_a_problem()
    {
        Assert.Contains(PackageReader.Read(Including()).Problems, p => p is { Code: "unknown-include", Pointer: "/includes/sample~1owner" });
        Assert.Contains(PackageReader.Read(Including("1.0.0"), Libraries).Problems, p => p.Code == "other-version");
    }

    [Fact]
    public void A_field_a_rule_or_a_list_that_comes_twice_is_a_problem()
    {
        var field = Including().With("schema.json", Slipway.With("schema.json", s => s["properties"]!["owner"] = System.Text.Json.Nodes.JsonNode.Parse("""{"type":"string"}"""))["schema.json"]!.Value);
        var rule = Including().With("rules.json", """{"owner-check":{"kind":"required","target":"/owner","expr":"true"}}""");
        var list = Including().With("codelists/owners.json", Owner["codelists/owners.json"]!.Value);

        foreach (var (files, file) in new[] { (field, "schema.json"), (rule, "rules.json"), (list, "codelists/owners.json") })
            Assert.Contains(PackageReader.Read(files, Libraries).Problems, p => p.Code == "duplicate" && p.File == file);
    }

    [Fact]
    public void A_library_alone_is_no_form() =>
        Assert.Equal("library", Assert.Single(FormCompiler.Compile(Libraries["sample/owner"]).Problems).Code);

    private static PackageFiles Including(string version = "2.0.0")
    {
        var manifest = Slipway.With("manifest.json", m => m["includes"] = System.Text.Json.Nodes.JsonNode.Parse($$$"""{"sample/owner":{"version":"{{{version}}}"}}"""))["manifest.json"]!.Value;
        var ui = Slipway.With("ui.json", u => u["order"]![""]!.AsArray().Insert(0, "page:owner"))["ui.json"]!.Value;
        return Slipway.Files.With("manifest.json", manifest).With("ui.json", ui);
    }
}
