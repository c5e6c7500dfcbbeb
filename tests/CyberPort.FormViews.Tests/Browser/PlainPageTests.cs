using CyberPort.Expressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CyberPort.FormViews.Tests.Browser;

[Collection("browser")]
public sealed class PlainPageTests(BrowserFixture browser) : IAsyncLifetime
{
    // every rule runs all the same; what is in order is not described element by element
    private static readonly AxeRunOptions OnlyFaults = new() { ResultTypes = new HashSet<ResultType> { ResultType.Violations } };

    private FormServer _server = null!;

    public static TheoryData<string> Pages { get; } = ["page:what", "page:when", "page:who", "page:where", "page:amounts", "page:grid", "page:check"];

    public async ValueTask InitializeAsync() => _server = await FormServer.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task On_a_long_page_what_is_far_is_not_drawn_and_a_list_may_hang_over_its_field()
    {
        var page = await browser.PageAsync();
        await page.SetViewportSizeAsync(1280, 300);
        await page.GotoAsync($"{_server.Address}/page:what");
        await page.EvaluateAsync("""
            for (const field of document.querySelectorAll('#form-page .f')) {
              const stretch = document.createElement('div');
              stretch.className = 'stretch';
              field.before(stretch);
              stretch.append(field);
            }
            """);
        Task<bool> IsDrawnAsync(string id) => page.EvaluateAsync<bool>(
            "async (id) => { for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame); return document.getElementById(id).checkVisibility({ contentVisibilityAuto: true }); }", id);
        var (near, far) = ("f-title", await page.Locator("#form-page .f input:visible").Last.GetAttributeAsync("id"));

        Assert.True(await IsDrawnAsync(near));
        Assert.False(await IsDrawnAsync(far!));
        Assert.Equal("auto", await page.Locator($"#{near}-field").EvaluateAsync<string>("(field) => getComputedStyle(field.parentElement).contentVisibility"));
        await page.Locator($"#{near}").FocusAsync();
        Assert.Equal("visible", await page.Locator($"#{near}-field").EvaluateAsync<string>("(field) => getComputedStyle(field.parentElement).contentVisibility"));
        await page.Locator($"#{far}").FocusAsync();
        Assert.True(await IsDrawnAsync(far!));
    }

    [Fact]
    public async Task Everything_works_without_a_script()
    {
        var page = await browser.PageAsync(scripts: false);
        await page.GotoAsync($"{_server.Address}/page:what");
        await page.FillAsync("#f-area", "1240");
        await page.ClickAsync("button[value=recalculate]");
        await Assertions.Expect(page.Locator("#f-fee")).ToHaveTextAsync("124,000 円");
        await Assertions.Expect(page.Locator("#f-budget-field")).ToBeVisibleAsync();

        await page.GotoAsync($"{_server.Address}/page:who");
        await page.ClickAsync("#f-crew-add");
        await page.FillAsync("#f-crew-0-name", "みなと丸");
        await page.ClickAsync("#f-crew-add");
        await page.FillAsync("#f-crew-1-name", "二号");
        await page.ClickAsync("button[value='removeRow:/crew/0']");
        await Assertions.Expect(page.Locator("#f-crew-0-name")).ToHaveValueAsync("二号");

        await page.GotoAsync($"{_server.Address}/page:when");
        await page.SelectOptionAsync("#f-place", "p07");
        await page.SelectOptionAsync("#f-day--era", "令和");
        await page.FillAsync("#f-day--year", "８");
        await page.FillAsync("#f-day--month", "12");
        await page.FillAsync("#f-day--day", "1");
        await page.CheckAsync("#f-tools-0");
        await page.ClickAsync("text=次へ進む");
        await Assertions.Expect(page.Locator("#error-summary a").First).ToContainTextAsync("占用期間");
        Assert.Equal((Value.Of("p07"), Value.Of("2026-12-01")), (_server.Values["place"], _server.Values["day"]));

        await page.UncheckAsync("#f-tools-0");
        await page.ClickAsync("button[value=recalculate]");
        Assert.True(_server.Values["tools"].IsNull);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_fault_that_axe_can_find(string name)
    {
        _server.Values = Value.Parse("""{ "area": 6000, "crew": [{ "_row": "a" }], "drawings": [{ "id": "1", "name": "a.pdf", "kind": "map" }] }""");
        foreach (var show in new[] { 0, 1 })
        {
            var page = await browser.PageAsync();
            await page.GotoAsync($"{_server.Address}/{name}?show={show}");
            var found = await page.RunAxe(OnlyFaults);

            Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(fault =>
                $"{fault.Id}: {fault.Help} {string.Join(' ', fault.Nodes.Select(node => node.Html))}")));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_a_screen_of_320_pixels(string name)
    {
        _server.Values = Value.Parse("""{ "title": "長い文字列長い文字列長い文字列長い文字列長い文字列長い文字列", "area": 6000, "crew": [{ "_row": "a" }] }""");
        var page = await browser.PageAsync(width: 320);
        await page.GotoAsync($"{_server.Address}/{name}?show=1");

        Assert.Equal(320, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }
}
