using System.Net;
using CyberPort.EndToEnd.Access;
using CyberPort.Operations.Catalogues;
using CyberPort.Web.Demo;

namespace CyberPort.EndToEnd.Pages;

/// <summary>The catalogue: found by wish, port, kana and everyday words; compared and exported by administrators.</summary>
[Collection("pages")]
public sealed class CatalogueTests(InsideServer server)
{
    [Theory]
    [InlineData("?wish=works&port=jphij", "/catalogue/jphij/sandExtraction", "/catalogue/jphij/berthUsePermit")]
    [InlineData("?port=jpkij", "/catalogue/jpkij/timberPondUse", "/catalogue/jphij/timberPondUse")]
    [InlineData("?q=どしゃさいしゅ", "/catalogue/jpkij/sandExtraction", "/catalogue/jpkij/berthUsePermit")]
    [InlineData("?q=ﾄﾞｼｬｻｲｼｭ", "/catalogue/jphij/sandExtraction", "/catalogue/jphij/feeReduction")]
    [InlineData("?q=タグボート", "/catalogue/jphij/tugUsePermit", "/catalogue/jphij/sandExtraction")]
    [InlineData("?q=ＰＲ−999", "", "/catalogue/jphij/sandExtraction")]
    public async Task A_procedure_is_found_by_wish_port_kana_and_everyday_words(string query, string there, string notThere)
    {
        using var stranger = server.Stranger();
        await stranger.GoAsync("/catalogue" + query);

        var links = stranger.Page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ToArray();
        if (there.Length > 0) Assert.Contains(there, links);
        Assert.DoesNotContain(notThere, links);
        Assert.DoesNotContain("様式 第版", stranger.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_offer_says_since_when_and_on_which_form_and_its_form_fits_its_workflow()
    {
        var cancel = TestContext.Current.CancellationToken;
        var entries = await server.UseCases.BrowseCatalogue.ListAsync(cancel);

        Assert.Equal([1, 25, 40], entries.GroupBy(e => e.Row.TenantId.Value).Select(g => g.Count()).Order());
        Assert.All(CatalogueWords.Standard.Wishes, w => Assert.NotEmpty(BrowseCatalogue.Find(entries, new("", "", w.Id))));
        var shared = DemoData.Read().Shares.SelectMany(s => s.Forms).ToHashSet();
        foreach (var entry in entries.Where(e => shared.Contains(e.Row.FormKey.Split('/')[1])))
        {
            var form = await server.UseCases.Forms.GetAsync(entry.Row.TenantId, entry.Row.SnapshotDigest, cancel);
            var workflow = await server.UseCases.Definitions.GetAsync(entry.Row.TenantId, entry.Row.DefinitionId, entry.Row.DefinitionVersion, cancel);
            Assert.Empty(workflow.Inputs.Select(i => i.Name).Except(form.Outputs.WorkflowInputs));
            Assert.Equal("1.0.0+1", form.Manifest.Version);
        }

        using var stranger = server.Stranger();
        await stranger.GoAsync("/catalogue/jphij/sandExtraction");
        Assert.Contains("1.0.0+1", stranger.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_national_form_that_a_port_took_over_is_filled_in_and_worked_on()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        await applicant.GoAsync("/catalogue/jphij/certificateIssue");
        await applicant.PressAsync("申請を始める");
        Assert.Contains("申請者", applicant.Text, StringComparison.Ordinal);

        using var administrator = await server.VisitAsync("hij.kato");
        await administrator.GoAsync("/forms");
        Assert.Contains("jphij/certificate-issue", administrator.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hij.kato")]
    [InlineData("mlit.tanaka")]
    public async Task Administrators_and_the_ministry_compare_the_ports_and_export_the_survey_table(string name)
    {
        using var visitor = await server.VisitAsync(name);
        await visitor.GoAsync("/procedures");
        Assert.Equal(70, visitor.Page.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("（暫定）", visitor.Text, StringComparison.Ordinal);

        var csv = await visitor.Client.GetStringAsync("/procedures/survey.csv", TestContext.Current.CancellationToken);
        var lines = csv.TrimEnd().Split("\r\n");
        Assert.Contains("\"名称\",\"根拠条例\",\"担当部局\",\"様式\",\"件数\",\"手段\",\"押印要否\",\"添付有無\",\"通知様式\",\"通知手段\",\"通知の押印要否\",\"通知の添付有無\",\"保管媒体\"", lines[0], StringComparison.Ordinal);
        Assert.True(lines.Length >= 1 + 70);
        Assert.Contains(lines, l => l.StartsWith("\"PR-607\"", StringComparison.Ordinal) && l.Contains("新潟港", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hij.sato")]
    [InlineData("toyo.suzuki")]
    public async Task Nobody_else_sees_the_table(string name)
    {
        using var visitor = await server.VisitAsync(name);
        foreach (var address in new[] { "/procedures", "/procedures/survey.csv" })
        {
            await visitor.GoAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        }
    }
}
