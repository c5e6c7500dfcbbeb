using System.Text.Json.Nodes;

namespace CyberPort.Tool.Tests;

public sealed class WorkflowTests
{
    private static readonly string Hiroshima = Path.Combine(ToolRun.Root, "workflow-definitions/application/water-area-occupancy-hiroshima/definition.json");

    [Fact]
    public async Task A_definition_is_played_line_by_line_and_the_exit_code_says_how_it_stands()
    {
        var answers = Written("""[{ "answer": { "role": "receptionist", "action": "accept" } }, { "withdraw": "事業の中止のため" }]""");
        var suspended = await ToolRun.StartAsync("simulate", Hiroshima, "--now", "2026-04-10T09:00:00+09:00");
        var finished = await ToolRun.StartAsync("simulate", Hiroshima, "--answers", answers, "--now", "2026-04-10T09:00:00+09:00");

        Assert.Equal(3, suspended.ExitCode);
        Assert.Equal(0, finished.ExitCode);
        var lines = finished.Output.Trim().Split('\n').Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(["start", "0", "1"], lines.Select(l => (string)l["step"]!));
        Assert.Equal(["Suspended", "Suspended", "Finished"], lines.Select(l => (string)l["subStatus"]!));
    }

    [Fact]
    public async Task A_faulted_workflow_exits_with_four_and_names_its_step()
    {
        var definition = Written("""
            { "definitionId": "f", "version": 1, "root": { "type": "Elsa.Sequence", "id": "root", "activities": [
              { "type": "Elsa.Fault", "id": "broken", "code": { "typeName": "String", "expression": { "type": "Literal", "value": "x" } } } ] } }
            """);
        var run = await ToolRun.StartAsync("simulate", definition);

        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("Elsa.Fault@broken", (string)JsonNode.Parse(run.Output.Trim())!["incidents"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_for_nobody_is_said_with_its_place_and_who_waits()
    {
        var run = await ToolRun.StartAsync("simulate", Hiroshima, "--answers", Written("""[{ "answer": { "kind": "approval" } }]"""));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("/steps/0/answer", run.Output, StringComparison.Ordinal);
        Assert.Contains("receive:receptionist", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_import_export_gives_the_same_file_and_says_what_elsa_cannot_run()
    {
        var (first, second, third) = (Written(""), Written(""), Written(""));
        var export = await ToolRun.StartAsync("elsa-export", Hiroshima, "--out", first);
        var import = await ToolRun.StartAsync("elsa-import", first, "--out", second);
        await ToolRun.StartAsync("elsa-export", second, "--out", third);

        Assert.Equal((0, 0), (export.ExitCode, import.ExitCode));
        Assert.Contains("決裁", export.Output, StringComparison.Ordinal);
        Assert.Contains("cannot run there", export.Output, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(first, TestContext.Current.CancellationToken), await File.ReadAllTextAsync(third, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_import_says_each_thing_that_is_not_supported_and_writes_nothing()
    {
        var target = Path.Combine(Directory.CreateTempSubdirectory("cyberport-tool-").FullName, "out.json");
        var run = await ToolRun.StartAsync("elsa-import", Written("""
            { "definitionId": "x", "version": 1, "root": { "type": "Elsa.Sequence", "id": "root", "activities": [
              { "type": "Elsa.HttpEndpoint", "id": "h" },
              { "type": "Elsa.WriteLine", "id": "w", "text": { "typeName": "String", "expression": { "type": "Liquid", "value": "{{ x }}" } } } ] } }
            """), "--out", target);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("/root/activities/0", run.Output, StringComparison.Ordinal);
        Assert.Contains("Liquid", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
    }

    [Fact]
    public async Task A_single_definition_file_can_be_checked()
    {
        var run = await ToolRun.StartAsync("check", Hiroshima);

        Assert.Equal((0, "ok"), (run.ExitCode, run.Output.Trim()));
    }

    private static string Written(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("cyberport-tool-").FullName, "file.json");
        File.WriteAllText(path, text);
        return path;
    }
}
