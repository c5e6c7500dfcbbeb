using System.Globalization;

namespace CyberPort.Benchmarks.Load;

/// <summary>Workflows with everything a case has, durable, without HTTP: a run that ends at once, one that waits for an answer, many that wait.</summary>
internal static class FlowRun
{
    public static async Task RunAsync(string[] args)
    {
        var kind = args.ElementAtOrDefault(0) ?? "sqlite";
        var seconds = int.Parse(args.ElementAtOrDefault(1) ?? "10", CultureInfo.InvariantCulture);
        var connection = args.ElementAtOrDefault(2) ?? Path.Combine(Directory.CreateTempSubdirectory("cyberport-flow-").FullName, "cyberport.db");
        await using var bench = await FlowBench.StartAsync(kind, connection);
        Console.WriteLine($"{kind}, 32 at a time, {seconds} s each");

        await bench.OfferAsync(FlowBench.Five, 1);
        await bench.MeasureAsync(null, seconds, answered: false);
        await bench.MeasureAsync("5 activities, start to end", seconds, answered: false);
        await bench.OfferAsync(FlowBench.OneTask, 1);
        await bench.MeasureAsync(null, seconds, answered: true);
        await bench.MeasureAsync("start, wait, answer, end; few wait", seconds, answered: true);
        await bench.FileAsync(10_000);
        await bench.MeasureAsync("the same while 10,000 runs wait", seconds, answered: true);
        await bench.PublishVersionsAsync(200);
        await bench.OfferAsync(FlowBench.OneTask, 200);
        await bench.MeasureAsync("the same with 200 versions of the definition", seconds, answered: true);
    }
}
