using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Rules;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Tests.Samples;

namespace CyberPort.Operations.Tests.Applications;

/// <summary>Values know where they came from, from the first draft to the office's page.</summary>
public abstract class ReuseTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task The_office_sees_of_each_answer_where_it_came_from()
    {
        var earlier = await Filing.FileAsync(Hiroshima);
        var (actor, copied) = (await Actor("toyo.suzuki"), ValueOrigin.Of(OriginKind.Copied, earlier.ReceiptNumber));
        var row = await UseCases.CopyCase.RunAsync(actor, Hiroshima, earlier.CaseId, Cancel);
        var draft = await UseCases.Drafts.OpenAsync(actor, Hiroshima, row.Id, Cancel);
        var period = Value.Parse("""{ "from": "2027-04-01", "to": "2030-03-31" }""");
        var works = Value.Parse("""{ "from": "2027-04-01", "to": "2027-06-30" }""");
        var values = draft.Values.With("/area", Value.Of(260)).With("/period", period).With("/works/period", works);
        await UseCases.Drafts.SaveAsync(draft with { Values = values }, Cancel);
        draft = await UseCases.Drafts.OpenAsync(actor, Hiroshima, row.Id, Cancel);

        var receipt = (await Filing.SendAsync(draft)).Receipt!;

        var view = await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.sato"), receipt.CaseId, Cancel);
        Assert.Equal((copied, copied), (view.Origins["/purpose"], view.Origins["/attachments/locationMap"]));
        Assert.Equal((ValueOrigin.Typed, ValueOrigin.Typed), (view.Origins["/area"], view.Origins["/period"]));
        Assert.Equal(OriginKind.Computed, view.Origins["/submittedOn"].Kind);
        Assert.InRange(view.Saved.Percent, 60, 99);
        var seen = await UseCases.ViewCase.ForApplicantAsync(actor, Hiroshima, receipt.CaseId, Cancel);
        Assert.Equal(view.Saved, seen.Saved);
    }

    [Fact]
    public async Task The_last_case_of_the_procedure_fills_in_what_the_profile_does_not_know_if_that_was_agreed_to()
    {
        var actor = await Actor("toyo.suzuki");
        var first = await Filing.FileAsync(Hiroshima);
        Assert.True((await StartAsync()).Values.At("/delegate/isDelegated").IsNull);

        var second = await Filing.FileAsync(Hiroshima, changes: [("/reuseConsent", Value.True)]);
        var draft = await StartAsync();

        Assert.NotEqual(first.ReceiptNumber, second.ReceiptNumber);
        Assert.True(draft.Values.At("/delegate/isDelegated").IsFalse);
        Assert.Equal(ValueOrigin.Of(OriginKind.Case, second.ReceiptNumber), draft.Given["/delegate/isDelegated"].Origin);
        Assert.Equal("総務部", draft.Values.At("/contact/department").AsText);
        Assert.Equal(OriginKind.Case, draft.Given["/contact/department"].Origin.Kind);
        Assert.DoesNotContain("/purpose", draft.Given.Keys);

        async Task<OpenDraft> StartAsync()
        {
            var row = await UseCases.Drafts.StartAsync(actor, Hiroshima, Ports.Procedure, new DraftStart(), Cancel);
            return await UseCases.Drafts.OpenAsync(actor, Hiroshima, row.Id, Cancel);
        }
    }

    [Fact]
    public async Task What_an_officer_enters_from_paper_is_the_offices()
    {
        var officer = await Actor("hij.yamamoto");
        var row = await UseCases.Drafts.StartAsync(officer, Hiroshima, Ports.Procedure, new DraftStart { Channel = "paper" }, Cancel);
        var draft = await UseCases.Drafts.OpenAsync(officer, Hiroshima, row.Id, Cancel);

        draft = draft with { Values = Filing.Good(Hiroshima) };
        var origins = draft.Origins(UseCases.Drafts.Evaluate(draft, FormPhase.Input, "ja"));

        Assert.Equal((OriginKind.Officer, draft.Procedure.OrganisationName), (origins["/purpose"].Kind, origins["/purpose"].From.Ja));
    }

    [Fact]
    public async Task A_correction_keeps_the_origin_of_what_it_leaves_alone()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "correct", "面積");
        var (actor, task) = (await Actor("toyo.suzuki"), await Filing.TaskAsync(receipt, "toyo.suzuki"));
        var before = (await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.sato"), receipt.CaseId, Cancel)).Origins;
        var row = await UseCases.Corrections.StartAsync(actor, Hiroshima, task.Id, Cancel);
        var draft = await UseCases.Drafts.OpenAsync(actor, Hiroshima, row.Id, Cancel);

        await UseCases.Corrections.SubmitAsync(actor, draft with { Values = draft.Values.With("/area", Value.Of(240)) }, "直しました", Cancel);

        var after = (await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.sato"), receipt.CaseId, Cancel)).Origins;
        Assert.Equal(before.OrderBy(one => one.Key), after.OrderBy(one => one.Key));
    }
}

public sealed class ReuseOnSqliteTests() : ReuseTests("sqlite");

public sealed class ReuseOnPostgresTests() : ReuseTests("postgres");
