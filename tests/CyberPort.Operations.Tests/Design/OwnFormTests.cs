using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Packages;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Design;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Tests.Samples;

namespace CyberPort.Operations.Tests.Design;

/// <summary>A form without another one below it is begun, drawn, published and drawn on: by the ministry for everybody, by a port for itself.</summary>
public abstract class OwnFormTests(string kind) : OperationsContract(kind)
{
    private const string Blank = "mlit/blank-application";

    [Fact]
    public async Task A_port_begins_with_the_blank_form_and_publishes_what_it_drew()
    {
        await PublishBlankAsync();
        var kato = await Actor("hij.kato");
        Assert.True((await UseCases.BeginOwnForm.ListAsync(kato, Cancel))[0].IsBlank);
        // nothing can be put over a blank form, and it is no procedure
        Assert.DoesNotContain(await UseCases.BeginForm.ListAsync(kato, Cancel), f => f.Key == Blank);
        var key = await UseCases.BeginOwnForm.RunAsync(kato, Blank, "pier-crane-use", new("桟橋クレーンの使用", ""), Cancel);
        Assert.Equal("jphij/pier-crane-use", key);

        var open = await UseCases.WorkOnForm.OpenAsync(kato, key, Cancel);
        Assert.Equal((true, true, null), (open.Work.IsOwnForm, open.Mine, await UseCases.WorkOnForm.PublishedAsync(kato, open, Cancel)));
        var drawn = OwnItems.AddField(open.Work, new OwnField("load", "number", new("つり荷の重さ", "Load")) { Unit = "t", Required = true }, "field:/purpose", into: false);
        // the cases of the blank form do not know the new field: looked at, and right
        Assert.Equal(3, FormCases.Run(drawn.Form!).Count);
        foreach (var id in drawn.Form!.Package.Cases.Keys) drawn = CaseRecorder.Renew(drawn, drawn.Form!, id);
        open = await UseCases.WorkOnForm.SaveAsync(kato, open, drawn, Cancel);
        Assert.Equal("1.0.0", await UseCases.WorkOnTemplate.PublishAsync(kato, key, Cancel));

        // the next change is the next version, and what is published can be compared with
        open = await UseCases.WorkOnForm.OpenAsync(kato, key, Cancel);
        Assert.Null(await UseCases.WorkOnTemplate.PlanAsync(kato, key, Cancel));
        await UseCases.WorkOnForm.SaveAsync(kato, open, OverlayEdits.SetOwn(open.Work, "/load", "label.ja", Value.Of("荷重")), Cancel);
        var plan = await UseCases.WorkOnTemplate.PlanAsync(kato, key, Cancel);
        Assert.Equal(("1.0.1", 0, 1), (plan!.Next.Manifest.Version, plan.Stops.Count, plan.Changes.Count));
        Assert.Equal((0, 0, 0), (plan.Advice.Count, plan.Past.Tried, plan.Drafts));
        Assert.Equal("つり荷の重さ", (await UseCases.WorkOnForm.PublishedAsync(kato, open, Cancel))!.Package.Ui.Nodes["field:/load"].Label!.Ja);
        Assert.Equal("1.0.1", await UseCases.WorkOnTemplate.PublishAsync(kato, key, Cancel));
    }

    [Fact]
    public async Task The_ministry_goes_on_drawing_what_it_published_and_nobody_takes_it_from_under_its_hands()
    {
        await PublishBlankAsync();
        var tanaka = await Actor("mlit.tanaka");
        var open = await UseCases.WorkOnForm.OpenAsync(tanaka, Blank, Cancel);
        var colleague = tanaka with { PersonId = Guid.NewGuid(), Name = "同僚" };

        await Assert.ThrowsAsync<WorkHeldException>(() => UseCases.WorkOnTemplate.PutInAsync(colleague, Definitions.NextVersion("blank/blank-application", "1.0.1").ToZip(), Cancel));
        await Assert.ThrowsAsync<WorkHeldException>(() => UseCases.WorkOnTemplate.DropAsync(colleague, Blank, Cancel));
        await UseCases.WorkOnForm.SaveAsync(tanaka, open, OverlayEdits.SetOwn(open.Work, "/purpose", "label.ja", Value.Of("目的")), Cancel);
        var plan = await UseCases.WorkOnTemplate.PlanAsync(colleague, Blank, Cancel);
        Assert.Equal((tanaka.Name, false), (plan!.HeldBy, plan.MayPublish));
        await UseCases.WorkOnTemplate.DropAsync(tanaka, Blank, Cancel);
        Assert.Null(await UseCases.WorkOnTemplate.PlanAsync(tanaka, Blank, Cancel));
    }

    [Fact]
    public async Task What_cannot_be_begun_is_refused_with_its_cure()
    {
        await PublishBlankAsync();
        var kato = await Actor("hij.kato");
        await RefusedAsync("名称", "a-form", "");
        await RefusedAsync("記号", "A form", "様式");
        await RefusedAsync("記号", "crane-", "様式");
        await RefusedAsync("すでにあります", "water-area-occupancy", "様式");
        await UseCases.BeginOwnForm.RunAsync(kato, Blank, "crane", new("クレーン", "Crane"), Cancel);
        await RefusedAsync("すでにあります", "crane", "様式");

        var sato = await Actor("hij.sato");
        await Assert.ThrowsAsync<NotAllowedException>(() => UseCases.BeginOwnForm.RunAsync(sato, Blank, "other", new("様式", "Form"), Cancel));
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.BeginOwnForm.RunAsync(kato, "jpkij/crane", "other", new("様式", "Form"), Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.WorkOnForm.RequireAsync(await Actor("kij.abe"), "jphij/crane", Cancel));

        async Task RefusedAsync(string named, string name, string title) => Assert.Contains(named,
            (await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.BeginOwnForm.RunAsync(kato, Blank, name, new(title, ""), Cancel))).Reason.Ja, StringComparison.Ordinal);
    }

    private async Task PublishBlankAsync() =>
        await UseCases.PublishForm.RunAsync(await Actor("mlit.tanaka"), Definitions.NextVersion("blank/blank-application", "1.0.0"), new Dictionary<string, FormPackage>(), Cancel);
}

public sealed class OwnFormOnSqliteTests() : OwnFormTests("sqlite");

public sealed class OwnFormOnPostgresTests() : OwnFormTests("postgres");
