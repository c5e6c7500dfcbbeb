using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CyberPort.EndToEnd.Servers;

/// <summary>The real web host as a process of its own on loopback, with a database and data folder of its own.</summary>
public sealed class WebServer : IAsyncDisposable
{
    public const string Password = "demo-1234-5678";
    private static readonly HttpClient Probe = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(100) };
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly StringBuilder _output = new();
    private Process? _process;

    private WebServer(int port, IReadOnlyDictionary<string, string> settings)
    {
        Address = $"http://localhost:{port}";
        _settings = settings;
    }

    public string Address { get; }

    /// <summary>The database: a file, or what a driver connects with.</summary>
    public string Connection => _settings["CyberPort__Connection"];

    public string DataFolder => _settings["CyberPort__DataFolder"];

    /// <summary>Everything the server said so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Starts a server; into an empty database it loads the demo. What must be there before is put into its data folder first.</summary>
    public static async Task<WebServer> StartAsync(string database, string connection, Func<string, Task>? prepare = null)
    {
        var port = FreePort();
        var server = new WebServer(port, new Dictionary<string, string>
        {
            ["Urls"] = $"http://localhost:{port}",
            ["CyberPort__Database"] = database,
            ["CyberPort__Connection"] = connection,
            ["CyberPort__DataFolder"] = Directory.CreateTempSubdirectory("cyberport-web-").FullName,
            ["CyberPort__DemoPassword"] = Password,
            ["CyberPort__PublicAddress"] = $"http://localhost:{port}",
        });
        if (prepare is not null) await prepare(server.DataFolder);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts the process again on the same data, after a kill.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", Program()) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in _settings) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await WaitAsync();
        }
        catch
        {
            await KillAsync();
            throw;
        }
    }

    /// <summary>Ends the process without a word (kill -9).</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(DataFolder, recursive: true);
    }

    private async Task WaitAsync()
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(120))
        {
            if (_process!.HasExited) throw new InvalidOperationException($"The server ended while starting:\n{Output}");
            try
            {
                using var answer = await Probe.GetAsync(Address + "/sign-in");
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
            catch (TaskCanceledException)
            {
                break;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"The server did not answer in time:\n{Output}");
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output) _output.AppendLine(line.Data);
    }

    /// <summary>The host's own build output: artifacts/bin/CyberPort.Web/debug beside this program's.</summary>
    private static string Program() => Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "CyberPort.Web", new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')).Name, "CyberPort.Web.dll"));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
