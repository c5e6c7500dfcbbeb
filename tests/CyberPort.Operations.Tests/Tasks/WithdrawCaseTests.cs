using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tasks;

namespace CyberPort.Operations.Tests.Tasks;

public abstract class WithdrawCaseTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task The_applicant_takes_it_back_and_every_open_task_ends()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept", "hij.sato pass");

        await UseCases.WithdrawCase.RunAsync(await Actor("toyo.suzuki"), Hiroshima, receipt.CaseId, "計画を中止したため", Cancel);

        var row = await Ports.CaseAsync(Hiroshima, receipt.CaseId);
        Assert.Equal(("withdrawal", "withdrawn", true), (row.Disposition, row.Stage, row.ClosedAt is not null));
        Assert.Empty(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));
        var again = await Assert.ThrowsAsync<AnswerRefusedException>(async () =>
            await UseCases.WithdrawCase.RunAsync(await Actor("toyo.suzuki"), Hiroshima, receipt.CaseId, "もう一度", Cancel));
        Assert.Contains("すでに終了", again.Reason.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_needs_a_reason_and_the_right_company()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        async Task TryAsync(string who, string reason) =>
            await UseCases.WithdrawCase.RunAsync(await Actor(who), Hiroshima, receipt.CaseId, reason, Cancel);

        await Assert.ThrowsAsync<AnswerRefusedException>(() => TryAsync("toyo.suzuki", " 　"));
        await Assert.ThrowsAsync<NotFoundException>(() => TryAsync("takasaki.takasaki", "他社"));
        await Assert.ThrowsAsync<NotFoundException>(() => TryAsync("hij.sato", "役所"));
        Assert.Null((await Ports.CaseAsync(Hiroshima, receipt.CaseId)).Disposition);
    }

    [Fact]
    public async Task A_permit_and_a_withdrawal_at_the_same_moment_end_in_one_of_the_two()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(
            receipt, "hij.yamamoto accept", "hij.sato pass", "hij.inoue agree", "hij.okada agree", "hij.mori agree", "hij.sato advance",
            "hij.nishida approve");
        var (task, head, applicant) = (await Filing.TaskAsync(receipt, "hij.fujii"), await Actor("hij.fujii"), await Actor("toyo.suzuki"));

        var outcomes = await Task.WhenAll(
            Record.ExceptionAsync(() => Task.Run(() =>
                UseCases.AnswerTask.RunAsync(head, Samples.Filing.Answer(task, "approve"), Cancel), Cancel)).AsTask(),
            Record.ExceptionAsync(() => Task.Run(() =>
                Ports.Second.WithdrawCase.RunAsync(applicant, Hiroshima, receipt.CaseId, "中止", Cancel), Cancel)).AsTask());

        var row = await Ports.CaseAsync(Hiroshima, receipt.CaseId);
        var permitted = outcomes[0] is null;
        Assert.Equal(permitted, outcomes[1] is AnswerRefusedException);
        Assert.Equal(!permitted, outcomes[0] is TaskAnsweredException);
        Assert.Equal(permitted ? "permit" : "withdrawal", row.Disposition);
        Assert.Equal(permitted, (await Ports.Stores.Documents.ListAsync(Hiroshima, receipt.CaseId, Cancel)).Count > 0);
    }
}

public sealed class WithdrawCaseOnSqliteTests() : WithdrawCaseTests("sqlite");

public sealed class WithdrawCaseOnPostgresTests() : WithdrawCaseTests("postgres");
