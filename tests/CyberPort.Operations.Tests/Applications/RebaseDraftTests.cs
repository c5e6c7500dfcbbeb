using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage.Databases;

namespace CyberPort.Operations.Tests.Applications;

/// <summary>An applicant moves a draft to the newer version of its form after seeing what changes; nothing moves by itself.</summary>
public abstract class RebaseDraftTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task What_stays_what_is_lost_and_what_is_new_is_shown_before_the_draft_moves()
    {
        var suzuki = await Actor("toyo.suzuki");
        var draft = await Filing.DraftAsync(Hiroshima, changes: [("/ext/burialDepth", Value.Of("深い")), ("/place/areaKind", Value.Of("seabed"))]);
        Assert.Null(await UseCases.RebaseDraft.PlanAsync(suzuki, Hiroshima, draft.Row.Id, Cancel));
        await PublishAsync(work => OverlayEdits.Set(
            OwnItems.AddField(work, new OwnField("flagNumber", "text", new("標旗の番号", "Flag number")) { Required = true }, "field:/area", into: false),
            "codelist:occupancy-fee-rates", "rows.seabed.attributes.yenPerM2Month", Value.Of(50)));
        var opened = await UseCases.Drafts.OpenAsync(suzuki, Hiroshima, draft.Row.Id, Cancel);
        Assert.True(RebaseDraft.IsOffered(opened));

        var plan = (await UseCases.RebaseDraft.PlanAsync(suzuki, Hiroshima, draft.Row.Id, Cancel))!;
        Assert.Equal([("標旗の番号", true)], plan.New.Select(n => (n.Label.Ja, n.Required)));
        Assert.Contains(plan.Kept, k => k.Text.Ja.Contains("係留用浮桟橋の設置", StringComparison.Ordinal));
        Assert.Contains(plan.Changed, c => c.Before.Ja != c.After.Ja && c.Label.Ja.Contains("占用料", StringComparison.Ordinal));
        Assert.Equal(opened.Row.SnapshotDigest, (await UseCases.Drafts.OpenAsync(suzuki, Hiroshima, draft.Row.Id, Cancel)).Row.SnapshotDigest);

        var order = new RebaseOrder(opened.Row.Version, plan.Next.Form.Digest);
        await UseCases.RebaseDraft.RunAsync(suzuki, Hiroshima, draft.Row.Id, order, Cancel);
        var moved = await UseCases.Drafts.OpenAsync(suzuki, Hiroshima, draft.Row.Id, Cancel);
        Assert.NotNull(moved.Form.Field("/ext/flagNumber"));
        // what is asked anew in a copy stays in a draft, and what is half typed too
        Assert.Equal(["2026-11-10", "2027-04-01", "深い"],
            new[] { "/submittedOn", "/period/from", "/ext/burialDepth" }.Select(p => moved.Values.At(p).AsText));
        Assert.Equal("図面.pdf", moved.Values.At("/attachments/locationMap").AsList[0]["name"].AsText);
        Assert.Equal(4, (await Ports.Stores.Files.ListAsync(Hiroshima, "draft", draft.Row.Id, Cancel)).Count);
        Assert.Single(await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"draft/{draft.Row.Id:D}", 10, Cancel), l => l.Action == "rebase-draft");

        await UseCases.RebaseDraft.RunAsync(suzuki, Hiroshima, draft.Row.Id, order, Cancel);
        Assert.Equal(moved.Row.Version, (await UseCases.Drafts.OpenAsync(suzuki, Hiroshima, draft.Row.Id, Cancel)).Row.Version);
        var filled = moved with { Values = moved.Values.With("/ext/flagNumber", Value.Of("A-1")).With("/place/areaKind", Value.Of("water")).Without("/ext/burialDepth") };
        Assert.NotNull((await Filing.SendAsync(await UseCases.Drafts.SaveAsync(filled, Cancel))).Receipt);
    }

    [Fact]
    public async Task What_is_not_asked_any_more_is_named_and_its_files_go()
    {
        var suzuki = await Actor("toyo.suzuki");
        await PublishAsync(work => OwnItems.AddField(
            OwnItems.AddField(work, new OwnField("sketch", "file", new("略図", "Sketch")), "field:/area", into: false),
            new OwnField("flagNumber", "text", new("標旗の番号", "Flag number")), "field:/area", into: false));
        var draft = await Filing.DraftAsync(Hiroshima, changes: ("/ext/flagNumber", Value.Of("A-1")));
        draft = await UseCases.AttachFile.RunAsync(suzuki, draft, new("/ext/sketch", "略図.pdf", "application/pdf", "", new MemoryStream(Filing.Drawing)), Cancel);
        draft = await UseCases.Drafts.SaveAsync(draft, Cancel);
        await PublishAsync(work => OverlayEdits.Remove(OverlayEdits.Remove(work, "/ext/sketch"), "/ext/flagNumber"));

        var plan = (await UseCases.RebaseDraft.PlanAsync(suzuki, Hiroshima, draft.Row.Id, Cancel))!;
        Assert.Equal([("標旗の番号", "A-1"), ("略図", "略図.pdf（36 B）")], plan.Left.Select(l => (l.Label.Ja, l.Text.Ja)));
        await UseCases.RebaseDraft.RunAsync(suzuki, Hiroshima, draft.Row.Id, new(draft.Row.Version, plan.Next.Form.Digest), Cancel);
        Assert.Equal(4, (await Ports.Stores.Files.ListAsync(Hiroshima, "draft", draft.Row.Id, Cancel)).Count);
    }

    [Fact]
    public async Task A_draft_or_an_offer_that_moved_meanwhile_is_looked_at_again_and_nobody_else_s_is_touched()
    {
        var suzuki = await Actor("toyo.suzuki");
        var draft = await Filing.DraftAsync(Hiroshima);
        await PublishAsync(work => OverlayEdits.Set(work, "field:/purpose", "label.ja", Value.Of("占用の理由")));
        var digest = (await UseCases.RebaseDraft.PlanAsync(suzuki, Hiroshima, draft.Row.Id, Cancel))!.Next.Form.Digest;
        await Assert.ThrowsAsync<StaleRowException>(() => RunAsync(draft.Row.Version - 1, digest));
        await PublishAsync(work => OverlayEdits.Set(work, "field:/purpose", "label.ja", Value.Of("占用の訳")));
        await Assert.ThrowsAsync<StaleRowException>(() => RunAsync(draft.Row.Version, digest));
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.RebaseDraft.PlanAsync(await Actor("takasaki.takasaki"), Hiroshima, draft.Row.Id, Cancel));

        Task RunAsync(int version, string of) => UseCases.RebaseDraft.RunAsync(suzuki, Hiroshima, draft.Row.Id, new(version, of), Cancel);
    }

    [Fact]
    public async Task A_correction_stays_on_the_version_of_its_case()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "correct", "図面を直してください");
        await PublishAsync(work => OverlayEdits.Set(work, "field:/purpose", "label.ja", Value.Of("占用の理由")));
        var (suzuki, task) = (await Actor("toyo.suzuki"), await Filing.TaskAsync(receipt, "toyo.suzuki"));
        var row = await UseCases.Corrections.StartAsync(suzuki, Hiroshima, task.Id, Cancel);

        Assert.False(RebaseDraft.IsOffered(await UseCases.Drafts.OpenAsync(suzuki, Hiroshima, row.Id, Cancel)));
        Assert.Null(await UseCases.RebaseDraft.PlanAsync(suzuki, Hiroshima, row.Id, Cancel));
        await Assert.ThrowsAsync<StaleRowException>(() => Ports.Db.WriteAsync(unit => Ports.Stores.Drafts.Rebase(unit, row), Cancel));
    }

    private async Task PublishAsync(Func<Workpiece, Workpiece> change)
    {
        var kato = await Actor("hij.kato");
        var open = await UseCases.WorkOnForm.OpenAsync(kato, "jphij/water-area-occupancy", Cancel);
        var work = change(open.Work);
        foreach (var own in work.Form!.Package.Cases.Values.Where(c => !c.Inherited)) work = CaseRecorder.Renew(work, work.Form!, own.Id);
        await UseCases.WorkOnForm.SaveAsync(kato, open, work, Cancel);
        await UseCases.PublishWork.RunAsync(kato, "jphij/water-area-occupancy", "", Cancel);
    }
}

public sealed class RebaseDraftOnSqliteTests() : RebaseDraftTests("sqlite");

public sealed class RebaseDraftOnPostgresTests() : RebaseDraftTests("postgres");
