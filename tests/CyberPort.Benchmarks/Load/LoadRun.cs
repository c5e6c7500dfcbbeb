using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using CyberPort.EndToEnd.Servers;

namespace CyberPort.Benchmarks.Load;

/// <summary>Submitting and answering over HTTP on the real host with a durable database; client and server share the machine.</summary>
internal static class LoadRun
{
    // until the runtime has compiled what is hot
    private const int WarmUp = 60;
    private static readonly byte[] Accept = "{\"action\":\"accept\"}"u8.ToArray();
    private static readonly string[] Ports = ["jphij", "jpkij"];

    public static async Task RunAsync(string[] args)
    {
        var kind = args.ElementAtOrDefault(0) ?? "sqlite";
        var clients = int.Parse(args.ElementAtOrDefault(1) ?? "32", CultureInfo.InvariantCulture);
        var seconds = int.Parse(args.ElementAtOrDefault(2) ?? "10", CultureInfo.InvariantCulture);
        var connection = args.ElementAtOrDefault(3) ?? Path.Combine(Directory.CreateTempSubdirectory("cyberport-load-").FullName, "cyberport.db");
        await using var server = await WebServer.StartAsync(kind, connection);
        var cookie = await ProgramClient.SignInAsync(server, "toyo.suzuki");
        var values = new Dictionary<string, string>();
        foreach (var port in Ports) values[port] = await ProgramClient.ApplicationAsync(server, cookie, port);
        Console.WriteLine($"{kind}, {clients} clients, {seconds} s after {WarmUp} s of warming up");

        await SubmitAsync(server, cookie, values, clients, WarmUp);
        var cases = await SubmitAsync(server, cookie, values, clients, seconds, "submit: validated, workflow started, durable");
        await AnswerAsync(server, cases, clients);
    }

    private static async Task<ConcurrentBag<(string Tenant, Guid Case)>> SubmitAsync(
        WebServer server, string cookie, Dictionary<string, string> values, int clients, int seconds, string? title = null)
    {
        var made = new ConcurrentBag<(string, Guid)>();
        var times = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async c =>
        {
            await using var client = await LeanClient.ConnectAsync(server.Address, cookie);
            var tenant = Ports[c % Ports.Length];
            var (path, body) = ($"/api/v1/{tenant}/procedures/waterAreaOccupancy/submissions", Encoding.UTF8.GetBytes(values[tenant]));
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                var started = Stopwatch.GetTimestamp();
                var (status, text) = await client.PostAsync(path, Guid.NewGuid().ToString("N"), body);
                if (status != 201) throw new InvalidOperationException(text);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                made.Add((tenant, Guid.Parse(text.AsSpan(text.IndexOf("caseId", StringComparison.Ordinal) + 9, 36))));
            }
        }));
        if (title is not null) Report(title, times, watch.Elapsed);
        return made;
    }

    private static async Task AnswerAsync(WebServer server, ConcurrentBag<(string Tenant, Guid Case)> cases, int clients)
    {
        var officers = new Dictionary<string, string>
        {
            ["jphij"] = await ProgramClient.SignInAsync(server, "hij.yamamoto"), ["jpkij"] = await ProgramClient.SignInAsync(server, "kij.honma"),
        };
        var tasks = new ConcurrentQueue<(string Tenant, Guid Task)>();
        await Parallel.ForEachAsync(cases.Take(8000), new ParallelOptions { MaxDegreeOfParallelism = clients }, async (made, cancel) =>
        {
            using var client = Client(server, officers[made.Tenant]);
            var found = await client.GetFromJsonAsync<CaseAnswer>($"/api/v1/{made.Tenant}/cases/{made.Case:D}", cancel);
            foreach (var task in found!.Tasks) tasks.Enqueue((made.Tenant, task.Id));
        });

        var times = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            var byPort = new Dictionary<string, LeanClient>();
            foreach (var (port, cookie) in officers) byPort[port] = await LeanClient.ConnectAsync(server.Address, cookie);
            while (tasks.TryDequeue(out var task))
            {
                var started = Stopwatch.GetTimestamp();
                var path = $"/api/v1/{task.Tenant}/tasks/{task.Task:D}/answer";
                var (status, text) = await byPort[task.Tenant].PostAsync(path, Guid.NewGuid().ToString("N"), Accept);
                if (status != 204) throw new InvalidOperationException(text);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            foreach (var client in byPort.Values) await client.DisposeAsync();
        }));
        Report("answer a waiting task, durable", times, watch.Elapsed);
    }

    internal static void Report(string title, ConcurrentBag<double> times, TimeSpan elapsed)
    {
        var sorted = times.Order().ToArray();
        double At(double share) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{title}: {sorted.Length / elapsed.TotalSeconds:0}/s, p50 {At(.5):0.0} ms, p99 {At(.99):0.0} ms, {sorted.Length} in {elapsed.TotalSeconds:0.0} s"));
    }

    private static HttpClient Client(WebServer server, string cookie)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 1 }) { BaseAddress = new Uri(server.Address) };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    private sealed record CaseAnswer(IReadOnlyList<OpenTask> Tasks);

    private sealed record OpenTask(Guid Id);
}
