using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberPort.Web.Demo;

namespace CyberPort.EndToEnd.Servers;

/// <summary>What a program does that files by the API: sign in, upload its drawings once, name them in each application.</summary>
public static partial class ProgramClient
{
    private static readonly string[] Slots = ["locationMap", "planAndSection", "areaCalculation", "structureDrawing"];

    /// <summary>Signs in and answers the session's cookie header.</summary>
    public static async Task<string> SignInAsync(WebServer server, string name)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(server.Address) };
        var token = WebUtility.HtmlDecode(Token().Match(await client.GetStringAsync("/sign-in")).Groups[1].Value);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_token"] = token, ["name"] = name, ["password"] = WebServer.Password });
        using var answer = await client.PostAsync("/sign-in", form);
        return handler.CookieContainer.GetCookieHeader(new Uri(server.Address));
    }

    /// <summary>The demo's application of a port with uploaded drawings, as the body of a submission.</summary>
    public static async Task<string> ApplicationAsync(WebServer server, string cookie, string tenant)
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return await ApplicationAsync(client, tenant);
    }

    /// <summary>The same by a client that has signed in.</summary>
    public static async Task<string> ApplicationAsync(HttpClient client, string tenant)
    {
        var values = DemoData.Read().Cases.First(c => c.Like is null && c.Tenant == tenant).Values.DeepClone().AsObject();
        values["submittedOn"] = "2026-11-20";
        var attachments = new JsonObject();
        foreach (var slot in Slots)
        {
            using var content = new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.4\n% drawing\n"));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            var address = $"/api/v1/{tenant}/procedures/waterAreaOccupancy/files?slot=/attachments/{slot}&name=plan.pdf";
            using var answer = await client.PostAsync(address, content);
            var file = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != HttpStatusCode.Created) throw new InvalidOperationException($"{answer.StatusCode}: {file}");
            attachments[slot] = new JsonArray(JsonNode.Parse(file));
        }

        values["attachments"] = attachments;
        return values.ToJsonString();
    }

    /// <summary>Files an application and answers its case.</summary>
    public static async Task<Guid> FileAsync(HttpClient client, string tenant, string application)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{tenant}/procedures/waterAreaOccupancy/submissions");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        request.Content = new StringContent(application, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        var receipt = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.Created) throw new InvalidOperationException($"{answer.StatusCode}: {receipt}");
        return JsonNode.Parse(receipt)!["caseId"]!.GetValue<Guid>();
    }

    [GeneratedRegex("name=\"_token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
