using System.Net;
using AngleSharp.Html.Dom;
using CyberPort.EndToEnd.Access;
using CyberPort.Workflows;

namespace CyberPort.EndToEnd.Pages;

/// <summary>An administrator tries a workflow with sample data.</summary>
[Collection("pages")]
public sealed class WorkflowPageTests(InsideServer server)
{
    private const string Hiroshima = "/workflows/water-area-occupancy-hiroshima/1";

    [Fact]
    public async Task A_play_goes_through_the_chain_and_its_record_is_a_scenario_that_passes()
    {
        using var visitor = await server.VisitAsync("hij.kato");
        await visitor.GoAsync("/workflows");
        Assert.Contains(visitor.Page.QuerySelectorAll("a"), a => a.GetAttribute("href") == Hiroshima);
        await visitor.GoAsync(Hiroshima);
        Assert.Contains("問題は見つかりませんでした", visitor.Text, StringComparison.Ordinal);
        foreach (var action in new[] { "受け付ける", "形式に適合", "異議なし", "異議なし", "異議なし", "決裁に進める", "承認する", "決裁する" }) await visitor.PressAsync(action);

        Assert.Contains("この流れは終わりました", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("処分：許可", visitor.Text, StringComparison.Ordinal);
        var record = ((IHtmlTextAreaElement)visitor.Page.QuerySelector("textarea")!).TextContent;
        var row = await server.UseCases.Stores.Procedures.FindDefinitionAsync(
            new("jphij"), "water-area-occupancy-hiroshima", 1, TestContext.Current.CancellationToken);
        var definition = DefinitionReader.Read(row!.Body, server.UseCases.Activities).Definition!;
        Assert.Empty(CyberPort.Workflows.Scenarios.Run(definition, System.Text.Encoding.UTF8.GetBytes($"[{record}]"), server.UseCases.Activities));
    }

    [Fact]
    public async Task A_step_that_is_refused_is_said_and_the_play_stays_where_it_was()
    {
        using var visitor = await server.VisitAsync("hij.kato");
        await visitor.GoAsync(Hiroshima);
        await visitor.PressAsync("受け付ける");
        await visitor.PressAsync("補正を求める");
        Assert.Contains("理由が必要です", visitor.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);

        await visitor.PressAsync("補正を求める", new Dictionary<string, string> { ["reason"] = "平面図の<b>縮尺</b>が違います。" });
        Assert.Null(visitor.Page.QuerySelector("#error-summary"));
        await visitor.PressAsync("時計を進める", new Dictionary<string, string> { ["days"] = "３０" });
        Assert.Contains("令和8年5月10日", visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync("時計を進める", new Dictionary<string, string> { ["days"] = "たくさん" });
        Assert.Contains("1から3660まで", visitor.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_data_is_changed_by_hand_and_travels_with_the_play()
    {
        using var visitor = await server.VisitAsync("hij.kato");
        await visitor.GoAsync(Hiroshima + "?in.waterAreaM2=９，８７６");
        Assert.Equal("9876", visitor.Page.QuerySelector("#in-waterAreaM2")!.GetAttribute("value"));
        await visitor.PressAsync("受け付ける");
        Assert.Equal("9876", visitor.Page.QuerySelector("#play input[name='in.waterAreaM2']")!.GetAttribute("value"));
        Assert.Contains("\"waterAreaM2\":9876", visitor.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);

        await visitor.GoAsync(Hiroshima + "?in.waterAreaM2=広い");
        Assert.Contains("「waterAreaM2」を読めません", visitor.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_activities_are_listed_with_their_inputs()
    {
        using var visitor = await server.VisitAsync("hij.kato");
        await visitor.GoAsync("/workflows/activities");

        Assert.Equal(server.UseCases.Activities.Kinds.Count(), visitor.Page.QuerySelectorAll("details.activity").Length);
        var review = visitor.Page.QuerySelectorAll("details.activity").Single(d => d.TextContent.Contains("CyberPort.Review", StringComparison.Ordinal));
        Assert.Contains("担当ロール", review.TextContent, StringComparison.Ordinal);
        Assert.Contains("reviewer", review.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.Page.QuerySelectorAll("main h2, main td"), e => e.TextContent.Contains("activities.", StringComparison.Ordinal));

        using var other = await server.VisitAsync("hij.sato");
        await other.GoAsync("/workflows/activities");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Theory]
    [InlineData("steps=%5B%7B%7D%5D")]
    [InlineData("steps=%7B")]
    [InlineData("step=%5B1%5D&sample=99")]
    [InlineData("step=%7B%22answer%22%3A1%7D")]
    [InlineData("step=%7B%22advance%22%3A%7B%22days%22%3A1e9%7D%7D&days=1e9")]
    public async Task An_address_that_somebody_typed_breaks_nothing(string query)
    {
        using var visitor = await server.VisitAsync("hij.kato");
        await visitor.GoAsync($"{Hiroshima}?{query}");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Theory]
    [InlineData("hij.sato")]
    [InlineData("toyo.suzuki")]
    [InlineData("kij.abe")]
    public async Task Only_an_administrator_of_the_office_finds_it(string name)
    {
        using var visitor = await server.VisitAsync(name);
        await visitor.GoAsync(Hiroshima);

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }
}
