using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CyberPort.EndToEnd.Access;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.EndToEnd.Pages;

/// <summary>A play of a workflow that asks a table of who decides.</summary>
[Collection("pages")]
public sealed class PlayTablesTests(InsideServer server)
{
    private const string Id = "occupancy-by-decision-table";
    private const string Samples = """
        [{ "name": "表のない標本", "now": "2026-04-10T09:00:00+09:00", "procedure": "waterAreaOccupancy",
           "inputs": { "waterAreaM2": 80, "periodYears": 1, "applicantKind": "company", "purpose": "係留", "endsOn": "2027-03-31" }, "steps": [] },
         { "name": "表のある標本", "now": "2026-04-10T09:00:00+09:00", "inputs": { "waterAreaM2": 80 }, "steps": [], "decisionTables":
           [{ "key": "occupancy", "title": { "ja": "別の表", "en": "another" }, "validFrom": "2026-04-01", "columns": [{ "key": "waterAreaM2", "kind": "number", "label": { "ja": "面積", "en": "area" } }],
              "rows": [{ "when": { "waterAreaM2": { "above": 0 } }, "rank": "director", "basis": { "ja": "別", "en": "other" } }], "otherwise": "director",
              "cases": [{ "name": "広い", "given": { "waterAreaM2": 5 }, "expect": "director" }] }] }]
        """;

    [Fact]
    public async Task The_offices_own_table_decides_who_decides_and_travels_with_the_record()
    {
        using var visitor = await OpenAsync("");
        Assert.Equal(["Office", "None"], Choices(visitor));
        await ToApprovalAsync(visitor);
        // 80 square metres for a year are the subsection chief's
        Assert.Contains("係長", Assert.Single(visitor.Page.QuerySelectorAll("#play legend"), l => l.TextContent.Contains("決裁", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        await visitor.PressAsync("決裁する");

        Assert.Contains("処分：許可", visitor.Text, StringComparison.Ordinal);
        var record = visitor.Page.QuerySelector<IHtmlTextAreaElement>("textarea")!.TextContent;
        Assert.Contains("別表第1", record, StringComparison.Ordinal);
        var definition = DefinitionReader.Read(await DefinitionAsync(), server.UseCases.Activities).Definition!;
        Assert.Empty(CyberPort.Workflows.Scenarios.Run(definition, Encoding.UTF8.GetBytes($"[{record}]"), server.UseCases.Activities));
    }

    [Fact]
    public async Task Without_a_table_the_play_stands_at_the_approval()
    {
        using var visitor = await OpenAsync("?tables=None");
        await ToApprovalAsync(visitor);

        Assert.Equal("None", visitor.Page.QuerySelector("#play input[name=tables]")!.GetAttribute("value"));
        Assert.Contains("異常で停止中", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_samples_own_table_can_be_chosen_and_a_workflow_that_asks_none_has_no_choice()
    {
        using var visitor = await OpenAsync("?sample=1&tables=Sample&in.waterAreaM2=80");
        Assert.Equal(["Office", "Sample", "None"], Choices(visitor));
        Assert.Equal("Sample", visitor.ValueOf("tables"));
        await ToApprovalAsync(visitor);
        Assert.Contains("別の表", visitor.Page.QuerySelector<IHtmlTextAreaElement>("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("異常で停止中", visitor.Text, StringComparison.Ordinal);

        await visitor.GoAsync("/workflows/water-area-occupancy-hiroshima/1");
        Assert.Empty(Choices(visitor));
        Assert.Null(visitor.Page.QuerySelector("input[name=tables]"));
    }

    private static IEnumerable<string?> Choices(Visitor visitor) => visitor.Page.QuerySelectorAll("#tables option").Select(o => o.GetAttribute("value"));

    private static async Task ToApprovalAsync(Visitor visitor)
    {
        foreach (var action in new[] { "受け付ける", "支障なし", "支障なし", "決裁に進める" }) await visitor.PressAsync(action);
    }

    private async Task<Visitor> OpenAsync(string query)
    {
        var (stores, cancel) = (server.UseCases.Stores, TestContext.Current.CancellationToken);
        if (await stores.Procedures.FindDefinitionAsync(new("jphij"), Id, 1, cancel) is null)
        {
            var row = new DefinitionRow
            {
                TenantId = new("jphij"),
                DefinitionId = Id,
                Version = 1,
                Digest = Id,
                Body = await DefinitionAsync(),
                Scenarios = Encoding.UTF8.GetBytes(Samples),
                PublishedAt = server.Time.GetUtcNow(),
                PublishedBy = "test",
            };
            await stores.Db.WriteAsync(unit => stores.Procedures.Add(unit, row), cancel);
        }

        var visitor = await server.VisitAsync("hij.kato");
        return await visitor.GoAsync($"/workflows/{Id}/1{query}");
    }

    private static async Task<byte[]> DefinitionAsync()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "workflow-definitions"))) folder = folder.Parent;
        return await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "workflow-definitions", "application", Id, "definition.json"), TestContext.Current.CancellationToken);
    }
}
