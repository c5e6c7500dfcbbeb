using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CyberPort.EndToEnd.Access;
using CyberPort.Web.Demo;

namespace CyberPort.EndToEnd.Pages.Api;

/// <summary>What a program is told, in both languages, when it files and answers.</summary>
[Collection("pages")]
public sealed class ApiTests(InsideServer server)
{
    private const string Procedure = "/api/v1/jphij/procedures/waterAreaOccupancy";

    [Fact]
    public async Task The_same_key_answers_the_same_receipt_and_another_person_s_key_is_not_found()
    {
        var person = await server.SignInAsync("toyo.suzuki");
        var body = await ApplicationAsync(person);
        var (first, receipt) = await SendAsync(person, Procedure + "/submissions", body, "key-1");
        var (second, again) = await SendAsync(person, Procedure + "/submissions", body, "key-1");
        var (_, other) = await SendAsync(person, Procedure + "/submissions", await ApplicationAsync(person), "key-2");
        var (foreign, refused) = await SendAsync(await server.SignInAsync("takasaki.takasaki"), Procedure + "/submissions", body, "key-1");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first, second));
        Assert.Equal(receipt!.ToJsonString(), again!.ToJsonString());
        Assert.NotEqual((string?)receipt["receiptNumber"], (string?)other!["receiptNumber"]);
        Assert.Equal(HttpStatusCode.NotFound, foreign);
        Assert.DoesNotContain((string)receipt["receiptNumber"]!, refused!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_name_the_place_and_the_cure_in_both_languages_and_nothing_is_filed()
    {
        var person = await server.SignInAsync("toyo.suzuki");
        var values = JsonNode.Parse(await ApplicationAsync(person))!.AsObject();
        values["area"] = -1;
        values.Remove("purpose");
        var (status, answer) = await SendAsync(person, Procedure + "/submissions", values.ToJsonString(), "key-bad");
        var findings = answer!["findings"]!.AsArray();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        foreach (var pointer in new[] { "/area", "/purpose" })
        {
            var finding = Assert.Single(findings, f => (string?)f!["pointer"] == pointer && (bool)f["stops"]!);
            Assert.Matches(@"\p{IsHiragana}", (string)finding!["ja"]!);
            Assert.Matches("^[A-Z]", (string)finding["en"]!);
        }

        values["area"] = 250.5;
        values["purpose"] = "係留用浮桟橋の設置";
        var (mended, _) = await SendAsync(person, Procedure + "/submissions", values.ToJsonString(), "key-bad");
        Assert.Equal(HttpStatusCode.Created, mended);
    }

    [Theory]
    [InlineData("/submissions", "{", "application/json", 400, "not-json")]
    [InlineData("/submissions", "[]", "application/json", 400, "not-json")]
    [InlineData("/submissions", "{}", "text/plain", 415, "wrong-type")]
    [InlineData("/files?slot=/attachments/locationMap&name=a.pdf", "%PDF-1.4", "application/pdf", 415, "wrong-type")]
    [InlineData("/files?slot=/attachments/locationMap&name=a.pdf", "MZ program", "application/octet-stream", 422, "file-refused")]
    [InlineData("/files?slot=/no/such&name=a.pdf", "%PDF-1.4", "application/octet-stream", 404, "not-found")]
    [InlineData("/nothing", "{}", "application/json", 404, "not-found")]
    public async Task What_is_wrong_with_a_request_is_said_in_both_languages(
        string address, string body, string type, int status, string code)
    {
        var person = await server.SignInAsync("toyo.suzuki");
        var (got, answer) = await SendAsync(person, Procedure + address, body, "key-" + code, type);

        Assert.Equal((HttpStatusCode)status, got);
        RequireWords(answer, code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x")]
    public async Task A_submission_needs_a_key(string key)
    {
        var (status, answer) = await SendAsync(await server.SignInAsync("toyo.suzuki"), Procedure + "/submissions", "{}", key);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        RequireWords(answer, "idempotency-key");
    }

    [Fact]
    public async Task Unknown_and_foreign_things_too_large_bodies_and_strangers_are_told_in_JSON()
    {
        var person = await server.SignInAsync("toyo.suzuki");
        var (unknown, unknownWords) = await SendAsync(person, "/api/v1/jphij/procedures/other/submissions", "{}", "k");
        Assert.Equal(HttpStatusCode.NotFound, unknown);
        RequireWords(unknownWords, "not-found");

        var large = "{\"purpose\":\"" + new string('a', (4 * 1024 * 1024) + 1) + "\"}";
        var (tooLarge, largeWords) = await SendAsync(person, Procedure + "/submissions", large, "k");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge);
        RequireWords(largeWords, "too-large");

        var (stranger, strangerWords) = await SendAsync(new Person(server.NewClient(), ""), Procedure + "/submissions", "{}", "k");
        Assert.Equal(HttpStatusCode.Unauthorized, stranger);
        RequireWords(strangerWords, "not-signed-in");

        using var wrongMethod = await person.Client.GetAsync(Procedure + "/submissions", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrongMethod.StatusCode);
        RequireWords(JsonNode.Parse(await wrongMethod.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), "wrong-method");
    }

    [Fact]
    public async Task A_second_answer_is_told_who_was_first_and_an_unknown_action_what_to_do()
    {
        var applicant = await server.SignInAsync("toyo.suzuki");
        var (_, receipt) = await SendAsync(applicant, Procedure + "/submissions", await ApplicationAsync(applicant), "key-answer");
        var officer = await server.SignInAsync("hij.yamamoto");
        var address = $"/api/v1/jphij/cases/{receipt!["caseId"]}";
        var task = (string)JsonNode.Parse(
            await officer.Client.GetStringAsync(address, TestContext.Current.CancellationToken))!["tasks"]![0]!["id"]!;
        var answers = JsonNode.Parse(await officer.Client.GetStringAsync(address, TestContext.Current.CancellationToken))!;
        Assert.Equal((string?)DemoData.Read().Cases[0].Values["purpose"], (string?)answers["answers"]!["purpose"]);
        Assert.Null(answers["nationalAnswers"]!["ext"]);
        Assert.Equal((string?)answers["answers"]!["purpose"], (string?)answers["nationalAnswers"]!["purpose"]);
        var answer = $"/api/v1/jphij/tasks/{task}/answer";
        var (unknown, unknownWords) = await SendAsync(officer, answer, """{"action":"fly"}""", "a0");
        var (first, _) = await SendAsync(officer, answer, """{"action":"accept"}""", "a1");
        var (repeated, _) = await SendAsync(officer, answer, """{"action":"accept"}""", "a1");
        var (second, conflict) = await SendAsync(officer, answer, """{"action":"accept"}""", "a2");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown);
        RequireWords(unknownWords, "answer-refused");
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first, repeated));
        Assert.Equal(HttpStatusCode.Conflict, second);
        RequireWords(conflict, "task-answered");
        Assert.Equal("山本 太郎", (string?)conflict!["answeredBy"]);
        Assert.NotNull(conflict["answeredAt"]);
    }

    private static void RequireWords(JsonNode? answer, string code)
    {
        Assert.Equal(code, (string?)answer!["code"]);
        Assert.Matches(@"\p{IsHiragana}", (string)answer["ja"]!);
        Assert.Matches("[a-z]{2} [a-z]{2}", (string)answer["en"]!);
    }

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(
        Person person, string address, string body, string key, string type = "application/json")
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (key.Length > 0) request.Headers.Add("Idempotency-Key", key);
        using var answer = await person.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (text.Length > 0) Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    private async Task<string> ApplicationAsync(Person person)
    {
        var values = DemoData.Read().Cases[0].Values.DeepClone().AsObject();
        values["submittedOn"] = server.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd");
        var attachments = new JsonObject();
        foreach (var slot in new[] { "locationMap", "planAndSection", "areaCalculation", "structureDrawing" })
        {
            var (status, file) = await SendAsync(
                person, $"{Procedure}/files?slot=/attachments/{slot}&name=plan.pdf", "%PDF-1.4\n% drawing\n", "", "application/octet-stream");
            Assert.Equal(HttpStatusCode.Created, status);
            attachments[slot] = new JsonArray(file);
        }

        values["attachments"] = attachments;
        return values.ToJsonString();
    }
}
