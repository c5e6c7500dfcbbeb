using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CyberPort.Benchmarks.Load;

/// <summary>
/// What history costs: the same work in turns on a database with 1,000 runs and on one with many, so that both have the same minutes of the machine.
/// The second one has 10,000 runs that wait and 200 versions of the definition besides.
/// </summary>
internal static class HistoryRun
{
    private const int Few = 1_000, Waiting = 10_000, Versions = 200, Turns = 100, InTurn = 160;

    // in place of a number: the databases of an earlier run are measured again
    private const string Again = "again";

    public static async Task RunAsync(string[] args)
    {
        var kind = args.ElementAtOrDefault(0) ?? "sqlite";
        var isUsed = args.ElementAtOrDefault(1) == Again;
        var many = isUsed ? 0 : int.Parse(args.ElementAtOrDefault(1) ?? "100000", CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("cyberport-history-").FullName;
        await using var young = await StartAsync(kind, args.ElementAtOrDefault(2) ?? Path.Combine(folder, "young.db"), isUsed, Few, 0, 1);
        await using var old = await StartAsync(kind, args.ElementAtOrDefault(3) ?? Path.Combine(folder, "old.db"), isUsed, many, Waiting, Versions);

        var sides = new[] { new Side("few runs", young), new Side(isUsed ? "many runs" : $"{many:N0} runs, {Waiting:N0} wait, {Versions} versions", old) };
        foreach (var side in sides) await side.Bench.AnswerAsync(2_000, [], []);
        for (var turn = 0; turn < Turns; turn++)
            foreach (var side in turn % 2 == 0 ? sides : sides.Reverse())
            {
                side.Watch.Start();
                await side.Bench.AnswerAsync(InTurn, side.Submits, side.Answers);
                side.Watch.Stop();
            }

        Console.WriteLine($"{kind}, 32 at a time, {Turns} turns of {InTurn} each");
        foreach (var side in sides)
        {
            LoadRun.Report($"{side.Name}: submit", side.Submits, side.Watch.Elapsed);
            LoadRun.Report($"{side.Name}: answer", side.Answers, side.Watch.Elapsed);
        }
    }

    // runs that end at once, runs that wait, versions; offered is what the turns submit
    private static async Task<FlowBench> StartAsync(string kind, string connection, bool isUsed, int ended, int waiting, int versions)
    {
        var watch = Stopwatch.StartNew();
        var bench = await FlowBench.StartAsync(kind, connection, isUsed);
        if (isUsed) return bench;
        await bench.OfferAsync(FlowBench.Five, 1);
        await bench.FileAsync(ended);
        await bench.PublishVersionsAsync(versions);
        await bench.OfferAsync(FlowBench.OneTask, versions);
        await bench.FileAsync(waiting);
        Console.WriteLine($"{ended + waiting:N0} runs filed in {watch.Elapsed.TotalSeconds:0} s");
        return bench;
    }

    private sealed record Side(string Name, FlowBench Bench)
    {
        public ConcurrentBag<double> Submits { get; } = [];

        public ConcurrentBag<double> Answers { get; } = [];

        public Stopwatch Watch { get; } = new();
    }
}
