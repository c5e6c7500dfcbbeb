namespace CyberPort.Tool.Tests;

/// <summary>export, import and new form: a form goes out as a file and comes back.</summary>
public sealed class ExchangeTests
{
    private const string Form = "form-schemas/individual/tug-use", Base = "form-schemas/individual/water-area-occupancy", Overlay =
        "form-schemas/overlays/jphij/water-area-occupancy";

    [Theory]
    [InlineData("fields.xlsx")]
    [InlineData("xlsform.xlsx")]
    public async Task A_form_that_goes_out_as_a_workbook_begins_the_same_form(string kind)
    {
        var folder = ToolRun.Copy("form-schemas/common", Form);
        var (file, target) = (Path.Combine(folder, kind), Path.Combine(folder, "form-schemas/generic/again"));

        var exported = await ToolRun.StartAsync("export", Path.Combine(folder, Form), "--as", kind, "--out", file);
        var begun = await ToolRun.StartAsync("new", "form", "--fields", file, "--id", "mlit/again", "--title-ja", "曳船", "--title-en",
            "Tugs", "--key", "again", "--out", target);
        var check = await ToolRun.StartAsync("check", target);

        Assert.Equal((0, 0), (exported.ExitCode, begun.ExitCode));
        Assert.Equal((0, "ok"), (check.ExitCode, check.Output.Trim()));
    }

    [Fact]
    public async Task Translations_that_come_back_become_the_next_patch_and_stale_ones_are_told()
    {
        var folder = ToolRun.Copy("form-schemas/common", Form);
        var (package, file) = (Path.Combine(folder, Form), Path.Combine(folder, "texts.csv"));
        var version = Version(package);
        await ToolRun.StartAsync("export", package, "--as", "texts.csv", "--out", file);
        var lines = File.ReadAllLines(file);
        var title = Array.FindIndex(lines, l => l.StartsWith("manifest.json#/title,", StringComparison.Ordinal));
        var stale = Array.FindIndex(lines, l => l.StartsWith("ui.json#", StringComparison.Ordinal));
        var cells = lines[title].Split(',');
        lines[title] = $"{cells[0]},{cells[1]},New title,{cells[3]}";
        cells = lines[stale].Split(',');
        lines[stale] = $"{cells[0]},{cells[1]},Of another text,0123456789abcdef";
        File.WriteAllLines(file, lines);

        var run = await ToolRun.StartAsync("import", "texts", package, file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 text(s) changed, 1 left", run.Output, StringComparison.Ordinal);
        Assert.Contains("stale-translation", run.Output, StringComparison.Ordinal);
        Assert.Contains("New title", File.ReadAllText(Path.Combine(package, "manifest.json")), StringComparison.Ordinal);
        Assert.NotEqual(version, Version(package));
        Assert.Equal(0, (await ToolRun.StartAsync("check", package)).ExitCode);
    }

    [Fact]
    public async Task An_overlay_goes_out_as_one_json_and_XLIFF_and_needs_its_base()
    {
        var folder = ToolRun.Copy("form-schemas/common", Base, Overlay);
        var (overlay, below, json, target) = (Path.Combine(folder, Overlay), Path.Combine(folder, Base), Path.Combine(folder, "o.json"),
            Path.Combine(folder, "form-schemas/overlays/jphij/again"));

        var alone = await ToolRun.StartAsync("export", overlay, "--as", "texts.xlf", "--out", Path.Combine(folder, "o.xlf"));
        var texts = await ToolRun.StartAsync("export", overlay, "--base", below, "--as", "texts.xlf", "--out",
            Path.Combine(folder, "o.xlf"));
        var back = await ToolRun.StartAsync("import", "texts", overlay, Path.Combine(folder, "o.xlf"), "--base", below);
        await ToolRun.StartAsync("export", overlay, "--base", below, "--as", "package.json", "--out", json);
        var unpacked = await ToolRun.StartAsync("import", "package", json, "--out", target);

        Assert.Equal((1, 0, 0, 0), (alone.ExitCode, texts.ExitCode, back.ExitCode, unpacked.ExitCode));
        Assert.Contains("0 text(s) changed, 0 left", back.Output, StringComparison.Ordinal);
        Assert.Equal((0, "ok"), await ToolRun.StartAsync("check", target, "--base", below) is var check
            ? (check.ExitCode, check.Output.Trim()) : default);
    }

    [Fact]
    public async Task A_JSON_Schema_begins_a_form_and_what_it_cannot_say_is_told_before_anything_is_written()
    {
        var folder = ToolRun.Copy("form-schemas/common");
        var (file, target) = (Path.Combine(folder, "boat.json"), Path.Combine(folder, "form-schemas/generic/boat"));
        Task<ToolRun> Begin() => ToolRun.StartAsync("new", "form", "--fields", file, "--id", "mlit/boat", "--title-ja", "船", "--title-en",
            "Boat", "--key", "boat", "--out", target);

        File.WriteAllText(file, """{ "type": "object", "properties": { "a": { "oneOf": [] } } }""");
        var refused = await Begin();
        var written = Directory.Exists(target);
        File.WriteAllText(file, """{ "type": "object", "properties": { "boatName": { "type": "string", "maxLength": 40 }, "kind": { "enum": ["fishing", "pleasure"] } }, "required": ["boatName"] }""");
        var begun = await Begin();

        Assert.Contains("boat.json#/properties/a/oneOf [schema-keyword]", refused.Output, StringComparison.Ordinal);
        Assert.Equal((1, false, 0), (refused.ExitCode, written, begun.ExitCode));
        Assert.Equal("ok", (await ToolRun.StartAsync("check", target)).Output.Trim());
    }

    private static string Version(string package) =>
        File.ReadLines(Path.Combine(package, "manifest.json")).First(l => l.Contains("\"version\"", StringComparison.Ordinal));
}
