using System.Net;
using System.Net.Sockets;
using System.Text;
using CyberPort.Expressions;
using CyberPort.Operations.Services;
using CyberPort.Storage;

namespace CompanyRegister.Tests;

/// <summary>The register over HTTP, with a server that gives one answer.</summary>
public sealed class RegisterServiceTests
{
    private static readonly Question Asked = new(new TenantId("jphij"), Guid.NewGuid(), Value.Record(("number", Value.Of("1234567890123"))));

    [Fact]
    public async Task A_company_that_is_known_is_answered() =>
        Assert.Equal("東洋海運", (await AskAsync("200 OK", """{ "name": "東洋海運", "address": "広島市", "more": 1 }""")).Given["name"].AsText);

    [Fact]
    public async Task One_that_is_not_known_is_nothing() => Assert.True((await AskAsync("404 Not Found", "")).Given.IsNull);

    [Fact]
    public async Task An_answer_of_another_shape_is_a_fault() => Assert.NotNull((await AskAsync("200 OK", "{}")).Fault);

    [Fact]
    public async Task A_register_that_is_down_or_sends_elsewhere_is_asked_again_later()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync("503 Service Unavailable", ""));
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync("302 Found\r\nLocation: http://127.0.0.1/", ""));
    }

    /// <summary>Asks a register that gives one answer and stops.</summary>
    private static async Task<CyberPort.Workflows.ServiceAnswer> AskAsync(string status, string body)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = ServeAsync(listener, status, body);
        using var service = new RegisterService(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        try
        {
            return await service.AskAsync(Asked, TestContext.Current.CancellationToken);
        }
        finally
        {
            Assert.StartsWith("GET /companies/1234567890123 ", await served, StringComparison.Ordinal);
        }
    }

    private static async Task<string> ServeAsync(TcpListener listener, string status, string body)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using var stream = client.GetStream();
        var asked = new byte[4096];
        var read = await stream.ReadAsync(asked, TestContext.Current.CancellationToken);
        var bytes = Encoding.UTF8.GetBytes(body);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
        return Encoding.ASCII.GetString(asked, 0, read);
    }
}
