using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Design;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage.Databases;

namespace CyberPort.Operations.Tests.Design;

/// <summary>A form is worked on by one person at a time, checked, published and taken back; nothing of it is lost or half done.</summary>
public abstract class WorkOnFormTests(string kind) : OperationsContract(kind)
{
    private const string Form = "jphij/water-area-occupancy";

    [Fact]
    public async Task What_is_saved_is_there_again_and_two_windows_do_not_overwrite_each_other()
    {
        var kato = await Actor("hij.kato");
        var open = await UseCases.WorkOnForm.OpenAsync(kato, Form, Cancel);
        var other = await UseCases.WorkOnForm.OpenAsync(kato, Form, Cancel);
        await UseCases.WorkOnForm.SaveAsync(kato, open, Worded(open), Cancel);

        Assert.Equal("占用の理由", (await UseCases.WorkOnForm.OpenAsync(kato, Form, Cancel)).Work.Snapshot!.Ui.Nodes["field:/purpose"].Label!.Ja);
        await Assert.ThrowsAsync<StaleRowException>(() => UseCases.WorkOnForm.SaveAsync(kato, other, Worded(other), Cancel));
        Assert.Equal(1, (await UseCases.BrowseForms.ListAsync(kato, Cancel)).Count(f => f.Copy is not null));
    }

    [Fact]
    public async Task One_person_at_a_time_until_it_is_taken_over_or_the_time_is_over()
    {
        var kato = await Actor("hij.kato");
        var mori = kato with { PersonId = Guid.NewGuid(), Name = "森 直人" };
        var open = await UseCases.WorkOnForm.OpenAsync(kato, Form, Cancel);
        var second = await UseCases.WorkOnForm.OpenAsync(mori, Form, Cancel);
        Assert.Equal((false, "加藤 洋"), (second.Mine, second.Row.HolderName));
        var held = await Assert.ThrowsAsync<WorkHeldException>(() => UseCases.WorkOnForm.SaveAsync(mori, second, Worded(second), Cancel));
        Assert.Equal("加藤 洋", held.Holder);
        await Assert.ThrowsAsync<WorkHeldException>(() => UseCases.WorkOnForm.DropAsync(mori, Form, Cancel));
        await Assert.ThrowsAsync<WorkHeldException>(() => UseCases.PublishWork.RunAsync(mori, Form, "", Cancel));

        second = await UseCases.WorkOnForm.TakeOverAsync(mori, Form, Cancel);
        await UseCases.WorkOnForm.SaveAsync(mori, second, Worded(second), Cancel);
        await Assert.ThrowsAsync<WorkHeldException>(() => UseCases.WorkOnForm.SaveAsync(kato, open, Worded(open), Cancel));
        Assert.Contains(await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"form/{Form}", 100, Cancel), l => l.Action == "take-over-form");

        Ports.Time.Now += TimeSpan.FromMinutes(3);
        Assert.True((await UseCases.WorkOnForm.OpenAsync(kato, Form, Cancel)).Mine);
    }

    [Fact]
    public async Task Publishing_moves_the_offer_and_leaves_cases_and_drafts_where_they_are()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        var draft = await Filing.DraftAsync(Hiroshima);
        var kato = await Actor("hij.kato");
        var open = await UseCases.WorkOnForm.OpenAsync(kato, Form, Cancel);
        var work = OwnItems.AddField(Worded(open), new OwnField("flagNumber", "text", new("標旗の番号", "Flag number")) { Required = true }, "field:/area", into: false);
        open = await UseCases.WorkOnForm.SaveAsync(kato, open, work, Cancel);
        Assert.NotEmpty((await UseCases.CheckForm.RunAsync(kato, open, Cancel)).Stops);
        foreach (var own in work.Form!.Package.Cases.Values.Where(c => !c.Inherited)) work = CaseRecorder.Renew(work, work.Form!, own.Id);
        open = await UseCases.WorkOnForm.SaveAsync(kato, open, work, Cancel);

        var report = await UseCases.CheckForm.RunAsync(kato, open, Cancel);
        Assert.Equal((1, 1, 1), (report.Replay.Tried, report.Replay.Stopped, report.Drafts));
        Assert.Equal(("標旗の番号", 1), (report.Replay.Places[0].Label.Ja, report.Replay.Places[0].Count));
        var changed = Assert.Single(report.Replay.Changes);
        Assert.Equal((1, receipt.ReceiptNumber), (report.Replay.Changed, changed.ReceiptNumber));
        Assert.Contains("標旗の番号", Assert.Single(changed.Changes).Ja, StringComparison.Ordinal);
        Assert.Equal(2, await UseCases.PublishWork.RunAsync(kato, Form, "標旗の番号を聞く", Cancel));

        var offer = await UseCases.Catalogue.FindAsync(Hiroshima, Ports.Procedure, Cancel);
        Assert.NotNull((await UseCases.Forms.GetAsync(Hiroshima, offer.SnapshotDigest, Cancel)).Field("/ext/flagNumber"));
        Assert.NotEqual(offer.SnapshotDigest, (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).SnapshotDigest);
        Assert.Null((await UseCases.Drafts.OpenAsync(await Actor("toyo.suzuki"), Hiroshima, draft.Row.Id, Cancel)).Form.Field("/ext/flagNumber"));
        Assert.Null(Assert.Single(await UseCases.BrowseForms.ListAsync(kato, Cancel)).Copy);

        var history = await UseCases.FormHistory.ListAsync(kato, Form, Cancel);
        Assert.Equal([("2", true, "標旗の番号を聞く"), ("1", false, "")], history.Select(v => (v.Row.Version, v.Offered, v.Row.Note)));
        await UseCases.FormHistory.GoBackAsync(kato, Form, "1", "標旗がない区域がある", Cancel);
        history = await UseCases.FormHistory.ListAsync(kato, Form, Cancel);
        Assert.Equal([("2", false, ""), ("1", true, "標旗がない区域がある")], history.Select(v => (v.Row.Version, v.Offered, v.Row.ChangeNote)));
    }

    [Fact]
    public async Task An_own_field_keeps_its_type_even_when_it_was_taken_out_meanwhile()
    {
        var kato = await Actor("hij.kato");
        await PublishAsync(kato, work => OwnItems.AddField(work, new OwnField("flagNumber", "text", new("標旗の番号", "Flag number")), "field:/area", into: false));
        await PublishAsync(kato, work => OverlayEdits.Remove(work, "/ext/flagNumber"));
        var open = await UseCases.WorkOnForm.OpenAsync(kato, Form, Cancel);
        var number = OwnItems.AddField(open.Work, new OwnField("flagNumber", "number", new("標旗の番号", "Flag number")), "field:/area", into: false);
        open = await UseCases.WorkOnForm.SaveAsync(kato, open, number, Cancel);

        Assert.Contains((await UseCases.CheckForm.RunAsync(kato, open, Cancel)).Stops, p => p.Code == "own-retyped" && p.Pointer == "/add/~1ext~1flagNumber/schema");
        await Assert.ThrowsAsync<PublishRefusedException>(() => UseCases.PublishWork.RunAsync(kato, Form, "", Cancel));
        Assert.Equal(3, await Ports.Stores.Packages.LatestOverlayVersionAsync(Hiroshima, Form, Cancel));
    }

    [Fact]
    public async Task What_is_wrong_is_not_published_and_what_is_dropped_is_gone()
    {
        var kato = await Actor("hij.kato");
        var open = await UseCases.WorkOnForm.OpenAsync(kato, Form, Cancel);
        var looser = OverlayEdits.Set(open.Work, "field:/area", "maximum", Value.Of(99_999_999));
        await UseCases.WorkOnForm.SaveAsync(kato, open, looser, Cancel);

        var refused = await Assert.ThrowsAsync<PublishRefusedException>(() => UseCases.PublishWork.RunAsync(kato, Form, "", Cancel));
        Assert.Equal("loosened", refused.Problems[0].Code);
        await UseCases.WorkOnForm.DropAsync(kato, Form, Cancel);
        Assert.Empty((await UseCases.WorkOnForm.OpenAsync(kato, Form, Cancel)).Work.Problems);
    }

    [Fact]
    public async Task Only_the_port_s_own_form_administrator_works_on_it()
    {
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.WorkOnForm.OpenAsync(await Actor("hij.sato"), Form, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.WorkOnForm.OpenAsync(await Actor("kij.abe"), Form, Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.BrowseForms.ListAsync(await Actor("toyo.suzuki"), Cancel));
    }

    private async Task PublishAsync(Actor actor, Func<Workpiece, Workpiece> change)
    {
        var open = await UseCases.WorkOnForm.OpenAsync(actor, Form, Cancel);
        await UseCases.WorkOnForm.SaveAsync(actor, open, change(open.Work), Cancel);
        await UseCases.PublishWork.RunAsync(actor, Form, "", Cancel);
    }

    private static Workpiece Worded(OpenWork open) => OverlayEdits.Set(open.Work, "field:/purpose", "label.ja", Value.Of("占用の理由"));
}

public sealed class WorkOnFormOnSqliteTests() : WorkOnFormTests("sqlite");

public sealed class WorkOnFormOnPostgresTests() : WorkOnFormTests("postgres");
