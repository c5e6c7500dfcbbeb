using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage.Databases;

namespace CyberPort.Operations.Tests.Applications;

public abstract class DraftsTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task A_draft_is_resumed_by_a_colleague_on_another_device_as_it_was_left()
    {
        var draft = await Filing.DraftAsync(Hiroshima);
        await UseCases.Drafts.SaveAsync(draft with { Values = draft.Values.With("/purpose", Value.Of("取水管の敷設")) }, Cancel);

        var colleague = await Actor("toyo.smith");
        var listed = Assert.Single(await Ports.Second.Drafts.ListAsync(colleague, Cancel));
        var resumed = await Ports.Second.Drafts.OpenAsync(colleague, Hiroshima, listed.Id, Cancel);
        Assert.Equal("取水管の敷設", resumed.Values["purpose"].AsText);
        Assert.Equal("図面.pdf", resumed.Values.At("/attachments/locationMap").AsList[0]["name"].AsText);
    }

    [Fact]
    public async Task What_is_half_typed_is_kept_as_it_was_typed()
    {
        var draft = await Filing.DraftAsync(Hiroshima, changes: ("/area", Value.Of("二百五十くらい")));

        var resumed = await UseCases.Drafts.OpenAsync(await Actor("toyo.suzuki"), Hiroshima, draft.Row.Id, Cancel);
        Assert.Equal("二百五十くらい", resumed.Values["area"].AsText);
    }

    [Fact]
    public async Task Nobody_else_sees_or_opens_a_draft()
    {
        var draft = await Filing.DraftAsync(Hiroshima);

        foreach (var other in new[] { "takasaki.takasaki", "hij.sato", "kij.honma" })
        {
            Assert.Empty(await UseCases.Drafts.ListAsync(await Actor(other), Cancel));
            await Assert.ThrowsAsync<NotFoundException>(async () =>
                await UseCases.Drafts.OpenAsync(await Actor(other), Hiroshima, draft.Row.Id, Cancel));
        }
    }

    [Fact]
    public async Task Of_two_devices_that_save_the_same_state_the_second_is_told_and_overwrites_nothing()
    {
        var here = await Filing.DraftAsync(Hiroshima);
        var there = await Ports.Second.Drafts.OpenAsync(await Actor("toyo.smith"), Hiroshima, here.Row.Id, Cancel);
        await Ports.Second.Drafts.SaveAsync(there with { Values = there.Values.With("/area", Value.Of(300)) }, Cancel);

        await Assert.ThrowsAsync<StaleRowException>(() =>
            UseCases.Drafts.SaveAsync(here with { Values = here.Values.With("/area", Value.Of(400)) }, Cancel));

        var now = await UseCases.Drafts.OpenAsync(await Actor("toyo.suzuki"), Hiroshima, here.Row.Id, Cancel);
        Assert.Equal(300m, now.Values["area"].AsNumber);
    }

    [Fact]
    public async Task A_dropped_draft_is_gone_with_its_attachments()
    {
        var draft = await Filing.DraftAsync(Hiroshima);
        await UseCases.Drafts.DropAsync(draft, Cancel);

        Assert.Empty(await UseCases.Drafts.ListAsync(await Actor("toyo.suzuki"), Cancel));
        Assert.Empty(await Ports.Stores.Files.ListAsync(Hiroshima, "draft", draft.Row.Id, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await UseCases.Drafts.OpenAsync(await Actor("toyo.suzuki"), Hiroshima, draft.Row.Id, Cancel));
    }

    [Fact]
    public async Task A_sent_draft_is_no_draft_any_more_and_makes_no_second_case()
    {
        var draft = await Filing.DraftAsync(Hiroshima);
        await Filing.SendAsync(draft);

        Assert.Empty(await UseCases.Drafts.ListAsync(await Actor("toyo.suzuki"), Cancel));
        await Assert.ThrowsAsync<StaleRowException>(() => UseCases.Drafts.SaveAsync(draft, Cancel));
        await Assert.ThrowsAsync<StaleRowException>(() => UseCases.Drafts.DropAsync(draft, Cancel));
        var again = Filing.Of(draft) with { ClientKey = "another",
            Values = draft.Values.Without("/attachments").With("/attachments", Value.Parse("{}")) };
        Assert.Null((await UseCases.SubmitForm.RunAsync(await Actor("toyo.suzuki"), again, Cancel)).Receipt);
        Assert.Single((await UseCases.ListMyCases.RunAsync(await Actor("toyo.suzuki"), Cancel)).Cases);
    }

    [Fact]
    public async Task A_copy_takes_over_what_fits_and_lists_what_does_not()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Definitions.PublishFormAgainAsync(UseCases, "\"DJ2\"", "\"DJ9\"");
        var actor = await Actor("toyo.suzuki");

        var row = await UseCases.CopyCase.RunAsync(actor, Hiroshima, receipt.CaseId, Cancel);

        var copy = await UseCases.Drafts.OpenAsync(actor, Hiroshima, row.Id, Cancel);
        Assert.Equal("係留用浮桟橋の設置", copy.Values["purpose"].AsText);
        Assert.Equal(ValueOrigin.Of(OriginKind.Copied, receipt.ReceiptNumber), copy.Given["/purpose"].Origin);
        Assert.True(copy.Values.At("/place/waterArea").IsNull);
        Assert.True(copy.Values["submittedOn"].IsNull);
        var lost = Assert.Single(copy.Lost, l => l.LabelJa == "広島港の地区・水域");
        Assert.Equal(("District and water area", true), (lost.LabelEn, lost.Text.Contains("出島", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_copies_another_companys_case()
    {
        var receipt = await Filing.FileAsync(Hiroshima);

        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await UseCases.CopyCase.RunAsync(await Actor("takasaki.takasaki"), Hiroshima, receipt.CaseId, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await UseCases.CopyCase.RunAsync(await Actor("toyo.suzuki"), Niigata, receipt.CaseId, Cancel));
    }
}

public sealed class DraftsOnSqliteTests() : DraftsTests("sqlite");

public sealed class DraftsOnPostgresTests() : DraftsTests("postgres");
