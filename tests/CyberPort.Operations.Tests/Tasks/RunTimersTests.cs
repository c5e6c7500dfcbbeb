using CyberPort.Operations.Applications;

namespace CyberPort.Operations.Tests.Tasks;

public abstract class RunTimersTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task A_deadline_that_two_runners_find_at_the_same_moment_comes_once()
    {
        var receipt = await AskedAsync();
        Ports.Time.Now = DateTimeOffset.Parse("2026-11-27T00:00:00+09:00");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
            (i % 2 == 0 ? UseCases : Ports.Second).RunTimers.RunAsync(Cancel))));

        Assert.Equal("approval", (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).Stage);
        Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId), t => t.Kind == "approval");
        var lines = await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{receipt.CaseId:D}", 100, Cancel);
        Assert.Single(lines, line => line.Action == "deadline");
        Assert.Equal(0, await UseCases.RunTimers.RunAsync(Cancel));
    }

    [Fact]
    public async Task A_run_that_can_not_be_read_is_told_and_keeps_no_other_from_its_deadline()
    {
        var broken = await AskedAsync();
        Ports.Time.Now = Ports.Time.Now.AddMinutes(1);
        var sound = await AskedAsync();
        await Ports.Db.WriteAsync(unit => unit.Add(
            "update runs set state = '{' where tenant_id = @tenant and case_id = @id", new { tenant = Hiroshima, id = broken.CaseId }),
            Cancel);
        Ports.Time.Now = DateTimeOffset.Parse("2026-11-27T00:00:00+09:00");

        var told = await Assert.ThrowsAsync<AggregateException>(() => UseCases.RunTimers.RunAsync(Cancel));

        Assert.Contains(broken.CaseId.ToString("D"), told.Message, StringComparison.Ordinal);
        Assert.Equal("approval", (await Ports.CaseAsync(Hiroshima, sound.CaseId)).Stage);
    }

    private async Task<Receipt> AskedAsync()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        Ports.Time.Now = DateTimeOffset.Parse("2026-11-12T11:00:00+09:00");
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "correct", "面積を求積図に合わせてください。");
        return receipt;
    }
}

public sealed class RunTimersOnSqliteTests() : RunTimersTests("sqlite");

public sealed class RunTimersOnPostgresTests() : RunTimersTests("postgres");
