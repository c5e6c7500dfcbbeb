using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Journeys;

/// <summary>The people of an office, each in a browser of their own, answering what waits for them.</summary>
internal sealed class Office(Browsers browsers, WebServer server)
{
    private readonly Dictionary<string, IPage> _people = [];

    /// <summary>Finds the case in the person's own list and presses a button of its task.</summary>
    public async Task AnswerAsync(string person, string receipt, string button, string? comment = null, string? conditions = null)
    {
        var page = await PageOfAsync(person);
        await OpenCaseAsync(page, "mine", receipt);
        var task = page.Locator(".card.main").First;
        if (comment is not null) await task.Locator("textarea[name=comment]").FillAsync(comment);
        if (conditions is not null) await task.Locator("textarea[name=conditions]").FillAsync(conditions);
        await page.RunAndWaitForResponseAsync(
            () => task.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync(),
            answer => answer.Request.Method == "POST" && answer.Url.EndsWith("/answer", StringComparison.Ordinal));
        await page.WaitForLoadStateAsync();
        await Assertions.Expect(page.Locator(".sum")).ToHaveCountAsync(0);
    }

    /// <summary>Finds the case in the person's own list and opens the form of its task.</summary>
    public async Task<Filler> OpenFormAsync(string person, string receipt)
    {
        var page = await PageOfAsync(person);
        await OpenCaseAsync(page, "mine", receipt);
        await page.GetByRole(AriaRole.Button, new() { Name = "様式に記入する" }).ClickAsync();
        await page.WaitForURLAsync("**/apply/**");
        return new Filler(page);
    }

    /// <summary>Finds a case in a list of the desk and opens it.</summary>
    public static async Task OpenCaseAsync(IPage page, string view, string receipt)
    {
        await page.GotoAsync($"/desk?view={view}&q={Uri.EscapeDataString(receipt)}");
        // the list is drawn a second time when it becomes live: a press at that very moment would be lost, the link's address is not
        await page.GotoAsync(await page.GetByRole(AriaRole.Link, new() { Name = receipt }).GetAttributeAsync("href") ?? "");
    }

    public async Task<IPage> PageOfAsync(string person)
    {
        if (!_people.TryGetValue(person, out var page)) _people[person] = page = await browsers.SignInAsync(server, person);
        return page;
    }
}
