using CyberPort.EndToEnd.Servers;
using CyberPort.Forms.Packages;
using Microsoft.Playwright;

namespace CyberPort.Benchmarks.Browser;

/// <summary>The real host with a database of its own, Chromium beside it, and the people who bring a form to applicants.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly WebServer _server;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Stage(WebServer server, IPlaywright playwright, IBrowser browser) =>
        (_server, _playwright, _browser) = (server, playwright, browser);

    public static async Task<Stage> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cyberport-browser-").FullName;
        var server = await WebServer.StartAsync("sqlite", Path.Combine(folder, "cyberport.db"));
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        return new(server, playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>A browser of one person, signed in.</summary>
    public async Task<IPage> SignInAsync(string name, string? script = null)
    {
        var size = new ViewportSize { Width = 1440, Height = 900 };
        var context = await _browser.NewContextAsync(new() { Locale = "ja-JP", BaseURL = _server.Address, ViewportSize = size });
        context.SetDefaultTimeout(180_000);
        Assertions.SetDefaultExpectTimeout(180_000);
        if (script is not null) await context.AddInitScriptAsync(script);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("利用者名").FillAsync(name);
        await page.GetByLabel("パスワード").FillAsync(WebServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "ログインする" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>The ministry publishes a template.</summary>
    public static async Task PublishAsync(IPage ministry, PackageFiles files)
    {
        await ministry.GotoAsync("/templates");
        var zip = new FilePayload { Name = "large.zip", MimeType = "application/zip", Buffer = files.ToZip() };
        await ministry.Locator("#template-zip").SetInputFilesAsync(zip);
        await ministry.GetByRole(AriaRole.Button, new() { Name = "入れて確かめる" }).ClickAsync();
        await ministry.GetByRole(AriaRole.Button, new() { Name = "1.0.0版を公開する" }).ClickAsync();
        await ministry.GetByText("この様式をもとにした組織はまだありません。").WaitForAsync();
    }

    /// <summary>A port opens a template in its designer.</summary>
    public static async Task BeginAsync(IPage office, string title)
    {
        await office.GotoAsync("/forms/begin");
        await office.Locator("li", new() { HasText = title }).GetByRole(AriaRole.Button).ClickAsync();
        await office.Locator(".dz-tree button").First.WaitForAsync();
    }

    /// <summary>The port publishes what is open in its designer, and offers it to applicants.</summary>
    public static async Task OfferAsync(IPage office, string name)
    {
        await office.GetByRole(AriaRole.Button, new() { Name = "公開の確認へ" }).ClickAsync();
        await office.GetByRole(AriaRole.Button, new() { Name = "公開する", Exact = true }).ClickAsync();
        await Assertions.Expect(office.GetByText("第1版を公開しました。")).ToBeVisibleAsync();
        await office.GotoAsync($"/offers/jphij/{name}");
        await office.GetByLabel("ワークフロー").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await office.GetByLabel("受付を始める日").FillAsync("2026-04-01");
        await office.GetByLabel("受付番号の書式").FillAsync("{era}{year}大-{number:0000}");
        await office.GetByRole(AriaRole.Button, new() { Name = "受付を始める" }).ClickAsync();
        await office.GetByRole(AriaRole.Link, new() { Name = "申請者に見えるページ" }).WaitForAsync();
    }

    /// <summary>Writes what half and what nearly all of the tries took at most.</summary>
    public static void Report(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"{what,-44} p50 {times[times.Count / 2],7:0.0}   p95 {times[(int)(times.Count * 0.95)],7:0.0}   max {times[^1],7:0.0}"));
    }
}
