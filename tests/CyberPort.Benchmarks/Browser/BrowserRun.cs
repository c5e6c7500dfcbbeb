using System.Globalization;

namespace CyberPort.Benchmarks.Browser;

/// <summary>What a person waits for in the designer: from the press of a button to the changed page, browser, server and database on one machine.</summary>
internal static class BrowserRun
{
    private const int Repeats = 60, WarmUp = 30;

    // from what was shown to the next press: no hand is faster
    private static readonly TimeSpan Hand = TimeSpan.FromMilliseconds(400);

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
        await using var stage = await Stage.StartAsync();
        await Stage.PublishAsync(await stage.SignInAsync("mlit.tanaka"), LargeTemplate.Of("large", "大きな様式", fields, 8, isGrid: false));
        var page = await stage.SignInAsync("hij.kato");
        await Stage.BeginAsync(page, "大きな様式");
        var items = await page.Locator(".dz-tree li").CountAsync();
        Console.WriteLine($"designer, {fields} fields ({items} lines in the outline), {Repeats} times each after {WarmUp} to warm up, ms");
        var work = await PageWork.StartAsync(page);
        var (select, rename, move) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = -WarmUp; turn < Repeats; turn++)
        {
            // a field each time, down the whole page; the last two have none to change places with that was not moved yet
            var name = $"f{(turn + WarmUp) * (fields - 2) / (Repeats + WarmUp)}";
            if (turn == 0) await work.ClearAsync();
            Keep(select, turn, await page.EvaluateAsync<double>(Measure, new[] { "select", name }));
            await work.AddAsync("select");
            await Task.Delay(Hand);
            Keep(rename, turn, await page.EvaluateAsync<double>(Measure, new[] { "rename", name + "（改）" }));
            await work.AddAsync("rename");
            await Task.Delay(Hand);
            var at = await page.EvaluateAsync<int>("[...document.querySelectorAll('.dz-tree li')].findIndex(l => l.querySelector('[aria-current]'))");
            Keep(move, turn, await page.EvaluateAsync<double>(Measure, new[] { "move", (at + 1).ToString(CultureInfo.InvariantCulture) }));
            await work.AddAsync("move");
            await Task.Delay(Hand);
        }

        Stage.Report("select", select);
        Stage.Report("rename", rename);
        Stage.Report("move", move);
        work.Report(Repeats);
    }

    private static void Keep(List<double> times, int turn, double time)
    {
        if (turn >= 0) times.Add(time);
    }
}
