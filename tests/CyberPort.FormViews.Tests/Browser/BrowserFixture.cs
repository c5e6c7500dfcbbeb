using CyberPort.FormViews.Tests.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace CyberPort.FormViews.Tests.Browser;

/// <summary>One Chromium for all tests; without one they are skipped.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable)) return;
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A fresh page; with or without scripts, as wide as asked for.</summary>
    public async Task<IPage> PageAsync(bool scripts = true, int width = 1200)
    {
        if (_browser is null) Assert.Skip($"There is no {Executable}.");
        var context = await _browser.NewContextAsync(new() { JavaScriptEnabled = scripts, ViewportSize = new() { Width = width, Height = 800 } });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        return page;
    }
}
