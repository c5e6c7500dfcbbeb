using System.Globalization;
using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Design;

/// <summary>Five tasks of a clerk, each step counted and each result photographed (docs/designer-tour.md, ./screenshots): not a test.</summary>
[Collection("browser")]
public sealed class DesignerTour(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("CYBERPORT_SCREENSHOTS") ?? "";
    private readonly List<string> _counts = [];
    private IPage _page = null!;
    private int _steps;

    [Fact]
    public async Task Of_five_tasks()
    {
        Assert.SkipWhen(Folder.Length == 0, "CYBERPORT_SCREENSHOTS names no folder; ./screenshots sets it.");
        _page = await browsers.SignInAsync(fixture.Server, "kij.abe");
        await _page.SetViewportSizeAsync(1440, 900);
        await _page.GotoAsync("/forms/jpkij/water-area-occupancy");

        await ClickAsync(_page.Locator(".dz-tree button", new() { HasText = "工作物の載荷重" }));
        await ClickAsync(_page.GetByLabel("この様式で使う"));
        await DoneAsync("switch", "変更しました。");

        await ClickAsync(_page.Locator(".dz-tree button", new() { HasText = "工作物の載荷重" }));
        await ClickAsync(_page.Locator(".dz-add summary"));
        await ChooseAsync("#dz-kind", "number");
        await TypeAsync("#dz-new-ja", "係留する船の数");
        await TypeAsync("#dz-new-unit", "隻");
        await ClickAsync(_page.GetByRole(AriaRole.Button, new() { Name = "追加する", Exact = true }));
        await Assertions.Expect(_page.Locator(".dz-tree button", new() { HasText = "係留する船の数" })).ToBeVisibleAsync();
        await DoneAsync("field", "変更しました。");

        await ClickAsync(_page.Locator(".dz-tree button", new() { HasText = "係留する船の数" }));
        await ClickAsync(_page.GetByRole(AriaRole.Button, new() { Name = "＋ 条件を足す" }));
        await ChooseAsync("#dz-field-0", "/structure/planned");
        await ChooseAsync("select#dz-value-0", "true");
        await ClickAsync(_page.GetByRole(AriaRole.Button, new() { Name = "この条件にする" }));
        await DoneAsync("condition", "変更しました。");

        await ClickAsync(_page.Locator(".dz-bar nav button", new() { HasText = "コード表" }));
        await ChooseAsync("#dz-codes", "water-areas");
        await TypeAsync("#dz-code", "W90");
        await TypeAsync("#dz-code-ja", "西港区 万代島地区 新物揚場前面");
        await TypeAsync("#dz-code-kana", "ニシコウク バンダイジマチク シンモノアゲバゼンメン");
        await ClickAsync(_page.GetByRole(AriaRole.Button, new() { Name = "行を足す" }));
        await Assertions.Expect(_page.Locator("tr", new() { HasText = "W90" })).ToBeVisibleAsync();
        await DoneAsync("code", "変更しました。");

        await ClickAsync(_page.Locator(".dz-bar nav button", new() { HasText = "テスト" }));
        await Assertions.Expect(_page.Locator("td[data-label=結果]").First).ToBeVisibleAsync();
        var told = _page.GetByRole(AriaRole.Button, new() { Name = "この結果でよい" });
        await ClickAsync(told.First); // all of them at once
        await Assertions.Expect(told).ToHaveCountAsync(0);

        await ClickAsync(_page.GetByRole(AriaRole.Button, new() { Name = "公開の確認へ" }));
        await Assertions.Expect(_page.GetByText("公開できない理由（0件）")).ToBeVisibleAsync();
        await TypeAsync("#dz-note", "係留する船の数を聞き、新しい物揚場を加えた。");
        await ClickAsync(_page.GetByRole(AriaRole.Button, new() { Name = "公開する", Exact = true }));
        await DoneAsync("publish", "第2版を公開しました。");
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", _counts));
    }

    private Task ClickAsync(ILocator place)
    {
        _steps++;
        return place.ClickAsync();
    }

    private async Task ChooseAsync(string place, string value)
    {
        _steps++;
        await _page.Locator(place).SelectOptionAsync(value);
    }

    private async Task TypeAsync(string place, string text)
    {
        _steps++;
        await _page.Locator(place).FillAsync(text);
        await _page.Locator(place).PressAsync("Tab");
    }

    private async Task DoneAsync(string task, string told)
    {
        await Assertions.Expect(_page.Locator("[role=status]", new() { HasText = told }).First).ToHaveCountAsync(1);
        _counts.Add($"{task}: {_steps.ToString(CultureInfo.InvariantCulture)}");
        _steps = 0;
        await _page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"tour-{task}-1440.png") });
    }
}
