using CyberPort.Expressions;
using Microsoft.Playwright;

namespace CyberPort.FormViews.Tests.Browser;

[Collection("browser")]
public sealed class SpecialFieldScriptTests(BrowserFixture browser) : IAsyncLifetime
{
    private FormServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await FormServer.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_register_is_searched_while_typing_and_what_is_chosen_fills_other_fields()
    {
        var page = await OpenAsync("page:where");

        await page.FillAsync("#f-yard-search", "うじな");
        await Assertions.Expect(page.Locator("#f-yard-understood")).ToHaveTextAsync("2 件あります。選んでください");
        await page.CheckAsync("#f-yard--choice-SH2");
        await Assertions.Expect(page.Locator("#f-yardArea")).ToHaveValueAsync("1800");

        await page.FillAsync("#f-yard-search", "かいた");
        await Assertions.Expect(page.Locator("#f-yard--choice-YD3")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#f-yard--choice-SH2")).ToBeHiddenAsync();
        await page.CheckAsync("#f-yard--choice-YD3");
        await Assertions.Expect(page.Locator("#f-yardArea")).ToHaveValueAsync("9600");
    }

    [Fact]
    public async Task A_place_is_drawn_by_pointer_and_by_coordinates_and_measured()
    {
        var page = await OpenAsync("page:where");
        var map = (await page.Locator("svg.portmap").BoundingBoxAsync())!;

        foreach (var (x, y) in new[] { (0.3, 0.5), (0.5, 0.5), (0.5, 0.7), (0.3, 0.7) })
            await page.Locator("svg.portmap").ClickAsync(new() { Position = new() { X = (float)(map.Width * x), Y = (float)(map.Height * y) } });
        await Assertions.Expect(page.Locator("circle.map-corner")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("#f-site--area-out")).ToContainTextAsync("㎡");
        await Assertions.Expect(page.Locator("#f-site--p3-lat")).Not.ToHaveValueAsync("");

        await page.ClickAsync("[data-mapundo]");
        await Assertions.Expect(page.Locator("circle.map-corner")).ToHaveCountAsync(3);
        var before = await page.InputValueAsync("#f-site--p0-lon");
        await page.FillAsync("#f-site--p0-lon", "132.4455");
        await WaitForAsync(() => _server.Values.At("/site/coordinates/0/0/0") == Value.Of(132.4455m));
        Assert.NotEqual("132.4455", before);
        Assert.Equal(4, _server.Values.At("/site/coordinates/0").AsList.Count);
    }

    [Fact]
    public async Task A_corner_is_moved_by_dragging_it()
    {
        _server.Values = Value.Parse("""{ "site": { "type": "Polygon", "coordinates": [[[132.45, 34.34], [132.455, 34.34], [132.455, 34.345], [132.45, 34.34]]], "area": 1, "length": 1 } }""");
        var page = await OpenAsync("page:where");
        await page.Locator("svg.portmap").ScrollIntoViewIfNeededAsync();
        var corner = (await page.Locator("circle.map-corner").First.BoundingBoxAsync())!;

        await page.Mouse.MoveAsync(corner.X + (corner.Width / 2), corner.Y + (corner.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(corner.X - 40, corner.Y + (corner.Height / 2));
        await page.Mouse.UpAsync();

        await WaitForAsync(() => _server.Values.At("/site/coordinates/0/0/0") is { IsNumber: true } west && west.AsNumber < 132.4499m);
        Assert.Equal(4, _server.Values.At("/site/coordinates/0").AsList.Count);
    }

    [Fact]
    public async Task Arrow_keys_walk_through_a_matrix_and_its_totals_follow()
    {
        var page = await OpenAsync("page:amounts");

        await page.FocusAsync("#f-cargo--pier\\~out");
        await page.Keyboard.TypeAsync("12");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.TypeAsync("30");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#f-cargo--other\\~out")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("#f-cargo--other\\~in")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#f-cargo--total\\~out-out")).ToHaveTextAsync("42");
        Assert.Empty(_server.Actions);
    }

    [Fact]
    public async Task The_options_of_a_choice_follow_the_choice_above_it()
    {
        var page = await OpenAsync("page:where");

        await page.CheckAsync("#f-region-0");
        await Assertions.Expect(page.Locator("#f-district option")).ToHaveCountAsync(3);
        await page.SelectOptionAsync("#f-district", "ujina");
        await page.CheckAsync("#f-region-1");
        await Assertions.Expect(page.Locator("#f-district option")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#f-district")).ToHaveValueAsync("");
    }

    private async Task<IPage> OpenAsync(string name)
    {
        var page = await browser.PageAsync();
        await page.GotoAsync($"{_server.Address}/{name}");
        return page;
    }

    private static async Task WaitForAsync(Func<bool> holds)
    {
        for (var i = 0; i < 100 && !holds(); i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(holds());
    }
}
