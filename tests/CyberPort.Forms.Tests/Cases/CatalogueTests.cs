using System.Text.Json.Nodes;
using CyberPort.Forms.Manifests;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Cases;

/// <summary>What holds for the national procedures of form-schemas as a whole.</summary>
public sealed class CatalogueTests
{
    private static readonly FormPackage[] National =
        [.. Shelf.Items.Values.Where(i => i.Overlay is null && i.Package?.Manifest.Kind == PackageKind.Procedure).Select(i => i.Package!)];

    public static TheoryData<string> Ids => [.. National.Select(p => p.Manifest.Id).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_row_of_the_national_catalogue_has_one_form()
    {
        int[][] rows = [[.. Range(1, 14)], [.. Range(101, 126)], [.. Range(201, 204)], [301, 302], [.. Range(401, 417)], [501], [.. Range(601, 607)]];

        // a blank form is no procedure
        var catalogue = National.Where(p => !p.Manifest.Procedure!.IsBlank).Select(p => p.Manifest.Procedure!.Catalogue).ToArray();

        // arrival and departure (PR-001, PR-002) are one form with two kinds
        Assert.Equal([.. rows.SelectMany(r => r).Where(n => n != 2).Select(n => $"PR-{n:000}")], catalogue.Order(StringComparer.Ordinal));
        Assert.Distinct(National.Select(p => p.Manifest.Procedure!.Key));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Names_a_workflow_that_exists_and_gives_it_what_it_reads(string id)
    {
        var package = National.First(p => p.Manifest.Id == id);
        var file = Repository.PathOf("workflow-definitions", package.Manifest.Procedure!.Workflow, "definition.json");
        Assert.True(File.Exists(file), $"{id} names the workflow {package.Manifest.Procedure.Workflow}, which does not exist.");

        var definition = JsonNode.Parse(File.ReadAllBytes(file))!;
        foreach (var input in definition["inputs"]!.AsArray())
            Assert.Contains((string)input!["name"]!, package.Outputs.Workflow.Keys);
        foreach (var document in definition["root"]!["activities"]!.AsArray().Select(a => a!["document"]?["expression"]?["value"]).OfType<JsonNode>())
            Assert.Contains((string)document!, package.Outputs.Documents.Keys);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Says_its_law_its_periods_its_practice_and_shows_three_cases(string id)
    {
        var package = National.First(p => p.Manifest.Id == id);
        var procedure = package.Manifest.Procedure!;

        Assert.True(package.Cases.Count >= 3, $"{id} has {package.Cases.Count} cases.");
        Assert.NotNull(procedure.Practice.Department);
        Assert.NotNull(procedure.Practice.NoticeForm);
        Assert.NotNull(procedure.Practice.StorageMedium);
        Assert.NotEmpty(procedure.Practice.Means);
        if (procedure.Filing == FilingKind.Filing) Assert.StartsWith("filing/", procedure.Workflow, StringComparison.Ordinal);
        else Assert.NotNull(procedure.StandardDays);
        Assert.True(package.Ui.ChildrenOf("").Count >= 3, $"{id} is one long page.");
    }

    private static IEnumerable<int> Range(int first, int last) => Enumerable.Range(first, last - first + 1);
}
