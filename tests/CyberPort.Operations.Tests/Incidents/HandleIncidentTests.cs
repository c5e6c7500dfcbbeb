using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Incidents;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Tests.Samples;

namespace CyberPort.Operations.Tests.Incidents;

public abstract class HandleIncidentTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task A_failed_step_is_listed_with_what_can_be_done_about_it()
    {
        var receipt = await StoppedAsync();

        var page = await UseCases.ListIncidents.RunAsync(await Actor("hij.kato"), 1, Cancel);

        var incident = Assert.Single(page.Incidents);
        Assert.Equal((receipt.CaseId, receipt.ReceiptNumber, "待機"), (incident.Run.CaseId, incident.Run.ReceiptNumber, incident.Step.Ja));
        Assert.Equal(["Done 完了 → 確認"], incident.Outcomes.Select(o => $"{o.Id} {o.Label.Ja}"));
        Assert.Equal(["receive 受付", "review 審査"], incident.Targets.Select(t => $"{t.Id} {t.Label.Ja}"));
        Assert.Equal((Ports.Time.Now, false), (incident.Incident.At, page.HasMore));
        Assert.Empty((await UseCases.ListIncidents.RunAsync(await Actor("kij.abe"), 1, Cancel)).Incidents);
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.ListIncidents.RunAsync(await Actor("hij.sato"), 1, Cancel));
    }

    [Fact]
    public async Task A_step_that_is_run_again_and_fails_again_keeps_an_incident()
    {
        var receipt = await StoppedAsync();
        var first = await OrderAsync(receipt, "retry");

        Assert.Equal(1, await RunAsync(first));
        var second = await OrderAsync(receipt, "retry");
        Assert.NotEqual(first.Instance, second.Instance);
        await Assert.ThrowsAsync<AnswerRefusedException>(() => RunAsync(first));
    }

    [Fact]
    public async Task A_skipped_step_lets_the_case_go_on_and_the_reason_is_kept()
    {
        var receipt = await StoppedAsync();

        Assert.Equal(0, await RunAsync(await OrderAsync(receipt, "skip") with { Outcome = "Done", Reason = "手作業で確認済み" }));

        Assert.Equal("check", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).ActivityId);
        var line = (await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{receipt.CaseId:D}", 100, Cancel)).Single(l => l.Action == "incident-skip");
        Assert.Contains("手作業で確認済み", line.Detail, StringComparison.Ordinal);
        Assert.Contains("加藤 洋", line.Actor, StringComparison.Ordinal);
        var run = (await Ports.Stores.Runs.FindOfCaseAsync(Hiroshima, receipt.CaseId, Cancel))!;
        var journal = (await Ports.Stores.Runs.ListJournalAsync(Hiroshima, run.Id, Cancel))[^1].Entries;
        Assert.Contains("\"event\":\"repair\",\"by\":\"加藤 洋\"", journal, StringComparison.Ordinal);
        Assert.Contains("手作業で確認済み", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_sent_back_to_an_earlier_step_and_asked_there_again()
    {
        var receipt = await StoppedAsync();

        await RunAsync(await OrderAsync(receipt, "sendBack") with { Target = "review", Reason = "審査からやり直す" });

        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "deny", "面積の不一致");
        Assert.Equal("check", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).ActivityId);
        await Filing.AnswerAsync(receipt, "hij.sato advance");
        Assert.NotNull((await Ports.CaseAsync(Hiroshima, receipt.CaseId)).ClosedAt);
    }

    [Fact]
    public async Task A_cancelled_case_is_closed_and_has_no_incident_any_more()
    {
        var receipt = await StoppedAsync();

        await RunAsync(await OrderAsync(receipt, "cancel") with { Reason = "二重申請" });

        var row = await Ports.CaseAsync(Hiroshima, receipt.CaseId);
        Assert.Equal(("cancelled", null, true), (row.Stage, row.Disposition, row.ClosedAt is not null));
        Assert.Empty(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));
        Assert.Empty((await UseCases.ListIncidents.RunAsync(await Actor("hij.kato"), 1, Cancel)).Incidents);
        for (var i = 0; i < 3; i++) await UseCases.DeliverOutbox.RunAsync(Cancel);
        var told = Assert.Single(await UseCases.MyNotices.ListAsync(await Actor("toyo.suzuki"), Cancel), n => n.Subject.Contains("取り消されました", StringComparison.Ordinal));
        Assert.Contains(receipt.ReceiptNumber, told.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("二重申請", told.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skip", "Done", "", "", "理由")]
    [InlineData("sendBack", "", "review", "  ", "理由")]
    [InlineData("cancel", "", "", "", "理由")]
    [InlineData("skip", "Approved", "", "x", "Done")]
    [InlineData("sendBack", "", "check", "x", "前のステップ")]
    [InlineData("mend", "", "", "x", "再実行")]
    public async Task What_is_not_possible_is_said_and_nothing_changes(string action, string outcome, string target, string reason, string said)
    {
        var order = await OrderAsync(await StoppedAsync(), action) with { Outcome = outcome, Target = target, Reason = reason };

        var refused = await Assert.ThrowsAsync<AnswerRefusedException>(() => RunAsync(order));

        Assert.Contains(said, refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Equal(order.Instance, (await OrderAsync(order.CaseId)).Instance);
    }

    [Fact]
    public async Task Only_an_operator_of_the_cases_own_organisation_works_on_it()
    {
        var order = await OrderAsync(await StoppedAsync(), "retry");

        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.HandleIncident.RunAsync(await Actor("kij.abe"), order, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.HandleIncident.RunAsync(await Actor("toyo.suzuki"), order, Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.HandleIncident.RunAsync(await Actor("hij.fujii"), order, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(() => RunAsync(order with { CaseId = Guid.CreateVersion7() }));
    }

    [Fact]
    public async Task Of_two_operators_at_the_same_moment_one_handles_it()
    {
        var receipt = await StoppedAsync();
        var order = await OrderAsync(receipt, "skip") with { Outcome = "Done", Reason = "x" };
        var actor = await Actor("hij.kato");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            try
            {
                await (i % 2 == 0 ? UseCases : Ports.Second).HandleIncident.RunAsync(actor, order, Cancel);
                return 1;
            }
            catch (AnswerRefusedException)
            {
                return 0;
            }
        })));

        Assert.Equal(1, answers.Sum());
        Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));
    }

    private async Task<Receipt> StoppedAsync()
    {
        await ShortWorkflows.OfferAsync(Ports, ShortWorkflows.Failing);
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept", "hij.sato advance");
        return receipt;
    }

    private async Task<IncidentOrder> OrderAsync(Receipt receipt, string action) => await OrderAsync(receipt.CaseId) with { Action = action };

    private async Task<IncidentOrder> OrderAsync(Guid caseId)
    {
        var page = await UseCases.ListIncidents.RunAsync(await Actor("hij.kato"), 1, Cancel);
        var open = page.Incidents.Single(i => i.Run.CaseId == caseId);
        return new IncidentOrder { CaseId = caseId, ActivityId = open.Incident.ActivityId, Instance = open.Incident.Instance, Action = "" };
    }

    private async Task<int> RunAsync(IncidentOrder order) => await UseCases.HandleIncident.RunAsync(await Actor("hij.kato"), order, Cancel);
}

public sealed class HandleIncidentOnSqliteTests() : HandleIncidentTests("sqlite");

public sealed class HandleIncidentOnPostgresTests() : HandleIncidentTests("postgres");
