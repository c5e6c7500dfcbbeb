using System.Text;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Packages;

/// <summary>A package travels as one .json as well as as a .zip, and is the same package.</summary>
public sealed class PackageJsonTests
{
    public static TheoryData<string> Folders =>
        [.. Shelf.Items.Keys.Where(k => k.Length % 4 == 0 || k.StartsWith("overlays", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Folders))]
    public void Out_and_in_again_it_has_the_same_digest(string folder)
    {
        var files = Repository.Files(Repository.PathOf("form-schemas", folder));

        var json = PackageFiles.FromFile(files.ToJson());

        Assert.Empty(json.Problems);
        Assert.Equal((files.Digest, files.Paths.Count()), (json.Files!.Digest, json.Files.Paths.Count()));
        Assert.Equal(files.Digest, PackageFiles.FromFile(files.ToZip()).Files!.Digest);
    }

    [Theory]
    [InlineData("{ \"../x.json\": {} }", "bad-path")]
    [InlineData("{ \"/etc/passwd\": \"x\" }", "bad-path")]
    [InlineData("{ \"a.json\": {}, \"a.json\": {} }", "no-json")]
    [InlineData("{ \"a.json\": ", "no-json")]
    [InlineData("{ \"a.json\": {}, \"b.json\": {}, \"c.json\": {} }", "too-many")]
    [InlineData("{ \"a.json\": \"0123456789012345678901234567890123456789012345678901234567890123456789\" }", "too-large")]
    public void What_is_wrong_is_a_problem_and_then_there_are_no_files(string json, string code)
    {
        var reading = PackageFiles.FromFile(Encoding.UTF8.GetBytes(json), new FormLimits { Entries = 2, TotalBytes = 70 });

        Assert.Null(reading.Files);
        Assert.Equal(code, Assert.Single(reading.Problems).Code);
    }
}
