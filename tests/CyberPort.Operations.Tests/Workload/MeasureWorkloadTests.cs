using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Workload;

namespace CyberPort.Operations.Tests.Workload;

public abstract class MeasureWorkloadTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task Steps_tell_how_long_they_took_and_what_waits_by_age()
    {
        // ten receipts that take 1 … 10 days; the last two are still at the reviewer, one of them for forty days
        var receipts = new List<Receipt>();
        for (var i = 0; i < 10; i++) receipts.Add(await Filing.FileAsync(Hiroshima));
        foreach (var receipt in receipts)
        {
            Ports.Time.Now = Ports.Time.Now.AddDays(1);
            await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        }

        foreach (var receipt in receipts[1..9]) await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "correct", "図面の縮尺");
        Ports.Time.Now = Ports.Time.Now.AddDays(31);

        var report = await UseCases.MeasureWorkload.RunAsync(await Actor("hij.sato"), All(), Cancel);

        var receive = Assert.Single(report.Steps, s => s.Role == "receptionist");
        Assert.Equal(("受付", 10, 5.0, 9.0), (receive.Step.Ja, receive.Answered!.Count, Math.Round(receive.Answered.Median, 3), Math.Round(receive.Answered.Ninth, 3)));
        Assert.Equal([0, 0, 0, 0, 0], receive.Waiting);
        var review = Assert.Single(report.Steps, s => s.Role == "reviewer");
        Assert.Equal([0, 0, 0, 0, 2], review.Waiting);
        Assert.Equal((8, 2), (review.Answered!.Count, review.Overdue));
        var correction = Assert.Single(report.Steps, s => s.Role == "applicant");
        Assert.Null(correction.Answered);
        Assert.Equal(8, correction.Waiting.Sum());
    }

    [Fact]
    public async Task Procedures_tell_what_came_what_is_open_and_what_ended_in_time()
    {
        var withdrawn = await Filing.FileAsync(Hiroshima);
        await Filing.FileAsync(Hiroshima);
        Ports.Time.Now = Ports.Time.Now.AddDays(4);
        await UseCases.WithdrawCase.RunAsync(await Actor("toyo.suzuki"), Hiroshima, withdrawn.CaseId, "計画の中止", Cancel);

        var line = Assert.Single((await UseCases.MeasureWorkload.RunAsync(await Actor("hij.sato"), All(), Cancel)).Procedures);

        Assert.Equal((2, 1, 1, 4.0, 1, 1), (line.Received, line.Open, line.Closed!.Count, Math.Round(line.Closed.Median, 3), line.InTime, line.Timed));
        var before = new WorkloadFilter(new(2025, 1, 1), new(2025, 12, 31));
        var none = Assert.Single((await UseCases.MeasureWorkload.RunAsync(await Actor("hij.sato"), before, Cancel)).Procedures);
        Assert.Equal((0, 1, null), (none.Received, none.Open, none.Closed));
    }

    [Fact]
    public async Task An_office_sees_its_own_figures_only_and_an_applicant_none()
    {
        await Filing.FileAsync(Hiroshima);

        Assert.Empty((await UseCases.MeasureWorkload.RunAsync(await Actor("kij.abe"), All(), Cancel)).Steps);
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.MeasureWorkload.RunAsync(await Actor("toyo.suzuki"), All(), Cancel));
        Assert.Empty((await UseCases.MeasureWorkload.RunAsync(await Actor("hij.sato"), All() with { ProcedureKey = "other" }, Cancel)).Steps);
    }

    [Fact]
    public async Task A_period_that_is_none_is_refused_and_more_than_can_be_counted_is_said()
    {
        for (var i = 0; i < 3; i++) await Filing.FileAsync(Hiroshima);
        var actor = await Actor("hij.sato");
        var day = new DateOnly(2026, 4, 1);
        Assert.Equal((731, 200_000), (MeasureWorkload.LongestPeriod, UseCases.MeasureWorkload.Most));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.MeasureWorkload.RunAsync(actor, new(day, day.AddDays(-1)), Cancel));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.MeasureWorkload.RunAsync(actor, new(day, day.AddDays(MeasureWorkload.LongestPeriod)), Cancel));

        var small = new MeasureWorkload(Ports.Stores.Workload, UseCases.Calendars, Ports.Time) { Most = 2 };
        var report = await small.RunAsync(actor, All(), Cancel);
        Assert.True(report.IsCut);
        Assert.Equal(2, report.Steps.Sum(s => s.Waiting.Sum()));
        Assert.False((await UseCases.MeasureWorkload.RunAsync(actor, All(), Cancel)).IsCut);
    }

    private WorkloadFilter All() => UseCases.MeasureWorkload.Usual with { From = new(2026, 10, 1) };
}

public sealed class MeasureWorkloadOnSqliteTests() : MeasureWorkloadTests("sqlite");

public sealed class MeasureWorkloadOnPostgresTests() : MeasureWorkloadTests("postgres");

public sealed class DurationsTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(10, 5, 9)]
    [InlineData(11, 6, 10)]
    [InlineData(100, 50, 90)]
    public void Half_and_nine_of_ten_are_the_nearest_ranks(int count, double median, double ninth) =>
        Assert.Equal(new Durations(count, median, ninth), Durations.Of(Enumerable.Range(1, count).Reverse().Select(n => (double)n)));

    [Fact]
    public void Nothing_has_no_figures() => Assert.Null(Durations.Of([]));
}
