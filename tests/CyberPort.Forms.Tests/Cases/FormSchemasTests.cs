using CyberPort.Forms.Cases;
using CyberPort.Forms.Manifests;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Cases;

/// <summary>Every package and overlay of form-schemas is read, compiled and tested by its own cases.</summary>
public sealed class FormSchemasTests
{
    public static TheoryData<string> Folders => [.. Shelf.Items.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Is_sound_and_passes_its_own_cases(string folder)
    {
        var item = Shelf.Items[folder];

        Assert.True(item.Problems.Count == 0, string.Join("\n", item.Problems));
        if (item.Package!.Manifest.Kind == PackageKind.Library) return;

        var compilation = FormCompiler.Compile(item.Package);
        Assert.True(compilation.Problems.Count == 0, string.Join("\n", compilation.Problems));
        var failures = FormCases.Run(compilation.Form!);
        Assert.True(failures.Count == 0, string.Join("\n", failures.Select(f => f.Cause.En)));
    }

    [Fact]
    public void The_folder_of_a_form_or_overlay_is_its_id()
    {
        foreach (var item in Shelf.Items.Values.Where(i => i.Package is not null))
            Assert.EndsWith("/" + item.Package!.Manifest.Id.Split('/')[^1], item.Folder, StringComparison.Ordinal);
    }
}
