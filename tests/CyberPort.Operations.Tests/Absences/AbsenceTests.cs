using CyberPort.Operations.Absences;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Cases;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Tests.Samples;

namespace CyberPort.Operations.Tests.Absences;

/// <summary>Who is away, who stands in, and what that gives: on its days and on no other.</summary>
public abstract class AbsenceTests(string kind) : OperationsContract(kind)
{
    private static readonly DateOnly Tomorrow = new(2026, 11, 11);

    [Fact]
    public async Task A_substitute_has_the_tasks_of_who_is_away_on_those_days_only()
    {
        var receipt = await ReviewAsync();
        await EnterAsync("hij.sato", "hij.yamamoto", Tomorrow, Tomorrow.AddDays(1));
        Assert.Empty(await MineAsync("hij.yamamoto"));
        await RefusedAsync(receipt, "hij.yamamoto");

        Ports.Time.Now = DateTimeOffset.Parse("2026-11-11T00:00:00+09:00");
        var line = Assert.Single(await MineAsync("hij.yamamoto"));
        Assert.Equal((receipt.CaseId, "佐藤 花子"), (line.Case.Id, line.InPlaceOf));
        Assert.Equal("", Assert.Single(await MineAsync("hij.ogawa")).InPlaceOf);
        Ports.Time.Now = DateTimeOffset.Parse("2026-11-13T00:00:00+09:00");
        Assert.Empty(await MineAsync("hij.yamamoto"));
        await RefusedAsync(receipt, "hij.yamamoto");
    }

    [Fact]
    public async Task What_a_substitute_answers_counts_for_the_absent_person()
    {
        var receipt = await ReviewAsync();
        await EnterAsync("hij.sato", "hij.yamamoto", Tomorrow, Tomorrow);
        Ports.Time.Now = DateTimeOffset.Parse("2026-11-11T10:00:00+09:00");
        var task = await ReviewTaskAsync(receipt);
        await UseCases.AnswerTask.RunAsync(await Actor("hij.yamamoto"), Filing.Answer(task, "pass"), Cancel);

        var answered = (await Ports.Stores.Tasks.FindAsync(Hiroshima, task.Id, Cancel))!;
        Assert.Equal(("山本 太郎", "佐藤 花子"), (answered.AnsweredByName, answered.AnsweredFor));
        var line = (await AuditAsync(receipt)).First(l => l.Action == "answer" && l.Detail.Contains("formalReview", StringComparison.Ordinal));
        Assert.Contains("佐藤 花子", line.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_the_absent_person_had_taken_is_the_substitutes_and_cannot_be_taken_for_oneself()
    {
        var receipt = await ReviewAsync();
        var task = await ReviewTaskAsync(receipt);
        await UseCases.ClaimTask.RunAsync(await Actor("hij.sato"), task.Id, claim: true, Cancel);
        await EnterAsync("hij.sato", "hij.yamamoto", Tomorrow, Tomorrow);
        Ports.Time.Now = DateTimeOffset.Parse("2026-11-11T10:00:00+09:00");

        Assert.Single(await MineAsync("hij.yamamoto"));
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.ClaimTask.RunAsync(await Actor("hij.yamamoto"), task.Id, claim: true, Cancel));
        await UseCases.AnswerTask.RunAsync(await Actor("hij.yamamoto"), Filing.Answer(task, "pass"), Cancel);
        Assert.Equal("佐藤 花子", (await Ports.Stores.Tasks.FindAsync(Hiroshima, task.Id, Cancel))!.AnsweredFor);
    }

    [Fact]
    public async Task A_decision_in_the_place_of_the_section_head_is_reviewed_by_that_person_afterwards()
    {
        var receipt = await ReviewAsync();
        await Filing.AnswerAsync(receipt, "hij.sato pass", "hij.inoue agree", "hij.okada agree", "hij.mori agree", "hij.sato advance", "hij.nishida approve");
        await EnterAsync("hij.fujii", "hij.ueda", Tomorrow, Tomorrow);
        Ports.Time.Now = DateTimeOffset.Parse("2026-11-11T10:00:00+09:00");
        var approval = Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));
        await UseCases.AnswerTask.RunAsync(await Actor("hij.ueda"), Filing.Answer(approval, "approve"), Cancel);

        var review = Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId), t => t.Kind == "postReview");
        var head = await Actor("hij.fujii");
        Assert.Equal((head.PersonId, "藤井 課"), (review.AssigneeId, review.AssigneeName));
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.AnswerTask.RunAsync(await Actor("hij.ueda"), Filing.Answer(review, "confirm"), Cancel));
        await UseCases.AnswerTask.RunAsync(head, Filing.Answer(review, "confirm"), Cancel);
    }

    [Fact]
    public async Task Nobody_stands_in_for_themselves_twice_at_once_or_while_away()
    {
        await EnterAsync("hij.sato", "hij.ogawa", Tomorrow, Tomorrow.AddDays(5));

        await Told("hij.sato", "hij.sato", Tomorrow, Tomorrow, "本人を代理者にはできません");
        await Told("hij.sato", "hij.yamamoto", Tomorrow.AddDays(5), Tomorrow.AddDays(9), "重なる不在（2026-11-11〜2026-11-16）");
        await Told("hij.yamamoto", "hij.sato", Tomorrow.AddDays(1), Tomorrow.AddDays(1), "代理者の 佐藤 花子 さんも不在です");
        await Told("hij.ogawa", "hij.yamamoto", Tomorrow.AddDays(1), Tomorrow.AddDays(1), "佐藤 花子 さんの代理者です");
        await Told("hij.yamamoto", "hij.ogawa", Tomorrow, Tomorrow.AddDays(-1), "終わりの日");
        await Told("hij.yamamoto", "hij.ogawa", Tomorrow, Tomorrow.AddDays(EnterAbsence.LongestDays), "366日以内");
        Assert.Equal((366, 200, 4), (EnterAbsence.LongestDays, EnterAbsence.LongestReason, EnterAbsence.MostAtOnce));
        foreach (var reason in new[] { " ", new string('あ', EnterAbsence.LongestReason + 1) })
        {
            var refused = await Assert.ThrowsAsync<AnswerRefusedException>(() => EnterAsync("hij.yamamoto", "hij.ogawa", Tomorrow, Tomorrow, reason: reason));
            Assert.Contains("理由", refused.Reason.Ja, StringComparison.Ordinal);
        }

        await EnterAsync("hij.sato", "hij.yamamoto", Tomorrow.AddDays(6), Tomorrow.AddDays(6));
    }

    [Fact]
    public async Task Four_people_at_once_are_enough()
    {
        foreach (var who in new[] { "hij.sato", "hij.inoue", "hij.okada", "hij.mori" }) await EnterAsync(who, "hij.ogawa", Tomorrow, Tomorrow, by: "hij.kato");

        var refused = await Assert.ThrowsAsync<AnswerRefusedException>(() => EnterAsync("hij.yamamoto", "hij.ogawa", Tomorrow, Tomorrow));
        Assert.Contains("4人の代理者", refused.Reason.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_person_and_the_form_administrator_enter_and_cancel_and_all_of_it_is_in_the_books()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() => EnterAsync("hij.sato", "hij.ogawa", Tomorrow, Tomorrow, by: "hij.yamamoto"));
        await Assert.ThrowsAsync<NotAllowedException>(() => EnterAsync("toyo.suzuki", "toyo.smith", Tomorrow, Tomorrow));
        await Assert.ThrowsAsync<NotFoundException>(() => EnterAsync("hij.sato", "kij.honma", Tomorrow, Tomorrow));
        var id = await EnterAsync("hij.sato", "hij.ogawa", Tomorrow, Tomorrow, by: "hij.kato");
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.EnterAbsence.CancelAsync(await Actor("kij.abe"), id, Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.EnterAbsence.CancelAsync(await Actor("hij.ogawa"), id, Cancel));
        var sato = await Actor("hij.sato");
        Assert.Equal("加藤 洋", Assert.Single((await UseCases.ListAbsences.RunAsync(sato, Cancel)).Absences).EnteredByName);

        await UseCases.EnterAbsence.CancelAsync(sato, id, Cancel);

        Assert.Empty((await UseCases.ListAbsences.RunAsync(sato, Cancel)).Absences);
        var lines = await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"person/{sato.PersonId:D}", 10, Cancel);
        Assert.Equal(["absence", "absence-cancel"], lines.Select(l => l.Action).Order());
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.ListAbsences.RunAsync(await Actor("toyo.suzuki"), Cancel));
    }

    [Fact]
    public async Task Of_two_overlapping_absences_at_the_same_moment_one_is_entered()
    {
        var results = await Task.WhenAll(new[] { UseCases, Ports.Second }.Select(async useCases =>
        {
            try
            {
                var order = new AbsenceOrder((await Actor("hij.sato")).PersonId, (await Actor("hij.ogawa")).PersonId, Tomorrow, Tomorrow, "休暇");
                await useCases.EnterAbsence.RunAsync(await Actor("hij.sato"), order, Cancel);
                return true;
            }
            catch (AnswerRefusedException)
            {
                return false;
            }
        }));

        Assert.Single(results, entered => entered);
    }

    private async Task Told(string person, string substitute, DateOnly from, DateOnly to, string told)
    {
        var refused = await Assert.ThrowsAsync<AnswerRefusedException>(() => EnterAsync(person, substitute, from, to));
        Assert.Contains(told, refused.Reason.Ja, StringComparison.Ordinal);
    }

    private async Task<Guid> EnterAsync(string person, string substitute, DateOnly from, DateOnly to, string? by = null, string reason = "夏季休暇") =>
        await UseCases.EnterAbsence.RunAsync(
            await Actor(by ?? person), new AbsenceOrder((await Actor(person)).PersonId, (await Actor(substitute)).PersonId, from, to, reason), Cancel);

    private async Task<Receipt> ReviewAsync()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        return receipt;
    }

    private async Task<CyberPort.Storage.Runs.TaskRow> ReviewTaskAsync(Receipt receipt) =>
        (await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).Single(t => t.Kind == "formalReview");

    private async Task RefusedAsync(Receipt receipt, string who)
    {
        var task = await ReviewTaskAsync(receipt);
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.AnswerTask.RunAsync(await Actor(who), Filing.Answer(task, "pass"), Cancel));
    }

    private async Task<IReadOnlyList<DeskRow>> MineAsync(string who) =>
        (await UseCases.ListDesk.RunAsync(await Actor(who), new() { View = "mine" }, Cancel)).Rows;

    private Task<IReadOnlyList<CyberPort.Storage.Audit.AuditRow>> AuditAsync(Receipt receipt) =>
        Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{receipt.CaseId:D}", 100, Cancel);
}

public sealed class AbsenceOnSqliteTests() : AbsenceTests("sqlite");

public sealed class AbsenceOnPostgresTests() : AbsenceTests("postgres");
