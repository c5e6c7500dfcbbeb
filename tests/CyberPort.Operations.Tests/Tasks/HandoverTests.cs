using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tests.Tasks;

/// <summary>A task goes from hand to hand: handed over, given back, taken away by who oversees the office.</summary>
public abstract class HandoverTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task A_colleague_without_the_role_gets_the_task_and_may_answer_this_one()
    {
        var (receipt, task) = await ReviewAsync();
        await HandAsync("hij.sato", "hij.okada", task);

        var handed = await FindAsync(task);
        Assert.Equal(("岡田 海", "佐藤 花子", "出張のため"), (handed.AssigneeName, handed.DelegatedByName, handed.DelegationReason));
        Assert.Equal("岡田 海", (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).OfficerName);
        Assert.Equal(1, (await UseCases.ListDesk.RunAsync(await Actor("hij.okada"), new() { View = "mine" }, Cancel)).Total);
        Assert.Equal(0, (await UseCases.ListDesk.RunAsync(await Actor("hij.sato"), new() { View = "mine" }, Cancel)).Total);

        await UseCases.AnswerTask.RunAsync(await Actor("hij.okada"), Filing.Answer(task, "pass"), Cancel);
        Assert.Equal(("岡田 海", ""), (await FindAsync(task)) is var done ? (done.AnsweredByName, done.AnsweredFor) : default);
        var line = (await AuditAsync(receipt)).Single(l => l.Action == "delegate");
        Assert.Contains("出張のため", line.Detail, StringComparison.Ordinal);
        while (await UseCases.DeliverOutbox.RunAsync(Cancel) > 0) { }
        Assert.Contains(Ports.Mail.Sent, m => m.To == "hij.okada@example.jp" && m.Subject.Contains("引き継ぎ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_goes_back_to_who_handed_it_over_and_only_from_who_has_it()
    {
        var (receipt, task) = await ReviewAsync();
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.DelegateTask.ReturnAsync(await Actor("hij.sato"), task.Id, "戻す", Cancel));
        await HandAsync("hij.sato", "hij.okada", task);
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.DelegateTask.ReturnAsync(await Actor("hij.ogawa"), task.Id, "戻す", Cancel));

        await UseCases.DelegateTask.ReturnAsync(await Actor("hij.okada"), task.Id, "担当外でした", Cancel);

        Assert.Equal(("佐藤 花子", null, ""), (await FindAsync(task)) is var back ? (back.AssigneeName, back.DelegatedBy, back.DelegationReason) : default);
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.AnswerTask.RunAsync(await Actor("hij.okada"), Filing.Answer(task, "pass"), Cancel));
        Assert.Single(await AuditAsync(receipt), l => l.Action == "delegate-back");
    }

    [Fact]
    public async Task It_is_handed_over_by_who_has_it_with_a_reason_to_somebody_of_the_office()
    {
        var (_, task) = await ReviewAsync();

        await Assert.ThrowsAsync<NotAllowedException>(() => HandAsync("hij.yamamoto", "hij.okada", task));
        await Assert.ThrowsAsync<NotFoundException>(() => HandAsync("hij.sato", "kij.honma", task));
        await Assert.ThrowsAsync<NotFoundException>(() => HandAsync("kij.honma", "kij.abe", task));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => HandAsync("hij.sato", "hij.sato", task));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => HandAsync("hij.sato", "hij.okada", task, " "));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => HandAsync("hij.sato", "hij.okada", task, new string('あ', DelegateTask.LongestReason + 1)));
        Assert.Equal(1000, DelegateTask.LongestReason);
        await UseCases.ClaimTask.RunAsync(await Actor("hij.sato"), task.Id, claim: true, Cancel);
        await Assert.ThrowsAsync<NotAllowedException>(() => HandAsync("hij.ogawa", "hij.okada", task));
        await Assert.ThrowsAsync<StaleRowException>(async () => await UseCases.DelegateTask.RunAsync(
            await Actor("hij.sato"), new Handover(task.Id, (await Actor("hij.okada")).PersonId, "理由", task.Revision), Cancel));
    }

    [Fact]
    public async Task What_the_applicant_has_to_do_is_handed_to_nobody()
    {
        var (receipt, _) = await ReviewAsync();
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "correct", "図面が読めません。");
        var task = Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));

        await Assert.ThrowsAsync<NotAllowedException>(() => HandAsync("hij.sato", "hij.okada", task));
        var refused = await Assert.ThrowsAsync<AnswerRefusedException>(() => OrderAsync("hij.fujii", task, "assign", to: "hij.okada"));
        Assert.Contains("申請者の手続き", refused.Reason.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_oversees_the_office_frees_and_gives_what_another_holds()
    {
        var (receipt, task) = await ReviewAsync();
        await Assert.ThrowsAsync<AnswerRefusedException>(() => OrderAsync("hij.fujii", task, "release"));
        await UseCases.ClaimTask.RunAsync(await Actor("hij.sato"), task.Id, claim: true, Cancel);
        await Assert.ThrowsAsync<NotAllowedException>(() => OrderAsync("hij.ogawa", task, "release"));
        await Assert.ThrowsAsync<NotFoundException>(() => OrderAsync("kij.abe", task, "release"));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => OrderAsync("hij.fujii", task, "release", reason: ""));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => OrderAsync("hij.fujii", task, "vanish"));

        await OrderAsync("hij.fujii", task, "release");
        Assert.Null((await FindAsync(task)).AssigneeId);
        await OrderAsync("hij.kato", task, "assign", to: "hij.ogawa");
        Assert.Equal("小川 律", (await FindAsync(task)).AssigneeName);

        Assert.Equal(["task-assign", "task-release"], (await AuditAsync(receipt)).Select(l => l.Action).Where(a => a.StartsWith("task-", StringComparison.Ordinal)).Order());
        while (await UseCases.DeliverOutbox.RunAsync(Cancel) > 0) { }
        Assert.Contains(Ports.Mail.Sent, m => m.To == "hij.sato@example.jp" && m.Subject.Contains("担当から外れ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_due_day_and_priority_move_the_reminder_too()
    {
        await ShortWorkflows.OfferAsync(Ports, ShortWorkflows.Flow(
            ["""{ "id": "r", "type": "CyberPort.Receive", "dueInDays": 2, "escalateTo": "director", "escalateAfterDays": 1 }"""]));
        var receipt = await Filing.FileAsync(Hiroshima);
        var task = Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => OrderAsync("hij.fujii", task, "adjust"));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => OrderAsync("hij.fujii", task, "adjust", due: new DateOnly(2026, 11, 9)));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => OrderAsync("hij.fujii", task, "adjust", priority: 101));

        await OrderAsync("hij.fujii", task, "adjust", due: new DateOnly(2026, 11, 20), priority: 90);

        var changed = await FindAsync(task);
        Assert.Equal((90, DateTimeOffset.Parse("2026-11-21T00:00:00+09:00")), (changed.Priority, changed.DueAt!.Value));
        Assert.True(Assert.Single((await UseCases.ListDesk.RunAsync(await Actor("hij.yamamoto"), new(), Cancel)).Rows).Urgent);
        Ports.Time.Now = DateTimeOffset.Parse("2026-11-20T12:00:00+09:00");
        Assert.Equal(0, await UseCases.RunTimers.RunAsync(Cancel));

        // overdue on Saturday the 21st, and a working day later: Monday the 23rd is a holiday, so the end of the 24th
        Ports.Time.Now = DateTimeOffset.Parse("2026-11-26T12:00:00+09:00");
        await UseCases.RunTimers.RunAsync(Cancel);
        Assert.Equal(("director,", ",receptionist,director,"), (await FindAsync(task)) is var late ? (late.EscalatedTo, late.Candidates) : default);
        Assert.True(Assert.Single((await UseCases.ListDesk.RunAsync(await Actor("hij.ueda"), new(), Cancel)).Rows).Escalated);
        await Filing.AnswerAsync(receipt, "hij.ueda accept");
        Assert.NotNull((await Ports.CaseAsync(Hiroshima, receipt.CaseId)).ClosedAt);
    }

    [Fact]
    public async Task A_user_task_is_shown_to_the_people_it_names_and_cancelled_where_it_may_be()
    {
        var okada = (await Actor("hij.okada")).PersonId;
        await ShortWorkflows.OfferAsync(Ports, ShortWorkflows.Flow(
        [
            $$"""
            { "id": "ask", "type": "Elsa.UserTask", "title": "現地確認", "candidateUsers": ["{{okada:D}}"], "priority": 70, "enableCancellationOutcome": true,
              "actionDefinitions": [{ "key": "done", "label": "確認した" }] }
            """,
            ShortWorkflows.Step("in", "CyberPort.Receive", "受付"),
        ], "ask.Done>in", "ask.Cancelled>in"));
        var first = await Filing.FileAsync(Hiroshima);
        Assert.Single((await UseCases.ListDesk.RunAsync(await Actor("hij.okada"), new(), Cancel)).Rows);
        Assert.Empty((await UseCases.ListDesk.RunAsync(await Actor("hij.sato"), new(), Cancel)).Rows);
        await Filing.AnswerAsync(first, "hij.okada done");
        Assert.Equal("receive", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, first.CaseId)).Kind);
        var receive = Assert.Single(await Ports.OpenTasksAsync(Hiroshima, first.CaseId));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => OrderAsync("hij.fujii", receive, "cancel"));

        var second = await Filing.FileAsync(Hiroshima);
        await OrderAsync("hij.fujii", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, second.CaseId)), "cancel");
        Assert.Equal("receive", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, second.CaseId)).Kind);
    }

    [Fact]
    public async Task When_the_others_have_settled_it_a_late_answer_is_told_so()
    {
        await ShortWorkflows.OfferAsync(Ports, ShortWorkflows.Flow(
        [
            """
            { "id": "ask", "type": "Elsa.UserTask", "title": "意見",
              "customProperties": { "cyberPort": { "responders": { "mode": "any", "roles": ["reviewer", "director"] } } } }
            """,
            ShortWorkflows.Step("in", "CyberPort.Receive", "受付"),
        ], "ask.Done>in", "ask.NotReached>in"));
        var receipt = await Filing.FileAsync(Hiroshima);
        var late = await Filing.TaskAsync(receipt, "hij.ueda");
        await Filing.AnswerAsync(receipt, "hij.sato complete");

        var told = await Assert.ThrowsAsync<TaskAnsweredException>(async () =>
            await UseCases.AnswerTask.RunAsync(await Actor("hij.ueda"), Filing.Answer(late, "complete"), Cancel));
        Assert.Equal(("closed", "decided"), (told.Answered.Status, told.Answered.Action));
    }

    private async Task<(Receipt Receipt, TaskRow Task)> ReviewAsync()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        return (receipt, await Filing.TaskAsync(receipt, "hij.sato"));
    }

    private async Task HandAsync(string by, string to, TaskRow task, string reason = "出張のため") =>
        await UseCases.DelegateTask.RunAsync(await Actor(by), new Handover(task.Id, (await Actor(to)).PersonId, reason), Cancel);

    private async Task OrderAsync(
        string by, TaskRow task, string action, string? to = null, DateOnly? due = null, int? priority = null, string reason = "業務の調整") =>
        await UseCases.OverseeTask.RunAsync(await Actor(by), new TaskOrder
        {
            TaskId = task.Id, Action = action, To = to is null ? null : (await Actor(to)).PersonId, DueOn = due, Priority = priority, Reason = reason,
        }, Cancel);

    private async Task<TaskRow> FindAsync(TaskRow task) => (await Ports.Stores.Tasks.FindAsync(Hiroshima, task.Id, Cancel))!;

    private Task<IReadOnlyList<CyberPort.Storage.Audit.AuditRow>> AuditAsync(Receipt receipt) =>
        Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{receipt.CaseId:D}", 100, Cancel);
}

public sealed class HandoverOnSqliteTests() : HandoverTests("sqlite");

public sealed class HandoverOnPostgresTests() : HandoverTests("postgres");
