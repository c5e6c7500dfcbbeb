using CyberPort.Expressions;
using CyberPort.Operations.Delivery;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Outbox;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Children;

/// <summary>Starts the run that another one asked for, on the same case; a second time finds it started.</summary>
public sealed class ChildStart(ChildParts parts, Runner runner, ReplyToRun replies, TimeProvider time) : IEffectHandler
{
    private const int Tries = 12;

    public string Kind => ChildRows.StartKind;

    public async Task HandleAsync(OutboxRow row, CancellationToken cancel)
    {
        var (parent, body) = PlacedRows.Read(row);
        var order = ChildOrder.Of(body["order"]);
        for (var attempt = 1; ; attempt++)
        {
            if (await parts.Runs.FindAsync(row.TenantId, order.Id, cancel) is not null) return;
            var loaded = await parts.Loader.LoadAsync(row.TenantId, parent.CaseId, parent.RunId, cancel);
            if (!IsWanted(loaded, order)) return;

            var definition = await parts.Definitions.ResolveAsync(row.TenantId, order.Workflow, cancel);
            if (definition is null)
            {
                await RefuseAsync(row, parent, order, Missing(order.Workflow), cancel);
                return;
            }

            try
            {
                await StartAsync(loaded, order, definition, cancel);
                return;
            }
            catch (StimulusRefusedException refused)
            {
                await RefuseAsync(row, parent, order, refused.Faults[0].Message, cancel);
                return;
            }
            catch (Exception error) when (error is StaleRowException or DuplicateKeyException && attempt < Tries)
            {
                // the case or the parent moved meanwhile: whether the child is still wanted is asked again
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(2, 5 * attempt)), cancel);
            }
        }
    }

    // What nobody waits for is not started for a case that was given up.
    private static bool IsWanted(LoadedCase parent, ChildOrder order) => order.Awaited
        ? parent.Run.WaitsForReply(order.Id)
        : parent.Run.SubStatus != RunSubStatus.Cancelled && parent.Case.Disposition != "withdrawal";

    private async Task StartAsync(LoadedCase parent, ChildOrder order, WorkflowDefinition definition, CancellationToken cancel)
    {
        var tenant = parent.Case.TenantId;
        var start = new RunStart(order.Id, order.Input, order.CorrelationId)
        {
            ParentId = parent.Run.Id,
            ParentStep = order.Step,
            Depth = order.Depth,
            ClockStands = parent.Run.ClockStands,
        };
        var step = runner.Start(definition, start, parent.Frame.At(time.GetUtcNow()));
        await parts.Db.WriteTogetherAsync(tenant.Value, async unit =>
        {
            await parts.Audit.LockFirstAsync(unit, tenant);
            // a parent that is cancelled at this moment either stops the child that it finds, or none is started
            parts.Runs.Fence(unit, parent.RunRow);
            parts.Runs.Add(unit, parts.Steps.Row(parent.Case, step.Run, 1));
            parts.Cases.Save(unit, await parts.Steps.WriteAsync(unit, new CaseStep(parent.Case, step, parent.Frame with { Definition = definition }, 1), cancel));
            await parts.Audit.AppendAsync(unit, tenant, new AuditEntry("CyberPort", "start-workflow", $"case/{parent.Case.Id:D}", Detail(order, definition)));
            return true;
        }, cancel);
    }

    private Task RefuseAsync(OutboxRow row, RunPlace parent, ChildOrder order, LocalText why, CancellationToken cancel)
    {
        // nobody waits: a dead letter tells the operator
        if (!order.Awaited) throw new InvalidOperationException($"{why.Ja} / {why.En}");

        var answer = new ChildAnswer(RunSubStatus.Faulted, Value.Record()) { Message = why };
        return replies.SendAsync(row.TenantId, parent, new(order.Id, answer.ToValue(), "workflow-refused"), cancel);
    }

    private static LocalText Missing(WorkflowReference workflow) => new(
        $"ワークフロー「{Name(workflow)}」は公開されていません。公開してから、このステップを再実行してください。",
        $"The workflow '{Name(workflow)}' is not published. Publish it, then run this step again.");

    private static string Name(WorkflowReference workflow) => workflow.DefinitionId.Length > 0 ? workflow.DefinitionId : workflow.VersionId ?? "";

    private static string Detail(ChildOrder order, WorkflowDefinition definition) => Value.Record(
        ("run", Value.Of(order.Id.ToString("D"))),
        ("workflow", Value.Of(definition.DefinitionId)),
        ("version", Value.Of(definition.Version))).ToJson();
}

/// <summary>What starting a child reads and writes.</summary>
public sealed record ChildParts(
    Db Db, CaseLoader Loader, DefinitionLibrary Definitions, RunStore Runs, CaseStore Cases, StepWriter Steps, AuditStore Audit);
