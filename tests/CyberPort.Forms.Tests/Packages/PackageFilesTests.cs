using System.IO.Compression;
using System.Text;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Packages;

public sealed class PackageFilesTests
{
    [Fact]
    public void A_package_survives_the_zip_with_the_same_digest_and_the_same_bytes()
    {
        var zip = Slipway.Files.ToZip();

        var reading = PackageFiles.FromZip(zip);

        Assert.Empty(reading.Problems);
        Assert.Equal(Slipway.Files.Digest, reading.Files!.Digest);
        Assert.Equal(Slipway.Files.Paths, reading.Files.Paths);
        Assert.Equal(zip, reading.Files.ToZip());
    }

    [Fact]
    public void White_space_and_line_ends_do_not_change_the_digest_but_a_text_does()
    {
        var files = Slipway.Files;
        var spaced = files.With("README.md", Encoding.UTF8.GetString(files["README.md"]!.Value.Span).Replace("\n", "\r\n", StringComparison.Ordinal))
            .With("rules.json", Encoding.UTF8.GetString(files["rules.json"]!.Value.Span).Replace("\"kind\"", "   \"kind\"", StringComparison.Ordinal));

        Assert.Equal(files.Digest, spaced.Digest);
        Assert.NotEqual(files.Digest, files.With("README.md", "Another text.").Digest);
        Assert.NotEqual(files.Digest, Slipway.With("messages.ja.json", m => m["day-not-past"] = "別の文").Digest);
    }

    [Theory]
    [InlineData("../manifest.json")]
    [InlineData("/manifest.json")]
    [InlineData("codelists/../../x.json")]
    [InlineData("a\\b.json")]
    [InlineData("C:x.json")]
    [InlineData(".hidden")]
    [InlineData("a/b/c/d.json")]
    [InlineData("様式.json")]
    public void A_path_that_leaves_the_package_or_is_no_plain_name_is_refused(string path) =>
        Assert.Equal("bad-path", Assert.Single(PackageFiles.FromZip(Zip((path, "{}"u8.ToArray()))).Problems).Code);

    [Fact]
    public void A_name_that_is_too_long_is_refused() =>
        Assert.Equal("bad-path", Assert.Single(PackageFiles.FromZip(Zip((new string('a', 121), "{}"u8.ToArray()))).Problems).Code);

    [Fact]
    public void A_file_that_comes_twice_is_refused() =>
        Assert.Equal("duplicate-file", Assert.Single(PackageFiles.FromZip(Zip(("ui.json", [1]), ("ui.json", [2]))).Problems).Code);

    [Fact]
    public void What_is_no_zip_is_refused() =>
        Assert.Equal("no-zip", Assert.Single(PackageFiles.FromZip("not a zip"u8.ToArray()).Problems).Code);

    [Theory]
    [InlineData(3, 1_000, 10_000, 1_000)] // entries
    [InlineData(10, 99, 10_000, 1_000)] // one file
    [InlineData(10, 1_000, 399, 1_000)] // all files
    public void Each_limit_of_the_zip_is_kept(int entries, int fileBytes, int totalBytes, int ratio)
    {
        var zip = Zip([.. Enumerable.Range(0, 4).Select(i => ($"f{i}.json", Encoding.ASCII.GetBytes(Guid.NewGuid().ToString().PadRight(100))))]);

        Assert.Empty(PackageFiles.FromZip(zip).Problems);
        var reading = PackageFiles.FromZip(zip, new() { Entries = entries, FileBytes = fileBytes, TotalBytes = totalBytes, Ratio = ratio });

        Assert.Null(reading.Files);
        Assert.Equal("zip-limit", Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void A_bomb_is_stopped_at_its_ratio() =>
        Assert.Equal("zip-limit", Assert.Single(PackageFiles.FromZip(Zip(("bomb.json", new byte[1_500_000]))).Problems).Code);

    [Fact]
    public void A_bomb_that_lies_about_its_size_gives_no_more_than_it_claims()
    {
        var zip = Zip(("bomb.json", new byte[1_500_000]));
        for (var i = 0; i + 4 < zip.Length; i++)
            if (BitConverter.ToInt32(zip, i) == 1_500_000) BitConverter.GetBytes(10).CopyTo(zip, i);

        var reading = PackageFiles.FromZip(zip);

        Assert.True((reading.Files?["bomb.json"]?.Length ?? 0) <= 10);
    }

    private static byte[] Zip(params ReadOnlySpan<(string Path, byte[] Bytes)> files)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in files)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }
}
