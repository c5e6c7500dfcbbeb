using System.Net;
using CyberPort.EndToEnd.Access;

namespace CyberPort.EndToEnd.Pages.Desk;

/// <summary>The page of the tables of who decides, without a script.</summary>
[Collection("pages")]
public sealed class DecisionTableTests(InsideServer server)
{
    [Fact]
    public async Task A_table_is_read_by_the_office_and_published_by_its_form_administrator_when_it_is_sound()
    {
        using var officer = await server.VisitAsync("hij.sato");
        await officer.GoAsync("/decision-tables");
        Assert.Contains("1,000㎡超", officer.Text, StringComparison.Ordinal);
        Assert.Contains("適用中", officer.Text, StringComparison.Ordinal);
        Assert.Null(officer.Page.QuerySelector("form[action='/decision-tables']"));

        using var administrator = await server.VisitAsync("hij.kato");
        await administrator.GoAsync("/decision-tables");
        var table = await File.ReadAllTextAsync(Path.Combine(Root(), "workflow-definitions", "decision-tables", "jphij", "occupancy.json"), TestContext.Current.CancellationToken);
        var gap = table.Replace("\"above\": 1000", "\"above\": 2000", StringComparison.Ordinal) + new string('\n', 100_000);
        await administrator.PressAsync("調べて公開する", new Dictionary<string, string> { ["json"] = gap });
        Assert.Equal(("/decision-tables", gap), (administrator.Address, administrator.ValueOf("json")));
        Assert.Contains("どの行にも当たらない場合があります", administrator.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        await administrator.PressAsync("調べて公開する", new Dictionary<string, string> { ["json"] = table.Replace("\"occupancy\"", "\"by-test\"", StringComparison.Ordinal) });
        Assert.Contains(administrator.Page.QuerySelectorAll("h2"), h => h.Id == "table-by-test-1");
        using var applicant = await server.VisitAsync("toyo.suzuki");
        await applicant.GoAsync("/decision-tables");
        Assert.Equal(HttpStatusCode.Forbidden, applicant.Status);
    }

    [Fact]
    public async Task What_is_no_table_at_all_and_what_is_too_large_is_told_and_stands_there_still()
    {
        using var administrator = await server.VisitAsync("hij.kato");
        await administrator.GoAsync("/decision-tables");
        foreach (var (typed, told) in new[] { ("{ \"key\": ", "JSON"), ("</textarea>" + new string('表', 100_000), "256 KB") })
        {
            await administrator.PressAsync("調べて公開する", new Dictionary<string, string> { ["json"] = typed });

            Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
            Assert.Contains(told, administrator.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(typed, administrator.ValueOf("json"));
        }

        await administrator.GoAsync(administrator.Address);
        Assert.Equal((HttpStatusCode.OK, ""), (administrator.Status, administrator.ValueOf("json")));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "workflow-definitions"))) folder = folder.Parent;
        return folder.FullName;
    }
}
