using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Cases;
using CyberPort.Operations.Effects;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Organisations;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tasks;

/// <summary>A task to be handed over.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="To">The colleague.</param>
/// <param name="Reason">Why.</param>
/// <param name="Revision">The task as it was shown; nothing to take it as it is.</param>
public sealed record Handover(Guid TaskId, Guid To, string Reason, int? Revision = null);

/// <summary>Hands a task over to a named colleague, who may answer this one task whatever their roles, and gives it back (委任・返却).</summary>
public sealed class DelegateTask(TaskFinder finder, DelegateParts parts, TimeProvider time)
{
    /// <summary>The longest reason in characters.</summary>
    public const int LongestReason = 1000;

    /// <exception cref="NotAllowedException">It is not theirs, or somebody else holds it.</exception>
    /// <exception cref="AnswerRefusedException">There is no reason, or the colleague may not answer it.</exception>
    public async Task RunAsync(Actor actor, Handover order, CancellationToken cancel)
    {
        var found = await finder.OpenAsync(actor, order.TaskId, order.Revision, cancel);
        if (found.Right != TaskRight.Own || (found.Task.AssigneeId is { } holder && holder != actor.PersonId))
            throw new NotAllowedException("Only who has the task hands it over.");
        var reason = ReasonOf(order.Reason);
        var colleague = await ColleagueAsync(parts.People, found, order.To, cancel);
        if (colleague.PersonId == actor.PersonId)
            throw new AnswerRefusedException(new LocalText("自分に引き継ぐことはできません。ほかの人を選んでください。", "You have it already. Choose another person."));

        await SaveAsync(found, found.Task with
        {
            AssigneeId = colleague.PersonId,
            AssigneeName = colleague.PersonName,
            DelegatedBy = actor.PersonId,
            DelegatedByName = actor.Name,
            DelegationReason = reason,
        }, "delegate", reason, cancel);
    }

    /// <summary>Gives a task back to whoever handed it over.</summary>
    public async Task ReturnAsync(Actor actor, Guid taskId, string reason, CancellationToken cancel)
    {
        var found = await finder.OpenAsync(actor, taskId, null, cancel);
        if (found.Task.AssigneeId != actor.PersonId || found.Task.DelegatedBy is not { } from) throw new NotAllowedException("The task was not handed over.");

        var why = ReasonOf(reason);
        await SaveAsync(found, found.Task with
        {
            AssigneeId = from,
            AssigneeName = found.Task.DelegatedByName,
            DelegatedBy = null,
            DelegatedByName = "",
            DelegationReason = "",
        }, "delegate-back", why, cancel);
    }

    internal static string ReasonOf(string reason) => reason.Trim() is { Length: > 0 and <= LongestReason } why
        ? why
        : throw new AnswerRefusedException(new LocalText(
            $"理由を{LongestReason}文字以内で入力してください。", $"Write a reason of at most {LongestReason} characters."));

    /// <summary>A member of the office who may get the task.</summary>
    internal static async Task<Membership> ColleagueAsync(PersonStore people, FoundTask found, Guid id, CancellationToken cancel)
    {
        var members = await people.ListByRoleAsync(found.Task.TenantId, "*", cancel);
        var colleague = members.FirstOrDefault(m => m.PersonId == id) ?? throw new NotFoundException("The colleague");
        if (found.Task.Candidates.Contains(",applicant,", StringComparison.Ordinal))
            throw new AnswerRefusedException(new LocalText("申請者の手続きは引き継げません。", "What the applicant has to do is handed over to nobody."));
        return TaskBody.Of(found.Task).ExcludedUsers.Contains(id.ToString("D"))
            ? throw new AnswerRefusedException(new LocalText(
                $"{colleague.PersonName} さんは起案や審査をした人なので、この業務を処理できません。ほかの人を選んでください。",
                $"{colleague.PersonName} prepared this and may not answer it. Choose another person."))
            : colleague;
    }

    private Task SaveAsync(FoundTask found, TaskRow changed, string action, string reason, CancellationToken cancel) =>
        parts.Db.WriteAsync(async unit =>
        {
            parts.Tasks.Assign(unit, changed);
            parts.Cases.Save(unit, CaseChange.InCharge(found.Case, changed));
            parts.Outlets.Tell(unit, found.Case, $"person:{changed.AssigneeId:D}", "taskDelegated", time.GetUtcNow());
            var detail = Value.Record(("task", Value.Of(changed.Id.ToString("D"))), ("to", Value.Of(changed.AssigneeName)), ("reason", Value.Of(reason))).ToJson();
            await parts.Audit.AppendAsync(unit, changed.TenantId, new AuditEntry(found.Actor.AuditName, action, $"case/{found.Case.Id:D}", detail));
        }, cancel);
}

/// <summary>What handing over and overseeing read and write.</summary>
public sealed record DelegateParts(Db Db, TaskStore Tasks, CaseStore Cases, PersonStore People, NoteOutlets Outlets, AuditStore Audit);
