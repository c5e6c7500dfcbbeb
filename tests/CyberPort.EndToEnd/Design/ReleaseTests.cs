using CyberPort.EndToEnd.Journeys;
using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Design;

/// <summary>A form is published for a day to come and taken back; applicants move their drafts to a newer one when they have seen what changes.</summary>
[Collection("browser")]
public sealed class ReleaseTests(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    [Fact]
    public async Task A_form_for_tomorrow_waits_is_seen_in_the_history_and_taken_back()
    {
        var page = await OpenAsync("hij.kato", "/forms/jphij/water-area-occupancy");
        await AddFieldAsync(page, "占用の目的", "標旗の番号", "Flag number");
        await GateAsync(page);
        await page.Locator("#dz-note").FillAsync("標旗の番号を聞く。");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(9));
        await PublishAsync(page, today.AddDays(-1));
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("もう過ぎています。");
        await PublishAsync(page, today.AddDays(1));
        await Assertions.Expect(page.Locator(".note.ok")).ToContainTextAsync("それまでは今の版のままです");
        Assert.Equal(0, await AskedAsync("jphij", "waterAreaOccupancy", "page%3Aoccupancy", "#f-ext-flagNumber"));

        await page.GotoAsync("/forms");
        await Assertions.Expect(page.Locator("tr", new() { HasText = "jphij/water-area-occupancy" }).Locator(".st.b")).ToContainTextAsync("から：2版");
        await page.GotoAsync("/forms/jphij/water-area-occupancy");
        await page.Locator(".dz-bar").First.GetByRole(AriaRole.Button, new() { Name = "公開の確認へ" }).ClickAsync();
        await Assertions.Expect(page.Locator(".note.warn")).ToContainTextAsync("第2版を");
        await page.Locator(".dz-bar").First.GetByRole(AriaRole.Button, new() { Name = "履歴" }).ClickAsync();
        var row = page.Locator("tbody tr").First;
        await Assertions.Expect(row).ToContainTextAsync("から受付予定");
        await Assertions.Expect(row).ToContainTextAsync("標旗の番号を聞く。");
        await FitsAsync(page, "history");
        await page.GetByRole(AriaRole.Button, new() { Name = "第2版の予定を取り下げる" }).ClickAsync();
        await Assertions.Expect(page.Locator("#dz-why-error")).ToContainTextAsync("理由");
        await page.Locator("#dz-why").FillAsync("議決が延びた");
        await page.Locator("#dz-why").PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "第2版の予定を取り下げる" }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("が取り下げ: 議決が延びた");
        await Assertions.Expect(page.Locator("tbody tr").Nth(1)).ToContainTextAsync("受付中");
    }

    [Fact]
    public async Task A_draft_moves_to_the_newer_form_when_its_applicant_has_seen_what_changes_without_a_script()
    {
        var applicant = await browsers.SignInAsync(fixture.Server, "ujina.harada", script: false);
        await applicant.GotoAsync("/catalogue/jphij/facilityUse");
        await applicant.GetByRole(AriaRole.Button, new() { Name = "申請を始める" }).ClickAsync();
        var draft = applicant.Url;
        var name = await applicant.Locator("#f-applicant-tradeName").InputValueAsync();
        await applicant.Locator("#f-applicant-representativeName").FillAsync("原田 海");
        await Assertions.Expect(applicant.GetByText("新しい版の様式があります")).ToHaveCountAsync(0);

        var clerk = await OpenAsync("hij.kato", "/forms/jphij/facility-use-permission");
        await AddFieldAsync(clerk, "使用目的", "連絡のつく時間", "Hours for contact");
        await GateAsync(clerk);
        await PublishAsync(clerk, null);
        await Assertions.Expect(clerk.GetByText("第2版を公開しました。")).ToBeVisibleAsync();

        await applicant.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "再計算" }).ClickAsync();
        await Assertions.Expect(applicant.GetByText("新しい版の様式があります")).ToBeVisibleAsync();
        var seen = await browsers.SignInAsync(fixture.Server, "ujina.harada");
        await PageTests.CheckAsync(seen, new Uri(draft).AbsolutePath);
        await PageTests.CheckAsync(seen, draft[..(draft.LastIndexOf('/') + 1)] + "rebase");

        // what was typed is kept on the way
        await applicant.Locator("#f-applicant-representativeName").FillAsync("原田 港");
        await applicant.GetByRole(AriaRole.Button, new() { Name = "新しい様式に移す" }).ClickAsync();
        await Assertions.Expect(applicant.Locator("h1")).ToHaveTextAsync("新しい様式に移す前の確認");
        await Assertions.Expect(applicant.Locator("li", new() { HasText = "連絡のつく時間" })).ToHaveCountAsync(1);
        await Assertions.Expect(applicant.GetByText("すべての回答が残ります")).ToBeVisibleAsync();
        await applicant.GetByRole(AriaRole.Button, new() { Name = "新しい様式に移す" }).ClickAsync();
        await Assertions.Expect(applicant.GetByText("新しい版の様式があります")).ToHaveCountAsync(0);
        await Assertions.Expect(applicant.Locator("#f-applicant-tradeName")).ToHaveValueAsync(name);
        await Assertions.Expect(applicant.Locator("#f-applicant-representativeName")).ToHaveValueAsync("原田 港");
        await applicant.GotoAsync(draft[..(draft.LastIndexOf('/') + 1)] + "page%3Ause");
        await Assertions.Expect(applicant.Locator("#f-ext-hoursForContact")).ToHaveCountAsync(1);
    }

    private static async Task AddFieldAsync(IPage page, string after, string ja, string en)
    {
        await page.Locator(".dz-tree button", new() { HasText = after }).ClickAsync();
        await Assertions.Expect(page.Locator("#dz-properties")).ToHaveTextAsync(after);
        await page.Locator(".dz-add summary").ClickAsync();
        await page.Locator("#dz-kind").SelectOptionAsync("text");
        await page.Locator("#dz-new-ja").FillAsync(ja);
        await page.Locator("#dz-new-en").FillAsync(en);
        await page.Locator("#dz-new-en").PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "追加する", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".dz-tree button", new() { HasText = ja })).ToContainTextAsync("独自");
    }

    private static async Task GateAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "公開の確認へ" }).ClickAsync();
        await Assertions.Expect(page.GetByText("公開できない理由（0件）")).ToBeVisibleAsync();
        await FitsAsync(page, "gate");
    }

    private static async Task PublishAsync(IPage page, DateOnly? from)
    {
        await page.Locator("#dz-from").FillAsync(from?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "");
        await page.Locator("#dz-from").PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "公開する", Exact = true }).ClickAsync();
    }

    private static async Task FitsAsync(IPage page, string view)
    {
        await Axe.RequireNothingSeriousAsync(page, view);
        await page.SetViewportSizeAsync(320, 800);
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.SetViewportSizeAsync(1440, 900);
    }

    private async Task<IPage> OpenAsync(string person, string address)
    {
        var page = await browsers.SignInAsync(fixture.Server, person);
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator(".dz-tree button").First).ToBeVisibleAsync();
        return page;
    }

    private async Task<int> AskedAsync(string port, string procedure, string step, string field)
    {
        var page = await browsers.SignInAsync(fixture.Server, "ujina.harada", script: false);
        await page.GotoAsync($"/catalogue/{port}/{procedure}");
        await page.GetByRole(AriaRole.Button, new() { Name = "申請を始める" }).ClickAsync();
        await page.GotoAsync(page.Url[..(page.Url.LastIndexOf('/') + 1)] + step);
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        return await page.Locator(field).CountAsync();
    }
}
