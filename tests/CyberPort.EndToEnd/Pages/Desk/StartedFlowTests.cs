using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CyberPort.Operations.Cases;
using CyberPort.Web.Cases;
using CyberPort.Web.Texts;
using CyberPort.Workflows;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberPort.EndToEnd.Pages.Desk;

/// <summary>The charts of what a case has started, beneath its own.</summary>
public sealed class StartedFlowTests
{
    [Theory]
    [InlineData("ja", "起動したワークフロー：現地調査", "「調査の起動」から起動", "進行中")]
    [InlineData("en", "Started workflow: 現地調査", "started by 'Start the survey'", "under way")]
    public async Task Each_has_its_heading_its_lanes_and_names_of_its_own(string language, string heading, string by, string state)
    {
        var flow = Flow("本流の受付") with
        {
            Started = [new("現地調査", new("調査の起動", "Start the survey"), RunSubStatus.Suspended, Flow("計測")), new("現地調査", null, RunSubStatus.Cancelled, Flow("計測"))],
            MoreStarted = true,
        };

        var page = await DrawAsync(flow, language);

        Assert.Equal(3, page.QuerySelectorAll("svg").Length);
        Assert.Equal([heading, heading], page.QuerySelectorAll("h2").Select(h => h.TextContent));
        var first = page.QuerySelectorAll("section")[0].TextContent;
        Assert.All([by, state, "計測"], text => Assert.Contains(text, first, StringComparison.Ordinal));
        Assert.DoesNotContain("本流", first, StringComparison.Ordinal);
        Assert.Contains("20", page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("[role=region]").Select(r => r.GetAttribute("aria-label")).Distinct().Count());
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.DoesNotContain("flow.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static CaseFlow Flow(string step)
    {
        var catalog = ActivityCatalog.Standard();
        var definition = DefinitionReader.Read(Encoding.UTF8.GetBytes($$"""
            { "id": "a", "root": { "id": "flow", "type": "Elsa.Flowchart", "connections": [],
              "activities": [{ "id": "one", "type": "CyberPort.Receive", "metadata": { "displayText": "{{step}}" } }] } }
            """), catalog).Definition!;
        return CaseFlow.Of(definition, WorkflowPlay.Begin(definition, catalog, new(CyberPort.Expressions.Value.Record(), DateTimeOffset.UnixEpoch)));
    }

    private static async Task<IDocument> DrawAsync(CaseFlow flow, string language)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var given = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Flow"] = flow, ["T"] = TextBook.Of(language) });
        return new HtmlParser().ParseDocument(await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<CaseFlows>(given)).ToHtmlString()));
    }
}
