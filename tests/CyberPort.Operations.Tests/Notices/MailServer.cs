using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CyberPort.Operations.Tests.Notices;

/// <summary>A mail server of a few words on loopback: keeps what it is given, refuses the address "nobody@…".</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _work;

    public MailServer()
    {
        _listener.Start();
        _work = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Each mail as it came: envelope lines, then headers and body.</summary>
    public List<string> Mails { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _work;
        _listener.Dispose();
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await using var writer = new StreamWriter(stream, Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
                await TalkAsync(reader, writer);
            }
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or IOException)
        {
            // stopped
        }
    }

    private async Task TalkAsync(StreamReader reader, StreamWriter writer)
    {
        var mail = new StringBuilder();
        await writer.WriteLineAsync("220 loopback");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }

            if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                while (await reader.ReadLineAsync() is { } text && text != ".") mail.AppendLine(text.StartsWith('.') ? text[1..] : text);
                lock (Mails) Mails.Add(mail.ToString());
            }
            else
            {
                mail.AppendLine(line);
            }

            await writer.WriteLineAsync(line.Contains("nobody@", StringComparison.Ordinal) ? "550 no such user" : "250 ok");
        }
    }
}
