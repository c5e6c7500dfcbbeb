using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Cases;
using CyberPort.Operations.Files;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Tests.Samples;

namespace CyberPort.Operations.Tests.Tasks;

/// <summary>What an officer does beside answering: a draft, a note, a file, several answers at once.</summary>
public abstract class DeskWorkTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task A_draft_is_the_persons_own_and_gone_with_the_answer()
    {
        var receipt = await ReviewAsync();
        var (sato, ogawa) = (await Actor("hij.sato"), await Actor("hij.ogawa"));
        var task = await Filing.TaskAsync(receipt, "hij.sato");
        await UseCases.SaveAnswerDraft.RunAsync(sato, task.Id, new("一つ目", "", ""), Cancel);
        await UseCases.SaveAnswerDraft.RunAsync(sato, task.Id, new("図面の縮尺", "条件1", "10"), Cancel);
        await UseCases.SaveAnswerDraft.RunAsync(ogawa, task.Id, new("別の意見", "", ""), Cancel);

        Assert.Equal(new AnswerDraft("図面の縮尺", "条件1", "10"), AnswerDraft.Of(Assert.Single(await DraftsAsync(sato, receipt))));
        Assert.Equal("別の意見", AnswerDraft.Of(Assert.Single(await DraftsAsync(ogawa, receipt))).Comment);
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.SaveAnswerDraft.RunAsync(await Actor("hij.ueda"), task.Id, new("", "", ""), Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.SaveAnswerDraft.RunAsync(await Actor("kij.honma"), task.Id, new("", "", ""), Cancel));
        await Assert.ThrowsAsync<AnswerRefusedException>(() =>
            UseCases.SaveAnswerDraft.RunAsync(sato, task.Id, new(new string('あ', SaveAnswerDraft.Longest), "", ""), Cancel));
        Assert.Equal(20_000, SaveAnswerDraft.Longest);

        await Filing.AnswerAsync(receipt, "hij.sato pass");

        Assert.Empty(await DraftsAsync(sato, receipt));
        Assert.Empty(await DraftsAsync(ogawa, receipt));
        await Assert.ThrowsAsync<TaskAnsweredException>(() => UseCases.SaveAnswerDraft.RunAsync(sato, task.Id, new("遅い", "", ""), Cancel));
    }

    [Fact]
    public async Task A_note_belongs_to_its_task_and_to_no_other_case()
    {
        var (receipt, other) = (await ReviewAsync(), await ReviewAsync());
        var (sato, task) = (await Actor("hij.sato"), await Filing.TaskAsync(receipt, "hij.sato"));
        await UseCases.WriteNote.RunAsync(sato, Hiroshima, receipt.CaseId, new NoteText("現地を見てから", Internal: true, task.Id), Cancel);

        await Assert.ThrowsAsync<NotFoundException>(() =>
            UseCases.WriteNote.RunAsync(sato, Hiroshima, other.CaseId, new NoteText("取り違え", Internal: true, task.Id), Cancel));
        var view = await UseCases.ViewCase.ForOfficeAsync(sato, receipt.CaseId, Cancel);
        Assert.Equal((task.Id, "現地を見てから"), (view.Notes.Single().TaskId, view.Notes.Single().Body));
        Assert.Empty((await UseCases.ViewCase.ForApplicantAsync(await Actor("toyo.suzuki"), Hiroshima, receipt.CaseId, Cancel)).Notes);
    }

    [Fact]
    public async Task An_officers_file_is_the_offices_own_unless_it_is_marked_for_the_applicant()
    {
        var receipt = await ReviewAsync();
        var (sato, applicant) = (await Actor("hij.sato"), await Actor("toyo.suzuki"));
        var task = await Filing.TaskAsync(receipt, "hij.sato");
        var own = await UseCases.AttachToTask.RunAsync(sato, Upload(task.Id, "検討図.pdf", shared: false), Cancel);
        var shared = await UseCases.AttachToTask.RunAsync(sato, Upload(task.Id, "記入例.pdf", shared: true), Cancel);

        var office = await UseCases.ViewCase.ForOfficeAsync(sato, receipt.CaseId, Cancel);
        Assert.Equal(own.Id, Assert.Single(office.OfficeFiles).Id);
        Assert.Contains(office.Files, f => f.Id == shared.Id);
        var theirs = await UseCases.ViewCase.ForApplicantAsync(applicant, Hiroshima, receipt.CaseId, Cancel);
        Assert.Empty(theirs.OfficeFiles);
        Assert.Contains(theirs.Files, f => f.Id == shared.Id);

        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.ReadFile.OfOfficeAsync(applicant, Hiroshima, receipt.CaseId, own.Id, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.ReadFile.OfCaseAsync(applicant, Hiroshima, receipt.CaseId, own.Id, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.ReadFile.OfOfficeAsync(await Actor("kij.honma"), Hiroshima, receipt.CaseId, own.Id, Cancel));
        await using (var content = (await UseCases.ReadFile.OfOfficeAsync(sato, Hiroshima, receipt.CaseId, own.Id, Cancel)).Content) Assert.True(content.CanRead);
        await using var open = (await UseCases.ReadFile.OfCaseAsync(applicant, Hiroshima, receipt.CaseId, shared.Id, Cancel)).Content;
        Assert.True(open.CanRead);
    }

    [Fact]
    public async Task A_file_of_a_wrong_kind_too_many_files_and_strangers_are_refused()
    {
        var receipt = await ReviewAsync();
        var (sato, task) = (await Actor("hij.sato"), await Filing.TaskAsync(receipt, "hij.sato"));

        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.AttachToTask.RunAsync(await Actor("hij.ueda"), Upload(task.Id, "a.pdf", false), Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.AttachToTask.RunAsync(await Actor("toyo.suzuki"), Upload(task.Id, "a.pdf", false), Cancel));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.AttachToTask.RunAsync(
            sato, new OfficeUpload(task.Id, "a.exe", "application/octet-stream", false, new MemoryStream("MZ"u8.ToArray())), Cancel));
        Assert.Equal(10, AttachToTask.MostFiles);
        for (var i = 0; i < AttachToTask.MostFiles; i++) await UseCases.AttachToTask.RunAsync(sato, Upload(task.Id, $"{i}.pdf", i % 2 == 0), Cancel);
        var refused = await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.AttachToTask.RunAsync(sato, Upload(task.Id, "more.pdf", false), Cancel));
        Assert.Contains("10個まで", refused.Reason.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_tasks_are_answered_at_once_and_each_tells_what_became_of_it()
    {
        var receipts = new List<Receipt>();
        for (var i = 0; i < 4; i++) receipts.Add(await Filing.FileAsync(Hiroshima));
        var yamamoto = await Actor("hij.yamamoto");
        var chosen = (await UseCases.AnswerTasks.ListAsync(yamamoto, Cancel)).Select(t => (t.Id, t.Revision, t.CaseId)).ToList();
        Assert.Equal(4, chosen.Count);
        await Filing.AnswerAsync(receipts[0], "hij.yamamoto accept");
        await UseCases.ClaimTask.RunAsync(yamamoto, chosen.First(t => t.CaseId == receipts[1].CaseId).Id, claim: true, Cancel);
        var bulk = new BulkAnswer([.. chosen.Select(t => (t.Id, t.Revision)), (Guid.NewGuid(), 1)], "accept", "", "op-1");

        var results = await UseCases.AnswerTasks.RunAsync(yamamoto, bulk, Cancel);

        var failures = results.ToDictionary(r => r.ReceiptNumber, r => r.Failure?.Ja);
        Assert.Equal(5, results.Count);
        Assert.Contains("すでに処理しました", failures[receipts[0].ReceiptNumber], StringComparison.Ordinal);
        Assert.Contains("表示した後に変更", failures[receipts[1].ReceiptNumber], StringComparison.Ordinal);
        Assert.Equal((null, null), (failures[receipts[2].ReceiptNumber], failures[receipts[3].ReceiptNumber]));
        Assert.Contains("見つかりません", failures[""], StringComparison.Ordinal);
        Assert.Equal("formalReview", (await Ports.CaseAsync(Hiroshima, receipts[3].CaseId)).Stage);

        // pressed twice: what was answered by it stays answered by it
        var again = (await UseCases.AnswerTasks.RunAsync(yamamoto, bulk, Cancel)).ToDictionary(r => r.ReceiptNumber, r => r.Failure);
        Assert.Null(again[receipts[2].ReceiptNumber]);
    }

    [Fact]
    public async Task A_common_reason_is_taken_and_missed_where_the_action_needs_one()
    {
        var receipt = await ReviewAsync();
        var (sato, task) = (await Actor("hij.sato"), await Filing.TaskAsync(receipt, "hij.sato"));

        var without = Assert.Single(await UseCases.AnswerTasks.RunAsync(sato, new([(task.Id, task.Revision)], "dismiss", " ", "a"), Cancel));
        Assert.Contains("理由が必要", without.Failure!.Ja, StringComparison.Ordinal);
        var with = Assert.Single(await UseCases.AnswerTasks.RunAsync(sato, new([(task.Id, task.Revision)], "dismiss", "管轄外のため", "b"), Cancel));
        Assert.Null(with.Failure);
    }

    [Fact]
    public async Task Nothing_and_too_much_are_refused_whole()
    {
        var sato = await Actor("hij.sato");
        var many = Enumerable.Range(0, AnswerTasks.Most + 1).Select(_ => (Guid.NewGuid(), 1)).ToList();

        Assert.Equal(20, AnswerTasks.Most);
        await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.AnswerTasks.RunAsync(sato, new([], "pass", "", "a"), Cancel));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.AnswerTasks.RunAsync(sato, new(many, "pass", "", "a"), Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.AnswerTasks.RunAsync(await Actor("toyo.suzuki"), new([(Guid.NewGuid(), 1)], "pass", "", "a"), Cancel));
    }

    private static OfficeUpload Upload(Guid task, string name, bool shared) => new(task, name, "application/pdf", shared, new MemoryStream(Filing.Drawing));

    private async Task<IReadOnlyList<CyberPort.Storage.Runs.TaskDraftRow>> DraftsAsync(Actor actor, Receipt receipt) =>
        (await UseCases.ViewCase.ForOfficeAsync(actor, receipt.CaseId, Cancel)).Drafts;

    private async Task<Receipt> ReviewAsync()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        return receipt;
    }
}

public sealed class DeskWorkOnSqliteTests() : DeskWorkTests("sqlite");

public sealed class DeskWorkOnPostgresTests() : DeskWorkTests("postgres");
