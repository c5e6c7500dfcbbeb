using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Journeys;

/// <summary>A person in front of any form with the script on: fields are named by their pointers, as the form names them.</summary>
internal sealed class Filler(IPage page)
{
    private static readonly byte[] Drawing = "%PDF-1.4\n% 図面\n"u8.ToArray();

    public IPage Page => page;

    /// <summary>Today where the offices are.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).DateTime);

    /// <summary>Begins at the procedure's page; the applicant's block is there already, one question is left.</summary>
    public async Task StartAsync(string port, string procedure, string button = "申請を始める")
    {
        await page.GotoAsync($"/catalogue/{port}/{procedure}");
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.WaitForURLAsync("**/apply/**");
        await Assertions.Expect(page.Locator("#f-applicant-tradeName")).ToHaveValueAsync("宇品港運株式会社");
        await ChooseAsync("/delegate/isDelegated", "false");
    }

    public Task TypeAsync(string field, string text) => page.FillAsync(Id(field), text);

    /// <summary>Chooses a radio button.</summary>
    public Task ChooseAsync(string field, string code) => page.CheckAsync($"input[name='{field}'][value='{code}']");

    public Task SelectAsync(string field, string code) => page.SelectOptionAsync(Id(field), code);

    /// <summary>Types a part of a name or its reading and takes the first that is offered.</summary>
    public async Task SearchAsync(string field, string words)
    {
        await page.FillAsync(Id(field), words);
        await page.Locator("[role=option]:visible").First.ClickAsync();
    }

    /// <summary>Writes a day in the Japanese era; a part of a period is named "/period#from".</summary>
    public async Task DayAsync(string field, DateOnly day)
    {
        var part = field.Contains('#', StringComparison.Ordinal) ? Id(field.Replace("#", "--", StringComparison.Ordinal)) + "-" : Id(field) + "--";
        await page.FillAsync(part + "year", $"{day.Year - 2018}");
        await page.FillAsync(part + "month", $"{day.Month}");
        await page.FillAsync(part + "day", $"{day.Day}");
    }

    public async Task PeriodAsync(string field, DateOnly from, DateOnly to)
    {
        await DayAsync(field + "#from", from);
        await DayAsync(field + "#to", to);
    }

    /// <summary>Adds a row; its first field is there afterwards.</summary>
    public async Task AddRowAsync(string group, int row, string firstColumn)
    {
        await page.ClickAsync(Id(group) + "-add");
        await page.Locator(Id($"{group}/{row}/{firstColumn}")).WaitForAsync();
    }

    public Task AttachAsync(string slot, string name) =>
        page.SetInputFilesAsync(Id(slot) + "--file", new FilePayload { Name = name, MimeType = "application/pdf", Buffer = Drawing });

    public Task SeesAsync(string field) => Assertions.Expect(page.Locator(Id(field))).ToBeVisibleAsync();

    /// <summary>Goes on; the page that comes is named by its id.</summary>
    public async Task NextAsync(string step)
    {
        await page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "次へ進む" }).ClickAsync();
        await page.WaitForURLAsync($"**/page%3A{step}");
    }

    /// <summary>Submits and answers the receipt number.</summary>
    public async Task<string> SubmitAsync()
    {
        await page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "提出する" }).ClickAsync();
        await page.WaitForURLAsync("**/my/**");
        return await page.Locator(".big").InnerTextAsync();
    }

    /// <summary>The applicant finds a document on the case's page; its print page says these words.</summary>
    public async Task ReceiveAsync(string title, params string[] words)
    {
        var entry = page.Locator(".files li", new() { HasText = title });
        for (var wait = 0; wait < 40 && await entry.CountAsync() == 0; wait++)
        {
            await Task.Delay(250, TestContext.Current.CancellationToken);
            await page.ReloadAsync();
        }

        var here = page.Url;
        await entry.First.GetByRole(AriaRole.Link, new() { Name = "印刷用ページ" }).ClickAsync();
        foreach (var word in words) await Assertions.Expect(page.Locator("body")).ToContainTextAsync(word);
        await page.GotoAsync(here);
    }

    /// <summary>The state that the applicant reads on the case's page.</summary>
    public async Task StateIsAsync(string state)
    {
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".st").First).ToHaveTextAsync(state);
    }

    private static string Id(string field) => "#f-" + field[1..].Replace('/', '-');
}
