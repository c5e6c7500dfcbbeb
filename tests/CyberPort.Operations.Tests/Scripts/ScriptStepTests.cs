using System.Text;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Scripts;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tests.Scripts;

public abstract class ScriptStepTests(string kind) : OperationsContract(kind), IAsyncDisposable
{
    private readonly ScriptPool _pool = new(new() { Processes = 1 }, TimeProvider.System);

    protected override Surroundings Change(Surroundings around) => around with { Scripts = _pool };

    [Fact]
    public async Task A_script_of_a_workflow_runs_from_the_outbox_and_the_case_goes_on()
    {
        await OfferAsync("let fee = getWaterAreaM2() * 10; setVariable('fee', fee); return `${fee}円`;");
        var receipt = await Filing.FileAsync(Hiroshima);
        Assert.Empty(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));

        await DeliverAllAsync();

        Assert.Equal("receive", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).Kind);
        var run = await RunAsync(receipt);
        Assert.Contains("\"v1\":2505", run.State, StringComparison.Ordinal);
        Assert.Contains("2505円", run.State, StringComparison.Ordinal);
        var lines = await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{receipt.CaseId:D}", 100, Cancel);
        Assert.Single(lines, l => l.Action == "script");
    }

    [Fact]
    public async Task A_script_that_does_not_end_becomes_an_incident_of_its_case()
    {
        await OfferAsync("while (true) { }");
        var receipt = await Filing.FileAsync(Hiroshima);

        await DeliverAllAsync();

        var run = await RunAsync(receipt);
        Assert.Equal(1, run.Incidents);
        Assert.Empty(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));
    }

    [Fact]
    public async Task A_script_that_this_product_cannot_run_is_refused_at_publishing_with_its_place()
    {
        var refused = await Assert.ThrowsAsync<CyberPort.Operations.Procedures.PublishRefusedException>(() => OfferAsync("list.map(x => x)"));

        Assert.Contains("1行目12文字目", Assert.Single(refused.Problems).Cause.Ja, StringComparison.Ordinal);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _pool.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task OfferAsync(string script)
    {
        var actor = await Actor("hij.kato");
        var (id, version) = await UseCases.PublishWorkflow.RunAsync(
            actor, Encoding.UTF8.GetBytes(Definition.Replace("SCRIPT", script, StringComparison.Ordinal)), Encoding.UTF8.GetBytes(Scenarios), Cancel);
        var offer = await UseCases.Catalogue.FindAsync(Hiroshima, Ports.Procedure, Cancel);
        await UseCases.OfferProcedure.RunAsync(actor, offer with { DefinitionId = id, DefinitionVersion = version }, Cancel);
    }

    private async Task<RunRow> RunAsync(Receipt receipt) => (await Ports.Stores.Runs.FindOfCaseAsync(Hiroshima, receipt.CaseId, Cancel))!;

    private async Task DeliverAllAsync()
    {
        while (await UseCases.DeliverOutbox.RunAsync(Cancel) > 0)
        {
        }
    }

    private const string Definition = """
        {
          "id": "scripted-v1", "definitionId": "scripted", "version": 1, "name": "scripted",
          "options": { "incidentStrategyType": "ContinueWithIncidentsStrategy" },
          "variables": [{ "id": "v1", "name": "fee", "typeName": "Decimal" }],
          "inputs": [{ "name": "waterAreaM2", "type": "Decimal" }],
          "root": {
            "id": "F", "type": "Elsa.Flowchart",
            "activities": [
              { "id": "start", "type": "Elsa.Start" },
              { "id": "js", "type": "Elsa.RunJavaScript", "script": { "typeName": "String", "expression": { "type": "Literal", "value": "SCRIPT" } } },
              { "id": "receive", "type": "CyberPort.Receive" },
              { "id": "end", "type": "Elsa.End" }],
            "connections": [
              { "source": { "activity": "start", "port": "Done" }, "target": { "activity": "js", "port": "In" } },
              { "source": { "activity": "js", "port": "Done" }, "target": { "activity": "receive", "port": "In" } },
              { "source": { "activity": "receive", "port": "Accepted" }, "target": { "activity": "end", "port": "In" } }]
          }
        }
        """;

    private const string Scenarios = """
        [{ "name": "計算のあと受け付ける", "now": "2026-11-10T10:00:00+09:00", "inputs": { "waterAreaM2": 250 },
           "steps": [
             { "expect": { "waits": ["script:js"] } },
             { "script": { "activity": "js", "result": "2500円", "variables": { "fee": 2500 } }, "expect": { "waits": ["receive:receptionist"] } },
             { "answer": { "role": "receptionist", "action": "accept" } }],
           "expect": { "status": "Finished" } }]
        """;
}

public sealed class ScriptStepOnSqliteTests() : ScriptStepTests("sqlite");

public sealed class ScriptStepOnPostgresTests() : ScriptStepTests("postgres");
