using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Servers;

/// <summary>Debian's Chromium, driven as a person would.</summary>
public sealed class Browsers : IAsyncLifetime
{
    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run", "--disable-quic"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A browser of one person, signed in.</summary>
    public async Task<IPage> SignInAsync(WebServer server, string name, bool script = true)
    {
        var context = await Browser.NewContextAsync(new() { JavaScriptEnabled = script, Locale = "ja-JP", TimezoneId = "Asia/Tokyo", BaseURL = server.Address });
        context.SetDefaultTimeout(20_000);
        // machines that build beside it are slow; nothing here is measured
        Assertions.SetDefaultExpectTimeout(15_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("利用者名").FillAsync(name);
        await page.GetByLabel("パスワード").FillAsync(WebServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "ログインする" }).ClickAsync();
        return page;
    }
}
