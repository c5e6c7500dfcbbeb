using CyberPort.Operations.Tests.Samples;

namespace CyberPort.Operations.Tests.Events;

public abstract class EventTests(string kind) : OperationsContract(kind)
{
    private static string Waiting(string key) => ShortWorkflows.Flow(
        [
            $$"""{ "id": "key", "type": "Elsa.Correlate", "correlationId": "{{key}}" }""",
            """{ "id": "wait", "type": "Elsa.Event", "eventName": "検査済み" }""",
            ShortWorkflows.Review("check", "確認"),
        ],
        "key.Done>wait", "wait.Done>check");

    private static string Telling(string correlation) => ShortWorkflows.Flow(
        [ShortWorkflows.Review("review", "審査"), $$"""{ "id": "tell", "type": "Elsa.PublishEvent", "eventName": "検査済み"{{correlation}} }""", ShortWorkflows.Review("after", "後")],
        "review.Advance>tell", "tell.Done>after");

    [Fact]
    public async Task An_event_reaches_the_cases_that_have_its_key_and_no_others()
    {
        await ShortWorkflows.OfferAsync(Ports, Waiting("K-1"));
        var first = await Filing.FileAsync(Hiroshima);
        await ShortWorkflows.OfferAsync(Ports, Waiting("K-2"), version: 2);
        var other = await Filing.FileAsync(Hiroshima);
        await ShortWorkflows.OfferAsync(Ports, Telling(""", "correlationId": "K-1" """), version: 3);
        var teller = await Filing.FileAsync(Hiroshima);

        await Filing.AnswerAsync(teller, "hij.sato advance");
        Assert.Empty(await Ports.OpenTasksAsync(Hiroshima, first.CaseId));
        for (var i = 0; i < 3; i++) await UseCases.DeliverOutbox.RunAsync(Cancel);

        Assert.Equal("check", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, first.CaseId)).ActivityId);
        Assert.Empty(await Ports.OpenTasksAsync(Hiroshima, other.CaseId));
        Assert.Single(await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{first.CaseId:D}", 100, Cancel), l => l.Action == "event");
    }

    [Fact]
    public async Task Without_a_key_an_event_stays_inside_its_case()
    {
        await ShortWorkflows.OfferAsync(Ports, Waiting("K-1"));
        var waiting = await Filing.FileAsync(Hiroshima);
        await ShortWorkflows.OfferAsync(Ports, Telling(""), version: 2);
        var teller = await Filing.FileAsync(Hiroshima);

        await Filing.AnswerAsync(teller, "hij.sato advance");
        for (var i = 0; i < 3; i++) await UseCases.DeliverOutbox.RunAsync(Cancel);

        Assert.Empty(await Ports.OpenTasksAsync(Hiroshima, waiting.CaseId));
        Assert.Equal("after", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, teller.CaseId)).ActivityId);
    }
}

public sealed class EventOnSqliteTests() : EventTests("sqlite");

public sealed class EventOnPostgresTests() : EventTests("postgres");
