using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tasks;


namespace CyberPort.Operations.Tests.Tasks;

public abstract class AnswerTaskTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task The_second_answer_is_told_who_was_first_and_when()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        var task = await Filing.TaskAsync(receipt, "hij.sato");
        Ports.Time.Now = Ports.Time.Now.AddHours(3);
        await UseCases.AnswerTask.RunAsync(await Actor("hij.sato"), Samples.Filing.Answer(task, "pass"), Cancel);
        Ports.Time.Now = Ports.Time.Now.AddHours(1);

        var late = await Assert.ThrowsAsync<TaskAnsweredException>(async () =>
            await UseCases.AnswerTask.RunAsync(await Actor("hij.ogawa"), Samples.Filing.Answer(task, "correct", "図面"), Cancel));

        Assert.Equal(("佐藤 花子", "pass"), (late.Answered.AnsweredByName, late.Answered.Action));
        Assert.Equal(DateTimeOffset.Parse("2026-11-10T13:00:00+09:00"), late.Answered.ClosedAt);
        Assert.Equal("consultation", (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).Stage);
    }

    [Fact]
    public async Task Of_many_answers_at_once_from_two_processes_exactly_one_counts()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        var task = await Filing.TaskAsync(receipt, "hij.sato");
        var (sato, ogawa) = (await Actor("hij.sato"), await Actor("hij.ogawa"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            var error = await Record.ExceptionAsync(() => i % 2 == 0
                ? UseCases.AnswerTask.RunAsync(sato, Samples.Filing.Answer(task, "pass", operationId: $"{i}"), Cancel)
                : Ports.Second.AnswerTask.RunAsync(ogawa, Samples.Filing.Answer(task, "correct", "図面がありません", $"{i}"), Cancel));
            return error;
        })));

        Assert.Single(outcomes, error => error is null);
        Assert.All(outcomes.Where(e => e is not null), error =>
            Assert.NotEmpty(Assert.IsType<TaskAnsweredException>(error).Answered.AnsweredByName));
        var kept = (await Ports.Stores.Tasks.FindAsync(Hiroshima, task.Id, Cancel))!;
        Assert.Equal(kept.Action == "pass" ? "consultation" : "correction", (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).Stage);
    }

    [Fact]
    public async Task The_same_answer_sent_again_or_twice_at_once_is_taken_once_and_refused_never()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        var task = await Filing.TaskAsync(receipt, "hij.sato");
        var (sato, answer) = (await Actor("hij.sato"), Samples.Filing.Answer(task, "pass", operationId: "op-1"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            Task.Run(() => (i % 2 == 0 ? UseCases : Ports.Second).AnswerTask.RunAsync(sato, answer, Cancel))));
        await UseCases.AnswerTask.RunAsync(sato, answer, Cancel);

        Assert.Equal(3, (await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).Count);
        await Assert.ThrowsAsync<TaskAnsweredException>(() =>
            UseCases.AnswerTask.RunAsync(sato, answer with { OperationId = "op-2" }, Cancel));
    }

    [Fact]
    public async Task Who_is_no_candidate_is_refused_and_the_task_stays_open()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        var task = await Filing.TaskAsync(receipt, "hij.yamamoto");
        async Task TryAsync(string who) =>
            await UseCases.AnswerTask.RunAsync(await Actor(who), Samples.Filing.Answer(task, "accept"), Cancel);

        foreach (var colleague in new[] { "hij.sato", "hij.fujii", "hij.kato" })
            await Assert.ThrowsAsync<NotAllowedException>(() => TryAsync(colleague));
        foreach (var stranger in new[] { "kij.honma", "toyo.suzuki", "takasaki.takasaki" })
            await Assert.ThrowsAsync<NotFoundException>(() => TryAsync(stranger));

        Assert.Equal("receptionist", (await Filing.TaskAsync(receipt, "hij.yamamoto")).Candidates.Trim(','));
    }

    [Theory]
    [InlineData("correct", "", "理由")]
    [InlineData("correct", "   ", "理由")]
    [InlineData("permit", "よい", "表示された処理から")]
    public async Task An_answer_without_its_reason_or_with_an_unknown_action_says_what_is_missing(string action, string comment,
        string says)
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        var task = await Filing.TaskAsync(receipt, "hij.sato");

        var refused = await Assert.ThrowsAsync<AnswerRefusedException>(async () =>
            await UseCases.AnswerTask.RunAsync(await Actor("hij.sato"), Samples.Filing.Answer(task, action, comment), Cancel));

        Assert.Contains(says, refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Equal(task.Id, (await Filing.TaskAsync(receipt, "hij.sato")).Id);
    }
}

public sealed class AnswerTaskOnSqliteTests() : AnswerTaskTests("sqlite");

public sealed class AnswerTaskOnPostgresTests() : AnswerTaskTests("postgres");
