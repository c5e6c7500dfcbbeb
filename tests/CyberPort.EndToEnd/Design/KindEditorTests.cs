using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Design;

/// <summary>Tables, matrices, places, choices that follow each other and texts made of the answers, all put together on the screen.</summary>
[Collection("browser")]
public sealed class KindEditorTests(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    [Fact]
    public async Task What_only_some_kinds_have_is_edited_beside_them_and_seen_at_once()
    {
        var page = await BeginAsync();

        // a table of rows with a second column, which is then limited like every other field
        await AddAsync(page, "rows", "使用機械", "Machines");
        await page.Locator("#dz-col-kind").SelectOptionAsync("number");
        await page.Locator("#dz-col-ja").FillAsync("つり荷の重さ");
        await page.Locator("#dz-col-en").FillAsync("Load");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "列を加える" }));
        await Assertions.Expect(page.Locator(".dz-list li")).ToContainTextAsync((string[])["内容", "つり荷の重さ"]);
        await SelectAsync(page, "つり荷の重さ");
        await page.Locator("#dz-maximum").FillAsync("３０");
        await page.Locator("#dz-maximum").PressAsync("Tab");
        await Assertions.Expect(page.Locator("#dz-maximum")).ToHaveValueAsync("30");
        await SelectAsync(page, "使用機械");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "削除 内容" }));
        await Assertions.Expect(page.Locator(".dz-list li")).ToHaveCountAsync(1);

        // a matrix whose lines and columns are written here
        await AddAsync(page, "matrix", "月別の使用回数", "Uses by month");
        await page.Locator("#dz-axis-lines").SelectOptionAsync("");
        await page.Locator("#dz-names-lines").FillAsync("apr 4月 / April\nmay 5月 / May");
        await page.Locator("#dz-names-lines").PressAsync("Tab");
        await page.Locator("#dz-names-columns").FillAsync("昼間 / Day");
        await page.Locator("#dz-names-columns").PressAsync("Tab");
        await Assertions.Expect(page.Locator(".dz-pane.r .err")).ToContainTextAsync("記号");
        await page.Locator("#dz-names-columns").FillAsync("day 昼間 / Day\nnight 夜間 / Night");
        await page.Locator("#dz-names-columns").PressAsync("Tab");
        await Assertions.Expect(page.Locator(".dz-item.on th", new() { HasText = "5月" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".dz-item.on th", new() { HasText = "夜間" })).ToBeVisibleAsync();

        // a place that is an area, within a limit
        await AddAsync(page, "location", "使用区域", "Area of use");
        await page.Locator(".dz-pane.r").GetByLabel("点", new() { Exact = true }).UncheckAsync();
        await Assertions.Expect(page.Locator(".dz-pane.r").GetByLabel("点", new() { Exact = true })).Not.ToBeCheckedAsync();
        await page.Locator(".dz-pane.r").GetByLabel("区域（多角形）").ClickAsync();
        await Assertions.Expect(page.Locator(".dz-pane.r .err")).ToHaveTextAsync("描けるものを1つは選んでください。");
        await page.Locator("#dz-maxArea").FillAsync("１，０００");
        await page.Locator("#dz-maxArea").PressAsync("Tab");
        await Assertions.Expect(page.Locator("#dz-maxArea")).ToHaveValueAsync("1000");

        // a text made of the answers
        await AddAsync(page, "documentText", "要旨", "Summary");
        await page.Locator("#dz-text-ja").FillAsync("{purpose}のために桟橋クレーンを使用する。");
        await page.Locator("#dz-text-ja").PressAsync("Tab");
        await Axe.RequireNothingSeriousAsync(page, page.Url);
        await page.Locator(".dz-bar nav button", new() { HasText = "プレビュー" }).ClickAsync();
        await Assertions.Expect(page.Locator("#dz-role")).ToBeVisibleAsync();
        await page.Locator(".dz-sheet textarea").First.FillAsync("岸壁の点検");
        await page.Locator(".dz-sheet textarea").First.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("岸壁の点検のために桟橋クレーンを使用する。")).ToBeVisibleAsync();
    }

    private async Task<IPage> BeginAsync()
    {
        var page = await browsers.SignInAsync(fixture.Server, "hij.kato");
        await page.GotoAsync("/templates");
        await page.Locator("#own-title-ja").FillAsync("桟橋クレーンの使用");
        await page.Locator("#own-name").FillAsync("crane-kinds");
        await page.GetByRole(AriaRole.Button, new() { Name = "作り始める" }).ClickAsync();
        await Assertions.Expect(page.Locator(".dz-tree button").First).ToBeVisibleAsync();
        return page;
    }

    private static async Task AddAsync(IPage page, string kind, string ja, string en)
    {
        await SelectAsync(page, "目的・内容");
        await PressAsync(page.Locator(".dz-add summary"));
        await page.Locator("#dz-kind").SelectOptionAsync(kind);
        await page.Locator("#dz-new-ja").FillAsync(ja);
        await page.Locator("#dz-new-en").FillAsync(en);
        await page.Locator("#dz-new-en").PressAsync("Tab");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "追加する", Exact = true }));
        await SelectAsync(page, ja);
    }

    private static async Task SelectAsync(IPage page, string label)
    {
        await page.Locator(".dz-tree button").Filter(new() { Has = page.GetByText(label, new() { Exact = true }) }).ClickAsync();
        await Assertions.Expect(page.Locator("#dz-properties")).ToHaveTextAsync(label);
    }

    private static async Task PressAsync(ILocator element)
    {
        await Assertions.Expect(element).ToBeEnabledAsync();
        await element.FocusAsync();
        await element.PressAsync("Enter");
    }
}
