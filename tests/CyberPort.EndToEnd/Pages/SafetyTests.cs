using System.Net;
using System.Text.RegularExpressions;
using CyberPort.EndToEnd.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.EndToEnd.Pages;

/// <summary>What every route owes a browser, asked of the host's own list of routes: a new route is covered when it is written.</summary>
[Collection("pages")]
public sealed partial class SafetyTests(InsideServer server)
{
    // SHA-256 of nothing: the only style attribute that a page with a grid may have
    internal const string EmptyStyles = "; style-src-attr 'unsafe-hashes' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    [Theory]
    [InlineData("toyo.suzuki")]
    [InlineData("hij.sato")]
    [InlineData("hij.kato")]
    public async Task Every_page_names_its_own_scripts_and_lets_nothing_else_in(string name)
    {
        using var visitor = await server.VisitAsync(name);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in Addresses("GET"))
        {
            using var answer = await visitor.Client.GetAsync(address, TestContext.Current.CancellationToken);
            var policy = Header(answer, "Content-Security-Policy");
            Assert.True(policy.Contains("default-src 'none'", StringComparison.Ordinal), $"{address}: {policy}");
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
            Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
            Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
            Assert.Contains("no-store", Header(answer, "Cache-Control"), StringComparison.Ordinal);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;

            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var nonce = Nonce().Match(policy).Groups[1].Value;
            Assert.True(nonce.Length >= 20 && seen.Add(nonce), $"{address} has no nonce of its own.");
            foreach (Match script in Scripts().Matches(page)) RequireKnown(address, script.Value, nonce);
            Assert.DoesNotMatch(@"<[^>]+\son[a-z]+\s*=", page);
            Assert.DoesNotMatch(@"<[^>]+\sstyle\s*=", page);
        }

        Assert.True(seen.Count >= 10, $"Only {seen.Count} pages were seen.");
    }

    [Fact]
    public async Task A_page_names_files_of_its_version_which_are_kept_and_nothing_else_stands_there()
    {
        using var visitor = await server.VisitAsync("hij.kato");
        var page = await TextAsync(visitor, "/catalogue");
        var kept = Kept().Match(page).Value;
        Assert.NotEmpty(kept);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains($"src=\"{kept}/_framework/blazor.web.js\"", await TextAsync(visitor, "/desk"), StringComparison.Ordinal);

        foreach (var (address, status, keeping) in new[]
        {
            ($"/{kept}/site.css", HttpStatusCode.OK, "immutable"), ("/kept/000000000000/site.css", HttpStatusCode.OK, "no-cache"),
            ("/site.css", HttpStatusCode.OK, "no-cache"), ($"/{kept}/_framework/blazor.web.js", HttpStatusCode.OK, "immutable"),
            ($"/{kept}/desk", HttpStatusCode.NotFound, "no-store"), ($"/{kept}/nothing.css", HttpStatusCode.NotFound, "no-store"),
            ($"/{kept}", HttpStatusCode.NotFound, "no-store"), ("/kept", HttpStatusCode.NotFound, "no-store"),
        })
        {
            using var answer = await visitor.Client.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal((address, status), (address, answer.StatusCode));
            Assert.Contains(keeping, Header(answer, "Cache-Control"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_a_page_with_a_grid_may_have_style_attributes_and_they_say_nothing()
    {
        using var ministry = await server.VisitAsync("mlit.tanaka");
        using var board = await ministry.Client.GetAsync("/templates/mlit/water-area-occupancy", TestContext.Current.CancellationToken);
        var policy = Header(board, "Content-Security-Policy");
        Assert.EndsWith(EmptyStyles, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy[..^EmptyStyles.Length], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        var page = await board.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("class=\"rz-data-grid", page, StringComparison.Ordinal);
        Assert.Contains("/Radzen.Blazor.min.js\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<[^>]+\\sstyle\\s*=\\s*\"[^\"]", page);

        using var applicant = await server.VisitAsync("toyo.suzuki");
        foreach (var (visitor, address) in new[] { (ministry, "/templates"), (ministry, "/desk"), (applicant, "/my"), (applicant, "/catalogue") })
        {
            using var answer = await visitor.Client.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("style-src-attr", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
            Assert.DoesNotContain("Radzen", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    private static async Task<string> TextAsync(Visitor visitor, string address) =>
        await visitor.Client.GetStringAsync(address, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Every_post_without_a_form_token_is_refused_and_changes_nothing()
    {
        using var visitor = await server.VisitAsync("toyo.suzuki");
        var draft = await DraftAsync(visitor);
        foreach (var pattern in Addresses("POST").Where(a => !a.StartsWith("/api/", StringComparison.Ordinal)))
        {
            var address = pattern.StartsWith("/apply/jphij", StringComparison.Ordinal)
                ? pattern.Replace(Known, draft, StringComparison.Ordinal) : pattern;
            foreach (var token in new[] { null, "forged" })
            {
                using var answer = await visitor.Client.PostAsync(address, Body(token), TestContext.Current.CancellationToken);
                Assert.True(
                    answer.StatusCode == HttpStatusCode.BadRequest, $"{(int)answer.StatusCode} from POST {address} with token {token}");
                var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.Contains("送信された内容を読み取れません", page, StringComparison.Ordinal);
            }
        }

        await visitor.GoAsync($"/apply/jphij/{draft}/page%3Aapplicant");
        Assert.Equal("東洋海運株式会社", visitor.ValueOf("/applicant/tradeName"));
    }

    [Fact]
    public async Task The_form_token_of_one_person_is_worth_nothing_for_another()
    {
        var other = await server.SignInAsync("takasaki.takasaki");
        using var visitor = await server.VisitAsync("toyo.suzuki");
        using var answer = await visitor.Client.PostAsync("/notices/read", Body(other.Token), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Programs_may_post_only_what_no_page_of_another_site_can()
    {
        using var visitor = await server.VisitAsync("toyo.suzuki");
        foreach (var address in Addresses("POST").Where(a => a.StartsWith("/api/", StringComparison.Ordinal)))
        {
            foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x" })
            {
                using var request = new HttpRequestMessage(
                    HttpMethod.Post, address) { Content = new ByteArrayContent("{\"action\":\"accept\"}"u8.ToArray()) };
                request.Headers.Add("Idempotency-Key", "k");
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                using var answer = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.True(answer.StatusCode == HttpStatusCode.UnsupportedMediaType, $"{(int)answer.StatusCode} from {address} as {type}");
            }
        }
    }

    private const string Known = "01900000-0000-7000-8000-000000000000";

    private static async Task<string> DraftAsync(Visitor visitor)
    {
        await Occupancy.StartAsync(visitor);
        return visitor.Address.Split('/')[3];
    }

    private static FormUrlEncodedContent Body(string? token)
    {
        var fields = new Dictionary<string, string>
        {
            ["tenant"] = "jphij", ["procedure"] = "waterAreaOccupancy", ["_action"] = "next", ["/applicant/tradeName"] = "changed", ["language"] = "en",
            ["back"] = "/", ["name"] = "n", ["password"] = "p", ["membership"] = Known, ["session"] = "s", ["task"] = Known, ["id"] = Known, ["claim"] = "1",
        };
        if (token is not null) fields["_token"] = token;
        return new FormUrlEncodedContent(fields);
    }

    private IEnumerable<string> Addresses(string method) =>
        from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where !pattern.StartsWith("/_", StringComparison.Ordinal) && !pattern.Contains('*')
        let methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        // pages answer every method; what is posted goes to the endpoints
        where methods.Contains(method) && (method == "GET" || methods.Count == 1)
        select Holes().Replace(pattern, hole => hole.Groups[1].Value switch
        {
            "tenant" => "jphij",
            "procedure" => "waterAreaOccupancy",
            "page" => "page%3Aapplicant",
            "code" => "404",
            _ => Known,
        });

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(';', values) : "";

    private static void RequireKnown(string address, string script, string nonce)
    {
        var ours = script.Contains("src=\"", StringComparison.Ordinal)
            && !script.Contains("src=\"http", StringComparison.Ordinal) && !script.Contains("src=\"//", StringComparison.Ordinal);
        Assert.True(ours || script.Contains($"nonce=\"{nonce}\"", StringComparison.Ordinal) || script.Contains("type=\"importmap\"", StringComparison.Ordinal), $"{address}: {script}");
    }

    [GeneratedRegex(@"'nonce-([^']+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("(?<=href=\")kept/[0-9a-f]{12}")]
    private static partial Regex Kept();

    [GeneratedRegex(@"<script\b[^>]*>")]
    private static partial Regex Scripts();

    [GeneratedRegex(@"\{(\w+)(?::\w+)?\??\}")]
    private static partial Regex Holes();
}
