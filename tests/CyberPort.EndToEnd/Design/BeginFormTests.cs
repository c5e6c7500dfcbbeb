using CyberPort.EndToEnd.Journeys;
using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Design;

/// <summary>A small port begins a form from the national one, publishes it as it is, offers it, and ends the offer.</summary>
[Collection("browser")]
public sealed class BeginFormTests(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    [Fact]
    public async Task From_the_national_form_to_an_offer_and_its_end()
    {
        var page = await browsers.SignInAsync(fixture.Server, "kre.ogawa");
        await PageTests.CheckAsync(page, "/forms/begin");
        await page.Locator("li", new() { HasText = "港湾施設の使用許可申請" }).GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "公開の確認へ" }).ClickAsync();
        await Assertions.Expect(page.GetByText("公開できない理由（0件）")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "公開する", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("第1版を公開しました。")).ToBeVisibleAsync();

        await page.GotoAsync("/forms");
        await page.GetByRole(AriaRole.Link, new() { Name = "受付を始める" }).ClickAsync();
        await PageTests.CheckAsync(page, new Uri(page.Url).AbsolutePath);
        await page.GetByLabel("ワークフロー").SelectOptionAsync(new SelectOptionValue { Label = "水域占用許可（専決規程の表による）" });
        await page.GetByLabel("受付を始める日").FillAsync("2026-04-01");
        await page.GetByLabel("受付番号の書式").FillAsync("呉使");
        await page.GetByRole(AriaRole.Button, new() { Name = "受付を始める" }).ClickAsync();
        await Assertions.Expect(page.Locator("#error-summary")).ToContainTextAsync("受付番号の書式");
        await Assertions.Expect(page.GetByLabel("受付番号の書式")).ToHaveValueAsync("呉使");
        await page.GetByLabel("受付番号の書式").FillAsync("{era}{year}呉使-{number:0000}");
        await page.GetByRole(AriaRole.Button, new() { Name = "受付を始める" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "申請者に見えるページ" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("使用許可申請");

        await page.GotoAsync("/forms");
        await page.Locator("tr", new() { HasText = "jpkre/facility-use-permission" }).GetByRole(AriaRole.Link, new() { Name = "受付中" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "受付を終了する" }).ClickAsync();
        await Assertions.Expect(page.GetByText("受付を終了しています")).ToBeVisibleAsync();
    }
}
