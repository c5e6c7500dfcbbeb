using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using CyberPort.EndToEnd.Servers;

namespace CyberPort.EndToEnd.Kills;

/// <summary>Clients that file with their own keys and repeat until they have a receipt, while the server is killed again and again.</summary>
public sealed class KillRun(WebServer server)
{
    private readonly ConcurrentDictionary<string, string> _ledger = new();
    private volatile bool _stop;
    private string _values = "";

    /// <summary>The ledger outside of the server: client key to receipt number, as it was acknowledged.</summary>
    public IReadOnlyDictionary<string, string> Ledger => _ledger;

    /// <summary>Runs so many kills under so many clients.</summary>
    public async Task RunAsync(int kills, int clients, CancellationToken cancel)
    {
        var cookie = await ProgramClient.SignInAsync(server, "toyo.suzuki");
        _values = await ProgramClient.ApplicationAsync(server, cookie, "jphij");
        var work = Enumerable.Range(0, clients).Select(_ => FileAsync(cookie, cancel)).ToArray();
        for (var kill = 0; kill < kills; kill++)
        {
            await FlowAsync(_ledger.Count + Random.Shared.Next(1, 32), cancel);
            await Task.Delay(Random.Shared.Next(0, 30), cancel);
            await server.KillAsync();
            await server.StartAgainAsync();
        }

        _stop = true;
        await Task.WhenAll(work);
    }

    /// <summary>Until so many applications are acknowledged: a kill is to come in the middle of the work and not before it.</summary>
    private async Task FlowAsync(int acknowledged, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        while (_ledger.Count < acknowledged && watch.Elapsed < TimeSpan.FromSeconds(30)) await Task.Delay(2, cancel);
    }

    private async Task FileAsync(string cookie, CancellationToken cancel)
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        while (!_stop)
        {
            var key = Guid.NewGuid().ToString("N");
            while (!await TryAsync(client, key, cancel)) await Task.Delay(20, cancel);
        }
    }

    private async Task<bool> TryAsync(HttpClient client, string key, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/jphij/procedures/waterAreaOccupancy/submissions");
            request.Headers.Add("Idempotency-Key", key);
            request.Content = new StringContent(_values, Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(request, cancel);
            if (answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.InternalServerError) return false;
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            var receipt = await answer.Content.ReadFromJsonAsync<Acknowledged>(cancel);
            var first = _ledger.GetOrAdd(key, receipt!.ReceiptNumber);
            Assert.Equal(first, receipt.ReceiptNumber);
            return true;
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            return false; // the server is gone: the same key is sent again
        }
    }

    private sealed record Acknowledged(string ReceiptNumber);
}
