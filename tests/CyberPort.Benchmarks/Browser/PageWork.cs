using Microsoft.Playwright;

namespace CyberPort.Benchmarks.Browser;

/// <summary>What a page's own thread in Chromium worked on, in processor time: it does not grow when the machine is busy with other things.</summary>
internal sealed class PageWork
{
    private static readonly string[] Kinds = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration"];
    private readonly ICDPSession _session;
    private readonly Dictionary<(string What, string Kind), double> _spent = [];
    private Dictionary<string, double> _last = [];

    private PageWork(ICDPSession session) => _session = session;

    public static async Task<PageWork> StartAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        return new(session);
    }

    public async Task ClearAsync()
    {
        _spent.Clear();
        _last = await ReadAsync();
    }

    /// <summary>Counts what was done since the last time.</summary>
    public async Task AddAsync(string what)
    {
        var now = await ReadAsync();
        foreach (var kind in Kinds) _spent[(what, kind)] = _spent.GetValueOrDefault((what, kind)) + now[kind] - _last.GetValueOrDefault(kind);
        _last = now;
    }

    public void Report(int times)
    {
        foreach (var what in _spent.Keys.Select(k => k.What).Distinct())
            Console.WriteLine($"    {what}: the page's thread " + string.Join(", ", Kinds.Select(kind =>
                FormattableString.Invariant($"{kind.Replace("Duration", "", StringComparison.Ordinal)} {_spent[(what, kind)] * 1000 / times:0.0}"))) + " ms each");
    }

    private async Task<Dictionary<string, double>> ReadAsync()
    {
        var metrics = await _session.SendAsync("Performance.getMetrics");
        return metrics!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
    }
}
