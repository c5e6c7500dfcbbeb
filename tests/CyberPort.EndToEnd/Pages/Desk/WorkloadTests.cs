using System.Net;
using CyberPort.EndToEnd.Access;

namespace CyberPort.EndToEnd.Pages.Desk;

/// <summary>The office's figures: how long its steps take and what waits.</summary>
[Collection("pages")]
public sealed class WorkloadTests(InsideServer server)
{
    [Fact]
    public async Task The_figures_stand_on_the_page_and_in_the_file()
    {
        using var officer = await server.VisitAsync("hij.sato");
        await officer.GoAsync("/desk/workload?from=2026-01-01&to=2027-12-31");
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        var tables = officer.Page.QuerySelectorAll("main table");
        Assert.True(tables.Length >= 2);
        var steps = tables.Skip(1).SelectMany(table => table.QuerySelectorAll("tbody tr")).Select(row => row.QuerySelectorAll("td")[0].TextContent).ToArray();
        Assert.Contains(steps, step => step.StartsWith("合議", StringComparison.Ordinal));

        var csv = await officer.Client.GetStringAsync("/desk/workload.csv?from=2026-01-01&to=2027-12-31", TestContext.Current.CancellationToken);
        Assert.All(steps, step => Assert.Contains("\"" + step + "\"", csv, StringComparison.Ordinal));
        Assert.DoesNotContain("髙﨑", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=2026-02-30", "日付を読めません")]
    [InlineData("from=2026-05-01&to=2026-04-01", "期間は開始日から")]
    [InlineData("from=1900-01-01&to=2026-04-01", "731 日以内")]
    public async Task A_period_that_is_none_is_said_with_its_cure(string query, string said)
    {
        using var officer = await server.VisitAsync("hij.sato");
        await officer.GoAsync("/desk/workload?" + query);
        Assert.Contains(said, officer.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Client.GetAsync("/desk/workload.csv?" + query, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task An_applicant_has_no_figures()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        foreach (var address in new[] { "/desk/workload", "/desk/workload.csv" })
        {
            await applicant.GoAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, applicant.Status);
        }
    }
}
