using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Design;

/// <summary>A clerk makes the port's own form out of the national one, with the keyboard alone, and applicants fill it in at once.</summary>
[Collection("browser")]
public sealed class DesignerTests(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    [Fact]
    public async Task A_clerk_switches_adds_conditions_previews_tests_and_publishes_with_the_keyboard()
    {
        var page = await OpenAsync("hij.kato", "/forms/jphij/facility-use-permission");
        var options = page.Locator(".dz-tree li:has(.tag.optional, .tag.off) button");
        await PressAsync(options.First);
        var use = page.GetByLabel("この様式で使う");
        var before = await use.IsCheckedAsync();
        await use.PressAsync("Space");
        await SavedAsync(page, "変更しました。");

        // an own field after the purpose, worded in both languages
        await SelectAsync(page, "使用目的");
        await PressAsync(page.Locator(".dz-add summary"));
        await page.Locator("#dz-kind").SelectOptionAsync("number");
        await page.Locator("#dz-new-ja").FillAsync("仮設物の高さ");
        await page.Locator("#dz-new-en").FillAsync("Height of structures");
        await page.Locator("#dz-new-unit").FillAsync("m");
        await page.Locator("#dz-new-unit").PressAsync("Tab");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "追加する", Exact = true }));
        var own = page.Locator(".dz-tree button", new() { HasText = "仮設物の高さ" });
        await Assertions.Expect(own).ToContainTextAsync("独自");

        // one sentence: if it is higher than 10 m, the reason is asked for
        await SelectAsync(page, "仮設物の高さ");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "＋ 条件を足す" }));
        await page.Locator("#dz-action").SelectOptionAsync("warning");
        await page.Locator("#dz-field-0").SelectOptionAsync("/ext/heightOfStructures");
        await page.Locator("#dz-op-0").SelectOptionAsync("more");
        await page.Locator("#dz-value-0").FillAsync("１０");
        await page.Locator("#dz-value-0").PressAsync("Tab");
        await page.Locator("#dz-msg-ja").FillAsync("高さが10mを超えます。転倒防止の方法を理由欄に書いてください。");
        await page.Locator("#dz-msg-en").FillAsync("Higher than 10 m: say how it is kept from falling.");
        await page.Locator("#dz-msg-en").PressAsync("Tab");
        await Assertions.Expect(page.Locator(".dz-rule-edit .mono")).ToContainTextAsync("!(ext.heightOfStructures > 10)");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "この条件にする" }));
        await Assertions.Expect(page.Locator(".dz-rule", new() { HasText = "「仮設物の高さ」が 10m より大きい" })).ToBeVisibleAsync();

        // undone and done again by keys
        await page.Locator(".dz-tree button[aria-current]").FocusAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator(".dz-rule", new() { HasText = "仮設物の高さ" })).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+y");
        await Assertions.Expect(page.Locator(".dz-rule", new() { HasText = "仮設物の高さ" })).ToHaveCountAsync(1);

        // seen as an officer, kept as a test
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "プレビュー" }));
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "見本を入れる" }));
        await page.Locator("#dz-role").SelectOptionAsync("officer");
        await Assertions.Expect(page.Locator(".dz-sheet dl.ans").First).ToBeVisibleAsync();
        await page.Locator("#dz-role").SelectOptionAsync(new SelectOptionValue { Label = "受付" });
        await Assertions.Expect(page.GetByText("「受付」の段階で見える内容です。")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "この入力と結果をテストにする" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByText("テストの名前を入力してください。")).ToBeVisibleAsync();
        await page.Locator("#dz-case").FillAsync("見本のまま出せる");
        await page.Locator("#dz-case").PressAsync("Tab");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "この入力と結果をテストにする" }));
        await Assertions.Expect(page.GetByText("テストに加えました。")).ToBeVisibleAsync();
        await PressAsync(page.Locator(".dz-bar nav button", new() { HasText = "テスト" }));
        await Assertions.Expect(page.Locator("tr", new() { HasText = "見本のまま出せる" })).ToContainTextAsync("合格");

        // the port's own tests say that the field was not used: looked at, and right
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "公開の確認へ" }));
        await Assertions.Expect(page.GetByText("通らないテストが")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "公開する", Exact = true })).ToBeDisabledAsync();
        await PressAsync(page.Locator(".dz-bar nav button", new() { HasText = "テスト" }));
        var told = page.GetByRole(AriaRole.Button, new() { Name = "この結果でよい" });
        await PressAsync(told.First);
        await Assertions.Expect(told).ToHaveCountAsync(0);
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "公開の確認へ" }));
        await Assertions.Expect(page.GetByText("公開できない理由（0件）")).ToBeVisibleAsync();
        await page.Locator("#dz-note").FillAsync("仮設物の高さを聞くことにした。");
        await page.Locator("#dz-note").PressAsync("Tab");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "公開する", Exact = true }));
        await Assertions.Expect(page.GetByText("第2版を公開しました。")).ToBeVisibleAsync();

        await ApplicantSeesAsync("jphij", own: true);
        await ApplicantSeesAsync("jpkij", own: false);
        Assert.NotEqual(before, await IsUsedAsync("/forms/jphij/facility-use-permission"));
    }

    [Fact]
    public async Task A_change_is_stored_also_when_the_page_is_left_at_once()
    {
        var page = await OpenAsync("hij.kato", "/forms/jphij/water-area-occupancy");
        await SelectAsync(page, "場所の詳細");
        await page.Locator("#dz-label-ja").FillAsync("場所の詳細と地先名");
        await page.Locator("#dz-label-ja").PressAsync("Tab");
        await SavedAsync(page, "変更しました。");
        await page.GotoAsync("/forms");

        page = await OpenAsync("hij.kato", "/forms/jphij/water-area-occupancy");
        await Assertions.Expect(page.Locator(".dz-tree button", new() { HasText = "場所の詳細と地先名" })).ToHaveCountAsync(1);
        await SelectAsync(page, "場所の詳細と地先名");
        await page.GetByRole(AriaRole.Button, new() { Name = "国の様式に戻す" }).ClickAsync();
        await Assertions.Expect(page.Locator(".dz-saved")).ToContainTextAsync("自動保存");
    }

    [Fact]
    public async Task Every_view_is_without_serious_findings_and_fits_a_phone()
    {
        var page = await OpenAsync("hij.kato", "/forms/jphij/water-area-occupancy");
        foreach (var view in new[] { "編集", "コード表", "規則のつながり", "紙の様式", "プレビュー", "国の様式との違い", "テスト", "履歴", "公開の確認へ" })
        {
            await page.SetViewportSizeAsync(1440, 900);
            await page.Locator(".dz-bar").First.GetByRole(AriaRole.Button, new() { Name = view }).ClickAsync();
            if (view == "編集") await SelectAsync(page, "占用の目的");
            if (view == "公開の確認へ") await Assertions.Expect(page.Locator("#dz-note")).ToBeVisibleAsync();
            await Axe.RequireNothingSeriousAsync(page, view);
            await page.SetViewportSizeAsync(320, 800);
            Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    private static async Task PressAsync(ILocator element)
    {
        await Assertions.Expect(element).ToBeEnabledAsync();
        await element.FocusAsync();
        await element.PressAsync("Enter");
    }

    private static async Task SelectAsync(IPage page, string label)
    {
        await PressAsync(page.Locator(".dz-tree button", new() { HasText = label }));
        await Assertions.Expect(page.Locator("#dz-properties")).ToHaveTextAsync(label);
    }

    private static Task SavedAsync(IPage page, string told) => Assertions.Expect(page.Locator("[role=status]", new() { HasText = told })).ToHaveCountAsync(1);

    private async Task<IPage> OpenAsync(string person, string address)
    {
        var page = await browsers.SignInAsync(fixture.Server, person);
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator(".dz-tree button").First).ToBeVisibleAsync();
        return page;
    }

    private async Task ApplicantSeesAsync(string port, bool own)
    {
        var page = await browsers.SignInAsync(fixture.Server, "ujina.harada");
        await page.GotoAsync($"/catalogue/{port}/facilityUse");
        await page.GetByRole(AriaRole.Button, new() { Name = "申請を始める" }).ClickAsync();
        await page.WaitForURLAsync("**/apply/**");
        await page.GotoAsync(page.Url[..(page.Url.LastIndexOf('/') + 1)] + "page%3Ause");
        await Assertions.Expect(page.Locator("#f-ext-heightOfStructures")).ToHaveCountAsync(own ? 1 : 0);
    }

    private async Task<bool> IsUsedAsync(string address)
    {
        var page = await OpenAsync("hij.kato", address);
        await PressAsync(page.Locator(".dz-tree li:has(.tag.optional, .tag.off) button").First);
        return await page.GetByLabel("この様式で使う").IsCheckedAsync();
    }
}
