using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Effects;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tasks;

/// <summary>One answer for several tasks.</summary>
/// <param name="Tasks">The tasks, each in the revision that was shown.</param>
/// <param name="Action">The action, the same for all.</param>
/// <param name="Reason">One reason for all; empty where the action needs none.</param>
/// <param name="OperationId">Chosen by the sender: the same answers again are taken for the same.</param>
public sealed record BulkAnswer(IReadOnlyList<(Guid Id, int Revision)> Tasks, string Action, string Reason, string OperationId);

/// <summary>What became of one of several tasks.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="ReceiptNumber">The number of its case; empty for a task that is not there.</param>
/// <param name="Failure">Why it was not answered; nothing when it was.</param>
public sealed record BulkResult(Guid TaskId, string ReceiptNumber, LocalText? Failure)
{
    /// <summary>Whether the task waits as it was shown, and a better answer is taken: a reason was missing, or the like.</summary>
    public bool Mendable { get; init; }
}

/// <summary>Answers several tasks alike (一括処理): each in a transaction of its own, so that one that fails keeps no other back.</summary>
public sealed class AnswerTasks(AnswerTask answers, TaskFinder finder, TaskStore tasks)
{
    /// <summary>Tasks at one time.</summary>
    public const int Most = 20;

    /// <summary>The person's own open tasks, the most urgent first, for choosing; those with a form are answered one by one.</summary>
    public async Task<IReadOnlyList<WaitingTask>> ListAsync(Actor actor, CancellationToken cancel)
    {
        if (!actor.IsOfficer) throw new NotAllowedException("The list is for the office.");
        var mine = await tasks.ListMineAsync(actor.Tenant, actor.PersonId, actor.RoleList, take: 200, cancel);
        return [.. mine.Where(t => TaskBody.Of(t).Form is null)];
    }

    /// <exception cref="AnswerRefusedException">Nothing or too much was chosen; nothing was answered.</exception>
    public async Task<IReadOnlyList<BulkResult>> RunAsync(Actor actor, BulkAnswer bulk, CancellationToken cancel)
    {
        if (!actor.IsOfficer) throw new NotAllowedException("The list is for the office.");
        if (bulk.Tasks.Count is 0 or > Most)
        {
            throw new AnswerRefusedException(new LocalText(
                $"業務を1件から{Most}件まで選んでください（いま{bulk.Tasks.Count}件）。", $"Choose 1 to {Most} tasks (now {bulk.Tasks.Count})."));
        }

        List<BulkResult> results = [];
        foreach (var (id, revision) in bulk.Tasks.DistinctBy(t => t.Id))
        {
            var number = "";
            try
            {
                number = (await finder.FindAsync(actor, actor.Tenant, id, cancel)).Case.ReceiptNumber;
                await answers.RunAsync(actor, Answer(actor, bulk, id, revision), cancel);
                results.Add(new BulkResult(id, number, null));
            }
            catch (Exception error) when (Why(error) is { } why)
            {
                results.Add(new BulkResult(id, number, why) { Mendable = error is AnswerRefusedException or StorageUnavailableException });
            }
        }

        return results;
    }

    private static TaskAnswer Answer(Actor actor, BulkAnswer bulk, Guid id, int revision) => new()
    {
        Tenant = actor.Tenant,
        TaskId = id,
        Action = bulk.Action,
        OperationId = $"{bulk.OperationId}-{id:N}",
        Revision = revision,
        Data = Value.Record(("comment", Value.Of(bulk.Reason.Trim())), ("reason", Value.Of(bulk.Reason.Trim()))),
    };

    private static LocalText? Why(Exception error) => error switch
    {
        AnswerRefusedException refused => refused.Reason,
        TaskAnsweredException { Answered.AnsweredByName: { Length: > 0 } name } => new($"{name} さんがすでに処理しました。", $"{name} has answered it already."),
        TaskAnsweredException => new("すでに終わっています。", "It is closed already."),
        StaleRowException => new("表示した後に変更されました。開いて確かめてください。", "It was changed since it was shown. Open it and look."),
        NotAllowedException => new("この業務を処理する権限がありません。", "You may not answer this task."),
        NotFoundException => new("見つかりません。", "It was not found."),
        StorageUnavailableException => new("保存できませんでした。もう一度お試しください。", "It could not be saved. Try again."),
        _ => null,
    };
}
