using System.Diagnostics;
using System.Net;
using System.Text;
using CyberPort.Expressions;
using CyberPort.Operations.Egress;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tests.Egress;

public sealed class EgressSenderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_request_carries_its_key_its_body_and_the_credential_of_its_rule()
    {
        using var server = new LoopbackServer(LoopbackServer.Ok("""{ "ships": [1] }""", headers: "Set-Cookie: a=b\r\nLocation: /v1/7\r\nX-Inner: 1\r\n"));
        var order = new HttpOrder(Guid.NewGuid(), "POST", $"http://ais.example:{server.Port}/v1?q=港")
        {
            Content = """{"名":"広島"}""", Headers = new Dictionary<string, string> { ["Accept-Language"] = "ja" },
        };

        var answer = await SendAsync(server, order, rule => rule with { CredentialHeader = "X-Api-Key", Credential = "s3cret" });

        Assert.Equal((HttpEnd.Answered, 200), (answer.End, answer.StatusCode));
        Assert.Equal(Value.Parse("""{ "ships": [1] }"""), answer.Body);
        Assert.Equal(Value.Parse("""{ "content-type": "application/json", "location": "/v1/7" }"""), answer.Headers);
        Assert.True(server.Requests.TryDequeue(out var sent));
        Assert.StartsWith("POST /v1?q=%E6%B8%AF HTTP/1.1\r\n", sent, StringComparison.Ordinal);
        foreach (var line in new[] { $"Idempotency-Key: {order.Id:D}", "X-Api-Key: s3cret", "Accept-Language: ja", "Content-Type: application/json; charset=utf-8" })
            Assert.Contains($"\r\n{line}\r\n", sent, StringComparison.Ordinal);
        Assert.EndsWith("""{"名":"広島"}""", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_again_it_carries_the_same_key_and_no_cookie()
    {
        using var server = new LoopbackServer(LoopbackServer.Ok("{}", headers: "Set-Cookie: a=b; Path=/\r\n"));
        var order = Order(server);
        using var sender = new EgressSender(Options(), Loopback);

        await sender.SendAsync(order, Rule(server), Cancel);
        await sender.SendAsync(order, Rule(server), Cancel);

        var keys = server.Requests.Select(r => r.Split("\r\n").Single(l => l.StartsWith("Idempotency-Key", StringComparison.Ordinal))).ToList();
        Assert.Equal((2, 1), (keys.Count, keys.Distinct().Count()));
        Assert.DoesNotContain(server.Requests, r => r.Contains("Cookie", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_points_inside_is_not_connected_to()
    {
        using var server = new LoopbackServer(LoopbackServer.Ok("{}"));

        var answer = await SendAsync(server, Order(server), rule => rule with { AllowPrivate = false });

        Assert.Equal(HttpEnd.Refused, answer.End);
        Assert.Contains("AllowPrivate", answer.Message!.Ja, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_is_asked_once_and_the_checked_address_is_taken()
    {
        using var server = new LoopbackServer(LoopbackServer.Ok("{}"));
        var asked = 0;
        using var sender = new EgressSender(Options(), (_, _) => Task.FromResult<IPAddress[]>(
            ++asked == 1 ? [IPAddress.Parse("169.254.169.254"), IPAddress.Loopback] : [IPAddress.Parse("169.254.169.254")]));

        Assert.Equal(HttpEnd.Answered, (await sender.SendAsync(Order(server), Rule(server), Cancel)).End);
        Assert.Equal(1, asked);
        // no connection is kept for the next one, which meets the new address
        Assert.Equal(HttpEnd.Refused, (await sender.SendAsync(Order(server), Rule(server), Cancel)).End);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        using var inner = new LoopbackServer(LoopbackServer.Ok("secret"));
        using var server = new LoopbackServer($"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{inner.Port}/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        var answer = await SendAsync(server, Order(server));

        Assert.Equal(302, answer.StatusCode);
        Assert.Empty(inner.Requests);
    }

    [Fact]
    public async Task A_server_that_says_nothing_or_a_byte_at_a_time_ends_in_time()
    {
        using var silent = new LoopbackServer((_, _, cancel) => Task.Delay(Timeout.Infinite, cancel));
        using var slow = new LoopbackServer(async (_, stream, cancel) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"u8.ToArray(), cancel);
            for (var i = 0; i < 100_000; i++)
            {
                await stream.WriteAsync("x"u8.ToArray(), cancel);
                await Task.Delay(20, cancel);
            }
        });
        var watch = Stopwatch.StartNew();

        foreach (var server in new[] { silent, slow })
        {
            var answer = await SendAsync(server, Order(server), options: Options() with { Timeout = TimeSpan.FromMilliseconds(400) });
            Assert.Equal(HttpEnd.Timeout, answer.End);
            Assert.Contains("0.4秒", answer.Message!.Ja, StringComparison.Ordinal);
        }

        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(700), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task An_endless_answer_is_read_to_its_limit_and_no_further()
    {
        var written = 0L;
        using var server = new LoopbackServer(async (_, stream, cancel) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"u8.ToArray(), cancel);
            var block = Encoding.ASCII.GetBytes(new string('x', 1000));
            while (true)
            {
                await stream.WriteAsync(block, cancel);
                written += block.Length;
            }
        });

        var answer = await SendAsync(server, Order(server), options: Options() with { LargestAnswer = 50_000 });

        Assert.Equal(HttpEnd.Refused, answer.End);
        Assert.Contains("50000バイト", answer.Message!.Ja, StringComparison.Ordinal);
        // what the sockets between hold, and no more
        Assert.InRange(written, 50_000, 30_000_000);
    }

    [Fact]
    public async Task Endless_headers_a_large_body_and_a_closed_port_have_their_ends()
    {
        using var chatty = new LoopbackServer(async (_, stream, cancel) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), cancel);
            for (var i = 0; i < 100_000; i++) await stream.WriteAsync(Encoding.ASCII.GetBytes($"X-{i}: {new string('y', 500)}\r\n"), cancel);
        });
        Assert.Equal(HttpEnd.NoConnection, (await SendAsync(chatty, Order(chatty))).End);

        var large = Order(chatty) with { Content = new string('x', 300_000) };
        Assert.Equal(HttpEnd.Refused, (await SendAsync(chatty, large)).End);

        int port;
        using (var gone = new LoopbackServer("")) port = gone.Port;
        using var sender = new EgressSender(Options(), Loopback);
        var closed = await sender.SendAsync(new(Guid.NewGuid(), "GET", $"http://ais.example:{port}/"), new() { Host = "ais.example", AllowPrivate = true }, Cancel);
        Assert.Equal(HttpEnd.NoConnection, closed.End);
        Assert.Contains("「ais.example」", closed.Message!.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_a_text_and_none_is_nothing()
    {
        using var text = new LoopbackServer(LoopbackServer.Ok("港\0", "text/plain"));
        Assert.Equal(Value.Of("港\uFFFD"), (await SendAsync(text, Order(text))).Body);

        using var broken = new LoopbackServer(LoopbackServer.Ok("{", "application/json"));
        Assert.Equal(Value.Of("{"), (await SendAsync(broken, Order(broken))).Body);

        using var empty = new LoopbackServer("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        var answer = await SendAsync(empty, Order(empty));
        Assert.Equal((204, true), (answer.StatusCode, answer.Body.IsNull));
    }

    private static async Task<HttpAnswer> SendAsync(
        LoopbackServer server, HttpOrder order, Func<EgressRule, EgressRule>? change = null, EgressOptions? options = null)
    {
        using var sender = new EgressSender(options ?? Options(), Loopback);
        return await sender.SendAsync(order, (change ?? (r => r))(Rule(server)), Cancel);
    }

    private static Task<IPAddress[]> Loopback(string host, CancellationToken cancel) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);

    private static EgressOptions Options() => new() { AllowHttp = true };

    private static EgressRule Rule(LoopbackServer server) => new() { Tenant = "*", Host = "ais.example", Port = server.Port, AllowPrivate = true };

    private static HttpOrder Order(LoopbackServer server) => new(Guid.NewGuid(), "GET", $"http://ais.example:{server.Port}/v1");
}
