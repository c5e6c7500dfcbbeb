using System.Net;
using System.Text;
using CyberPort.EndToEnd.Access;
using CyberPort.Expressions;
using CyberPort.Storage;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.EndToEnd.Pages;

/// <summary>The operator's pages for failed steps and for other versions of a workflow.</summary>
[Collection("pages")]
public sealed class IncidentTests(InsideServer server)
{
    private static readonly TenantId Hiroshima = new("jphij");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_mends_a_failed_step_and_is_told_at_the_form_what_is_missing()
    {
        var (receipt, caseId) = await FailAsync();
        using var visitor = await server.VisitAsync("hij.kato");
        await visitor.GoAsync("/operator");
        var card = visitor.Page.QuerySelector($"section[id^=i-{caseId:N}]")!;
        Assert.Equal($"/desk/{caseId:D}", card.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains(receipt, card.TextContent, StringComparison.Ordinal);
        Assert.Contains("受付", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("boom <b>", card.TextContent, StringComparison.Ordinal);

        await visitor.PostAsync($"/operator/incidents/{caseId:D}", Form(visitor, ("action", "cancel"), ("reason", ""), ("activity", "receive"), ("instance", "99")));
        card = visitor.Page.QuerySelector($"section[id^=i-{caseId:N}]")!;
        Assert.EndsWith("#error-summary", visitor.Address, StringComparison.Ordinal);
        Assert.Contains("理由を入力してください", card.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", card.QuerySelector("textarea")!.GetAttribute("aria-invalid"));
        Assert.StartsWith("エラー", visitor.Page.Title, StringComparison.Ordinal);

        await visitor.PostAsync($"/operator/incidents/{caseId:D}", Form(visitor, ("action", "retry"), ("activity", "receive"), ("instance", "99")));
        Assert.Contains("障害を処理し", visitor.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector($"section[id^=i-{caseId:N}]"));
        var tasks = await server.UseCases.Stores.Tasks.ListOfCaseAsync(Hiroshima, caseId, Cancel);
        Assert.Contains(tasks, t => t is { ActivityId: "receive", Status: "open" });
    }

    [Fact]
    public async Task A_post_without_the_forms_token_changes_nothing()
    {
        var (_, caseId) = await FailAsync();
        var person = await server.SignInAsync("hij.kato");
        using var form = new FormUrlEncodedContent([new("action", "cancel"), new("reason", "x"), new("activity", "receive"), new("instance", "99")]);

        using var answer = await person.Client.PostAsync($"/operator/incidents/{caseId:D}", form, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null((await server.UseCases.Stores.Cases.FindAsync(Hiroshima, caseId, Cancel))!.ClosedAt);
    }

    [Fact]
    public async Task Cases_are_moved_to_another_version_after_a_try()
    {
        var row = (await server.UseCases.Catalogue.FindAsync(Hiroshima, "waterAreaOccupancy", Cancel))!;
        var next = row.DefinitionVersion + 1;
        await PublishNextAsync(row.DefinitionId, row.DefinitionVersion);
        using var visitor = await server.VisitAsync("hij.kato");
        await visitor.GoAsync($"/operator/versions?workflow={row.DefinitionId}&from={row.DefinitionVersion}&to={row.DefinitionVersion}");
        Assert.Contains("違う版を選んでください", visitor.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);

        await visitor.GoAsync($"/operator/versions?workflow={row.DefinitionId}&from={row.DefinitionVersion}&to={next}");
        Assert.Contains("「受付」は移行先にありません", visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync("件を移行する", new Dictionary<string, string> { ["reason"] = "" });
        Assert.Contains("移行の理由", visitor.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        await visitor.PressAsync("試し直す", new Dictionary<string, string> { ["target:receive"] = "formalReview" });
        Assert.Equal("formalReview", visitor.ValueOf("target:receive"));
        Assert.Contains("できない案件 0 件", visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync("件を移行する", new Dictionary<string, string> { ["reason"] = "様式の改正" });

        Assert.Contains("件を移行しました", visitor.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("移行できる案件 0 件", visitor.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hij.sato", HttpStatusCode.Forbidden)]
    [InlineData("toyo.suzuki", HttpStatusCode.Forbidden)]
    public async Task Only_an_operator_moves_cases(string name, HttpStatusCode status)
    {
        using var visitor = await server.VisitAsync(name);
        await visitor.GoAsync("/operator/versions");
        Assert.Equal(status, visitor.Status);
        await visitor.PostAsync("/operator/versions", Form(visitor, ("action", "migrate"), ("workflow", "x"), ("from", "1"), ("to", "2")));
        Assert.Equal(status, visitor.Status);
    }

    private static FormUrlEncodedContent Form(Visitor visitor, params (string Name, string Value)[] fields) => new(fields
        .Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(new("_token", visitor.Page.GetElementsByName("_token")[0].GetAttribute("value")!)));

    /// <summary>A new case whose first step has failed, as if its code had thrown.</summary>
    private async Task<(string Receipt, Guid CaseId)> FailAsync()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        var receipt = await Occupancy.SubmitAsync(applicant);
        using var officer = await server.VisitAsync("hij.sato");
        await Occupancy.OpenAsync(officer, receipt);
        var caseId = Guid.Parse(officer.Address.Split('/', '?')[2]);

        var stores = server.UseCases.Stores;
        var run = (await stores.Runs.FindOfCaseAsync(Hiroshima, caseId, Cancel))!;
        var task = (await stores.Tasks.ListOfCaseAsync(Hiroshima, caseId, Cancel)).Single(t => t.Status == "open");
        await stores.Db.WriteAsync(unit =>
        {
            stores.Runs.Save(unit, run with { State = Failed(run), Incidents = 1 });
            stores.Tasks.Close(unit, Hiroshima, task.Id, "superseded", server.Time.GetUtcNow());
        }, Cancel);
        return (receipt, caseId);
    }

    private static string Failed(RunRow run)
    {
        var state = Value.Parse(run.State);
        var waiting = state["instances"].AsList.First(i => i["activityId"].Equals(Value.Of("receive")));
        var others = state["instances"].AsList.Where(i => !i.Equals(waiting));
        var bookmarks = state["bookmarks"].AsList.Where(b => !b["instance"].Equals(waiting["id"]));
        var incident = Value.Record(
            ("activityId", Value.Of("receive")), ("activityType", Value.Of("CyberPort.Receive")),
            ("message", Value.Record(("ja", Value.Of("boom <b>")), ("en", Value.Of("boom <b>")))),
            ("at", Value.Of("2026-11-20T09:00:00.0000000+09:00")), ("instance", Value.Of(99)));
        return state
            .With("/instances", Value.Of([.. others, waiting.With("/status", Value.Of("Faulted")).With("/id", Value.Of(99))]))
            .With("/bookmarks", Value.Of([.. bookmarks]))
            .With("/lastNumber", Value.Of(99))
            .With("/incidents", Value.List(incident)).ToJson();
    }

    /// <summary>The next version of a workflow, in which the receipt has another id.</summary>
    private async Task PublishNextAsync(string id, int version)
    {
        var stores = server.UseCases.Stores;
        var old = (await stores.Procedures.FindDefinitionAsync(Hiroshima, id, version, Cancel))!;
        var definition = DefinitionReader.Read(old.Body, server.UseCases.Activities).Definition!;
        var body = Encoding.UTF8.GetString(DefinitionWriter.WriteVersion(definition, version + 1)).Replace("\"receive\"", "\"reception\"", StringComparison.Ordinal);
        var next = old with { Version = version + 1, Digest = "next", Body = Encoding.UTF8.GetBytes(body) };
        await stores.Db.WriteAsync(unit => stores.Procedures.Add(unit, next), Cancel);
    }
}
