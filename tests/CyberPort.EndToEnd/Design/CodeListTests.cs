using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Design;

/// <summary>Code lists as tables on the screen: own codes beside the nation's, lines that are changed, codes beneath others.</summary>
[Collection("browser")]
public sealed class CodeListTests(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    [Fact]
    public async Task A_port_adds_its_own_kind_of_cargo_and_says_which_national_one_it_is()
    {
        var page = await BeginAsync("上屋使用許可申請");
        await OpenListAsync(page, "cargo-types");
        await Assertions.Expect(page.GetByText("国の行は変えられませんが、独自コードを足せます。")).ToBeVisibleAsync();
        await Assertions.Expect(Row(page, "011").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        // the rest of the list is on the next page
        await Assertions.Expect(Row(page, "441")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "次のページ" }).PressAsync("Enter");
        await Assertions.Expect(Row(page, "441")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("81 行", new() { Exact = true })).ToBeFocusedAsync();

        await page.Locator("#dz-code").FillAsync("256C");
        await page.Locator("#dz-code-ja").FillAsync("空シャーシ");
        await page.Locator("#dz-code-kana").FillAsync("カラシャーシ");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "行を足す" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("独自コード「256C」に対応する国のコードを選んでください。");
        await page.Locator("#dz-code-national").SelectOptionAsync("256");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "行を足す" }));
        await page.Locator("#dz-codes-find").FillAsync("シャーシ");
        await Assertions.Expect(Row(page, "256C")).ToContainTextAsync("256 その他輸送機械");
        await Axe.RequireNothingSeriousAsync(page, "own codes");
        await page.SetViewportSizeAsync(360, 800);
        await Axe.RequireNothingSeriousAsync(page, "own codes, 360");
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        await page.SetViewportSizeAsync(1440, 900);

        // a line is changed in the same form
        await page.GetByRole(AriaRole.Button, new() { Name = "直す 空シャーシ" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByText("256C 空シャーシ を直す")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#dz-code-ja")).ToBeFocusedAsync();
        await page.Locator("#dz-code-ja").FillAsync("空シャーシ（県内）");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "この内容にする" }));
        await Assertions.Expect(Row(page, "256C")).ToContainTextAsync("空シャーシ（県内）");

        await page.Locator(".dz-bar nav button", new() { HasText = "国の様式との違い" }).ClickAsync();
        await Assertions.Expect(page.GetByText("コード表「貨物の品種」に独自コードを加えました（1件）。")).ToBeVisibleAsync();
        await page.Locator(".dz-bar nav button", new() { HasText = "プレビュー" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "使用" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("select[name='/cargoType'] option", new() { HasText = "空シャーシ（県内）" })).ToHaveCountAsync(1);
        Assert.DoesNotContain("Unhandled exception", fixture.Server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_list_has_codes_beneath_others_and_a_line_is_moved_or_no_longer_offered()
    {
        var page = await BeginAsync("荷さばき地・野積場使用許可申請");
        await page.Locator(".dz-bar nav button", new() { HasText = "コード表" }).ClickAsync();
        await page.Locator("summary", new() { HasText = "新しい表を作る" }).ClickAsync();
        await page.Locator("#dz-newlist-ja").FillAsync("使う機械");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "表を作る" }));
        await Assertions.Expect(page.GetByText("当てはまる行はありません。")).ToBeVisibleAsync();

        await AddAsync(page, "K", "クレーン", "");
        await Assertions.Expect(page.Locator("#dz-code")).ToHaveValueAsync("");
        await AddAsync(page, "K1", "橋形クレーン", "Z");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("上位のコード「Z」はこの表にありません。");
        await page.Locator("#dz-code-parent").FillAsync("K");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "行を足す" }));
        await Assertions.Expect(Row(page, "K1")).ToContainTextAsync("橋形クレーン");
        await Assertions.Expect(page.Locator("#dz-code")).ToHaveValueAsync("");
        await AddAsync(page, "F", "フォークリフト", "");
        await Assertions.Expect(page.Locator(".rz-data-row")).ToHaveCountAsync(3);

        await page.GetByRole(AriaRole.Button, new() { Name = "フォークリフト 上へ" }).PressAsync(" ");
        await Assertions.Expect(page.Locator(".rz-data-row").Nth(1)).ToContainTextAsync("フォークリフト");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "選べなくする フォークリフト" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "選べるようにする フォークリフト" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".rz-data-row").Nth(2)).ToContainTextAsync("選べません");
        await Assertions.Expect(page.Locator("th").Last).ToHaveTextAsync("操作");
    }

    private static async Task AddAsync(IPage page, string code, string name, string parent)
    {
        await page.Locator("#dz-code").FillAsync(code);
        await page.Locator("#dz-code-ja").FillAsync(name);
        await page.Locator("#dz-code-parent").FillAsync(parent);
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "行を足す" }));
    }

    private static ILocator Row(IPage page, string code) => page.Locator(".rz-data-row", new() { HasTextRegex = new($"(^|\\s|コード){code}") });

    private static Task PressAsync(ILocator button) => button.ClickAsync();

    private static async Task OpenListAsync(IPage page, string list)
    {
        await page.Locator(".dz-bar nav button", new() { HasText = "コード表" }).ClickAsync();
        await page.Locator("#dz-codes").SelectOptionAsync(list);
    }

    private async Task<IPage> BeginAsync(string title)
    {
        var page = await browsers.SignInAsync(fixture.Server, "kre.ogawa");
        await page.GotoAsync("/forms/begin");
        await page.Locator("li", new() { HasText = title }).GetByRole(AriaRole.Button).First.ClickAsync();
        await page.Locator(".dz-tree button").First.WaitForAsync();
        return page;
    }
}
