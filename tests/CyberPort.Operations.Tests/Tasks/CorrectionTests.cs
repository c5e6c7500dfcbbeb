using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Tasks;

namespace CyberPort.Operations.Tests.Tasks;

public abstract class CorrectionTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task The_applicant_is_asked_within_a_period_while_the_standard_clock_stands_still()
    {
        var receipt = await AskedAsync();
        Assert.Equal(new DateOnly(2026, 12, 9), (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).DueOn);
        var task = Assert.Single((await UseCases.ListMyCases.RunAsync(await Actor("toyo.suzuki"), Cancel)).Tasks);
        Assert.Equal(DateTimeOffset.Parse("2026-11-27T00:00:00+09:00"), task.DueAt);
        Assert.Contains("求積図に合わせてください", task.Body, StringComparison.Ordinal);

        Ports.Time.Now = DateTimeOffset.Parse("2026-11-18T16:00:00+09:00");
        var before = await UseCases.ListDesk.RunAsync(await Actor("hij.sato"), new() { View = "correction" }, Cancel);
        await SendAsync(await OpenAsync(receipt) is var draft ? draft with { Values = draft.Values.With("/area", Value.Of(245)) } : null!);

        // 13, 16, 17 and 18 November do not count
        Assert.Equal(18, Assert.Single(before.Rows).Remaining);
        var row = await Ports.CaseAsync(Hiroshima, receipt.CaseId);
        Assert.Equal((null, 4, new DateOnly(2026, 12, 15), "formalReview"), (row.PausedOn, row.PausedDays, row.DueOn, row.Stage));
        var view = await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.sato"), receipt.CaseId, Cancel);
        Assert.Equal([250.5m, 245m], view.Submissions.Select(s => Value.Parse(s.FormValues)["area"].AsNumber));
        Assert.Equal(18, view.Remaining);
    }

    [Fact]
    public async Task A_correction_that_does_not_come_in_time_is_proposed_for_dismissal()
    {
        var receipt = await AskedAsync();
        Ports.Time.Now = DateTimeOffset.Parse("2026-11-26T23:59:59+09:00");
        await UseCases.RunTimers.RunAsync(Cancel);
        Assert.Equal("correction", (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).Stage);

        Ports.Time.Now = DateTimeOffset.Parse("2026-11-27T00:00:00+09:00");
        await UseCases.RunTimers.RunAsync(Cancel);

        var row = await Ports.CaseAsync(Hiroshima, receipt.CaseId);
        Assert.Equal(("approval", "@sectionHead", null), (row.Stage, row.OfficerName, row.PausedOn));
        Assert.Empty((await UseCases.ListMyCases.RunAsync(await Actor("toyo.suzuki"), Cancel)).Tasks);
        await Filing.AnswerAsync(receipt, "hij.fujii approve");
        Assert.Equal("dismissal", (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).Disposition);
    }

    [Fact]
    public async Task Findings_stop_a_correction_as_they_stop_a_first_submission()
    {
        var receipt = await AskedAsync();
        var draft = await OpenAsync(receipt);

        var result = await SendAsync(draft with { Values = draft.Values.Without("/purpose") });

        Assert.Null(result.Receipt);
        Assert.Contains(result.State!.Findings, f => f is { Stops: true, Pointer: "/purpose" });
        Assert.Equal("correction", (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).Stage);
    }

    [Fact]
    public async Task A_correction_sent_again_or_twice_at_once_is_kept_once_and_answers_the_receipt()
    {
        var receipt = await AskedAsync();
        var draft = await OpenAsync(receipt);
        var actor = await Actor("toyo.suzuki");

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            Task.Run(() => (i % 2 == 0 ? UseCases : Ports.Second).Corrections.SubmitAsync(actor, draft, "直しました", Cancel))));

        Assert.All(results, r => Assert.Equal(receipt.ReceiptNumber, r.Receipt!.ReceiptNumber));
        Assert.Equal(receipt.ReceiptNumber, (await SendAsync(draft)).Receipt!.ReceiptNumber);
        Assert.Equal(2, (await Ports.Stores.Submissions.ListAsync(Hiroshima, receipt.CaseId, Cancel)).Count);
    }

    [Fact]
    public async Task A_correction_begun_twice_is_one_draft_and_one_after_the_period_is_told_so()
    {
        var receipt = await AskedAsync();
        var draft = await OpenAsync(receipt);
        Assert.Equal(draft.Row.Id, (await OpenAsync(receipt)).Row.Id);

        Ports.Time.Now = DateTimeOffset.Parse("2026-11-27T00:00:00+09:00");
        await UseCases.RunTimers.RunAsync(Cancel);

        var late = await Assert.ThrowsAsync<TaskAnsweredException>(() => SendAsync(draft));
        Assert.Equal("closed", late.Answered.Status);
    }

    [Fact]
    public async Task Only_the_applicants_side_corrects()
    {
        var receipt = await AskedAsync();
        var task = await Filing.TaskAsync(receipt, "toyo.suzuki");

        foreach (var other in new[] { "takasaki.takasaki", "hij.sato", "kij.honma" })
            await Assert.ThrowsAsync<NotFoundException>(async () =>
                await UseCases.Corrections.StartAsync(await Actor(other), Hiroshima, task.Id, Cancel));
    }

    private async Task<Receipt> AskedAsync()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        Ports.Time.Now = DateTimeOffset.Parse("2026-11-12T11:00:00+09:00");
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "correct", "面積を求積図に合わせてください。");
        return receipt;
    }

    private async Task<OpenDraft> OpenAsync(Receipt receipt)
    {
        var actor = await Actor("toyo.suzuki");
        var task = await Filing.TaskAsync(receipt, "toyo.suzuki");
        var row = await UseCases.Corrections.StartAsync(actor, Hiroshima, task.Id, Cancel);
        return await UseCases.Drafts.OpenAsync(actor, Hiroshima, row.Id, Cancel);
    }

    private async Task<SubmitResult> SendAsync(OpenDraft draft) =>
        await UseCases.Corrections.SubmitAsync(await Actor("toyo.suzuki"), draft, "直しました", Cancel);
}

public sealed class CorrectionOnSqliteTests() : CorrectionTests("sqlite");

public sealed class CorrectionOnPostgresTests() : CorrectionTests("postgres");
