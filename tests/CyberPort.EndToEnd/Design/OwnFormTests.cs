using CyberPort.EndToEnd.Journeys;
using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Design;

/// <summary>A procedure that has no national form is set up in one session by somebody who is no developer (P-26): from the blank form to the offer.</summary>
[Collection("browser")]
public sealed class OwnFormTests(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    [Fact]
    public async Task From_the_blank_form_to_an_applicant_who_fills_it_in()
    {
        var page = await browsers.SignInAsync(fixture.Server, "hij.kato");
        await PageTests.CheckAsync(page, "/templates");
        await page.Locator("#own-title-ja").FillAsync("桟橋クレーンの使用許可申請");
        await page.Locator("#own-name").FillAsync("Pier Crane");
        await page.GetByRole(AriaRole.Button, new() { Name = "作り始める" }).ClickAsync();
        await Assertions.Expect(page.Locator("#error-summary")).ToContainTextAsync("様式の記号");
        await Assertions.Expect(page.Locator("#own-title-ja")).ToHaveValueAsync("桟橋クレーンの使用許可申請");
        await page.Locator("#own-name").FillAsync("pier-crane-use");
        await page.GetByRole(AriaRole.Button, new() { Name = "作り始める" }).ClickAsync();
        await Assertions.Expect(page.Locator(".dz-tree button").First).ToBeVisibleAsync();

        // a ready block, then a condition that is completed while it is written
        await SelectAsync(page, "目的・内容");
        await PressAsync(page.Locator(".dz-add summary"));
        await page.Locator("#dz-kind").SelectOptionAsync("block:periodAndArea");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "追加する", Exact = true }));
        await SelectAsync(page, "面積");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "＋ 条件を足す" }));
        await page.Locator("#dz-action").SelectOptionAsync("warning");
        await page.GetByLabel("式で書く").CheckAsync();
        var box = page.Locator("#dz-expr");
        await box.FillAsync("");
        await box.PressSequentiallyAsync("面積");
        await Assertions.Expect(page.Locator(".dz-suggest [aria-selected=true]")).ToContainTextAsync("area");
        await box.PressAsync("Enter");
        await Assertions.Expect(box).ToHaveValueAsync("area");
        await Assertions.Expect(page.Locator("#dz-expr-here")).ToContainTextAsync("面積（数（㎡））");
        await box.PressSequentiallyAsync(" <= 500");
        await box.HoverAsync(new() { Position = new() { X = 24, Y = 18 } });
        await Assertions.Expect(box).ToHaveAttributeAsync("title", "area：面積（数（㎡））");
        await page.Locator("#dz-msg-ja").FillAsync("500㎡を超える使用は、事前に相談してください。");
        await page.Locator("#dz-msg-en").FillAsync("Talk to us before using more than 500 square metres.");
        await page.Locator("#dz-msg-en").PressAsync("Tab");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "この条件にする" }));
        await Assertions.Expect(page.Locator(".dz-rule", new() { HasText = "area <= 500" })).ToBeVisibleAsync();

        await page.Locator(".dz-bar nav button", new() { HasText = "規則のつながり" }).ClickAsync();
        await Assertions.Expect(page.Locator("tr", new() { HasText = "area <= 500" })).ToBeVisibleAsync();
        await Axe.RequireNothingSeriousAsync(page, page.Url);

        // what rules look at cannot be taken away, and whose rules they are is told where it is seen
        await page.Locator(".dz-bar nav button", new() { HasText = "編集" }).ClickAsync();
        await SelectAsync(page, "申請者の区分");
        await page.GetByRole(AriaRole.Button, new() { Name = "削除", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".dz-refused")).ToContainTextAsync("「法人番号」の規則");
        await Assertions.Expect(page.Locator(".dz-refused")).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "閉じる" }).ClickAsync();
        await Assertions.Expect(page.Locator(".dz-refused")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".dz-tree button", new() { HasText = "申請者の区分" })).ToHaveCountAsync(1);

        // the cases of the blank form know nothing of period and area: looked at, and right
        await page.Locator(".dz-bar nav button", new() { HasText = "テスト" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "この結果でよい" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("tr .st.r")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".dz-saved")).ToContainTextAsync("自動保存");
        await page.GetByRole(AriaRole.Link, new() { Name = "公開の確認へ" }).ClickAsync();
        await PageTests.CheckAsync(page, "/templates/jphij/pier-crane-use");
        await page.GetByRole(AriaRole.Button, new() { Name = "1.0.0版を公開する" }).ClickAsync();
        await Assertions.Expect(page.Locator("td", new() { HasText = "1.0.0" }).First).ToBeVisibleAsync();
        await OfferAsync(page);

        var applicant = await browsers.SignInAsync(fixture.Server, "ujina.harada");
        await applicant.GotoAsync("/catalogue/jphij/pierCraneUse");
        await applicant.GetByRole(AriaRole.Button, new() { Name = "申請を始める" }).ClickAsync();
        await applicant.WaitForURLAsync("**/apply/**");
        await applicant.GotoAsync(applicant.Url[..(applicant.Url.LastIndexOf('/') + 1)] + "page%3Acontent");
        await Assertions.Expect(applicant.Locator("#f-area")).ToBeVisibleAsync();

        // before the next version is published, the words that are hard to hear and the draft that was begun are told
        await page.GotoAsync("/forms/jphij/pier-crane-use");
        await SelectAsync(page, "面積");
        await page.Locator("#dz-label-ja").FillAsync("面　積");
        await page.Locator("#dz-label-ja").PressAsync("Tab");
        await Assertions.Expect(page.Locator(".dz-tree button", new() { HasText = "面　積" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".dz-saved")).ToContainTextAsync("自動保存");
        await page.GetByRole(AriaRole.Link, new() { Name = "公開の確認へ" }).ClickAsync();
        await Assertions.Expect(page.GetByText("字の間の空白のため1字ずつ読み上げられます。")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("入力中の下書きが 1 件あります。")).ToBeVisibleAsync();

        // a day that has passed is refused with what was typed; why it was published stands in the history
        await page.GetByLabel("変更の説明（履歴に残ります）").FillAsync("面積の見出しを直した。");
        await page.GetByLabel("受付を始める日（任意）").FillAsync("2020-04-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "1.0.1版を公開する" }).ClickAsync();
        await Assertions.Expect(page.Locator("#error-summary")).ToContainTextAsync("公開できませんでした");
        await Axe.RequireNothingSeriousAsync(page, page.Url);
        await Assertions.Expect(page.GetByLabel("変更の説明（履歴に残ります）")).ToHaveValueAsync("面積の見出しを直した。");
        await page.GetByLabel("受付を始める日（任意）").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "1.0.1版を公開する" }).ClickAsync();
        await Assertions.Expect(page.Locator("td", new() { HasText = "1.0.1" }).First).ToBeVisibleAsync();
        await page.GotoAsync("/forms/jphij/pier-crane-use");
        await page.Locator(".dz-bar nav button", new() { HasText = "履歴" }).ClickAsync();
        await Assertions.Expect(page.Locator("tr", new() { HasText = "1.0.1" })).ToContainTextAsync("面積の見出しを直した。");
    }

    private static async Task OfferAsync(IPage page)
    {
        await page.GotoAsync("/offers/jphij/pier-crane-use");
        await page.GetByLabel("ワークフロー").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("受付を始める日").FillAsync("2026-04-01");
        await page.GetByLabel("受付番号の書式").FillAsync("{era}{year}桟-{number:0000}");
        await page.GetByRole(AriaRole.Button, new() { Name = "受付を始める" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "申請者に見えるページ" })).ToBeVisibleAsync();
    }

    private static async Task PressAsync(ILocator element)
    {
        await Assertions.Expect(element).ToBeEnabledAsync();
        await element.FocusAsync();
        await element.PressAsync("Enter");
    }

    private static async Task SelectAsync(IPage page, string label)
    {
        await PressAsync(page.Locator(".dz-tree button", new() { Has = page.GetByText(label, new() { Exact = true }) }));
        await Assertions.Expect(page.Locator("#dz-properties")).ToHaveTextAsync(label);
        await Assertions.Expect(page.Locator(".dz-add")).Not.ToHaveAttributeAsync("open", "");
    }
}
