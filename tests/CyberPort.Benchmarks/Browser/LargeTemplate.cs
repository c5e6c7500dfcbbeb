using System.Text.Json.Nodes;
using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Benchmarks.Browser;

/// <summary>Templates of any size that a port can offer: a page of fields or of a grid, and the check of the answers.</summary>
internal static class LargeTemplate
{
    public static PackageFiles Of(string name, string title, int fields, int columns, bool isGrid)
    {
        var files = LargeForm.Files(fields, 60, columns);
        var ui = JsonNode.Parse(files[PackagePaths.Ui]!.Value.Span)!;
        if (isGrid) ui["nodes"]!["field:/rows"]!["control"] = "grid";
        ui["nodes"]!["page:check"] = JsonNode.Parse("""{"kind":"page","label":{"ja":"確認と提出","en":"Check and submit"}}""");
        ui["nodes"]!["review:all"] = JsonNode.Parse("""{"kind":"review","parent":"page:check"}""");
        ui["order"]![""] = new JsonArray("page:a", "page:check");
        ui["order"]!["page:check"] = new JsonArray("review:all");
        return files.With(PackagePaths.Ui, ui.ToJsonString()).With(PackagePaths.Manifest, Manifest(name, title).ToJson());
    }

    private static Value Manifest(string name, string title) => Value.Record(
        ("format", Value.Of("cp/1")), ("id", Value.Of($"mlit/{name}")), ("kind", Value.Of("procedure")), ("version", Value.Of("1.0.0")),
        ("owner", Value.Of("mlit")), ("title", Text(title)), ("effectiveFrom", Value.Of("2026-04-01")),
        ("procedure", Value.Record(
            ("catalogue", Value.Of("PR-999")), ("key", Value.Of(name)), ("category", Text("その他")),
            ("subcategory", Text("その他")), ("filing", Value.Of("application")), ("buildClass", Value.Of("generic")), ("legalBasis", Text("なし")),
            ("addressee", Text("港湾管理者の長")), ("workflow", Value.Of("application/facility-use-permission")), ("channels", Value.List(Value.Of("cyberPort"))))));

    private static Value Text(string text) => Value.Record(("ja", Value.Of(text)), ("en", Value.Of(text)));
}
