using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Documents;

namespace CyberPort.Operations.Tests.Tasks;

public abstract class ChainTests(string kind) : OperationsContract(kind)
{
    private static readonly string[] ToApproval =
        ["hij.yamamoto accept", "hij.sato pass", "hij.inoue agree", "hij.okada agree", "hij.mori agree", "hij.sato advance",
            "hij.nishida approve"];

    [Fact]
    public async Task In_Hiroshima_up_to_1000_square_metres_and_three_years_the_section_head_decides()
    {
        var receipt = await Filing.FileAsync(Hiroshima, changes: ("/area", Value.Of(1000)));
        await Filing.AnswerAsync(receipt, ToApproval);
        await Filing.AnswerAsync(receipt, "hij.fujii approve");

        await PermittedAsync(receipt, "港管第1号");
    }

    [Fact]
    public async Task In_Hiroshima_above_1000_square_metres_the_director_decides()
    {
        var receipt = await Filing.FileAsync(Hiroshima, changes: ("/area", Value.Of(1000.5m)));
        await Filing.AnswerAsync(receipt, ToApproval);
        await Filing.AnswerAsync(receipt, "hij.fujii approve");

        Assert.Equal((null, "@director"), (await CaseAsync(receipt) is var waits ? (waits.Disposition, waits.OfficerName) : default));
        await Filing.AnswerAsync(receipt, "hij.ueda approve");
        await PermittedAsync(receipt, "港管第1号");
    }

    [Fact]
    public async Task In_Hiroshima_more_than_three_years_are_the_directors_too()
    {
        var receipt = await Filing.FileAsync(
            Hiroshima, changes: [("/structure", Value.Parse("""{ "planned": false }""")), ("/attachments/structureDrawing", Value.Null),
                ("/period/to", Value.Of("2030-04-01"))]);
        await Filing.AnswerAsync(receipt, ToApproval);
        await Filing.AnswerAsync(receipt, "hij.fujii approve");

        Assert.Null((await CaseAsync(receipt)).Disposition);
        await Filing.AnswerAsync(receipt, "hij.ueda approve");
        await PermittedAsync(receipt, "港管第1号");
    }

    [Fact]
    public async Task In_Niigata_the_section_head_decides_whatever_the_area()
    {
        var receipt = await Filing.FileAsync(Niigata, changes: ("/area", Value.Of(900)));
        await Filing.AnswerAsync(
            receipt, "kij.honma accept", "kij.honma pass", "kij.watanabe agree", "kij.watanabe agree", "kij.watanabe agree",
            "kij.honma advance",
            "kij.saito approve", "kij.kobayashi approve");

        await PermittedAsync(receipt, "新港第1号");
    }

    [Fact]
    public async Task Sections_that_answer_at_the_same_moment_all_count()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept", "hij.sato pass");
        var sections = new[] { "hij.inoue", "hij.okada", "hij.mori" };
        var tasks = await Task.WhenAll(sections.Select(s => Filing.TaskAsync(receipt, s)));

        await Task.WhenAll(sections.Zip(tasks, (who, task) => Task.Run(async () =>
        {
            var process = who == "hij.okada" ? Ports.Second : UseCases;
            await process.AnswerTask.RunAsync(await Actor(who),
                Samples.Filing.Answer(task, who == "hij.mori" ? "object" : "agree", "航路に近い"), Cancel);
        })));

        var row = await CaseAsync(receipt);
        Assert.Equal(("review", "@reviewer"), (row.Stage, row.OfficerName));
        var view = await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.sato"), receipt.CaseId, Cancel);
        var told = view.Tasks.Where(t => t.Kind == "consultation").Select(t => $"{t.AnsweredByName} {t.Action}");
        Assert.Equal(["井上 計 agree", "岡田 海 agree", "森 環 object"], told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_remanded_draft_goes_back_to_its_reviewer_and_is_approved_anew_from_the_first_level()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, ToApproval);
        await Filing.AnswerWithCommentAsync(receipt, "hij.fujii", "remand", "条件を見直すこと");

        Assert.Equal("review", (await CaseAsync(receipt)).Stage);
        await Filing.AnswerAsync(receipt, ["hij.sato advance", "hij.nishida approve", "hij.fujii approve"]);
        await PermittedAsync(receipt, "港管第1号");
    }

    [Fact]
    public async Task A_deputy_decides_for_the_absent_head_who_looks_at_it_afterwards()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, ToApproval);
        await Filing.AnswerAsync(receipt, "hij.nishida approve");

        await PermittedAsync(receipt, "港管第1号");
        var view = await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.fujii"), receipt.CaseId, Cancel);
        Assert.Contains(view.Tasks, t => t is { Kind: "approval", AnsweredByName: "西田 係", AnsweredFor: "sectionHead" });
        var after = Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));
        Assert.Equal("postReview", after.Kind);
        await Assert.ThrowsAsync<NotAllowedException>(async () =>
            await UseCases.AnswerTask.RunAsync(await Actor("hij.nishida"), Samples.Filing.Answer(after, "confirm"), Cancel));
        await UseCases.AnswerTask.RunAsync(await Actor("hij.fujii"), Samples.Filing.Answer(after, "confirm"), Cancel);
        Assert.Empty(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));
    }

    [Fact]
    public async Task A_denial_carries_its_reasons_into_the_document_that_the_applicant_reads()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, ToApproval[..5]);
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "deny", "占用場所は旅客船の回頭水域と重なり、船舶の航行に支障を及ぼすため。");
        var intended = await UseCases.ViewCase.ForApplicantAsync(await Actor("toyo.suzuki"), Hiroshima, receipt.CaseId, Cancel);
        Assert.Contains(intended.Steps, s => s is { Stage: "approval", To: null });
        Assert.Equal((null, 0), (intended.Case.Disposition, intended.Tasks.Count));
        await Filing.AnswerAsync(receipt, ["hij.nishida approve", "hij.fujii approve"]);

        var view = await UseCases.ViewCase.ForApplicantAsync(await Actor("toyo.suzuki"), Hiroshima, receipt.CaseId, Cancel);
        var document = Assert.Single(view.Documents);
        Assert.Equal(("denial", "denial", true), (view.Case.Disposition, document.DocumentKey, view.Case.ClosedAt is not null));
        var page = DocumentPage.Write(document, null);
        Assert.Contains("旅客船の回頭水域と重なり", page, StringComparison.Ordinal);
        Assert.Contains("審査請求", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permit_names_the_conditions_of_the_review()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, ToApproval[..5]);
        var task = await Filing.TaskAsync(receipt, "hij.sato");
        var conditions = Value.Of([Value.Of("標識を設置すること。"), Value.Of("<b>5日以内</b>に届け出ること。")]);
        await UseCases.AnswerTask.RunAsync(
            await Actor("hij.sato"), Samples.Filing.Answer(task, "advance") with { Data = Value.Record(("conditions", conditions)) },
            Cancel);
        await Filing.AnswerAsync(receipt, ["hij.nishida approve", "hij.fujii approve"]);

        var permit = (await Ports.Stores.Documents.ListAsync(Hiroshima, receipt.CaseId, Cancel))[0];
        var page = DocumentPage.Write(permit, null);
        Assert.Contains("<li>標識を設置すること。</li><li>&lt;b&gt;5日以内", page, StringComparison.Ordinal);
        Assert.Contains("広島県知事", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dismissal_is_called_one_and_gives_its_reasons()
    {
        var receipt = await Filing.FileAsync(Niigata);
        await Filing.AnswerAsync(receipt, "kij.honma accept");
        await Filing.AnswerWithCommentAsync(receipt, "kij.honma", "dismiss", "申請権限のない者の申請であるため。");
        await Filing.AnswerAsync(receipt, "kij.kobayashi approve");

        var document = Assert.Single(await Ports.Stores.Documents.ListAsync(Niigata, receipt.CaseId, Cancel));
        Assert.Equal(("dismissal", "却下通知書"), (document.DocumentKey, document.Title));
        Assert.Contains("申請権限のない者", DocumentPage.Write(document, null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_office_wrote_inside_is_not_shown_to_the_applicant()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "pass", "内部の意見");

        var mine = await UseCases.ViewCase.ForApplicantAsync(await Actor("toyo.suzuki"), Hiroshima, receipt.CaseId, Cancel);
        Assert.Empty(mine.Tasks);
        Assert.Equal(["consultation", "formalReview", "received"], mine.Steps.Select(s => s.Stage).Distinct().Order());
        Assert.All(mine.Steps, s => Assert.Equal(s.Stage != "consultation", s.To is not null));
        var office = await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.fujii"), receipt.CaseId, Cancel);
        Assert.Contains(office.Tasks, t => t.Answer?.Contains("内部の意見", StringComparison.Ordinal) == true);
    }

    private Task<Storage.Cases.CaseRow> CaseAsync(Receipt receipt) => Ports.CaseAsync(receipt.Tenant, receipt.CaseId);

    private async Task PermittedAsync(Receipt receipt, string number)
    {
        var row = await CaseAsync(receipt);
        Assert.Equal(("permit", true), (row.Disposition, row.ClosedAt is not null));
        var documents = await Ports.Stores.Documents.ListAsync(receipt.Tenant, receipt.CaseId, Cancel);
        Assert.Equal(["permit", "feeNotice"], documents.Select(d => d.DocumentKey));
        Assert.EndsWith(number, documents[0].Number, StringComparison.Ordinal);
    }
}

public sealed class ChainOnSqliteTests() : ChainTests("sqlite");

public sealed class ChainOnPostgresTests() : ChainTests("postgres");
