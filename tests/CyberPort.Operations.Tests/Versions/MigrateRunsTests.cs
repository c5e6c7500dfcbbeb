using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Operations.Versions;

namespace CyberPort.Operations.Tests.Versions;

public abstract class MigrateRunsTests(string kind) : OperationsContract(kind)
{
    private static readonly MigrationRequest Request = new() { DefinitionId = ShortWorkflows.Id, From = 1, To = 2, Reason = "要綱の改正" };

    private static string First => ShortWorkflows.Flow(
        [ShortWorkflows.Step("receive", "CyberPort.Receive", "受付"), ShortWorkflows.Review("review", "審査"), ShortWorkflows.Review("check", "確認")],
        "receive.Accepted>review", "review.Advance>check");

    // the check is gone, the others stay; something new comes last
    private static string Second => ShortWorkflows.Flow(
        [ShortWorkflows.Step("receive", "CyberPort.Receive", "受付係"), ShortWorkflows.Review("review", "審査"), ShortWorkflows.Review("final", "最終確認")],
        "receive.Accepted>review", "review.Advance>final");

    [Fact]
    public async Task Of_fifty_waiting_cases_those_that_can_follow_do_and_the_three_that_can_not_are_named()
    {
        var receipts = await FileAsync(50);
        foreach (var receipt in receipts[^3..]) await Filing.AnswerAsync(receipt, "hij.yamamoto accept", "hij.sato advance");
        await ShortWorkflows.OfferAsync(Ports, Second, version: 2);
        var actor = await Actor("hij.kato");
        var task = Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipts[0].CaseId));

        var tried = await UseCases.MigrateRuns.TryAsync(actor, Request, Cancel);

        Assert.Equal((47, 3), (tried.Followed, tried.LeftCount));
        Assert.Equal(receipts[^3..].Select(r => r.ReceiptNumber).Order(), tried.Left.Select(l => l.ReceiptNumber).Order());
        Assert.All(tried.Left, left => Assert.Equal("確認", Assert.Single(left.Steps).Ja));
        var gone = Assert.Single(tried.Gone);
        Assert.Equal(("check", 3, "receive review final"), (gone.ActivityId, gone.Cases, string.Join(' ', gone.Targets.Select(t => t.Id))));
        Assert.Equal(1, (await Ports.CaseAsync(Hiroshima, receipts[0].CaseId)).DefinitionVersion);

        var done = await UseCases.MigrateRuns.RunAsync(actor, Request, Cancel);
        Assert.Equal((47, 3), (done.Followed, done.LeftCount));
        Assert.Equal(2, (await Ports.CaseAsync(Hiroshima, receipts[0].CaseId)).DefinitionVersion);
        Assert.Equal(1, (await Ports.CaseAsync(Hiroshima, receipts[^1].CaseId)).DefinitionVersion);
        Assert.Equal(task, Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipts[0].CaseId)));
        Assert.Equal((0, 3), await UseCases.MigrateRuns.RunAsync(actor, Request, Cancel) is var again ? (again.Followed, again.LeftCount) : default);

        var chosen = Request with { Targets = new Dictionary<string, string> { ["check"] = "final" } };
        Assert.Equal(3, (await UseCases.MigrateRuns.RunAsync(actor, chosen, Cancel)).Followed);
        Assert.Equal("final", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipts[^1].CaseId)).ActivityId);
        Assert.Equal([(2, 50), (1, 0)], (await UseCases.MigrateRuns.ListAsync(actor, Cancel))
            .Single(w => w.DefinitionId == ShortWorkflows.Id).Versions.Select(v => (v.Version, v.Runs)));
    }

    [Fact]
    public async Task A_migrated_case_is_answered_to_its_end_in_the_new_version_and_its_history_tells_the_migration()
    {
        var receipt = (await FileAsync(1))[0];
        await ShortWorkflows.OfferAsync(Ports, Second, version: 2);

        await UseCases.MigrateRuns.RunAsync(await Actor("hij.kato"), Request, Cancel);

        await Filing.AnswerAsync(receipt, "hij.yamamoto accept", "hij.sato advance");
        Assert.Equal("final", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).ActivityId);
        await Filing.AnswerAsync(receipt, "hij.sato advance");
        Assert.NotNull((await Ports.CaseAsync(Hiroshima, receipt.CaseId)).ClosedAt);
        var line = Assert.Single(await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{receipt.CaseId:D}", 100, Cancel), l => l.Action == "migrate-run");
        Assert.Contains("要綱の改正", line.Detail, StringComparison.Ordinal);
        var run = (await Ports.Stores.Runs.FindOfCaseAsync(Hiroshima, receipt.CaseId, Cancel))!;
        Assert.Equal(2, run.DefinitionVersion);
        var journal = await Ports.Stores.Runs.ListJournalAsync(Hiroshima, run.Id, Cancel);
        Assert.Contains("\"event\":\"migrate\",\"by\":\"加藤 洋\"", journal[1].Entries, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_and_a_migration_at_the_same_moment_both_count()
    {
        var receipts = await FileAsync(6);
        await ShortWorkflows.OfferAsync(Ports, Second, version: 2);
        var operatorOf = await Actor("hij.kato");

        await Task.WhenAll(
            Task.Run(() => Ports.Second.MigrateRuns.RunAsync(operatorOf, Request, Cancel), Cancel),
            Task.Run(() => UseCases.MigrateRuns.RunAsync(operatorOf, Request, Cancel), Cancel),
            Task.Run(async () =>
            {
                foreach (var receipt in receipts) await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
            }, Cancel));

        await UseCases.MigrateRuns.RunAsync(operatorOf, Request, Cancel);
        foreach (var receipt in receipts)
        {
            Assert.Equal(2, (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).DefinitionVersion);
            Assert.Equal("review", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).ActivityId);
            Assert.Single(await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{receipt.CaseId:D}", 100, Cancel), l => l.Action == "migrate-run");
        }
    }

    [Fact]
    public async Task Only_an_operator_migrates_and_only_what_is_their_own()
    {
        await FileAsync(1);
        await ShortWorkflows.OfferAsync(Ports, Second, version: 2);
        var actor = await Actor("hij.kato");

        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.MigrateRuns.TryAsync(await Actor("hij.sato"), Request, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.MigrateRuns.RunAsync(await Actor("kij.abe"), Request, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.MigrateRuns.TryAsync(actor, Request with { To = 9 }, Cancel));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.MigrateRuns.TryAsync(actor, Request with { To = 1 }, Cancel));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.MigrateRuns.RunAsync(actor, Request with { Reason = " " }, Cancel));
        Assert.Equal(1, (await UseCases.MigrateRuns.TryAsync(actor, Request with { Reason = "" }, Cancel)).Followed);
    }

    private async Task<List<Receipt>> FileAsync(int count)
    {
        await ShortWorkflows.OfferAsync(Ports, First);
        var receipts = new List<Receipt>();
        for (var i = 0; i < count; i++) receipts.Add(await Filing.FileAsync(Hiroshima));
        return receipts;
    }
}

public sealed class MigrateRunsOnSqliteTests() : MigrateRunsTests("sqlite");

public sealed class MigrateRunsOnPostgresTests() : MigrateRunsTests("postgres");
