using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Journeys;

/// <summary>What an applicant does on the pages of the water-area occupancy, with a script or without.</summary>
internal sealed class Applicant(IPage page, bool script)
{
    private static readonly byte[] Drawing = "%PDF-1.4\n% 位置図\n"u8.ToArray();

    public IPage Page => page;

    public async Task StartAsync(string port)
    {
        await page.GotoAsync($"/catalogue/{port}/waterAreaOccupancy");
        await page.GetByRole(AriaRole.Button, new() { Name = "申請を始める" }).ClickAsync();
        await page.WaitForURLAsync("**/apply/**");
    }

    /// <summary>The first page: the organisation's answers are there already, one question is left.</summary>
    public async Task FillApplicantAsync()
    {
        await Assertions.Expect(page.Locator("#f-applicant-tradeName")).ToHaveValueAsync("東洋海運株式会社");
        await page.GetByRole(AriaRole.Radio, new() { Name = "いいえ" }).CheckAsync();
    }

    public async Task FillOccupancyAsync(string area, string place)
    {
        await page.CheckAsync("#f-place-areaKind-0");
        await ChoosePlaceAsync(place);
        await page.FillAsync("#f-place-detail", "第2防波堤の基部から南へ約60mの水面");
        await page.FillAsync("#f-area", area);
        await page.FillAsync("#f-purpose", "係留用浮桟橋の設置");
        await page.CheckAsync("#f-structure-planned-0");
        await RevealAsync("#f-structure-kind");
        await page.SelectOptionAsync("#f-structure-kind", "pier");
        await page.FillAsync("#f-structure-summary", "鋼製浮桟橋 20m×3m 2基、係留杭 φ600 4本（基礎は鋼管杭）");
    }

    public async Task FillPeriodAsync()
    {
        await DateAsync("#f-period--from", "9", "4", "1");
        await DateAsync("#f-period--to", "12", "3", "31");
        await page.CheckAsync("#f-works-planned-0");
        await RevealAsync("#f-works-period--from-year");
        await DateAsync("#f-works-period--from", "９", "6", "1");
        await DateAsync("#f-works-period--to", "9", "8", "31");
    }

    public async Task AttachAsync(string slot, string name = "位置図.pdf") =>
        await page.SetInputFilesAsync($"#f-attachments-{slot}--file", new FilePayload { Name = name, MimeType = "application/pdf", Buffer = Drawing });

    public async Task AttachAllAsync()
    {
        foreach (var slot in new[] { "locationMap", "planAndSection", "areaCalculation", "structureDrawing" }) await AttachAsync(slot);
    }

    /// <summary>Goes on; the page that comes is named by its id.</summary>
    public async Task NextAsync(string step)
    {
        await page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "次へ進む" }).ClickAsync();
        await page.WaitForURLAsync($"**/page%3A{step}");
    }

    /// <summary>Submits and answers the receipt number.</summary>
    public async Task<string> SubmitAsync(string button = "提出する")
    {
        await page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.WaitForURLAsync("**/my/**");
        return await page.Locator(".big").InnerTextAsync();
    }

    private async Task ChoosePlaceAsync(string place)
    {
        if (!script)
        {
            await page.SelectOptionAsync("[name='/place/waterArea']", new SelectOptionValue { Value = place });
            return;
        }

        await page.FillAsync("#f-place-waterArea", place == "DJ2" ? "デジマチク ニシガワ" : "ヤマノシタ");
        await page.Locator("[role=option]:visible").First.ClickAsync();
    }

    // with a script a question appears after a pause; without one the button shows it
    private async Task RevealAsync(string selector)
    {
        if (!script) await page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "再計算" }).ClickAsync();
        await Assertions.Expect(page.Locator(selector)).ToBeVisibleAsync();
    }

    private async Task DateAsync(string field, string year, string month, string day)
    {
        await page.FillAsync(field + "-year", year);
        await page.FillAsync(field + "-month", month);
        await page.FillAsync(field + "-day", day);
    }
}
