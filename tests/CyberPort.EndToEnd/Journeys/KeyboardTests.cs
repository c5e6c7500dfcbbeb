using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Journeys;

/// <summary>Where the focus is, for people who use no mouse: after an error, in a new row, when the session is about to end.</summary>
[Collection("browser")]
public sealed class KeyboardTests(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enter_sends_the_step_the_focus_goes_to_the_summary_and_its_link_to_the_field(bool script)
    {
        var page = await StartAsync("jphij", "page:occupancy", script);
        await page.Locator("#f-place-detail").FocusAsync();
        await page.Keyboard.TypeAsync("宇品地先の水面");
        await PressAndWaitAsync(page, "Enter", "**show=1**");

        await Assertions.Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#f-place-detail")).ToHaveValueAsync("宇品地先の水面");
        var link = page.Locator("#error-summary a", new() { HasText = "面積" });
        for (var tab = 0; tab < 12 && !await link.EvaluateAsync<bool>(
            "e => e === document.activeElement"); tab++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#f-area")).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("12.5");
        await PressAndWaitAsync(page, "Enter", "**show=1**");
        await Assertions.Expect(page.Locator("#f-area")).ToHaveValueAsync("12.5");
        await Assertions.Expect(page.Locator("#error-summary a", new() { HasText = "面積" })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_row_begins_with_the_focus_in_its_first_field(bool script)
    {
        var page = await StartAsync("jpkij", "page:period", script);
        await page.CheckAsync("#f-works-planned-0");
        await page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "再計算" }).ClickAsync();
        await page.CheckAsync("#f-ext-winterWorks-0");
        await page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "再計算" }).ClickAsync();
        for (var row = 0; row < 2; row++)
        {
            await page.Locator("#f-ext-standbyShips-add").FocusAsync();
            await PressAndWaitAsync(page, "Enter", $"**#f-ext-standbyShips-{row}-name");
            await Assertions.Expect(page.Locator($"#f-ext-standbyShips-{row}-name")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync($"警戒船{row + 1}号");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "1 行目を削除" }).ClickAsync();
        await Assertions.Expect(page.Locator("#f-ext-standbyShips-0-name")).ToHaveValueAsync("警戒船2号");
        await Assertions.Expect(page.Locator("#f-ext-standbyShips-1-name")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_warning_comes_before_the_session_ends_and_one_key_gives_more_time()
    {
        var page = await browsers.SignInAsync(fixture.Server, "toyo.suzuki");
        await page.Clock.InstallAsync();
        await new Applicant(page, script: true).StartAsync("jphij");
        await page.Locator("#f-contact-department").FocusAsync();
        await page.Clock.FastForwardAsync("01:57:00");
        await Assertions.Expect(page.Locator("#session-warning")).ToBeHiddenAsync();
        await page.Clock.FastForwardAsync("01:30");

        await Assertions.Expect(page.Locator("#session-warning")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#session-extend")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#session-warning")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#f-contact-department")).ToBeFocusedAsync();
    }

    private async Task<IPage> StartAsync(string port, string step, bool script)
    {
        var page = await browsers.SignInAsync(fixture.Server, "toyo.suzuki", script);
        await new Applicant(page, script).StartAsync(port);
        var address = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync(address[..(address.LastIndexOf('/') + 1)] + step);
        return page;
    }

    private static async Task PressAndWaitAsync(IPage page, string key, string address)
    {
        await page.RunAndWaitForResponseAsync(
            () => page.Keyboard.PressAsync(key), answer => answer.Request.Method == "POST" && answer.Status == 302);
        await page.WaitForURLAsync(address);
    }
}
