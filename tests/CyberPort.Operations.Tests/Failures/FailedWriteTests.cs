using CyberPort.Expressions;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Files;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage.Databases;

namespace CyberPort.Operations.Tests.Failures;

public abstract class FailedWriteTests(string kind) : OperationsContract(kind)
{
    private Faults Faults => field ??= new Faults(Ports);

    [Theory]
    [InlineData("counters")]
    [InlineData("cases")]
    [InlineData("submissions")]
    [InlineData("runs")]
    [InlineData("tasks")]
    [InlineData("journal")]
    [InlineData("files")]
    [InlineData("drafts")]
    [InlineData("audit")]
    public async Task A_submission_whose_write_fails_anywhere_leaves_nothing_and_the_same_key_arrives_afterwards(string table)
    {
        // this case has a number already, so that the counter is updated and not begun
        await Filing.FileAsync(Hiroshima, "takasaki.takasaki");
        await Filing.AnswerAsync(await Filing.FileAsync(Hiroshima), "hij.yamamoto accept");
        var draft = await Filing.DraftAsync(Hiroshima);
        var before = await Faults.CountAsync();

        await Faults.BreakAsync(table);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Filing.SendAsync(draft));
        var failed = await Faults.CountAsync();
        await Faults.MendAsync(table);
        var receipt = (await Filing.SendAsync(draft)).Receipt;

        Assert.Equal(before, failed);
        Assert.Equal("令8港占-0003", receipt!.ReceiptNumber);
    }

    [Fact]
    public async Task Every_change_of_a_case_that_fails_says_so_in_the_same_way_and_can_be_repeated()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        var correcting = await CorrectingAsync();
        var task = await Filing.TaskAsync(receipt, "hij.sato");
        var (sato, suzuki) = (await Actor("hij.sato"), await Actor("toyo.suzuki"));
        (string Name, Func<Task> Run)[] changes =
        [
            ("claim", () => UseCases.ClaimTask.RunAsync(sato, task.Id, true, Cancel)),
            ("answer", () => UseCases.AnswerTask.RunAsync(sato, Filing.Answer(task, "pass"), Cancel)),
            ("note", () => UseCases.WriteNote.RunAsync(suzuki, Hiroshima, receipt.CaseId, new("本文", false), Cancel)),
            ("correct", () => UseCases.Corrections.SubmitAsync(suzuki, correcting, "直しました", Cancel)),
            ("withdraw", () => UseCases.WithdrawCase.RunAsync(suzuki, Hiroshima, receipt.CaseId, "中止", Cancel)),
            ("view", () => UseCases.ViewCase.ForOfficeAsync(sato, receipt.CaseId, Cancel)),
            ("signIn", () => UseCases.SignIn.RunAsync("hij.sato", People.Password, new("192.0.2.1", ""), Cancel)),
        ];

        foreach (var (name, run) in changes)
        {
            var before = await Faults.CountAsync();
            await Faults.BreakAsync("audit");
            var error = await Record.ExceptionAsync(run);
            var failed = await Faults.CountAsync();
            await Faults.MendAsync("audit");
            Assert.True(error is StorageUnavailableException, $"{name}: {error}");
            Assert.Equal(before, failed);
            await run();
            Assert.NotEqual(before, await Faults.CountAsync());
        }
    }

    [Fact]
    public async Task What_was_filled_in_before_a_failed_save_is_still_there()
    {
        var draft = await Filing.DraftAsync(Hiroshima);
        await Faults.BreakAsync("drafts");

        await Assert.ThrowsAsync<StorageUnavailableException>(() =>
            UseCases.Drafts.SaveAsync(draft with { Values = draft.Values.With("/area", Value.Of(300)) }, Cancel));

        var kept = await UseCases.Drafts.OpenAsync(await Actor("toyo.suzuki"), Hiroshima, draft.Row.Id, Cancel);
        Assert.Equal(250.5m, kept.Values["area"].AsNumber);
    }

    [Fact]
    public async Task A_file_whose_row_can_not_be_written_is_not_attached()
    {
        var draft = await Filing.DraftAsync(Hiroshima);
        await Faults.BreakAsync("files");
        var upload = new Upload("/attachments/other", "図.pdf", "application/pdf", "", new MemoryStream(Filing.Drawing));

        await Assert.ThrowsAsync<StorageUnavailableException>(async () =>
            await UseCases.AttachFile.RunAsync(await Actor("toyo.suzuki"), draft, upload, Cancel));

        Assert.Equal(4, (await Ports.Stores.Files.ListAsync(Hiroshima, "draft", draft.Row.Id, Cancel)).Count);
    }

    [Fact]
    public async Task Its_message_says_in_both_languages_what_to_do()
    {
        var draft = await Filing.DraftAsync(Hiroshima);
        await Faults.BreakAsync("audit");

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => Filing.SendAsync(draft));

        Assert.Contains("もう一度送信してください", error.Message, StringComparison.Ordinal);
        Assert.Contains("send the same request again", error.Message, StringComparison.Ordinal);
        Assert.Contains("no space left", error.InnerException!.Message, StringComparison.Ordinal);
    }

    protected async Task LostAndFoundAsync(Func<OpenDraft, Task> send)
    {
        var draft = await Filing.DraftAsync(Hiroshima);
        var before = await Faults.CountAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => send(draft));

        Assert.Equal(before, await Faults.CountAsync());
        Assert.Equal("令8港占-0001", (await Filing.SendAsync(draft)).Receipt!.ReceiptNumber);
    }

    private async Task<OpenDraft> CorrectingAsync()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "correct", "面積");
        var (actor, task) = (await Actor("toyo.suzuki"), await Filing.TaskAsync(receipt, "toyo.suzuki"));
        var row = await UseCases.Corrections.StartAsync(actor, Hiroshima, task.Id, Cancel);
        return await UseCases.Drafts.OpenAsync(actor, Hiroshima, row.Id, Cancel);
    }
}

public sealed class FailedWriteOnSqliteTests() : FailedWriteTests("sqlite")
{
    [Fact]
    public Task A_database_that_another_program_holds_is_waited_for_a_moment_and_then_said_to_be_busy() => LostAndFoundAsync(async draft =>
    {
        await using var held = await new Faults(Ports).LockAsync();
        await Filing.SendAsync(draft);
    });
}

public sealed class FailedWriteOnPostgresTests() : FailedWriteTests("postgres")
{
    [Theory]
    [InlineData("cases")]
    [InlineData("audit_heads")]
    public Task A_connection_that_ends_in_the_middle_of_a_transaction(string table) => LostAndFoundAsync(async draft =>
    {
        var faults = new Faults(Ports);
        await faults.BreakAsync(table, lostConnection: true);
        try
        {
            await Filing.SendAsync(draft);
        }
        finally
        {
            // the pool may still hand out connections that ended with the others
            await Record.ExceptionAsync(() => faults.MendAsync(table));
        }
    });

    [Fact]
    public async Task After_a_restart_of_the_server_at_most_the_requests_of_that_moment_are_told_to_come_again()
    {
        var draft = await Filing.DraftAsync(Hiroshima);
        await new Faults(Ports).DisconnectAsync();

        for (var attempt = 1; ; attempt++)
        {
            var error = await Record.ExceptionAsync(() => Filing.SendAsync(draft));
            if (error is null) break;
            Assert.IsType<StorageUnavailableException>(error);
            Assert.True(attempt < 50, "The pool does not recover.");
        }

        Assert.Equal("令8港占-0002", (await Filing.FileAsync(Hiroshima)).ReceiptNumber);
    }
}
