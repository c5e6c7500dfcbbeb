using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Journeys;

/// <summary>A berth application from the profile and the register of vessels, then a copy of it: each value says where it is from.</summary>
[Collection("browser")]
public sealed class ReuseJourney(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    private static readonly string Pictures = Environment.GetEnvironmentVariable("CYBERPORT_SCREENSHOTS") ?? "";

    [Fact]
    public async Task A_copied_application_says_at_each_value_where_it_is_from_until_it_is_changed_and_the_office_sees_it()
    {
        var applicant = new Filler(await browsers.SignInAsync(fixture.Server, "ujina.harada"));
        var page = applicant.Page;
        await applicant.StartAsync("jphij", "berthUsePermit");
        await SaysAsync(page, "/applicant/tradeName", "宇品港運株式会社 の登録情報から入力しました");
        await Assertions.Expect(page.Locator("#saved-inputs")).ToContainTextAsync("項目は入力済みの内容から引き継ぎました");
        var first = await FileAsync(applicant);

        await page.GetByRole(AriaRole.Button, new() { Name = "この内容で新しく申請する" }).ClickAsync();
        await page.WaitForURLAsync("**/copied");
        await Assertions.Expect(page.Locator("#saved-inputs")).ToContainTextAsync("入力の省略");
        await ShootAsync(page, "reuse-copied");
        await page.GetByRole(AriaRole.Link, new() { Name = "入力へ進む" }).ClickAsync();
        await page.WaitForURLAsync("**/page%3Aapplicant");
        await SaysAsync(page, "/applicant/tradeName", $"{first} から写しました");
        await applicant.NextAsync("vessel");
        await SaysAsync(page, "/vessel/operator", $"{first} から写しました");
        await SaysAsync(page, "/vessel/maxDraught", $"{first} から写しました");
        await applicant.TypeAsync("/vessel/maxDraught", "4.5");
        await SaysAsync(page, "/vessel/maxDraught", null);
        await ShootAsync(page, "reuse-vessel");
        await applicant.NextAsync("mooring");
        await WhenAsync(applicant, Filler.Today.AddDays(5));
        await applicant.NextAsync("cargo");
        await applicant.ChooseAsync("/dangerous/carried", "false");
        await applicant.NextAsync("confirm");
        await Assertions.Expect(page.Locator("#saved-inputs")).ToContainTextAsync("入力の省略");
        await Assertions.Expect(page.Locator("dl.ans > div", new() { HasText = "船名" }).First).ToContainTextAsync($"{first} から写しました");
        await Assertions.Expect(page.Locator("dl.ans > div", new() { HasText = "最大喫水" })).Not.ToContainTextAsync("写しました");
        await ShootAsync(page, "reuse-check");
        var second = await applicant.SubmitAsync();
        await Assertions.Expect(page.Locator(".receipt #saved-inputs")).ToContainTextAsync("入力の省略");
        await ShootAsync(page, "reuse-receipt");

        var officer = await browsers.SignInAsync(fixture.Server, "hij.sato");
        await Office.OpenCaseAsync(officer, "all", second);
        await AnswerSaysAsync(officer, "船名", $"{first} から写しました");
        await AnswerSaysAsync(officer, "最大喫水", "申請者が入力しました");
        await AnswerSaysAsync(officer, "係留時間", "自動で計算しました");
        await ShootAsync(officer, "reuse-case");
    }

    /// <summary>Files the first application: the vessel comes from the register.</summary>
    private static async Task<string> FileAsync(Filler applicant)
    {
        var page = applicant.Page;
        await applicant.NextAsync("vessel");
        await page.FillAsync("#f-vessel-register-search", "ダイハチ");
        await page.GetByRole(AriaRole.Radio, new() { Name = "第八東洋丸（JD1234）" }).CheckAsync();
        await Assertions.Expect(page.Locator("#f-vessel-grossTonnage")).ToHaveValueAsync("749");
        await SaysAsync(page, "/vessel/grossTonnage", "台帳の「第八東洋丸」から入力しました");
        await applicant.TypeAsync("/vessel/operator", "宇品港運株式会社");
        await SaysAsync(page, "/vessel/operator", null);
        await ShootAsync(page, "reuse-register");
        await applicant.NextAsync("mooring");
        await applicant.SearchAsync("/berth/requested", "ウジナダイイチ");
        await WhenAsync(applicant, Filler.Today.AddDays(3));
        await applicant.ChooseAsync("/purpose", "cargo");
        await applicant.NextAsync("cargo");
        await applicant.AddRowAsync("/cargo", 0, "direction");
        await applicant.SelectAsync("/cargo/0/direction", "discharge");
        await applicant.TypeAsync("/cargo/0/kind", "鋼材");
        await applicant.TypeAsync("/cargo/0/tons", "1500");
        await applicant.ChooseAsync("/dangerous/carried", "false");
        await applicant.NextAsync("confirm");
        return await applicant.SubmitAsync();
    }

    private static async Task WhenAsync(Filler applicant, DateOnly day)
    {
        await applicant.DayAsync("/use/fromDate", day);
        await applicant.TypeAsync("/use/fromTime", "08:00");
        await applicant.DayAsync("/use/toDate", day);
        await applicant.TypeAsync("/use/toTime", "16:30");
    }

    /// <summary>The line below a field; null when there is none to be seen.</summary>
    private static Task SaysAsync(IPage page, string field, string? source)
    {
        var line = page.Locator($"#f-{field[1..].Replace('/', '-')}-source");
        return source is null ? Assertions.Expect(line).ToBeHiddenAsync() : Assertions.Expect(line).ToHaveTextAsync(source);
    }

    private static Task AnswerSaysAsync(IPage page, string label, string source) =>
        Assertions.Expect(page.Locator("dl.ans > div").Filter(new() { Has = page.GetByText(label, new() { Exact = true }) }).Locator(".from"))
            .ToHaveTextAsync(source);

    private static async Task ShootAsync(IPage page, string name)
    {
        if (Pictures.Length == 0) return;
        foreach (var width in new[] { 360, 1440 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}.png"), FullPage = true });
        }
    }
}
