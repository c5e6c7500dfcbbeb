using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace CyberPort.Benchmarks.Load;

/// <summary>One kept connection that posts JSON and reads the answer: client and server share the machine, so the client must cost little.</summary>
internal sealed class LeanClient : IAsyncDisposable
{
    private readonly TcpClient _connection;
    private readonly Stream _stream;
    private readonly string _fixedHeaders;
    private byte[] _answer = new byte[16 * 1024];

    private LeanClient(TcpClient connection, Uri address, string cookie)
    {
        _connection = connection;
        _stream = connection.GetStream();
        _fixedHeaders = $"Host: {address.Authority}\r\nContent-Type: application/json\r\nAccept: application/json\r\nCookie: {cookie}\r\n";
    }

    public static async Task<LeanClient> ConnectAsync(string server, string cookie)
    {
        var address = new Uri(server);
        var connection = new TcpClient { NoDelay = true };
        await connection.ConnectAsync(address.Host, address.Port);
        return new LeanClient(connection, address, cookie);
    }

    /// <summary>Posts a body and answers the status with the answer's text.</summary>
    public async Task<(int Status, string Text)> PostAsync(string path, string key, ReadOnlyMemory<byte> body)
    {
        var head = Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\n{_fixedHeaders}Idempotency-Key: {key}\r\nContent-Length: {body.Length}\r\n\r\n");
        var request = new byte[head.Length + body.Length];
        head.CopyTo(request, 0);
        body.CopyTo(request.AsMemory(head.Length));
        await _stream.WriteAsync(request);
        return await ReadAsync();
    }

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<(int Status, string Text)> ReadAsync()
    {
        for (var filled = 0; ;)
        {
            if (filled == _answer.Length) Array.Resize(ref _answer, filled * 2);
            var read = await _stream.ReadAsync(_answer.AsMemory(filled));
            if (read == 0) throw new IOException("The server closed the connection.");
            filled += read;
            if (IsWhole(_answer.AsSpan(0, filled))) return (Status(_answer), Encoding.UTF8.GetString(_answer, 0, filled));
        }
    }

    private static int Status(ReadOnlySpan<byte> answer) => Utf8Parser.TryParse(answer[9..12], out int status, out _) ? status : 0;

    // as long as the head says, or to the last chunk
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var head = answer[..end];
        var at = head.IndexOf("Content-Length: "u8);
        if (at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _)) return answer.Length >= end + 4 + length;
        return head.IndexOf("Transfer-Encoding: chunked"u8) < 0 || answer.EndsWith("\r\n0\r\n\r\n"u8);
    }
}
