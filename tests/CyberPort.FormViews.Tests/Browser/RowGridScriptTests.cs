using System.Diagnostics;
using System.Globalization;
using CyberPort.Expressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CyberPort.FormViews.Tests.Browser;

[Collection("browser")]
public sealed class RowGridScriptTests(BrowserFixture browser) : IAsyncLifetime
{
    private FormServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FormServer.StartAsync(TestContext.Current.CancellationToken);
        _server.Values = Value.Parse("""{ "calls": [{ "_row": "r1", "vessel": "みなと丸", "purpose": "pier", "tons": 10 }, { "_row": "r2", "vessel": "しらさぎ" }] }""");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Cells_are_written_by_keyboard_and_computed_cells_follow()
    {
        var page = await OpenAsync();

        await page.FocusAsync("#f-calls-grid");
        foreach (var key in new[] { "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight" }) await page.Keyboard.PressAsync(key);
        await page.Keyboard.TypeAsync("200");
        await page.Keyboard.PressAsync("Enter");

        await WaitForAsync(() => _server.Values.At("/calls/1/tons") == Value.Of(200));
        await Assertions.Expect(page.Locator(".gridrow .computed").Nth(1)).ToHaveTextAsync("600 円");
        Assert.Equal("r2", _server.Values.At("/calls/1/_row").AsText);
        Assert.Empty(_server.Actions);
    }

    [Fact]
    public async Task A_range_of_a_spreadsheet_is_pasted_filled_down_and_taken_back()
    {
        var page = await OpenAsync();

        await page.FocusAsync("#f-calls-grid");
        await PasteAsync(page, "甲\t桟橋\t2026-12-01\t1\r\n乙\tその他\t2026-12-02\tx\r\n丙\t\t\t3\r\n");
        await WaitForAsync(() => _server.Values["calls"].AsList.Count == 3);
        await Assertions.Expect(page.Locator("#f-calls-1-tons")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("#f-calls-cells li")).ToHaveCountAsync(1);

        foreach (var key in new[] { "Shift+ArrowDown", "Shift+ArrowDown", "Control+d" }) await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator("#f-calls-2-vessel")).ToHaveTextAsync("甲");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator("#f-calls-2-vessel")).ToHaveTextAsync("丙");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator(".gridrow")).ToHaveCountAsync(2);
        await WaitForAsync(() => _server.Values["calls"].AsList.Count == 2);
    }

    [Fact]
    public async Task Five_thousand_pasted_rows_are_answered_and_only_those_seen_are_drawn()
    {
        var page = await OpenAsync();
        var table = string.Join('\n', Enumerable.Range(1, 5_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"第{i}みなと丸\t桟橋\t2026-12-01\t{(i == 4_999 ? "x" : i)}")));

        await page.FocusAsync("#f-calls-grid");
        var watch = Stopwatch.StartNew();
        await PasteAsync(page, table);
        var drawn = watch.ElapsedMilliseconds;
        await Assertions.Expect(page.Locator("#f-calls-cells li")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("4999 行目"), new() { Timeout = 30_000 });
        TestContext.Current.TestOutputHelper?.WriteLine($"5,000 rows: drawn after {drawn} ms, last error shown after {watch.ElapsedMilliseconds} ms (700 ms of it is the pause)");

        Assert.True(await page.Locator(".gridrow").CountAsync() < 60);
        await page.Keyboard.PressAsync("Control+End");
        await Assertions.Expect(page.Locator("#f-calls-4999-vessel")).ToHaveTextAsync("第5000みなと丸");
        Assert.Equal("5001", await page.GetAttributeAsync("#f-calls-grid", "aria-rowcount"));
    }

    [Fact]
    public async Task What_is_pasted_beyond_the_last_column_is_named_and_what_fitted_stays()
    {
        var page = await OpenAsync();

        await page.FocusAsync("#f-calls-grid");
        // the column that is empty in every row is nothing that was lost
        await PasteAsync(page, "甲\t桟橋\t2026-12-01\t1\t余り\t\n乙\tその他\t2026-12-02\t2\t\t");

        var lost = page.Locator("#f-calls-lost");
        await Assertions.Expect(lost).ToHaveAttributeAsync("role", "alert");
        await Assertions.Expect(lost).ToContainTextAsync("1 列は、入力できる最後の列（4 列目「総トン数 (t)」）より右");
        await Assertions.Expect(page.Locator("#f-calls-1-vessel")).ToHaveTextAsync("乙");
        await WaitForAsync(() => _server.Values.At("/calls/1/tons") == Value.Of(2));
        Assert.Empty((await page.RunAxe()).Violations);
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(lost).ToBeEmptyAsync();
    }

    [Fact]
    public async Task What_is_pasted_beyond_the_last_row_is_named_and_what_fitted_stays()
    {
        var page = await OpenAsync();

        await page.FocusAsync("#f-calls-grid");
        await page.Keyboard.PressAsync("ArrowDown");
        await PasteAsync(page, string.Join('\n', Enumerable.Range(1, 6_002).Select(i => $"第{i}丸\t\t\t{i}")));

        await Assertions.Expect(page.Locator("#f-calls-lost")).ToContainTextAsync("3 行は、この表の上限（6000 行）を超える");
        await WaitForAsync(() => _server.Values["calls"].AsList.Count == 6_000);
        Assert.Equal((Value.Of("みなと丸"), Value.Of("第5999丸")), (_server.Values.At("/calls/0/vessel"), _server.Values.At("/calls/5999/vessel")));
    }

    [Fact]
    public async Task What_was_pasted_is_checked_at_once_and_what_is_typed_after_a_pause()
    {
        var page = await browser.PageAloneAsync();
        await page.Clock.InstallAsync(new() { TimeDate = new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc) });
        await page.GotoAsync($"{_server.Address}/page:grid");
        await page.Clock.PauseAtAsync(new DateTime(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc));

        await page.FocusAsync("#f-calls-grid");
        await page.Keyboard.PressAsync("Delete");
        await page.Clock.RunForAsync(50);
        await PasteAsync(page, "甲\t桟橋\t2026-12-01\t1\n乙");
        Assert.Equal(0, _server.Evaluations);
        await page.Clock.RunForAsync(50);
        await WaitForAsync(() => _server.Evaluations == 1);

        await page.Keyboard.PressAsync("Delete");
        await page.Clock.RunForAsync(650);
        Assert.Equal(1, _server.Evaluations);
        await page.Clock.RunForAsync(100);
        await WaitForAsync(() => _server.Evaluations == 2);
    }

    [Fact]
    public async Task Of_many_columns_those_seen_are_drawn_and_the_cell_in_use_is_always_one_of_them()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync("""
            async () => {
              const { enhanceGrids } = await import("/views/form-grid.js");
              const box = document.querySelector("[data-grid]").cloneNode(true);
              for (const made of box.querySelectorAll(".gridbar, .grid, .gridcards, [role=alert]")) made.remove();
              box.dataset.grid = "/wide";
              box.dataset.columns = JSON.stringify(Array.from({ length: 30 }, (_, i) => ({ name: `c${i}`, label: `列${i}`, number: i % 3 === 1, computed: i === 4 })));
              box.dataset.computed = JSON.stringify({ c4: ["9 円"] });
              box.querySelector("textarea").value = Array.from({ length: 29 }, (_, i) => `値${i}`).join("\t");
              const form = document.createElement("form");
              form.append(box);
              document.querySelector("main").append(form);
              enhanceGrids(form, () => {});
            }
            """);
        var grid = page.Locator("#f-wide-grid");
        Task<int> LeftAsync(string column) => grid.EvaluateAsync<int>(
            "(grid, id) => Math.round(document.getElementById(id).getBoundingClientRect().left - grid.querySelector('.gridhead').getBoundingClientRect().left)", $"f-wide-0-{column}");
        Task<int> HeadAsync(int column) => grid.EvaluateAsync<int>(
            "(grid, i) => Math.round(grid.querySelectorAll('[role=columnheader]')[i + 1].getBoundingClientRect().left - grid.querySelector('.gridhead').getBoundingClientRect().left)", column);

        Assert.InRange(await grid.Locator("[role=gridcell]").CountAsync(), 6, 14);
        await Assertions.Expect(grid.Locator("[aria-colindex='6']").Last).ToHaveTextAsync("9 円");
        await grid.FocusAsync();
        await page.Keyboard.PressAsync("End");

        await Assertions.Expect(page.Locator("#f-wide-0-c29")).ToHaveTextAsync("値28");
        await Assertions.Expect(page.Locator("#f-wide-0-c29")).ToBeInViewportAsync();
        await Assertions.Expect(grid).ToHaveAttributeAsync("aria-activedescendant", "f-wide-0-c29");
        Assert.Equal(await HeadAsync(29), await LeftAsync("c29"));
        await Assertions.Expect(page.Locator("#f-wide-0-c0")).ToHaveTextAsync("値0"); // frozen
        await Assertions.Expect(page.Locator("#f-wide-0-c5")).ToHaveCountAsync(0);
        for (var i = 0; i < 18; i++) await page.Keyboard.PressAsync("ArrowLeft");

        Assert.Equal(await HeadAsync(11), await LeftAsync("c11"));
        var frozen = await grid.EvaluateAsync<int>("(grid) => Math.round(grid.querySelector('.gridhead .first').getBoundingClientRect().right)");
        Assert.True(await grid.EvaluateAsync<int>("() => Math.round(document.getElementById('f-wide-0-c11').getBoundingClientRect().left)") >= frozen);
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator("#f-wide-0-c1")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_grid_has_no_fault_that_axe_can_find_and_is_a_list_on_a_phone()
    {
        var page = await OpenAsync();
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(fault => $"{fault.Id}: {fault.Help} {fault.Nodes[0].Html}")));

        await page.SetViewportSizeAsync(360, 700);
        await Assertions.Expect(page.Locator(".gridcards .rowitem")).ToHaveCountAsync(2);
        await page.FillAsync("#f-calls-1-tons-card", "5");
        await page.Keyboard.PressAsync("Tab");
        await WaitForAsync(() => _server.Values.At("/calls/1/tons") == Value.Of(5));
        Assert.Equal(360, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.PageAsync();
        await page.GotoAsync($"{_server.Address}/page:grid");
        return page;
    }

    private static async Task PasteAsync(IPage page, string text) => await page.EvaluateAsync("""
        (text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, text);

    private static async Task WaitForAsync(Func<bool> holds)
    {
        for (var i = 0; i < 200 && !holds(); i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(holds());
    }
}
