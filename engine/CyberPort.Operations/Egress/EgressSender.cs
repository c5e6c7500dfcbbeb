using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using CyberPort.Expressions;
using CyberPort.Workflows;

namespace CyberPort.Operations.Egress;

/// <summary>Looks a host's addresses up.</summary>
public delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancel);

/// <summary>Sends one allowed request: to an address that was checked, without redirects, cookies, proxies, and within its limits.</summary>
public sealed class EgressSender : IDisposable
{
    private static readonly HttpRequestOptionsKey<EgressRule> RuleKey = new("rule");

    private readonly EgressOptions _options;
    private readonly HostLookup _lookup;
    private readonly HttpClient _client;

    public EgressSender(EgressOptions options, HostLookup? lookup = null)
    {
        (_options, _lookup) = (options, lookup ?? Dns.GetHostAddressesAsync);
        _client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = options.LargestHeaders,
            // a connection is one rule's: it is never handed on to another
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The server's answer, or why there is none.</summary>
    public async Task<HttpAnswer> SendAsync(HttpOrder order, EgressRule rule, CancellationToken cancel)
    {
        if (Encoding.UTF8.GetByteCount(order.Content ?? "") > _options.LargestRequest)
            return HttpAnswer.None(HttpEnd.Refused, EgressFaults.RequestTooLarge(_options.LargestRequest));

        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        inTime.CancelAfter(_options.Timeout);
        try
        {
            using var request = RequestOf(order, rule);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, inTime.Token);
            return await AnswerOfAsync(response, rule, inTime.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return HttpAnswer.None(HttpEnd.Timeout, EgressFaults.TooSlow(rule.Host, _options.Timeout));
        }
        catch (Exception error) when (error is HttpRequestException or IOException or FormatException)
        {
            return error.InnerException is EgressRefusedException refused
                ? HttpAnswer.None(HttpEnd.Refused, refused.Text)
                : HttpAnswer.None(HttpEnd.NoConnection, EgressFaults.NoConnection(rule.Host, error.Message));
        }
    }

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage RequestOf(HttpOrder order, EgressRule rule)
    {
        var request = new HttpRequestMessage(new HttpMethod(order.Method), order.Url) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Options.Set(RuleKey, rule);
        if (order.Content is { } content)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(order.ContentType ?? "application/json; charset=utf-8");
        }

        foreach (var (name, value) in order.Headers)
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        request.Headers.Add("Idempotency-Key", order.Id.ToString("D"));
        request.Headers.UserAgent.ParseAdd("CyberPort");
        if (rule.Credential.Length > 0) request.Headers.Add(rule.CredentialHeader, rule.Credential);
        return request;
    }

    /// <summary>Connects to exactly an address that was looked at; what the name says a moment later does not matter.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        context.InitialRequestMessage.Options.TryGetValue(RuleKey, out var rule);
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await _lookup(host, cancel);
        var allowed = addresses.Where(a => NetworkAddresses.MayConnect(a, rule?.AllowPrivate == true)).ToArray();
        if (allowed.Length == 0 && addresses.Length > 0) throw new EgressRefusedException(EgressFaults.Inside(host));

        Exception? last = null;
        foreach (var address in allowed)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception error)
            {
                socket.Dispose();
                if (error is not SocketException) throw;
                last = error;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }

    private async Task<HttpAnswer> AnswerOfAsync(HttpResponseMessage response, EgressRule rule, CancellationToken cancel)
    {
        if (await ReadAsync(response.Content, cancel) is not { } bytes)
            return HttpAnswer.None(HttpEnd.Refused, EgressFaults.AnswerTooLarge(rule.Host, _options.LargestAnswer));

        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(h => rule.Shows(h.Key))
            .Select(h => KeyValuePair.Create(h.Key.ToLowerInvariant(), Value.Of(Kept(string.Join(", ", h.Value)))));
        return new(HttpEnd.Answered)
        {
            StatusCode = (int)response.StatusCode,
            Headers = Value.Of(ValueRecord.Of(headers.DistinctBy(h => h.Key))),
            Body = BodyOf(bytes, response.Content.Headers.ContentType?.MediaType ?? ""),
        };
    }

    /// <summary>All bytes, or nothing when there are too many.</summary>
    private async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0;)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > _options.LargestAnswer) return null;
        }

        return kept.ToArray();
    }

    private static Value BodyOf(byte[] bytes, string type)
    {
        if (bytes.Length == 0) return Value.Null;
        if (type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal))
        {
            try
            {
                return Value.Parse(bytes);
            }
            catch (System.Text.Json.JsonException)
            {
                // says it is JSON and is none: a text, then
            }
        }

        return Value.Of(Kept(Encoding.UTF8.GetString(bytes)));
    }

    // No database keeps a zero character in a text.
    private static string Kept(string text) => text.Replace('\0', '\uFFFD');
}
