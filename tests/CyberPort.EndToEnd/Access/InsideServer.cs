using System.Net;
using System.Text.RegularExpressions;
using CyberPort.EndToEnd.Servers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CyberPort.EndToEnd.Access;

/// <summary>The web host inside the test's process, on SQLite with the demo: for reading its own list of routes.</summary>
public sealed partial class InsideServer : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cyberport-inside-").FullName;

    /// <summary>A client of one person, signed in, that follows no redirects.</summary>
    public async Task<Person> SignInAsync(string name)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        var token = TokenIn(await client.GetStringAsync("/sign-in"));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_token"] = token, ["name"] = name, ["password"] = WebServer.Password });
        using var answer = await client.PostAsync("/sign-in", form);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.ToString());
        return new Person(client, TokenIn(await client.GetStringAsync("/catalogue")));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("CyberPort:DataFolder", _folder);
        builder.UseSetting("CyberPort:DemoPassword", WebServer.Password);
        builder.UseSetting("CyberPort:Worker", "false");
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
