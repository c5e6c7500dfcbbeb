using CyberPort.Forms.Cases;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Cases;

public sealed class FormCasesTests
{
    [Fact]
    public void The_form_of_the_documentation_passes_its_own_cases() => Assert.Empty(FormCases.Run(Slipway.Form));

    [Theory]
    [InlineData("computed", """{"/fee": 1}""")]
    [InlineData("visible", """{"/crane": false}""")]
    [InlineData("required", """{"/crew": true}""")]
    [InlineData("issues", """[{"rule": "day-not-past", "severity": "error", "path": "/day"}]""")]
    [InlineData("workflow", """{"fee": 1}""")]
    [InlineData("case", """{"title": "別の件名"}""")]
    [InlineData("absent", """["/boatName"]""")]
    [InlineData("enabled", """{"/fee": true}""")]
    [InlineData("options", """{"/boatKind": ["fishing"]}""")]
    public void A_wrong_expectation_is_a_problem_that_names_its_place(string part, string expected)
    {
        var files = Slipway.With(PackagePaths.Cases, cases => cases["pleasure-boat"]!["expect"]!.AsObject()[part] = System.Text.Json.Nodes.JsonNode.Parse(expected));

        var problem = Assert.Single(FormCases.Run(Slipway.Compile(files)));

        Assert.Equal("case-fails", problem.Code);
        Assert.StartsWith($"/pleasure-boat/expect/{part}", problem.Pointer, StringComparison.Ordinal);
        Assert.Contains("プレジャーボートは1mごとに500円", problem.Cause.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unexpected_finding_is_a_problem()
    {
        var files = Slipway.With(PackagePaths.Cases, cases => cases["pleasure-boat"]!["values"]!["length"] = 31);

        Assert.Contains(FormCases.Run(Slipway.Compile(files)), p => p.Cause.En.Contains("'maximum'", StringComparison.Ordinal));
    }

    [Fact]
    public void Cases_that_are_like_each_other_are_a_problem()
    {
        var files = Slipway.With(PackagePaths.Cases, cases => cases["pleasure-boat"]!["like"] = "small-boat");

        Assert.Contains(FormCases.Run(Slipway.Compile(files)), p => p.Code == "case-cycle");
    }
}
