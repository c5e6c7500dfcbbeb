using System.Text;
using CyberPort.Expressions;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Files;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tests.TaskForms;

/// <summary>A case whose task asks for the ministry's record of a site inspection.</summary>
public abstract class TaskFormContract(string kind) : OperationsContract(kind)
{
    protected const string Scenarios = """
        [{ "name": "出す", "now": "2026-04-10T09:00:00+09:00", "inputs": {}, "steps": [{ "answer": { "role": "reviewer", "action": "report" } }], "expect": { "status": "Finished" } }]
        """;

    protected static readonly Value Good = Value.Parse("""
        {
          "inspectedOn": "2026-04-10", "inspector": "佐藤 修", "condition": "restricted", "danger": false, "findings": "角欠け3m", "restorationNeeded": true,
          "restoration": "断面修復", "parts": [{ "_row": "a", "part": "上部工", "quantity": 2, "unit": "㎥", "cost": 1800000 }, { "_row": "b", "part": "防舷材", "quantity": 1, "cost": 200000 }]
        }
        """);

    /// <summary>A case whose task asks for the form.</summary>
    protected async Task<(Receipt Receipt, TaskRow Task)> AskAsync(string of = "reviewer")
    {
        await Definitions.PublishTaskFormAsync(UseCases);
        var kato = await Actor("hij.kato");
        var (id, version) = await UseCases.PublishWorkflow.RunAsync(
            kato, Encoding.UTF8.GetBytes(Flow(of)), Encoding.UTF8.GetBytes(Scenarios.Replace("reviewer", of, StringComparison.Ordinal)), Cancel);
        var offer = await UseCases.Catalogue.FindAsync(Hiroshima, Ports.Procedure, Cancel);
        await UseCases.OfferProcedure.RunAsync(kato, offer with { DefinitionId = id, DefinitionVersion = version }, Cancel);
        var receipt = await Filing.FileAsync(Hiroshima);
        return (receipt, Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)));
    }

    protected static string Flow(string of, string form = """{ "key": "mlit/site-inspection", "version": "1.0.0" }""") => ShortWorkflows.Flow(
    [
        ShortWorkflows.Step("start", "Elsa.Start", "開始"),
        $$"""
        { "id": "ask", "type": "Elsa.UserTask", "title": "現場を確認する", "candidateGroups": ["{{of}}"], "form": {{form}},
          "actionDefinitions": [{ "key": "report", "label": "提出する" }, { "key": "unreachable", "label": "行けない", "metadata": { "needsReason": true, "withoutForm": true } }] }
        """,
        ShortWorkflows.Step("end", "Elsa.End", "終了"),
    ], "start.Done>ask", "ask.report>end", "ask.unreachable>end");

    protected async Task<OpenDraft> FilledAsync(Guid id, string by = "hij.sato", bool photo = true)
    {
        var actor = await Actor(by);
        var draft = await UseCases.Drafts.OpenAsync(actor, Hiroshima, id, Cancel);
        draft = draft with { Values = Good.AsRecord.Aggregate(draft.Values, (all, m) => all.With("/" + m.Key, m.Value)) };
        var upload = new Upload("/photos", "現場.pdf", "application/pdf", "", new MemoryStream(Filing.Drawing));
        return photo ? await UseCases.AttachFile.RunAsync(actor, draft, upload, Cancel) : draft;
    }
}
