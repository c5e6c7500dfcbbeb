using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Tests.Samples;

namespace CyberPort.Operations.Tests.Applications;

public abstract class SubmitFormTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task An_application_arrives_with_the_next_number_of_its_port()
    {
        var first = await Filing.FileAsync(Hiroshima);
        var second = await Filing.FileAsync(Hiroshima, "takasaki.takasaki");
        var elsewhere = await Filing.FileAsync(Niigata);

        Assert.Equal(("令8港占-0001", "令8港占-0002", "令8新占-0001"), (first.ReceiptNumber, second.ReceiptNumber, elsewhere.ReceiptNumber));
    }

    [Fact]
    public async Task Receipt_numbers_begin_anew_on_the_first_of_April_in_Japan()
    {
        Ports.Time.Now = DateTimeOffset.Parse("2027-03-31T14:59:59Z");
        var last = await Filing.FileAsync(Hiroshima);
        Ports.Time.Now = DateTimeOffset.Parse("2027-03-31T15:00:00Z");
        var first = await Filing.FileAsync(Hiroshima);

        Assert.Equal(("令8港占-0001", "令9港占-0001"), (last.ReceiptNumber, first.ReceiptNumber));
    }

    [Fact]
    public async Task The_office_and_the_applicant_see_what_arrived()
    {
        var receipt = await Filing.FileAsync(Hiroshima);

        var desk = await UseCases.ListDesk.RunAsync(await Actor("hij.yamamoto"), new() { View = "mine" }, Cancel);
        var row = Assert.Single(desk.Rows);
        Assert.Equal((receipt.CaseId, "東洋海運株式会社", 20), (row.Case.Id, row.Case.ApplicantName, row.Remaining));
        Assert.Equal(receipt.CaseId, Assert.Single((await UseCases.ListMyCases.RunAsync(await Actor("toyo.smith"), Cancel)).Cases).Id);
        var view = await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.yamamoto"), receipt.CaseId, Cancel);
        Assert.Equal(4, view.Files.Count);
        Assert.Equal("係留用浮桟橋の設置", view.Frame.Values["purpose"].AsText);
    }

    [Fact]
    public async Task The_same_key_again_answers_the_first_receipt_even_with_other_values()
    {
        var draft = await Filing.DraftAsync(Hiroshima);
        var first = (await Filing.SendAsync(draft)).Receipt;
        var again = (await Filing.SendAsync(draft)).Receipt;
        var other = (await Filing.SendAsync(draft with { Values = draft.Values.With("/area", Value.Of(999)) })).Receipt;

        Assert.Equal(first, again);
        Assert.Equal(first, other);
        var view = await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.yamamoto"), first!.CaseId, Cancel);
        Assert.Equal(250.5m, Assert.Single(view.Submissions) is var kept ? Value.Parse(kept.FormValues)["area"].AsNumber : 0);
        Assert.Equal("令8港占-0002", (await Filing.FileAsync(Hiroshima)).ReceiptNumber);
    }

    [Fact]
    public async Task The_same_key_many_times_at_once_makes_one_case()
    {
        var draft = await Filing.DraftAsync(Hiroshima);
        var actor = await Actor("toyo.suzuki");
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Task.Run(() => (i % 2 == 0 ? UseCases : Ports.Second).SubmitForm.RunAsync(actor, Filing.Of(draft), Cancel))));

        Assert.Single(results.Select(r => r.Receipt!.CaseId).Distinct());
        Assert.Equal(1, (await UseCases.ListDesk.RunAsync(await Actor("hij.yamamoto"), new() { View = "all" }, Cancel)).Total);
    }

    [Fact]
    public async Task Somebody_elses_key_answers_nothing()
    {
        var draft = await Filing.DraftAsync(Hiroshima);
        await Filing.SendAsync(draft);

        await Assert.ThrowsAsync<NotFoundException>(() => Filing.SendAsync(draft, "takasaki.takasaki"));
    }

    [Fact]
    public async Task The_first_applications_of_a_year_may_arrive_at_the_same_moment()
    {
        var drafts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Filing.DraftAsync(Hiroshima)));
        Ports.Time.Now = DateTimeOffset.Parse("2027-04-01T09:00:00+09:00");

        var results = await Task.WhenAll(drafts.Select(d => Task.Run(() => Filing.SendAsync(d))));

        Assert.Equal(
            Enumerable.Range(1, 6).Select(n => $"令9港占-{n:0000}"), results.Select(r => r.Receipt!.ReceiptNumber).Order());
    }

    [Fact]
    public async Task Findings_stop_it_and_nothing_is_stored()
    {
        var draft = await Filing.DraftAsync(Hiroshima, changes: [("/purpose", Value.Null), ("/period/to", Value.Of("2027-03-01"))]);
        var result = await Filing.SendAsync(draft);

        Assert.Null(result.Receipt);
        Assert.Contains(result.State!.Findings, f =>
            f is { Pointer: "/purpose", Keyword: "required" } && f.Message.Ja.Contains("目的", StringComparison.Ordinal));
        Assert.Contains(result.State.Findings, f => f.Stops && f.Pointer.StartsWith("/period", StringComparison.Ordinal));
        Assert.Equal(0, (await UseCases.ListDesk.RunAsync(await Actor("hij.yamamoto"), new() { View = "all" }, Cancel)).Total);
        Assert.Equal(draft.Row.Id, Assert.Single(await UseCases.Drafts.ListAsync(await Actor("toyo.suzuki"), Cancel)).Id);
        Assert.Equal("令8港占-0001", (await Filing.FileAsync(Hiroshima)).ReceiptNumber);
    }

    [Fact]
    public async Task A_warning_stops_until_it_is_acknowledged_and_the_reason_is_kept()
    {
        var draft = await Filing.DraftAsync(Hiroshima, changes: ("/structure/summary", Value.Of("鋼管杭式桟橋")));
        var warning = Assert.Single((await Filing.SendAsync(draft)).State!.Findings, f => f.Stops);
        var actor = await Actor("toyo.suzuki");
        Forms.States.Acknowledgement Confirmed(string digest) =>
            new("foundation-missing", digest, "既設の杭を使うため", actor.Name, Ports.Time.Now);

        var forOtherValues = await Filing.SendAsync(draft, "toyo.suzuki", Confirmed("0000"));
        var receipt = (await Filing.SendAsync(draft, "toyo.suzuki", Confirmed(warning.Digest))).Receipt!;

        Assert.Equal("foundation-missing", warning.RuleId);
        Assert.Null(forOtherValues.Receipt);
        var kept = (await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.sato"), receipt.CaseId, Cancel)).Submissions.Single();
        var acknowledged = Assert.Single(Acknowledged.Read(kept.Acknowledgements));
        Assert.Equal(("foundation-missing", "既設の杭を使うため", "鈴木 次郎"), (acknowledged.RuleId, acknowledged.Reason, acknowledged.By));
        Assert.Contains(Value.Parse(kept.Findings).AsList, f =>
            f["ruleId"] == Value.Of("foundation-missing") && f["acknowledged"] == Value.Of(true));
    }

    [Fact]
    public async Task A_case_stays_on_the_form_and_workflow_it_was_filed_on()
    {
        var before = await Filing.FileAsync(Hiroshima);
        var version = await Definitions.PublishAgainAsync(UseCases);
        await Definitions.PublishFormAgainAsync(UseCases, "占用の目的", "占用する目的");
        var after = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(before, "hij.yamamoto accept", "hij.sato pass");

        var (old, young) = (await Ports.CaseAsync(Hiroshima, before.CaseId), await Ports.CaseAsync(Hiroshima, after.CaseId));
        Assert.Equal((1, 2, 2), (old.DefinitionVersion, version, young.DefinitionVersion));
        Assert.NotEqual(old.SnapshotDigest, young.SnapshotDigest);
        Assert.Equal("consultation", old.Stage);
        var view = await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.sato"), before.CaseId, Cancel);
        Assert.Equal("占用の目的", view.Frame.Form.Field("/purpose")!.Label.Ja);
    }

    [Fact]
    public async Task A_withdrawn_or_unknown_procedure_takes_nothing()
    {
        var draft = await Filing.DraftAsync(Hiroshima);
        var offer = await UseCases.Catalogue.FindAsync(Hiroshima, Ports.Procedure, Cancel);
        await UseCases.OfferProcedure.RunAsync(await Actor("hij.kato"), offer with { WithdrawnAt = Ports.Time.Now }, Cancel);

        await Assert.ThrowsAsync<NotFoundException>(() => Filing.SendAsync(draft));
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await UseCases.Drafts.StartAsync(await Actor("toyo.suzuki"), Hiroshima, Ports.Procedure, new(), Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await UseCases.Drafts.StartAsync(await Actor("toyo.suzuki"), Niigata, "berth", new(), Cancel));
    }
}

public sealed class SubmitFormOnSqliteTests() : SubmitFormTests("sqlite");

public sealed class SubmitFormOnPostgresTests() : SubmitFormTests("postgres");
