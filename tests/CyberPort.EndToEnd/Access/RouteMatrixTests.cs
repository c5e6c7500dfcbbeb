using System.Net;
using System.Text.RegularExpressions;
using CyberPort.Operations;
using CyberPort.Storage;
using CyberPort.Storage.Databases;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.EndToEnd.Access;

/// <summary>Every route with an id, read from the host itself, asked for another organisation's things: a new route is covered when it is written.</summary>
[Collection("pages")]
public sealed partial class RouteMatrixTests(InsideServer server)
{
    // what everybody may read, with its reason
    private static readonly string[] PublicRoutes = ["/catalogue/{tenant}/{procedure}", "/status/{code:int?}"];

    [Theory]
    [InlineData("takasaki.takasaki", "another applicant")]
    [InlineData("kij.kobayashi", "an officer of another port")]
    [InlineData("pref.kimura", "an officer of the prefecture")]
    public async Task Foreign_and_unknown_ids_answer_404_everywhere(string name, string who)
    {
        var person = await server.SignInAsync(name);
        var ids = await ForeignIdsAsync();

        foreach (var (method, pattern) in Routes())
        {
            foreach (var address in Addresses(pattern, ids))
            {
                using var request = Request(method, address, person.Token);
                using var answer = await person.Client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{who} got {(int)answer.StatusCode} from {method} {address}");
            }
        }
    }

    [Fact]
    public async Task Nobody_gets_anything_but_the_public_pages_without_signing_in()
    {
        using var client = server.CreateClient(new() { AllowAutoRedirect = false });
        var ids = await ForeignIdsAsync();
        foreach (var (method, pattern) in Routes())
        {
            var address = Addresses(pattern, ids).First();
            using var request = Request(method, address, "none");
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var toSignIn = answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString().StartsWith("/sign-in", StringComparison.Ordinal);
            Assert.True(toSignIn || answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest, $"{(int)answer.StatusCode} from {method} {address}");
        }
    }

    [Fact]
    public void The_matrix_covers_the_routes_that_matter()
    {
        var routes = Routes().Select(r => $"{r.Method} {r.Pattern}").ToArray();

        Assert.Contains("GET /my/{tenant}/{id:guid}", routes);
        Assert.Contains("POST /desk/{id:guid}/answer", routes);
        Assert.True(routes.Length >= 20, string.Join('\n', routes));
    }

    private IEnumerable<(string Method, string Pattern)> Routes() =>
        from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').TrimEnd('/')
        where Holes().IsMatch(pattern) && !PublicRoutes.Contains(pattern) && !pattern.StartsWith("/_", StringComparison.Ordinal) && !pattern.Contains('*')
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method is "GET" or "POST"
        select (method, pattern);

    /// <summary>The route with ids of things that exist but are others', and with ids that do not exist.</summary>
    private static IEnumerable<string> Addresses(string pattern, Dictionary<string, string> ids)
    {
        yield return Fill(pattern, ids);
        yield return Fill(pattern, ids.ToDictionary(i => i.Key, i => i.Value.Length == 36 ? "01900000-0000-7000-8000-000000000000" : i.Value));
    }

    private static string Fill(string pattern, Dictionary<string, string> ids) => Holes().Replace(pattern, hole =>
    {
        var name = hole.Groups[1].Value;
        if (name == "id") name = pattern.StartsWith("/files", StringComparison.Ordinal) ? "file" : pattern.StartsWith("/documents", StringComparison.Ordinal) ? "document" : "case";
        return ids.TryGetValue(name, out var id) ? id : throw new InvalidOperationException($"Say in this test what {{{name}}} of {pattern} is.");
    });

    private static HttpRequestMessage Request(string method, string address, string token)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method != "POST") return request;
        if (address.StartsWith("/api/", StringComparison.Ordinal))
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
            request.Content = address.EndsWith("/files", StringComparison.Ordinal)
                ? new ByteArrayContent("%PDF-1.7"u8.ToArray()) { Headers = { ContentType = new("application/octet-stream") } }
                : new StringContent("{\"action\":\"accept\"}", System.Text.Encoding.UTF8, "application/json");
            return request;
        }

        var id = Guid.CreateVersion7().ToString("D");
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_token"] = token, ["task"] = id, ["action"] = "accept", ["claim"] = "1", ["body"] = "本文", ["reason"] = "理由", ["comment"] = "意見",
        });
        return request;
    }

    private async Task<Dictionary<string, string>> ForeignIdsAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        var stores = server.Services.GetRequiredService<UseCases>().Stores;
        var hiroshima = new TenantId("jphij");
        var cases = (await stores.Cases.ListOfApplicantAsync(new TenantId("toyo"), 100, cancel)).Where(c => c.TenantId == hiroshima).ToArray();
        var withDocument = cases.First(c => c.Disposition == "permit" && c.ClosedAt is not null);
        var document = (await stores.Documents.ListAsync(hiroshima, withDocument.Id, cancel))[0];
        var open = cases.First(c => c.ClosedAt is null);
        var task = (await stores.Tasks.ListOfCaseAsync(hiroshima, open.Id, cancel)).First(t => t.Status == "open");
        var draft = (await stores.Drafts.ListOfOwnerAsync(new TenantId("toyo"), cancel))[0];
        var file = await server.Services.GetRequiredService<Db>().FindAsync<Guid?>(
            "select id from files where tenant_id = @hiroshima", new { hiroshima }, cancel) ?? Guid.CreateVersion7();
        return new Dictionary<string, string>
        {
            ["tenant"] = "jphij",
            ["case"] = open.Id.ToString("D"),
            ["caseId"] = open.Id.ToString("D"),
            ["task"] = task.Id.ToString("D"),
            ["document"] = document.Id.ToString("D"),
            ["draftId"] = draft.Id.ToString("D"),
            ["file"] = file.ToString("D"),
            ["page"] = "applicant",
            ["procedure"] = "noSuchProcedure",
            ["Definition"] = cases[0].DefinitionId,
            ["Owner"] = "jphij",
            ["Name"] = "water-area-occupancy",
            ["Version"] = "1",
            ["owner"] = "jphij",
            ["name"] = "water-area-occupancy",
            ["version"] = "1.0.0",
            ["kind"] = "fields.csv",
        };
    }

    [GeneratedRegex(@"\{(\w+)(?::\w+)?\??\}")]
    private static partial Regex Holes();
}
