using System.Net;
using System.Text.RegularExpressions;
using CyberPort.EndToEnd.Pages;
using CyberPort.EndToEnd.Servers;
using CyberPort.Operations;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.EndToEnd.Access;

/// <summary>The web host inside the test's process, on SQLite with the demo: for its own list of routes, and for pages without a browser.</summary>
public sealed partial class InsideServer : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cyberport-inside-").FullName;

    /// <summary>The server's clock: real, and a test may put it forward.</summary>
    public MovedTime Time { get; } = new();

    /// <summary>What the product does, for what a page has no button for.</summary>
    public UseCases UseCases => Services.GetRequiredService<UseCases>();

    /// <summary>A client that follows no redirects and keeps its cookies.</summary>
    public HttpClient NewClient() =>
        CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });

    /// <summary>A client of one person, signed in, that follows no redirects.</summary>
    public async Task<Person> SignInAsync(string name)
    {
        var client = NewClient();
        var token = TokenIn(await client.GetStringAsync("/sign-in"));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_token"] = token, ["name"] = name, ["password"] = WebServer.Password });
        using var answer = await client.PostAsync("/sign-in", form);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.ToString());
        return new Person(client, TokenIn(await client.GetStringAsync("/catalogue")));
    }

    /// <summary>A person's browser without a script, signed in.</summary>
    public async Task<Visitor> VisitAsync(string name) => new((await SignInAsync(name)).Client);

    /// <summary>Somebody who has not signed in.</summary>
    public Visitor Stranger() => new(NewClient());

    /// <summary>Delivers what waits in the outbox (notices, mails, documents) and answers every mail sent so far.</summary>
    public async Task<IReadOnlyList<string>> DeliverAsync()
    {
        while (await UseCases.DeliverOutbox.RunAsync(CancellationToken.None) > 0)
        {
            // a notice puts a mail into the outbox: until nothing is left
        }

        var mails = new DirectoryInfo(Path.Combine(_folder, "mail"));
        return mails.Exists ? [.. mails.EnumerateFiles().Select(file => File.ReadAllText(file.FullName))] : [];
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production"); // as an office runs it
        builder.UseSetting("CyberPort:DataFolder", _folder);
        builder.UseSetting("CyberPort:DemoPassword", WebServer.Password);
        builder.UseSetting("CyberPort:Worker", "false");
        builder.UseSetting("CyberPort:Chromium", "/no/such/chromium");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Time));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private static string TokenIn(string page) => WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value);

    [GeneratedRegex("name=\"_token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>A signed-in person with a form token.</summary>
public sealed record Person(HttpClient Client, string Token);

/// <summary>The real clock, put forward by as much as a test wants.</summary>
public sealed class MovedTime : TimeProvider
{
    private long _ticks;

    /// <summary>Lets time pass for the server.</summary>
    public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));
}
