using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Cases;
using CyberPort.Storage.Audit;

namespace CyberPort.Operations.Tests.Audit;

public abstract class AuditTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task Every_change_and_every_look_names_who_did_it_and_when()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await UseCases.ClaimTask.RunAsync(await Actor("hij.yamamoto"), (await Filing.TaskAsync(receipt, "hij.yamamoto")).Id, true, Cancel);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        Ports.Time.Now = Ports.Time.Now.AddHours(1);
        await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.sato"), receipt.CaseId, Cancel);
        await UseCases.ViewCase.ForApplicantAsync(await Actor("toyo.smith"), Hiroshima, receipt.CaseId, Cancel);
        await UseCases.WriteNote.RunAsync(await Actor("hij.sato"), Hiroshima, receipt.CaseId, new("確認中", true), Cancel);
        await UseCases.WithdrawCase.RunAsync(await Actor("toyo.suzuki"), Hiroshima, receipt.CaseId, "中止", Cancel);

        var lines = await LinesAsync(receipt);
        Assert.Equal(
            [
                "submit 鈴木 次郎", "claim 山本 太郎", "answer 山本 太郎", "view 佐藤 花子", "view Anna Smith", "note 佐藤 花子", "withdraw 鈴木 次郎",
            ],
            lines.Select(l => $"{l.Action} {l.Actor.Split('<')[0].Trim()}"));
        Assert.Equal(DateTimeOffset.Parse("2026-11-10T11:00:00+09:00"), lines[3].At);
        Assert.DoesNotContain(lines, l =>
            l.Detail.Contains("確認中", StringComparison.Ordinal) || l.Detail.Contains("東洋海運", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_look_that_was_refused_shows_nothing_and_a_downloaded_attachment_is_a_look()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        var file = (await Ports.Stores.Files.ListAsync(Hiroshima, "case", receipt.CaseId, Cancel))[0];
        foreach (var stranger in new[] { "takasaki.takasaki", "kij.honma" })
        {
            await Assert.ThrowsAsync<NotFoundException>(async () =>
                await UseCases.ViewCase.ForOfficeAsync(await Actor(stranger), receipt.CaseId, Cancel));
            await Assert.ThrowsAsync<NotFoundException>(async () =>
                await UseCases.ViewCase.ForApplicantAsync(await Actor(stranger), Hiroshima, receipt.CaseId, Cancel));
            await Assert.ThrowsAsync<NotFoundException>(async () =>
                await UseCases.ReadFile.OfCaseAsync(await Actor(stranger), Hiroshima, receipt.CaseId, file.Id, Cancel));
        }

        await (await UseCases.ReadFile.OfCaseAsync(await Actor("hij.sato"), Hiroshima, receipt.CaseId, file.Id, Cancel))
            .Content.DisposeAsync();

        Assert.Equal(["submit", "download"], (await LinesAsync(receipt)).Select(l => l.Action));
    }

    [Fact]
    public async Task A_list_with_names_in_it_and_an_export_of_it_are_looks_at_personal_data()
    {
        await UseCases.ListDesk.RunAsync(await Actor("hij.sato"), new() { View = "all" }, Cancel);
        await Filing.FileAsync(Hiroshima);
        await UseCases.ListDesk.RunAsync(await Actor("hij.sato"), new() { View = "all" }, Cancel);
        await UseCases.ListDesk.RunAsync(await Actor("hij.sato"), new() { View = "all", Take = ListDesk.PageSize + 1 }, Cancel);

        var lines = await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, "desk", 10, Cancel);
        Assert.Equal(["export", "list"], lines.Select(l => l.Action));
        Assert.All(lines, l => Assert.Equal("""{"view":"all","text":"","cases":1}""", l.Detail));
    }

    [Theory]
    [InlineData("update audit set detail = '{\"receipt\":\"令8港占-9999\"}' where tenant_id = @tenant and number = @number", "changed")]
    [InlineData("update audit set actor = '他人' where tenant_id = @tenant and number = @number", "changed")]
    [InlineData("update audit set at = (select min(at) from audit) where tenant_id = @tenant and number = @number", "changed")]
    [InlineData("delete from audit where tenant_id = @tenant and number = @number", "missing")]
    public async Task A_line_that_was_tampered_with_is_found(string tampering, string why)
    {
        Ports.Time.Now = Ports.Time.Now.AddHours(1);
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept", "hij.sato pass");
        var number = (await LinesAsync(receipt))[0].Number;
        var sound = await UseCases.Verification.RunAsync(Hiroshima, Cancel);

        await Ports.Db.WriteAsync(async unit => await unit.ExecuteAsync(tampering, new { tenant = Hiroshima, number }), Cancel);

        Assert.Null(sound.BrokenAt);
        var report = await UseCases.Verification.RunAsync(Hiroshima, Cancel);
        Assert.Equal((number, why), (report.BrokenAt, report.Why));
        Assert.Null((await UseCases.Verification.RunAsync(Niigata, Cancel)).BrokenAt);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_is_found()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        var last = (await LinesAsync(receipt))[^1].Number;

        await Ports.Db.WriteAsync(async unit => await unit.ExecuteAsync(
            "delete from audit where tenant_id = @tenant and number = @last", new { tenant = Hiroshima, last }), Cancel);

        var report = await UseCases.Verification.RunAsync(Hiroshima, Cancel);
        Assert.Equal((last, "tail-cut"), (report.BrokenAt, report.Why));
    }

    [Fact]
    public async Task Many_who_write_at_once_leave_one_whole_chain()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        var sato = await Actor("hij.sato");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Task.Run(() => (i % 2 == 0 ? UseCases : Ports.Second).ViewCase.ForOfficeAsync(sato, receipt.CaseId, Cancel))));

        var report = await UseCases.Verification.RunAsync(Hiroshima, Cancel);
        Assert.Null(report.BrokenAt);
        Assert.Equal(20, (await LinesAsync(receipt)).Count(l => l.Action == "view"));
    }

    private async Task<IReadOnlyList<AuditRow>> LinesAsync(Receipt receipt) =>
        [.. (await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{receipt.CaseId:D}", 100, Cancel)).Reverse()];
}

public sealed class AuditOnSqliteTests() : AuditTests("sqlite");

public sealed class AuditOnPostgresTests() : AuditTests("postgres");
