using System.Globalization;
using CyberPort.EndToEnd.Servers;
using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;
using Microsoft.Playwright;

namespace CyberPort.Benchmarks.Browser;

/// <summary>What a person waits for in the designer: from the press of a button to the changed page, browser, server and database on one machine.</summary>
internal static class BrowserRun
{
    private const int Repeats = 60;

    // resolves with the milliseconds from the action until the page shows what is awaited
    private const string Measure = """
        async ([action, text]) => {
          const root = document.querySelector('.designer');
          const shown = {
            select: () => document.querySelector('#dz-properties')?.textContent.trim() === text,
            rename: () => [...document.querySelectorAll('.dz-tree button[aria-current] span')].some(s => s.textContent === text),
            move: () => [...document.querySelectorAll('.dz-tree li')].findIndex(l => l.querySelector('[aria-current]')) === +text,
          }[action];
          const start = performance.now();
          const done = new Promise((resolve, reject) => {
            const watch = new MutationObserver(() => { if (shown()) { watch.disconnect(); requestAnimationFrame(() => resolve(performance.now() - start)); } });
            watch.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
            setTimeout(() => reject(new Error(action + ' ' + text)), 20000);
          });
          if (action === 'select') [...document.querySelectorAll('.dz-tree button')].find(b => b.children[1].textContent === text).click();
          if (action === 'rename') { const input = document.querySelector('#dz-label-ja'); input.value = text; input.dispatchEvent(new Event('change', { bubbles: true })); }
          if (action === 'move') [...document.querySelectorAll('#dz-pane-properties button, .dz-pane button')].find(b => b.textContent.trim().startsWith('↓')).click();
          return await done;
        }
        """;

    public static async Task RunAsync(string[] args)
    {
        var fields = int.Parse(args.ElementAtOrDefault(0) ?? "300", CultureInfo.InvariantCulture);
        await using var server = await WebServer.StartAsync("sqlite", Path.Combine(Directory.CreateTempSubdirectory("cyberport-browser-").FullName, "cyberport.db"));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        await PublishAsync(await SignInAsync(browser, server, "mlit.tanaka"), fields);

        var page = await SignInAsync(browser, server, "hij.kato");
        await page.GotoAsync("/forms/begin");
        await page.Locator("li", new() { HasText = "大きな様式" }).GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator(".dz-tree button").First.WaitForAsync();
        var items = await page.Locator(".dz-tree li").CountAsync();
        Console.WriteLine($"designer, {fields} fields ({items} lines in the outline), {Repeats} times each after 10 to warm up, ms");
        var (select, rename, move) = (new List<double>(), new List<double>(), new List<double>());
        var names = await page.Locator(".dz-tree button > span:nth-child(2)").AllTextContentsAsync();
        for (var turn = -10; turn < Repeats; turn++)
        {
            var name = $"f{(turn + 10) * 4 + 2}";
            if (!names.Contains(name)) throw new InvalidOperationException($"There is no field {name}.");
            Keep(select, turn, await page.EvaluateAsync<double>(Measure, new[] { "select", name }));
            Keep(rename, turn, await page.EvaluateAsync<double>(Measure, new[] { "rename", name + "（改）" }));
            var at = await page.EvaluateAsync<int>("[...document.querySelectorAll('.dz-tree li')].findIndex(l => l.querySelector('[aria-current]'))");
            Keep(move, turn, await page.EvaluateAsync<double>(Measure, new[] { "move", (at + 1).ToString(CultureInfo.InvariantCulture) }));
        }

        foreach (var (what, times) in new[] { ("select", select), ("rename", rename), ("move", move) }) Report(what, times);
    }

    private static void Keep(List<double> times, int turn, double time)
    {
        if (turn >= 0) times.Add(time);
    }

    private static void Report(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine($"{what,-8} p50 {times[times.Count / 2],6:0.0}   p95 {times[(int)(times.Count * 0.95)],6:0.0}   max {times[^1],6:0.0}");
    }

    private static async Task PublishAsync(IPage page, int fields)
    {
        await page.GotoAsync("/templates");
        var zip = new FilePayload { Name = "large.zip", MimeType = "application/zip", Buffer = Package(fields).ToZip() };
        await page.Locator("#template-zip").SetInputFilesAsync(zip);
        await page.GetByRole(AriaRole.Button, new() { Name = "入れて確かめる" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "1.0.0版を公開する" }).ClickAsync();
        await page.GetByText("この様式をもとにした組織はまだありません。").WaitForAsync();
    }

    private static PackageFiles Package(int fields) => LargeForm.Files(fields, 60, 8).With(PackagePaths.Manifest, Value.Record(
        ("format", Value.Of("cp/1")), ("id", Value.Of("mlit/large")), ("kind", Value.Of("procedure")), ("version", Value.Of("1.0.0")), ("owner", Value.Of("mlit")),
        ("title", Text("大きな様式")), ("effectiveFrom", Value.Of("2026-04-01")),
        ("procedure", Value.Record(
            ("catalogue", Value.Of("PR-999")), ("key", Value.Of("large")), ("category", Text("その他")), ("subcategory", Text("その他")),
            ("filing", Value.Of("application")), ("buildClass", Value.Of("generic")), ("legalBasis", Text("なし")), ("addressee", Text("港湾管理者の長")),
            ("workflow", Value.Of("application/facility-use-permission")), ("channels", Value.List(Value.Of("cyberPort")))))).ToJson());

    private static Value Text(string text) => Value.Record(("ja", Value.Of(text)), ("en", Value.Of(text)));

    private static async Task<IPage> SignInAsync(IBrowser browser, WebServer server, string name)
    {
        var context = await browser.NewContextAsync(new() { Locale = "ja-JP", BaseURL = server.Address, ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("利用者名").FillAsync(name);
        await page.GetByLabel("パスワード").FillAsync(WebServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "ログインする" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }
}
