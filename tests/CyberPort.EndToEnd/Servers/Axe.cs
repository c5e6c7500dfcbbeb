using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Servers;

/// <summary>What axe finds on a page that keeps somebody out.</summary>
internal static class Axe
{
    // every rule runs all the same; what is in order is not described element by element
    private static readonly AxeRunOptions OnlyFaults = new() { ResultTypes = new HashSet<ResultType> { ResultType.Violations } };

    public static async Task RequireNothingSeriousAsync(IPage page, string what)
    {
        var serious = (await page.RunAxe(OnlyFaults)).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}").ToArray();
        Assert.True(serious.Length == 0, $"{what}\n{string.Join('\n', serious)}");
    }
}
