using CyberPort.FormViews.Tests.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace CyberPort.FormViews.Tests.Browser;

/// <summary>One Chromium for all tests; without one they are skipped.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private readonly Dictionary<bool, IBrowserContext> _shared = [];
    private List<(string? Test, IPage Page)> _open = [];
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
    /// <remarks>A tab of one window: a window of its own costs more than most tests. Servers have a port each, so nothing is remembered between them.</remarks>
    public async Task<IPage> PageAsync(bool scripts = true, int width = 1200)
    {
        if (_browser is null) Assert.Skip($"There is no {Executable}.");
        if (!_shared.TryGetValue(scripts, out var window)) _shared[scripts] = window = await _browser.NewContextAsync(new() { JavaScriptEnabled = scripts });
        var page = await OpenAsync(window);
        await page.SetViewportSizeAsync(width, 800);
        return page;
    }

    /// <summary>A fresh page in a window of its own, whose clock may be stopped.</summary>
    public async Task<IPage> PageAloneAsync()
    {
        if (_browser is null) Assert.Skip($"There is no {Executable}.");
        return await OpenAsync(await _browser.NewContextAsync());
    }

    // the pages of tests that are over are closed, or the machine is busy with all of them to the end
    private async Task<IPage> OpenAsync(IBrowserContext window)
    {
        var test = TestContext.Current.Test?.UniqueID;
        var page = await window.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        foreach (var (_, over) in _open.Where(o => o.Test != test)) await over.CloseAsync();
        _open = [.. _open.Where(o => o.Test == test), (test, page)];
        return page;
    }
}
