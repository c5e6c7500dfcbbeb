using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CyberPort.Operations;
using CyberPort.Storage;
using CyberPort.Storage.Databases;
using CyberPort.Web.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.EndToEnd.Access;

/// <summary>A write that the database refuses is told as 503 with the time to wait, and the same request is taken afterwards.</summary>
public sealed class FailedWriteTests(InsideServer server) : IClassFixture<InsideServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failed_submission_answers_503_and_the_same_key_arrives_afterwards()
    {
        var program = (await server.SignInAsync("toyo.suzuki")).Client;
        var body = await ApplicationAsync(program);

        await BreakAsync("submissions");
        using var failed = await SendAsync(program, body);
        await MendAsync();
        using var arrived = await SendAsync(program, body);
        using var again = await SendAsync(program, body);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "2"), (failed.StatusCode, failed.Headers.RetryAfter?.ToString()));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (arrived.StatusCode, again.StatusCode));
        Assert.Equal(await arrived.Content.ReadAsStringAsync(Cancel), await again.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_page_whose_post_fails_says_that_nothing_was_saved()
    {
        var person = await server.SignInAsync("toyo.suzuki");
        var stores = server.Services.GetRequiredService<UseCases>().Stores;
        var row = (await stores.Cases.ListOfApplicantAsync(new TenantId("toyo"), 100, Cancel)).First(c => c.ClosedAt is null);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_token"] = person.Token, ["reason"] = "計画を中止したため" });

        await BreakAsync("cases");
        using var answer = await person.Client.PostAsync($"/my/{row.TenantId}/{row.Id:D}/withdraw", form, Cancel);
        await MendAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "2"), (answer.StatusCode, answer.Headers.RetryAfter?.ToString()));
        Assert.Contains("同じ操作をもう一度", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Null((await stores.Cases.FindAsync(row.TenantId, row.Id, Cancel))!.ClosedAt);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient program, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/jphij/procedures/waterAreaOccupancy/submissions");
        request.Headers.Add("Idempotency-Key", "failed-write");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await program.SendAsync(request, Cancel);
    }

    private static async Task<string> ApplicationAsync(HttpClient program)
    {
        var values = DemoData.Read().Cases[0].Values.DeepClone().AsObject();
        values["submittedOn"] = "2026-11-20";
        var attachments = new JsonObject();
        foreach (var slot in new[] { "locationMap", "planAndSection", "areaCalculation", "structureDrawing" })
        {
            using var content = new ByteArrayContent("%PDF-1.4\n% drawing\n"u8.ToArray());
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            using var answer = await program.PostAsync(
                $"/api/v1/jphij/procedures/waterAreaOccupancy/files?slot=/attachments/{slot}&name=plan.pdf", content, Cancel);
            attachments[slot] = new JsonArray(JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel)));
        }

        values["attachments"] = attachments;
        return values.ToJsonString();
    }

    private Task<int> BreakAsync(string table)
    {
        var change = table == "cases" ? "update" : "insert";
        return RunAsync($"create trigger fault before {change} on {table} begin select raise(fail, 'no space left on device'); end");
    }

    private Task<int> MendAsync() => RunAsync("drop trigger fault");

    private Task<int> RunAsync(string sql) =>
        server.Services.GetRequiredService<Db>().WriteAsync(async unit => await unit.ExecuteAsync(sql, new { }), Cancel);
}
