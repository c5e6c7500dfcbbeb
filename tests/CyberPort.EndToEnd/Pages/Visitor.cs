using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CyberPort.EndToEnd.Pages;

/// <summary>A file that a visitor chooses for an input.</summary>
public sealed record ChosenFile(string Field, string Name, byte[] Content, string MediaType = "application/pdf");

/// <summary>A person's browser without a script: follows links and redirects, fills the forms that a page shows, presses their buttons.</summary>
public sealed class Visitor(HttpClient client) : IDisposable
{
    private static readonly HtmlParser Parser = new();

    public HttpClient Client { get; } = client;

    /// <summary>The page as it is shown now.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    /// <summary>Path and query of the page, with the fragment that the last redirect named.</summary>
    public string Address { get; private set; } = "/";

    /// <summary>What stands in the page's main part, white space folded.</summary>
    public string Text => Fold(Page.QuerySelector("main")?.TextContent ?? Page.DocumentElement.TextContent);

    /// <summary>The page's source as it came.</summary>
    public string Source { get; private set; } = "";

    public void Dispose() => Client.Dispose();

    public async Task<Visitor> GoAsync(string address)
    {
        using var answer = await Client.GetAsync(address, TestContext.Current.CancellationToken);
        await ReadAsync(answer, address);
        return this;
    }

    /// <summary>Follows the first link with this text.</summary>
    public Task<Visitor> FollowAsync(string text) =>
        GoAsync(
            Page.QuerySelectorAll("a").FirstOrDefault(a => Fold(a.TextContent).Contains(text, StringComparison.Ordinal))?.GetAttribute("href")
            ?? throw new InvalidOperationException($"No link '{text}' on {Address}: {Text}"));

    /// <summary>Presses a button: everything of its form is posted, with these answers in place of what stands there.</summary>
    public async Task<Visitor> PressAsync(string button, IReadOnlyDictionary<string, string>? answers = null, params ChosenFile[] files)
    {
        var pressed = Find(button);
        var form = pressed.Form ?? throw new InvalidOperationException($"The button '{button}' stands in no form.");
        var fields = Forms.Fields(form, pressed).Where(f => answers?.ContainsKey(f.Name) != true).ToList();
        if (answers is not null) fields.AddRange(answers.Select(a => (a.Key, a.Value)));
        var address = form.GetAttribute("action") ?? Address;
        if (string.Equals(form.Method, "get", StringComparison.OrdinalIgnoreCase))
        {
            return await GoAsync(
                address.Split('#')[0] + "?" + string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}")));
        }

        using var content = Forms.Content(form, fields, files);
        return await PostAsync(address, content);
    }

    /// <summary>Posts as it is given, and follows where the answer leads.</summary>
    public async Task<Visitor> PostAsync(string address, HttpContent content)
    {
        using var answer = await Client.PostAsync(address, content, TestContext.Current.CancellationToken);
        await ReadAsync(answer, address);
        return this;
    }

    /// <summary>The value that an input, select or textarea of the page shows.</summary>
    public string ValueOf(string name) => Page.GetElementsByName(name) switch
    {
        { Length: 0 } => throw new InvalidOperationException($"No input '{name}' on {Address}: {Text}"),
        var inputs => inputs.Select(Forms.Shown).LastOrDefault(value => value is not null) ?? "",
    };

    /// <summary>A text with its white space folded, as a person reads it.</summary>
    public static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IHtmlButtonElement Find(string button)
    {
        var buttons = Page.QuerySelectorAll("form button")
            .OfType<IHtmlButtonElement>().Where(b => !b.HasAttribute("aria-hidden")).ToArray();
        return buttons.FirstOrDefault(b => Fold(b.TextContent) == button)
            ?? buttons.FirstOrDefault(b => Fold(b.TextContent).Contains(button, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No button '{button}' on {Status} {Address}: {Text}");
    }

    private async Task ReadAsync(HttpResponseMessage answer, string address)
    {
        var fragment = "";
        var now = answer;
        for (var hops = 0; hops < 10 && now.Headers.Location is { } location; hops++)
        {
            address = location.IsAbsoluteUri ? location.PathAndQuery + location.Fragment : location.ToString();
            var at = address.IndexOf('#', StringComparison.Ordinal);
            fragment = at < 0 ? "" : address[at..];
            if (!ReferenceEquals(now, answer)) now.Dispose();
            now = await Client.GetAsync(at < 0 ? address : address[..at], TestContext.Current.CancellationToken);
        }

        Status = now.StatusCode;
        Address = address.Contains('#', StringComparison.Ordinal) ? address : address + fragment;
        Source = await now.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Page = Parser.ParseDocument(Source);
        if (!ReferenceEquals(now, answer)) now.Dispose();
    }
}
