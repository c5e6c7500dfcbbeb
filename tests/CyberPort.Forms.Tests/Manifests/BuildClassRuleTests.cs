using CyberPort.Forms.Manifests;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Manifests;

/// <summary>Individual or generic follows from stored counts, and stays provisional while they are not known.</summary>
public sealed class BuildClassRuleTests
{
    private const string National = "individual/facility-use-permission";

    [Theory]
    [InlineData(true, 0, 0, BuildClass.Individual)]
    [InlineData(false, 10, 100, BuildClass.Individual)]
    [InlineData(false, 9, 100, BuildClass.Generic)]
    [InlineData(false, 10, 99, BuildClass.Generic)]
    public void The_law_or_both_counts_make_a_procedure_individual(bool law, int administrators, int cases, BuildClass expected) =>
        Assert.Equal(expected, BuildClassRule.Classify(law, administrators, cases));

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData(null, 166, 5000, null)]
    [InlineData(false, null, null, null)]
    [InlineData(false, 10, null, null)]
    [InlineData(true, null, null, BuildClass.Individual)]
    [InlineData(false, 9, null, BuildClass.Generic)]
    [InlineData(false, null, 99, BuildClass.Generic)]
    [InlineData(false, 10, 100, BuildClass.Individual)]
    public void The_class_stays_open_until_what_is_stored_decides_it(bool? law, int? administrators, int? cases, BuildClass? expected) =>
        Assert.Equal(expected, BuildClassRule.Decide(new PracticeFacts { LawPrescribed = law, Administrators = administrators, CasesPerYear = cases }));

    [Fact]
    public void A_class_that_the_counts_refuse_is_a_problem_at_its_place()
    {
        var reading = Read("\"lawPrescribed\": false, \"administrators\": 9, \"casesPerYear\": 100, \"sealRequired\"");

        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("wrong-build-class", "manifest.json", "/procedure/buildClass"), (problem.Code, problem.File, problem.Pointer));
        Assert.Contains("generic", problem.Cure.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_that_agree_end_the_provisional_class()
    {
        var before = Shelf.Items[National].Package!.Manifest.Procedure!;
        var after = Read("\"lawPrescribed\": false, \"administrators\": 120, \"casesPerYear\": 4800, \"sealRequired\"").Package!.Manifest.Procedure!;

        Assert.True(before.BuildClassIsProvisional);
        Assert.False(after.BuildClassIsProvisional);
        Assert.Equal(BuildClass.Individual, after.BuildClass);
    }

    private static PackageReading Read(string instead)
    {
        var files = Shelf.Items[National].Package!.ToFiles();
        var manifest = System.Text.Encoding.UTF8.GetString(files["manifest.json"]!.Value.Span);
        return PackageReader.Read(files.With("manifest.json", manifest.Replace("\"sealRequired\"", instead, StringComparison.Ordinal)));
    }
}
