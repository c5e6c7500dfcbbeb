using CyberPort.EndToEnd.Pages;
using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Journeys;

/// <summary>Every page as its people meet it: nothing serious for axe, no sideways scrolling at 320 px, no complaint of the browser.</summary>
[Collection("browser")]
public sealed class PageTests(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    [Fact]
    public async Task Pages_that_everybody_may_see()
    {
        var context = await browsers.Browser.NewContextAsync(new() { BaseURL = fixture.Server.Address, Locale = "ja-JP" });
        var page = await context.NewPageAsync();
        foreach (var address in new[] { "/", "/sign-in", "/catalogue", "/catalogue?wish=works&port=jphij", "/catalogue/jphij/waterAreaOccupancy", "/catalogue/jpkij/districtActNotice", "/help", "/accessibility" })
        {
            await CheckAsync(page, address);
        }
    }

    [Fact]
    public async Task Pages_of_an_applicant()
    {
        var page = await browsers.SignInAsync(fixture.Server, "toyo.suzuki");
        foreach (var address in new[] { "/my", "/notices", "/account" }) await CheckAsync(page, address);
        await page.GotoAsync("/my");
        await CheckAsync(page, await page.Locator("a[href^='/my/jphij/']").First.GetAttributeAsync("href") ?? "");

        var applicant = new Applicant(page, script: true);
        await applicant.StartAsync("jphij");
        foreach (var step in new[] { "page:applicant", "page:occupancy", "page:period", "page:documents", "page:confirm", "rebase" })
        {
            var address = new Uri(page.Url).AbsolutePath;
            await CheckAsync(page, address[..(address.LastIndexOf('/') + 1)] + step + "?show=1");
        }
    }

    [Fact]
    public async Task Pages_of_the_office()
    {
        var page = await browsers.SignInAsync(fixture.Server, "hij.sato");
        foreach (var address in new[]
        {
            "/desk", "/desk?view=all&stage=review", "/desk/bulk", "/desk/workload", "/desk/workload?from=x", "/absences", "/decision-tables",
        }) await CheckAsync(page, address);
        await page.GotoAsync("/desk?view=all");
        var address2 = await page.Locator("tbody a").First.GetAttributeAsync("href") ?? "";
        foreach (var tab in new[] { "answers", "files", "changes", "messages", "notes", "flow" }) await CheckAsync(page, $"{address2}?tab={tab}");
        var superior = await browsers.SignInAsync(fixture.Server, "hij.fujii");
        await CheckAsync(superior, address2);
        var reception = await browsers.SignInAsync(fixture.Server, "hij.yamamoto");
        await reception.GotoAsync("/desk");
        await CheckAsync(reception, await reception.Locator("tbody a").First.GetAttributeAsync("href") ?? "");
        var administrator = await browsers.SignInAsync(fixture.Server, "hij.kato");
        foreach (var address in new[]
        {
            "/absences", "/decision-tables", "/decision-tables/edit?key=occupancy", "/operator", "/operator/versions", "/workflows", "/workflows/activities",
                "/workflows/water-area-occupancy-hiroshima/1", "/workflows/mooring-facility-use/1", "/forms",
                "/forms/jphij/water-area-occupancy/exchange", "/procedures",
        }) await CheckAsync(administrator, address);
        await CheckAsync(await browsers.SignInAsync(fixture.Server, "mlit.tanaka"), "/templates");
    }

    [Fact]
    public async Task The_interactive_list_searches_while_one_types()
    {
        var page = await browsers.SignInAsync(fixture.Server, "hij.sato");
        await page.GotoAsync("/desk?view=all");
        var before = await page.Locator("tbody tr").CountAsync();
        // the circuit has to be there before keys are heard
        await Assertions.Expect(page.Locator("#desk-live")).ToBeVisibleAsync();
        for (var tries = 0; tries < 20 && await page.Locator("tbody tr").CountAsync() == before; tries++)
        {
            await page.FillAsync("#desk-q", "");
            await page.Locator("#desk-q").PressSequentiallyAsync("ﾀｶｻｷﾏﾘｰﾅ 浮体");
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        await page.FillAsync("#desk-q", "令8港占-0001");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_session_that_ended_leads_back_to_the_draft()
    {
        var page = await browsers.SignInAsync(fixture.Server, "toyo.suzuki", script: false);
        var applicant = new Applicant(page, script: false);
        await applicant.StartAsync("jphij");
        var draft = page.Url;
        await page.Context.ClearCookiesAsync(new() { Name = "cyberport" });
        await page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "次へ進む" }).ClickAsync();
        await Assertions.Expect(page.Locator(".note")).ToContainTextAsync("下書き");
        await page.GetByLabel("利用者名").FillAsync("toyo.suzuki");
        await page.GetByLabel("パスワード").FillAsync(WebServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "ログインする" }).ClickAsync();

        Assert.Equal(Uri.UnescapeDataString(draft), Uri.UnescapeDataString(page.Url));
    }

    internal static async Task CheckAsync(IPage page, string address)
    {
        var complaints = new List<string>();
        void Keep(object? sender, IConsoleMessage message)
        {
            if (message.Type == "error") complaints.Add(message.Text);
        }

        page.Console += Keep;
        var answer = await page.GotoAsync(address);
        Assert.True(answer!.Ok, $"{answer.Status} at {address}");
        var policy = answer.Headers["content-security-policy"];
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy.Replace(SafetyTests.EmptyStyles, "", StringComparison.Ordinal), StringComparison.Ordinal);

        await Axe.RequireNothingSeriousAsync(page, address);

        await page.SetViewportSizeAsync(320, 800);
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide > 320)
        {
            var widest = await page.EvaluateAsync<string>(
                "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 320).slice(-3).map(e => e.outerHTML.slice(0, 200)).join('\\n')");
            Assert.Fail($"{address} is {wide} px wide at 320 px:\n{widest}");
        }

        await page.SetViewportSizeAsync(1280, 800);
        page.Console -= Keep;
        Assert.True(complaints.Count == 0, $"{address}\n{string.Join('\n', complaints)}");
    }
}
