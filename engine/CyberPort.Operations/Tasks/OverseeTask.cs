using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Effects;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tasks;

/// <summary>What somebody who oversees the office changes at a task.</summary>
public sealed record TaskOrder
{
    public required Guid TaskId { get; init; }

    /// <summary>release, assign, adjust or cancel.</summary>
    public required string Action { get; init; }

    /// <summary>The person, when it is assigned.</summary>
    public Guid? To { get; init; }

    /// <summary>The last day, when it is adjusted.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>0 to 100, when it is adjusted.</summary>
    public int? Priority { get; init; }

    public required string Reason { get; init; }

    /// <summary>The task as it was shown; nothing to take it as it is.</summary>
    public int? Revision { get; init; }
}

/// <summary>Lets an operator or a superior release another's task, give it to somebody, change its due day and priority, or cancel it.</summary>
public sealed class OverseeTask(TaskFinder finder, DelegateParts parts, MoveCase moves, TimeProvider time)
{
    private static readonly string[] Overseers = ["operator", "sectionHead", "director", "officeManager"];

    /// <summary>Whether the person oversees the office's tasks.</summary>
    public static bool May(Actor actor) => actor.IsOfficer && Overseers.Any(actor.Has);

    /// <exception cref="NotAllowedException">The person oversees nothing.</exception>
    /// <exception cref="AnswerRefusedException">There is no reason, or the task can not be changed so.</exception>
    public async Task RunAsync(Actor actor, TaskOrder order, CancellationToken cancel)
    {
        var found = await finder.OpenAsync(actor, order.TaskId, order.Revision, cancel);
        if (!May(actor)) throw new NotAllowedException("Only an operator or a superior changes others' tasks.");
        var reason = DelegateTask.ReasonOf(order.Reason);
        if (order.Action is "release" or "assign") await HandAsync(found, await HandedAsync(found, order, cancel), order.Action, reason, cancel);
        else await MoveAsync(found, order, reason, cancel);
    }

    private async Task<TaskRow> HandedAsync(FoundTask found, TaskOrder order, CancellationToken cancel)
    {
        var free = found.Task with { AssigneeId = null, AssigneeName = "", DelegatedBy = null, DelegatedByName = "", DelegationReason = "" };
        if (order.Action == "release")
        {
            return found.Task.AssigneeId is null
                ? throw new AnswerRefusedException(new LocalText("だれも担当していません。", "Nobody holds it."))
                : free;
        }

        var colleague = await DelegateTask.ColleagueAsync(parts.People, found, order.To ?? Guid.Empty, cancel);
        return free with { AssigneeId = colleague.PersonId, AssigneeName = colleague.PersonName, DelegationReason = order.Reason.Trim() };
    }

    private Task HandAsync(FoundTask found, TaskRow changed, string action, string reason, CancellationToken cancel) => parts.Db.WriteAsync(async unit =>
    {
        parts.Tasks.Assign(unit, changed);
        parts.Cases.Save(unit, CaseChange.InCharge(found.Case, changed));
        if (changed.AssigneeId is { } to) parts.Outlets.Tell(unit, found.Case, $"person:{to:D}", "taskDelegated", time.GetUtcNow());
        if (found.Task.AssigneeId is { } held) parts.Outlets.Tell(unit, found.Case, $"person:{held:D}", "taskTaken", time.GetUtcNow());
        var detail = Detail(changed, ("from", Value.Of(found.Task.AssigneeName)), ("to", Value.Of(changed.AssigneeName)), ("reason", Value.Of(reason)));
        await parts.Audit.AppendAsync(unit, changed.TenantId, new AuditEntry(found.Actor.AuditName, "task-" + action, $"case/{found.Case.Id:D}", detail));
    }, cancel);

    private Task<CaseRow> MoveAsync(FoundTask found, TaskOrder order, string reason, CancellationToken cancel) => moves.RunAsync(new Move
    {
        Tenant = found.Task.TenantId,
        CaseId = found.Case.Id,
        Stimulus = _ => Task.FromResult(StimulusOf(found, order, reason)),
        Audit = _ => new AuditEntry(found.Actor.AuditName, "task-" + order.Action, $"case/{found.Case.Id:D}", Detail(found.Task,
            ("dueOn", Value.Of(order.DueOn?.ToString("O"))), ("priority", order.Priority is { } p ? Value.Of(p) : Value.Null), ("reason", Value.Of(reason)))),
    }, cancel);

    private static Stimulus StimulusOf(FoundTask found, TaskOrder order, string reason) => order.Action switch
    {
        "adjust" => new Stimulus.AdjustTask(found.Task.Id, order.DueOn is { } day ? EndOf(day) : null, order.Priority, AnswerTask.By(found.Actor), reason),
        "cancel" => new Stimulus.CancelTask(found.Task.Id, AnswerTask.By(found.Actor), reason),
        _ => throw new AnswerRefusedException(new LocalText(
            "処理を選べません。担当解除、割当て、期限と優先度、取消しのどれかを選んでください。", "Choose one of: release, assign, adjust, cancel.")),
    };

    private static DateTimeOffset EndOf(DateOnly day) => new RunContext { Now = default }.EndOf(day);

    private static string Detail(TaskRow task, params (string Name, Value Value)[] more) =>
        Value.Record([("task", Value.Of(task.Id.ToString("D"))), .. more]).ToJson();
}
