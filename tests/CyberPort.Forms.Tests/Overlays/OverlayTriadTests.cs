using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Overlays;

/// <summary>Triads of files: the form of the documentation (with what "base" changes in it) and an overlay give the expected snapshot.</summary>
public sealed class OverlayTriadTests
{
    private static readonly string Folder = Repository.PathOf("tests", "CyberPort.Forms.Tests", "Overlays", "Triads");

    public static TheoryData<string> Triads =>
        [.. Directory.EnumerateDirectories(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Triads))]
    public void A_base_and_an_overlay_give_the_expected_snapshot(string triad)
    {
        var below = Base(triad);
        var snapshot = Resolved(below, Overlay(triad));

        // Only the files that differ from the base are kept; the others must be the base's own.
        var changed = snapshot.Files.Where(f => below.Files[f.Key] is not { } bytes || !Same(f.Key, bytes, f.Value))
            .ToDictionary(f => f.Key, f => f.Value);
        if (Environment.GetEnvironmentVariable("CYBERPORT_APPROVE") == "1") Approve(triad, changed);
        var expected = Repository.Files(Path.Combine(Folder, triad, "expected"));
        Assert.Equal(expected.Paths, changed.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, file => Assert.True(Same(file.Key, file.Value, changed[file.Key]), $"{file.Key} is {Encoding.UTF8.GetString(changed[file.Key].Span)}"));
    }

    [Theory]
    [MemberData(nameof(Triads))]
    public void The_snapshot_passes_the_cases_of_the_overlay_and_of_the_base(string triad)
    {
        var compilation = FormCompiler.Compile(Resolved(Base(triad), Overlay(triad)));

        Assert.Empty(compilation.Problems);
        Assert.Contains(compilation.Form!.Package.Cases.Values, c => c.Inherited);
        Assert.Contains(compilation.Form!.Package.Cases.Values, c => !c.Inherited);
        Assert.Empty(FormCases.Run(compilation.Form!));
    }

    [Theory]
    [MemberData(nameof(Triads))]
    public void Applying_an_overlay_again_to_its_snapshot_changes_nothing_but_the_stamp(string triad)
    {
        var overlay = Overlay(triad);
        var once = Resolved(Base(triad), overlay);

        var resolution = OverlayResolver.Resolve(once, overlay with { Base = new(once.Manifest.Id, null, null) });

        Assert.Empty(resolution.Conflicts);
        var again = resolution.Snapshot!.Files;
        foreach (var (path, bytes) in once.Files.Where(f => f.Key is not (PackagePaths.Manifest or PackagePaths.Cases)))
            Assert.True(Same(path, bytes, again[path]!.Value), path);
    }

    [Theory]
    [MemberData(nameof(Triads))]
    public void The_snapshot_is_the_same_every_time_and_survives_being_read_again(string triad)
    {
        var one = Resolved(Base(triad), Overlay(triad));
        var other = Resolved(Base(triad), Overlay(triad));

        Assert.Equal(one.Digest, other.Digest);
        Assert.Equal(one.Digest, Slipway.Read(PackageFiles.FromZip(one.ToFiles().ToZip()).Files!).Digest);
        Assert.Equal(Base(triad).Digest, one.Manifest.Base!.Digest);
        Assert.Equal(Overlay(triad).Digest, one.Manifest.Overlay!.Digest);
    }

    private static FormPackage Base(string triad)
    {
        var folder = Path.Combine(Folder, triad, "base");
        var changed = Directory.Exists(folder) ? Repository.Files(folder) : PackageFiles.Empty;
        return Slipway.Read(changed.Aggregate(Slipway.Files, (all, f) => all.With(f.Key, f.Value)));
    }

    private static Overlay Overlay(string triad)
    {
        var reading = OverlayReader.Read(Repository.Files(Path.Combine(Folder, triad, "overlay")));
        Assert.Empty(reading.Problems);
        return reading.Overlay!;
    }

    private static FormPackage Resolved(FormPackage below, Overlay overlay)
    {
        var resolution = OverlayResolver.Resolve(below, overlay);
        Assert.Empty(resolution.Conflicts);
        return resolution.Snapshot!;
    }

    private static bool Same(string path, ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) =>
        path.EndsWith(".json", StringComparison.Ordinal) ? Value.Parse(one.Span) == Value.Parse(other.Span) : one.Span.SequenceEqual(other.Span);

    private static void Approve(string triad, Dictionary<string, ReadOnlyMemory<byte>> files)
    {
        var folder = Path.Combine(Folder, triad, "expected");
        foreach (var (path, bytes) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllBytes(Path.Combine(folder, path), path.EndsWith(".json", StringComparison.Ordinal) ? DocumentText.Write(Value.Parse(bytes.Span)) : bytes.ToArray());
        }
    }
}
