using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.States;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Tests.Samples;

namespace CyberPort.Operations.Tests.TaskForms;

/// <summary>A task asks for a form: it is begun with what the case knows, checked by the same rules, and kept with the case.</summary>
public abstract class TaskFormTests(string kind) : TaskFormContract(kind)
{
    [Fact]
    public async Task It_begins_with_what_the_case_knows_and_is_kept_with_its_computed_answers_and_files()
    {
        var (receipt, task) = await AskAsync();
        var sato = await Actor("hij.sato");
        var row = await UseCases.FillTaskForm.StartAsync(sato, Hiroshima, task.Id, Cancel);
        Assert.Equal(row.Id, (await UseCases.FillTaskForm.StartAsync(sato, Hiroshima, task.Id, Cancel)).Id);

        var draft = await FilledAsync(row.Id);
        var known = ValueOrigin.Of(OriginKind.Case, receipt.ReceiptNumber);
        Assert.Equal(("東洋海運株式会社", known), (draft.Values["facility"].AsText, draft.Given["/facility"].Origin));
        Assert.Null(await UseCases.FillTaskForm.SubmitAsync(sato, draft, "report", "現場で説明した", Cancel));

        var view = await UseCases.ViewCase.ForOfficeAsync(sato, receipt.CaseId, Cancel);
        var record = Assert.Single(view.Records);
        Assert.Equal((known, OriginKind.Officer), (view.OriginsOf(record)["/facility"], view.OriginsOf(record)["/photos"].Kind));
        Assert.Equal(("現場確認調書", 2_000_000, "佐藤 花子"), (record.Form.Manifest.Title.Ja, record.Values["cost"].AsNumber, record.Task.AnsweredByName));
        var photo = Assert.Single(view.OfficeFiles);
        Assert.Equal(record.Values.At("/photos/0/id").AsText, photo.Id.ToString("D"));
        Assert.Equal("現場で説明した", Value.Parse(record.Task.Answer!)["comment"].AsText);
        var seen = await UseCases.ViewCase.ForApplicantAsync(await Actor("toyo.suzuki"), Hiroshima, receipt.CaseId, Cancel);
        Assert.Empty(seen.Records);
        Assert.DoesNotContain(seen.Files, f => f.Id == photo.Id);
        Assert.Empty(await UseCases.Drafts.ListAsync(sato, Cancel));
    }

    [Fact]
    public async Task A_task_whose_form_is_not_kept_is_answered_without_it()
    {
        var (receipt, task) = await AskAsync();
        var sato = await Actor("hij.sato");
        await Ports.Stores.Db.WriteAsync(unit => unit.Add("""
            delete from packages
             where tenant_id = @tenant and form_key = @form
            """, new { tenant = "mlit", form = "mlit/site-inspection" }), Cancel);

        Assert.Empty((await UseCases.ViewCase.ForOfficeAsync(sato, receipt.CaseId, Cancel)).FormTitles);
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.FillTaskForm.StartAsync(sato, Hiroshima, task.Id, Cancel));
        await UseCases.AnswerTask.RunAsync(sato, Filing.Answer(task, "report"), Cancel);
        Assert.Empty((await UseCases.ViewCase.ForOfficeAsync(sato, receipt.CaseId, Cancel)).Records);
    }

    [Fact]
    public async Task What_is_missing_stops_it_on_the_page_and_by_program_and_the_task_stays_open()
    {
        var (receipt, task) = await AskAsync();
        var sato = await Actor("hij.sato");
        var draft = await FilledAsync((await UseCases.FillTaskForm.StartAsync(sato, Hiroshima, task.Id, Cancel)).Id);

        var stopped = await UseCases.FillTaskForm.SubmitAsync(sato, draft with { Values = draft.Values.Without("/inspector") }, "report", "", Cancel);
        Assert.Equal("/inspector", Assert.Single(stopped!.Findings, f => f.Stops).Pointer);
        var refused = await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.AnswerTask.RunAsync(sato, Filing.Answer(task, "report"), Cancel));
        Assert.Contains("現場確認調書", refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains("「確認した日」", refused.Reason.Ja, StringComparison.Ordinal);
        var foreign = Good.With("/photos", Value.Parse($$"""[{ "id": "{{Guid.NewGuid():D}}", "name": "a.jpg", "size": 1, "type": "image/jpeg", "sha256": "{{new string('0', 64)}}" }]"""));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.AnswerTask.RunAsync(sato, Filing.Answer(task, "report") with { Data = foreign }, Cancel));

        Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));
    }

    [Fact]
    public async Task A_program_gives_the_same_data_and_meets_the_same_rules()
    {
        var (receipt, task) = await AskAsync();
        var warned = Good.With("/note", Value.Of("知らない項目"));
        await Assert.ThrowsAsync<AnswerRefusedException>(async () => await UseCases.AnswerTask.RunAsync(
            await Actor("hij.sato"), Filing.Answer(task, "report") with { Data = warned }, Cancel)); // no photograph and nothing said to it

        var sato = await Actor("hij.sato");
        var draft = await FilledAsync((await UseCases.FillTaskForm.StartAsync(sato, Hiroshima, task.Id, Cancel)).Id, photo: false);
        var finding = Assert.Single(UseCases.Drafts.Evaluate(draft, Forms.Rules.FormPhase.Submit, "ja").Findings, f => f.Stops);
        var said = new Acknowledgement(finding.RuleId, finding.Digest, null, sato.Name, Ports.Time.Now);
        await UseCases.AnswerTask.RunAsync(sato, Filing.Answer(task, "report") with { Data = Good, Acknowledgements = [said] }, Cancel);

        Assert.Equal(2_000_000, Assert.Single((await UseCases.ViewCase.ForOfficeAsync(sato, receipt.CaseId, Cancel)).Records).Values["cost"].AsNumber);
        Assert.Empty(await UseCases.Drafts.ListAsync(sato, Cancel));
    }

    [Fact]
    public async Task An_answer_that_needs_no_form_is_given_with_its_reason()
    {
        var (receipt, task) = await AskAsync();
        var sato = await Actor("hij.sato");
        await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.AnswerTask.RunAsync(sato, Filing.Answer(task, "unreachable"), Cancel));
        await UseCases.AnswerTask.RunAsync(sato, Filing.Answer(task, "unreachable", "波浪警報"), Cancel);

        Assert.Empty((await UseCases.ViewCase.ForOfficeAsync(sato, receipt.CaseId, Cancel)).Records);
        Assert.Empty(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));
    }

    [Fact]
    public async Task Only_who_may_answer_opens_it_and_only_while_it_is_open()
    {
        var (receipt, task) = await AskAsync();
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.FillTaskForm.StartAsync(await Actor("hij.yamamoto"), Hiroshima, task.Id, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.FillTaskForm.StartAsync(await Actor("toyo.suzuki"), Hiroshima, task.Id, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.FillTaskForm.StartAsync(await Actor("kij.honma"), Hiroshima, task.Id, Cancel));
        Assert.Empty(await UseCases.AnswerTasks.ListAsync(await Actor("hij.sato"), Cancel));

        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "unreachable", "波浪警報");
        await Assert.ThrowsAsync<TaskAnsweredException>(async () => await UseCases.FillTaskForm.StartAsync(await Actor("hij.sato"), Hiroshima, task.Id, Cancel));
    }

    [Fact]
    public async Task An_applicant_answers_a_form_too_and_sees_it_again()
    {
        var (receipt, task) = await AskAsync(of: "applicant");
        var suzuki = await Actor("toyo.suzuki");
        var row = await UseCases.FillTaskForm.StartAsync(suzuki, Hiroshima, task.Id, Cancel);
        Assert.Null(await UseCases.FillTaskForm.SubmitAsync(suzuki, await FilledAsync(row.Id, "toyo.suzuki"), "report", "", Cancel));

        var seen = await UseCases.ViewCase.ForApplicantAsync(suzuki, Hiroshima, receipt.CaseId, Cancel);
        Assert.Contains(seen.Files, f => f.Id.ToString("D") == Assert.Single(seen.Records).Values.At("/photos/0/id").AsText);
    }

    [Theory]
    [InlineData("""{ "key": "mlit/site-inspection", "version": "9.0.0" }""", "workflow.unknownForm")]
    [InlineData("""{ "typeName": "Object", "expression": { "type": "JavaScript", "value": "({ key: 'mlit/site-inspection', version: '1.0.0' })" } }""", "workflow.taskForm")]
    public async Task A_workflow_with_a_form_that_is_not_there_is_not_published(string form, string code)
    {
        await Definitions.PublishTaskFormAsync(UseCases);
        var refused = await Assert.ThrowsAsync<PublishRefusedException>(async () => await UseCases.PublishWorkflow.RunAsync(
            await Actor("hij.kato"), Encoding.UTF8.GetBytes(Flow("reviewer", form)), Encoding.UTF8.GetBytes(Scenarios), Cancel));

        Assert.Equal(code, Assert.Single(refused.Problems).Code);
    }
}

public sealed class TaskFormOnSqliteTests() : TaskFormTests("sqlite");

public sealed class TaskFormOnPostgresTests() : TaskFormTests("postgres");
