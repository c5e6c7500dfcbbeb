using System.Net;
using System.Text;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tests.Egress;

public abstract class RequestStepTests(string kind) : OperationsContract(kind), IAsyncDisposable
{
    private readonly LoopbackServer _server = new(LoopbackServer.Ok("""{ "ships": 3 }"""));

    protected override Surroundings Change(Surroundings around) => around with
    {
        HostLookup = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
        Egress = new()
        {
            AllowHttp = true,
            Rules = [new() { Tenant = "jphij", Host = "ais.example", Port = _server.Port, PathPrefix = "/v1", AllowPrivate = true, Credential = "Bearer s3cret" }],
        },
    };

    [Fact]
    public async Task A_step_sends_its_request_from_the_outbox_and_the_case_goes_on_with_the_answer()
    {
        var receipt = await FileAsync($"http://ais.example:{_server.Port}/v1/ships");
        Assert.Empty(_server.Requests);

        await DeliverAllAsync();

        Assert.Equal("check", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).ActivityId);
        Assert.Contains("Authorization: Bearer s3cret", Assert.Single(_server.Requests), StringComparison.Ordinal);
        var run = (await Ports.Stores.Runs.FindOfCaseAsync(Hiroshima, receipt.CaseId, Cancel))!;
        Assert.Contains("\"ships\":3", run.State, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", run.State + string.Concat((await Ports.Stores.Runs.ListJournalAsync(Hiroshima, run.Id, Cancel)).Select(j => j.Entries)), StringComparison.Ordinal);
        Assert.Single(await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{receipt.CaseId:D}", 100, Cancel), l => l.Action == "http");
    }

    [Fact]
    public async Task A_place_that_no_rule_names_is_an_incident_that_says_which_setting_allows_it()
    {
        var receipt = await FileAsync($"http://ais.example:{_server.Port}/admin");

        await DeliverAllAsync();

        Assert.Empty(_server.Requests);
        var run = (await Ports.Stores.Runs.FindOfCaseAsync(Hiroshima, receipt.CaseId, Cancel))!;
        var incident = Assert.Single(RunState.FromJson(Encoding.UTF8.GetBytes(run.State)).Incidents);
        Assert.Contains("/admin への送信は許可されていません", incident.Message.Ja, StringComparison.Ordinal);
        Assert.Contains("CyberPort:Egress:Rules", incident.Message.En, StringComparison.Ordinal);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _server.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<Receipt> FileAsync(string url)
    {
        await ShortWorkflows.OfferAsync(Ports, ShortWorkflows.Flow(
            [$$"""{ "id": "ask", "type": "Elsa.FlowSendHttpRequest", "url": "{{url}}" }""", ShortWorkflows.Review("check", "確認")], "ask.Done>check"));
        return await Filing.FileAsync(Hiroshima);
    }

    private async Task DeliverAllAsync()
    {
        while (await UseCases.DeliverOutbox.RunAsync(Cancel) > 0)
        {
        }

        Assert.Empty(await Ports.Stores.Outbox.ListDeadAsync(Hiroshima, Cancel));
    }
}

public sealed class RequestStepOnSqliteTests() : RequestStepTests("sqlite");

public sealed class RequestStepOnPostgresTests() : RequestStepTests("postgres");
