using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Cases;
using CyberPort.Operations.Retention;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tests.Retention;

public abstract class ShortenJournalsTests(string kind) : OperationsContract(kind)
{
    private HoldCase Holds => new(new(Ports.Db, Ports.Stores.Journals, Ports.Stores.Runs, Ports.Stores.Audit), Ports.Time);

    protected override Surroundings Change(Surroundings around) => around with { Journal = new() { KeepDays = 100, BatchSize = 2 } };

    [Fact]
    public async Task An_old_journal_loses_what_was_said_and_keeps_the_way_that_was_walked()
    {
        var receipt = await EndedAsync();
        var (office, applicant) = (await Actor("hij.sato"), await Actor("toyo.suzuki"));
        var flow = await UseCases.ViewFlow.RunAsync(office, receipt.CaseId, Cancel);
        var view = await UseCases.ViewCase.ForApplicantAsync(applicant, Hiroshima, receipt.CaseId, Cancel);
        var (before, state) = (await JournalAsync(receipt), (await RunAsync(receipt)).State);
        Assert.Contains(before, r => r.Entries.Contains("秘密の理由", StringComparison.Ordinal));

        await LaterAsync(101, expected: 1);

        var kept = Assert.Single(await JournalAsync(receipt));
        Assert.DoesNotContain("秘密の理由", kept.Entries, StringComparison.Ordinal);
        Assert.Equal(state, (await RunAsync(receipt)).State);
        var after = await UseCases.ViewFlow.RunAsync(office, receipt.CaseId, Cancel);
        Assert.Equal(flow.Steps.Select(Told), after.Steps.Select(Told));
        Assert.Equal(flow.Walked.Count, after.Walked.Count);
        var seen = await UseCases.ViewCase.ForApplicantAsync(applicant, Hiroshima, receipt.CaseId, Cancel);
        Assert.Equal(view.Steps, seen.Steps);
        Assert.Equal((view.Tasks.Count, view.Documents.Count, view.Case.Disposition), (seen.Tasks.Count, seen.Documents.Count, seen.Case.Disposition));
        var line = Assert.Single(await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{receipt.CaseId:D}", 100, Cancel), l => l.Action == "shorten-journal");
        Assert.Contains($"\"rows\":{before.Count}", line.Detail, StringComparison.Ordinal);
        await LaterAsync(1, expected: 0);
    }

    [Fact]
    public async Task A_running_case_a_young_one_and_a_held_one_stay_whole()
    {
        var (running, held) = (await Filing.FileAsync(Hiroshima), await EndedAsync());
        Assert.True(await Holds.HoldAsync(Hiroshima, held.ReceiptNumber, ("係争中", "test"), Cancel));
        Assert.False(await Holds.HoldAsync(Hiroshima, held.ReceiptNumber, ("係争中", "test"), Cancel));
        await LaterAsync(90, expected: 0);
        var young = await EndedAsync();
        await LaterAsync(11, expected: 0);

        foreach (var receipt in new[] { running, held, young }) Assert.DoesNotContain(await JournalAsync(receipt), r => r.Number == 0);
        Assert.True(await Holds.ReleaseAsync(Hiroshima, held.ReceiptNumber, "test", Cancel));
        await LaterAsync(1, expected: 1);
        Assert.Equal(0, Assert.Single(await JournalAsync(held)).Number);
        var actions = (await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{held.CaseId:D}", 100, Cancel)).Select(l => l.Action);
        Assert.Equal(["shorten-journal", "release-hold", "hold"], actions.Take(3));
    }

    [Fact]
    public async Task A_round_has_an_end_and_two_processes_do_it_once()
    {
        for (var i = 0; i < 3; i++) await EndedAsync();
        Ports.Time.Now = Ports.Time.Now.AddDays(101);

        var first = await Task.WhenAll(UseCases.ShortenJournals.RunAsync(Cancel), Ports.Second.ShortenJournals.RunAsync(Cancel));
        Assert.InRange(first.Sum(), 2, 3);
        var rest = await UseCases.ShortenJournals.RunAsync(Cancel);
        Assert.Equal(3, first.Sum() + rest);
    }

    [Fact]
    public async Task Keeping_for_ever_is_a_choice_and_a_hold_needs_a_case_and_a_reason()
    {
        var receipt = await EndedAsync();
        Ports.Time.Now = Ports.Time.Now.AddDays(10_000);
        var ever = new ShortenJournals(new(Ports.Db, Ports.Stores.Journals, Ports.Stores.Runs, Ports.Stores.Audit), new() { KeepDays = 0 }, Ports.Time);
        Assert.Equal(0, await ever.RunAsync(Cancel));

        await Assert.ThrowsAsync<AnswerRefusedException>(() => Holds.HoldAsync(Hiroshima, receipt.ReceiptNumber, (" ", "test"), Cancel));
        await Assert.ThrowsAsync<NotFoundException>(() => Holds.HoldAsync(Niigata, receipt.ReceiptNumber, ("係争中", "test"), Cancel));
        Assert.False(await Holds.ReleaseAsync(Hiroshima, receipt.ReceiptNumber, "test", Cancel));
    }

    private static string Told(FlowStep step) => $"{step.Step.ActivityId} {step.State} {step.Since:u} {step.By}";

    private async Task<Receipt> EndedAsync()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await UseCases.WithdrawCase.RunAsync(await Actor("toyo.suzuki"), Hiroshima, receipt.CaseId, "秘密の理由", Cancel);
        return receipt;
    }

    private async Task LaterAsync(int days, int expected)
    {
        Ports.Time.Now = Ports.Time.Now.AddDays(days);
        Assert.Equal(expected, await UseCases.ShortenJournals.RunAsync(Cancel));
    }

    private async Task<RunRow> RunAsync(Receipt receipt) => (await Ports.Stores.Runs.FindOfCaseAsync(Hiroshima, receipt.CaseId, Cancel))!;

    private async Task<IReadOnlyList<JournalRow>> JournalAsync(Receipt receipt) =>
        await Ports.Stores.Runs.ListJournalAsync(Hiroshima, (await RunAsync(receipt)).Id, Cancel);
}

public sealed class ShortenJournalsOnSqliteTests() : ShortenJournalsTests("sqlite");

public sealed class ShortenJournalsOnPostgresTests() : ShortenJournalsTests("postgres");
