using System.Text.Json.Nodes;

namespace CyberPort.Tool.Tests;

public sealed class CheckTests
{
    private const string Package = "form-schemas/individual/water-area-occupancy";
    private const string Overlay = "form-schemas/overlays/jphij/water-area-occupancy";
    private const string Workflow = "workflow-definitions/application/water-area-occupancy-hiroshima";

    [Theory]
    [InlineData("form-schemas/individual/water-area-occupancy")]
    [InlineData("form-schemas/generic/facility-damage-report")]
    [InlineData("workflow-definitions/application/water-area-occupancy-hiroshima")]
    [InlineData("workflow-definitions/application/water-area-occupancy-niigata")]
    public async Task What_comes_with_the_product_is_ok(string folder)
    {
        var run = await ToolRun.StartAsync("check", Path.Combine(ToolRun.Root, folder));

        Assert.Equal((0, "ok"), (run.ExitCode, run.Output.Trim()));
    }

    [Theory]
    [InlineData("jphij")]
    [InlineData("jpkij")]
    public async Task An_overlay_is_checked_with_its_base(string port)
    {
        var overlay = Path.Combine(ToolRun.Root, "form-schemas/overlays", port, "water-area-occupancy");
        var alone = await ToolRun.StartAsync("check", overlay);
        var together = await ToolRun.StartAsync("check", overlay, "--base", Path.Combine(ToolRun.Root, Package));

        Assert.Equal(1, alone.ExitCode);
        Assert.Contains("overlay.json# [no-base]", alone.Output, StringComparison.Ordinal);
        Assert.Contains("--base で元の様式のフォルダーを指定してください。", alone.Output, StringComparison.Ordinal);
        Assert.Contains("Name the base package's folder with --base.", alone.Output, StringComparison.Ordinal);
        Assert.Equal((0, "ok"), (together.ExitCode, together.Output.Trim()));
    }

    [Fact]
    public async Task A_broken_rule_is_named_with_its_file_place_and_cure_in_both_languages()
    {
        var folder = Path.Combine(ToolRun.Copy(Package, "form-schemas/common"), Package);
        Change(Path.Combine(folder, "rules.json"), rules => rules["fee"]!["expr"] = "ceil(area * )");

        var run = await ToolRun.StartAsync("check", folder);

        Assert.Equal(1, run.ExitCode);
        var line = run.Output.Split('\n').First(l => l.Contains("/fee", StringComparison.Ordinal));
        Assert.StartsWith("rules.json#/fee", line, StringComparison.Ordinal);
        Assert.Matches(@"\p{IsHiragana}.+ / .*[a-z]{3}", line);
        Assert.Matches(@"\d+ problem\(s\)", run.Output);
    }

    [Fact]
    public async Task A_broken_JSON_is_named_by_its_file()
    {
        var folder = Path.Combine(ToolRun.Copy(Package, "form-schemas/common"), Package);
        await File.WriteAllTextAsync(Path.Combine(folder, "ui.json"), "{ \"nodes\": ", TestContext.Current.CancellationToken);

        var run = await ToolRun.StartAsync("check", folder);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ui.json#", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_no_longer_holds_is_named()
    {
        var folder = Path.Combine(ToolRun.Copy(Package, "form-schemas/common"), Package);
        Change(Path.Combine(folder, "cases.json"), cases => cases["pier-by-a-company"]!["values"]!["area"] = -1);

        var run = await ToolRun.StartAsync("check", folder);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("cases.json#/pier-by-a-company", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overlay_that_was_made_for_another_base_conflicts_at_the_changed_place()
    {
        var copy = ToolRun.Copy(Package, Overlay, "form-schemas/common");
        Change(Path.Combine(copy, Overlay, "overlay.json"), o => o["set"]!["field:/area"]!["maximum"]!["from"] = 5);

        var run = await ToolRun.StartAsync("check", Path.Combine(copy, Overlay), "--base", Path.Combine(copy, Package));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("overlay.json#/set/field:~1area/maximum", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflow_with_an_unknown_activity_or_without_scenarios_is_refused()
    {
        var unknown = Path.Combine(ToolRun.Copy(Workflow), Workflow);
        Change(Path.Combine(unknown, "definition.json"), d => d["root"]!["activities"]![1]!["type"] = "CyberPort.Teleport");
        var without = Path.Combine(ToolRun.Copy(Workflow), Workflow);
        File.Delete(Path.Combine(without, "scenarios.json"));

        var first = await ToolRun.StartAsync("check", unknown);
        var second = await ToolRun.StartAsync("check", without);

        Assert.Equal((1, 1), (first.ExitCode, second.ExitCode));
        Assert.Contains("definition.json#/root/activities/1", first.Output, StringComparison.Ordinal);
        Assert.Contains("CyberPort.Teleport", first.Output, StringComparison.Ordinal);
        Assert.Contains("scenarios.json を置いてください。", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_who_decides_is_told_its_gaps()
    {
        var shipped = Path.Combine(ToolRun.Root, "workflow-definitions", "decision-tables", "jphij", "occupancy.json");
        var sound = await ToolRun.StartAsync("check", shipped);
        var file = Path.Combine(Directory.CreateTempSubdirectory("cyberport-table-").FullName, "table.json");
        var text = await File.ReadAllTextAsync(shipped, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, text.Replace("\"above\": 1000", "\"above\": 2000", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var broken = await ToolRun.StartAsync("check", file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

        Assert.Equal((0, 1), (sound.ExitCode, broken.ExitCode));
        Assert.Contains("どの行にも当たらない場合があります", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said_without_a_stack()
    {
        var run = await ToolRun.StartAsync("check", "/no/such/folder");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("/no/such/folder", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
    }

    private static void Change(string path, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        change(json);
        File.WriteAllText(path, json.ToJsonString());
    }
}
