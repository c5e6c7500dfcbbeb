using CyberPort.EndToEnd.Journeys;
using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Design;

/// <summary>A clerk lays out how the application looks on paper, with the keyboard alone, and the applicant's print page shows it.</summary>
[Collection("browser")]
public sealed class PaperTests(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    [Fact]
    public async Task From_a_new_block_to_the_applicant_s_print_page()
    {
        var page = await browsers.SignInAsync(fixture.Server, "hij.kato");
        await page.GotoAsync("/forms/jphij/water-area-occupancy");
        await PressAsync(page.Locator(".dz-bar nav button", new() { HasText = "紙の様式" }));
        var sheet = page.FrameLocator(".dz-page-frame");
        await Assertions.Expect(sheet.Locator("h1")).ToContainTextAsync("許可申請書");
        await Assertions.Expect(sheet.Locator("figure svg path.map-own")).ToBeVisibleAsync();

        // of a national block some things change, the rest says why not; one change is taken back
        await PressAsync(page.Locator(".dz-block-head .link", new() { HasText = "すべての回答" }));
        await Assertions.Expect(page.Locator(".dz-block-body")).ToContainTextAsync("国の様式の部分です");
        await page.Locator("#dz-block-columns").SelectOptionAsync("2");
        await Assertions.Expect(sheet.Locator("table.two").First).ToBeVisibleAsync();
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "国の様式に戻す" }));
        await Assertions.Expect(sheet.Locator("table.two")).ToHaveCountAsync(0);

        // a paragraph with an answer in it, right after the sentence that names the law
        await PressAsync(page.Locator(".dz-block-head .link", new() { HasText = "港湾法第37条" }));
        await Assertions.Expect(page.Locator(".dz-block.on")).ToContainTextAsync("港湾法第37条");
        await AddAsync(page, "paragraph", "文章");
        await FillAsync(page, "#dz-block-text-ja", "連絡のとれる申請者は次のとおりです。");
        await FillAsync(page, "#dz-block-text-en", "This applicant can be reached: ");
        await page.Locator("#dz-insert").SelectOptionAsync("/applicant/tradeName");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "差し込む" }));
        await Assertions.Expect(page.Locator("#dz-block-text-ja")).ToHaveValueAsync("連絡のとれる申請者は次のとおりです。{applicant.tradeName}");
        await Assertions.Expect(sheet.GetByText("次のとおりです。安芸海洋開発株式会社")).ToBeVisibleAsync();

        // two fields side by side, moved above the paragraph
        await AddAsync(page, "fields", "回答の欄");
        await FillAsync(page, "#dz-block-heading-ja", "申請の要点");
        foreach (var field in new[] { "/applicant/tradeName", "/applicant/representativeName" })
        {
            await page.Locator("#dz-block-field").SelectOptionAsync(field);
            await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "載せる", Exact = true }));
            await Assertions.Expect(page.Locator($"#dz-block-field option[value='{field}']")).ToHaveCountAsync(0);
        }

        await PressAsync(page.Locator(".dz-chosen li").First.GetByRole(AriaRole.Button, new() { Name = "外す" }));
        await Assertions.Expect(page.Locator(".dz-chosen li")).ToHaveCountAsync(2);
        await page.Locator("#dz-block-columns").SelectOptionAsync("2");
        await PressAsync(page.Locator(".dz-block.on .dz-step").First);
        var summary = sheet.Locator("h2", new() { HasText = "申請の要点" });
        await Assertions.Expect(summary.Locator("xpath=following-sibling::*[1]")).ToHaveClassAsync("two");
        await Assertions.Expect(summary.Locator("xpath=following-sibling::*[2]")).ToContainTextAsync("連絡のとれる申請者");
        await page.Locator("#dz-paper-language").SelectOptionAsync("en");
        await Assertions.Expect(sheet.GetByText("This applicant can be reached:")).ToBeVisibleAsync();
        await CheckAsync(page);
        await ShootAsync(page, "paper", 1440);
        await ShootAsync(page, "paper", 360);
        await page.SetViewportSizeAsync(1440, 900);

        await PublishAsync(page);
        var applicant = await browsers.SignInAsync(fixture.Server, "toyo.suzuki");
        await new Applicant(applicant, script: true).StartAsync("jphij");
        await applicant.GotoAsync(applicant.Url[..(applicant.Url.LastIndexOf('/') + 1)] + "paper");
        await Assertions.Expect(applicant.GetByText("連絡のとれる申請者は次のとおりです。東洋海運株式会社")).ToBeVisibleAsync();
        await Assertions.Expect(applicant.Locator("table.two td").First).ToHaveTextAsync("東洋海運株式会社");
        await CheckAsync(applicant);
        await ShootAsync(applicant, "paper-print", 1200);
    }

    // pictures for ./screenshots only
    private static async Task ShootAsync(IPage page, string name, int width)
    {
        if (Environment.GetEnvironmentVariable("CYBERPORT_SCREENSHOTS") is not { Length: > 0 } folder) return;
        await page.SetViewportSizeAsync(width, 900);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
    }

    // the new block opens by itself; until then the one before is open still
    private static async Task AddAsync(IPage page, string kind, string word)
    {
        await page.Locator("#dz-new-block").SelectOptionAsync(kind);
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "追加する", Exact = true }));
        await Assertions.Expect(page.Locator(".dz-block.on .dz-block-head", new() { Has = page.Locator(".tag.own") })).ToContainTextAsync(word);
    }

    private static async Task PublishAsync(IPage page)
    {
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "公開の確認へ" }));
        await Assertions.Expect(page.GetByText("公開できない理由（0件）")).ToBeVisibleAsync();
        await FillAsync(page, "#dz-note", "紙の様式に要点を加えた。");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "公開する", Exact = true }));
        await Assertions.Expect(page.GetByText("版を公開しました。")).ToBeVisibleAsync();
    }

    private static async Task CheckAsync(IPage page)
    {
        await Axe.RequireNothingSeriousAsync(page, page.Url);
    }

    private static async Task FillAsync(IPage page, string box, string text)
    {
        await page.Locator(box).FillAsync(text);
        await page.Locator(box).PressAsync("Tab");
    }

    private static async Task PressAsync(ILocator element)
    {
        await Assertions.Expect(element).ToBeEnabledAsync();
        await element.FocusAsync();
        await element.PressAsync("Enter");
    }
}
