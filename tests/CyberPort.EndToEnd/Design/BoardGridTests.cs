using CyberPort.EndToEnd.Journeys;
using CyberPort.EndToEnd.Servers;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Design;

/// <summary>The ministry's board with every port of the country on it: sorted, filtered, searched and paged, by keyboard, on a phone and without a script.</summary>
[Collection("browser")]
public sealed class BoardGridTests(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>, IAsyncLifetime
{
    private const string Template = "/templates/mlit/water-area-occupancy";

    // 163 ports besides the demo's three; every fourth has something to decide, every fourth stays on an older version
    private const string Ports = """
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 163)
        insert or ignore into organisations
        select 'zz' || i, 'zz' || i, null, kind, '第' || i || 'ふ頭 港湾管理者', 'Port authority ' || i, details
          from n, organisations where tenant_id = 'jpkre' and id = 'jpkre';
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 163)
        insert or ignore into overlays (tenant_id, form_key, version, base_tenant_id, base_key, base_version, body, published_at, published_by)
        select 'zz' || i, 'zz' || i || '/water-area-occupancy', 1, base_tenant_id, base_key, case i % 4 when 0 then '0.9.0' else base_version end, body, published_at, '担当'
          from n, overlays where tenant_id = 'jpkre' and base_key = 'mlit/water-area-occupancy' and version = 1;
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 163)
        insert or ignore into form_upgrades
        select 'zz' || i, 'zz' || i || '/water-area-occupancy', '1.0.0', 'mlit', 'mlit/water-area-occupancy', '0.9.0', 'conflict', i, '{}',
               (select max(published_at) from overlays), '担当' from n where i % 4 = 0;
        """;

    public async ValueTask InitializeAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={fixture.Server.Connection};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Ports;
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_organisation_is_found_by_state_name_order_and_page()
    {
        var page = await browsers.SignInAsync(fixture.Server, "mlit.tanaka");
        await PageTests.CheckAsync(page, Template);
        var complaints = Complaints(page);
        await OpenAsync(page);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(50);
        await Assertions.Expect(page.Locator("#board-live")).ToHaveTextAsync("166組織");
        await FitsAsync(page);

        await page.GetByRole(AriaRole.Columnheader, new() { Name = "決めることの数" }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("決めることの数");
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "決めることの数" }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("決めることの数");
        await Assertions.Expect(Rows(page).First).ToContainTextAsync("第160ふ頭");

        await page.GetByRole(AriaRole.Button, new() { Name = "最後のページ" }).ClickAsync();
        await Assertions.Expect(page.Locator(".rz-pager-summary")).ToHaveTextAsync("4 / 4ページ（全166件）");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(16);
        await Assertions.Expect(page.Locator("#board-live")).ToBeFocusedAsync();

        // from the last page to a choice that has one only, and typing goes on where it was
        await page.GetByRole(AriaRole.Link, new() { Name = "決定待ち 40" }).ClickAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(40);
        await Assertions.Expect(page.Locator(".chip[aria-current=true]")).ToContainTextAsync("決定待ち");
        await page.Locator("#board-q").PressSequentiallyAsync("第１６");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#board-q")).ToBeFocusedAsync();
        await page.Locator("#board-q").FillAsync("どこにもない港");
        await Assertions.Expect(page.Locator(".rz-datatable-emptymessage")).ToHaveTextAsync("当てはまる組織はありません。");
        await FitsAsync(page);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_keyboard_alone_sorts_turns_pages_and_leaves_again()
    {
        var page = await browsers.SignInAsync(fixture.Server, "mlit.tanaka");
        var complaints = Complaints(page);
        await OpenAsync(page);
        await page.Locator("#board-q").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Grid)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("tr.rz-state-focused")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.Locator("th.rz-state-focused")).ToContainTextAsync("組織");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("th.rz-state-focused")).ToContainTextAsync("状態");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("状態");
        await Assertions.Expect(Rows(page).First).ToContainTextAsync("決定待ち");

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "1ページ目" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "2ページ目" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".rz-pager-summary")).ToHaveTextAsync("2 / 4ページ（全166件）");
        await Assertions.Expect(page.Locator("#board-live")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "1.0.0版をダウンロードする" })).ToBeFocusedAsync();
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Without_a_script_links_and_a_form_do_the_same()
    {
        var page = await browsers.SignInAsync(fixture.Server, "mlit.tanaka", script: false);
        await page.GotoAsync(Template);
        Assert.Equal(50, await Rows(page).CountAsync());
        await page.GetByLabel("組織の名前で探す").FillAsync("ふ頭");
        await page.GetByRole(AriaRole.Button, new() { Name = "探す", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#board-live")).ToHaveTextAsync("163組織");
        await page.GetByRole(AriaRole.Link, new() { Name = "決定待ち 40" }).ClickAsync();
        await Assertions.Expect(page.Locator("#board-live")).ToHaveTextAsync("40組織");
        await page.GotoAsync(Template);
        await page.GetByRole(AriaRole.Link, new() { Name = "すべての組織を1ページに表示する" }).ClickAsync();
        Assert.Equal(166, await Rows(page).CountAsync());
    }

    private static ILocator Rows(IPage page) => page.Locator(".rz-data-row");

    private static List<string> Complaints(IPage page)
    {
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }

    // before the circuit is there, a chip is a link and a head is deaf; what was drawn for the answer still carries this attribute
    private static async Task OpenAsync(IPage page)
    {
        await page.GotoAsync(Template);
        await Assertions.Expect(page.Locator("[__internal_preventdefault_onkeydown]")).ToHaveCountAsync(0);
    }

    private static async Task FitsAsync(IPage page)
    {
        foreach (var width in new[] { 360, 1280 })
        {
            await page.SetViewportSizeAsync(width, 800);
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            await Axe.RequireNothingSeriousAsync(page, $"the board at {width} px");
        }
    }
}
