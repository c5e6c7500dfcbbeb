using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace CyberPort.Benchmarks.Browser;

/// <summary>What applicants wait for on their real pages: a form of 1,000 fields, grids of 100 and 2,000 rows, 2,000 rows pasted and checked.</summary>
internal static partial class ApplicantRun
{
    private const int WarmUp = 30, Columns = 20;

    [GeneratedRegex("<script.*?</script>|<link rel=\"modulepreload\"[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Scripts { get; }

    // when everything of a page is read, its scripts ran and it was painted; the clock of a page begins with the press that leads to it
    private const string Watch = """
        addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => setTimeout(() => {
          const about = performance.getEntriesByType('navigation')[0];
          document.documentElement.dataset.shown = JSON.stringify({
            all: performance.now(), first: about.responseStart, read: about.responseEnd, ready: about.domContentLoadedEventEnd, bytes: about.decodedBodySize,
          });
        })));
        """;

    // pastes, and waits for the error of the last line and the frame that shows it
    private const string Paste = """
        async ([text, last]) => {
          const grid = document.querySelector('[role=grid]');
          const errors = document.getElementById('f-rows-cells');
          grid.focus();
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          performance.clearResourceTimings();
          const data = new DataTransfer();
          data.setData('text/plain', text);
          const start = performance.now();
          const done = new Promise((resolve, reject) => {
            const painted = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
            new MutationObserver(() => { if (errors.textContent.includes(last)) painted(); }).observe(errors, { subtree: true, childList: true });
            setTimeout(() => reject(new Error(errors.textContent)), 60000);
          });
          grid.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
          const handled = performance.now();
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          const drawn = performance.now();
          const all = await done;
          const sent = performance.getEntriesByType('resource').find((one) => one.name.endsWith('/evaluate'));
          const since = (time) => (time ?? start) - start;
          return JSON.stringify({ all: since(all), handled: since(handled), drawn: since(drawn), asked: since(sent?.requestStart), answered: since(sent?.responseEnd) });
        }
        """;

    public static async Task RunAsync(string[] args)
    {
        var tries = int.Parse(args.ElementAtOrDefault(0) ?? "20", CultureInfo.InvariantCulture);
        await using var stage = await Stage.StartAsync();
        var (ministry, office) = (await stage.SignInAsync("mlit.tanaka"), await stage.SignInAsync("hij.kato"));
        foreach (var (name, title, fields, isGrid) in new[] { ("manyfields", "項目の多い様式", 1_000, false), ("manyrows", "行の多い様式", 5, true) })
        {
            await Stage.PublishAsync(ministry, LargeTemplate.Of(name, title, fields, Columns, isGrid));
            await Stage.BeginAsync(office, title);
            await Stage.OfferAsync(office, name);
        }

        var page = await stage.SignInAsync("toyo.suzuki", Watch);
        Console.WriteLine($"applicants' pages, {tries} times each after {WarmUp} to warm up, ms");
        await StartAsync(page, "manyfields");
        await ShowAsync(page, "a form of 1,000 fields", tries);
        await LimitAsync(page, "    limit: the same page as a file, no script", tries);
        foreach (var rows in new[] { 100, 2_000 })
        {
            await StartAsync(page, "manyrows");
            await PasteAsync(page, rows);
            await ShowAsync(page, $"a grid of {rows:N0} x {Columns}", tries);
        }

        var parts = new Dictionary<string, List<double>>();
        for (var turn = -WarmUp; turn < tries; turn++)
        {
            await StartAsync(page, "manyrows");
            var times = await PasteAsync(page, 2_000);
            if (turn >= 0) Keep(parts, times);
        }

        Report($"2,000 x {Columns} pasted, last error shown", parts);
    }

    private static async Task StartAsync(IPage page, string procedure)
    {
        await page.GotoAsync($"/catalogue/jphij/{procedure}");
        await page.GetByRole(AriaRole.Button, new() { Name = "申請を始める" }).ClickAsync();
        await page.WaitForURLAsync("**/apply/**");
        await page.Locator("#form-page").WaitForAsync();
    }

    // what the browser alone needs on this machine in this minute: the bytes of the page from memory, with its styles and without its scripts
    private static async Task LimitAsync(IPage page, string what, int tries)
    {
        var here = page.Url;
        var html = Scripts.Replace(await (await page.Context.APIRequest.GetAsync(here)).TextAsync(), "");
        var bytes = Encoding.UTF8.GetBytes(html.Replace("<base href=\"/\"", $"<base href=\"{new Uri(here).GetLeftPart(UriPartial.Authority)}/\"", StringComparison.Ordinal));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapGet("/", () => Results.Bytes(bytes, "text/html; charset=utf-8"));
        await server.StartAsync();
        var times = new List<double>();
        for (var turn = -WarmUp; turn < tries; turn++)
        {
            await page.GotoAsync(new Uri(new Uri(here), "/my").ToString());
            await page.GotoAsync(server.Urls.First());
            var shown = page.Locator("html[data-shown]");
            await shown.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            if (turn >= 0) times.Add(JsonSerializer.Deserialize<Dictionary<string, double>>((await shown.GetAttributeAsync("data-shown"))!)!["all"]);
        }

        Stage.Report(what, times);
    }

    // the address of the page again: what a link to it does
    private static async Task ShowAsync(IPage page, string what, int tries)
    {
        var parts = new Dictionary<string, List<double>>();
        for (var turn = -WarmUp; turn < tries; turn++)
        {
            var here = page.Url;
            await page.GotoAsync("/my");
            await page.GotoAsync(here);
            await page.Locator("html[data-shown]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            if (turn >= 0) Keep(parts, await page.EvaluateAsync<string>("document.documentElement.dataset.shown"));
        }

        Report(what, parts);
    }

    // three cells are wrong: in the first line, in the middle and in the last one
    private static async Task<string> PasteAsync(IPage page, int rows)
    {
        string Cell(int row, int column) => column == 4 && (row == 1 || row == rows / 2 || row == rows) ? "数ではない"
            : string.Create(CultureInfo.InvariantCulture, $"{(column % 2 == 0 ? "" : "品種")}{row + column}");
        var lines = Enumerable.Range(1, rows).Select(row => string.Join('\t', Enumerable.Range(0, Columns).Select(column => Cell(row, column))));
        return await page.EvaluateAsync<string>(Paste, new[] { string.Join('\n', lines), $"{rows} 行目" });
    }

    private static void Keep(Dictionary<string, List<double>> parts, string times)
    {
        foreach (var (name, time) in JsonSerializer.Deserialize<Dictionary<string, double>>(times)!)
        {
            if (!parts.TryGetValue(name, out var list)) parts[name] = list = [];
            list.Add(time);
        }
    }

    private static void Report(string what, Dictionary<string, List<double>> parts)
    {
        Stage.Report(what, parts["all"]);
        foreach (var (name, times) in parts.Where(p => p.Key != "all")) Stage.Report("    " + name, times);
    }
}
