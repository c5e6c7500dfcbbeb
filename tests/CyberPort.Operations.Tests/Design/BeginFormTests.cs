using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Tests.Samples;

namespace CyberPort.Operations.Tests.Design;

/// <summary>A port begins its own form from a national one, publishes it, offers it, and ends the offer; nothing is seen before its time.</summary>
public abstract class BeginFormTests(string kind) : OperationsContract(kind)
{
    private const string Base = "mlit/facility-damage-report";
    private const string Form = "jphij/facility-damage-report";

    private static readonly ProcedureSettings Settings = new() { ReceiptFormat = "{era}{year}損-{number:0000}", StandardDays = 10 };

    [Fact]
    public async Task A_form_is_begun_published_offered_and_ended()
    {
        var kato = await Actor("hij.kato");
        await PublishBaseAsync();
        Assert.Equal(Base, Assert.Single(await UseCases.BeginForm.ListAsync(kato, Cancel)).Key);
        Assert.Equal(Form, await UseCases.BeginForm.RunAsync(kato, Base, Cancel));
        Assert.Equal(Form, await UseCases.BeginForm.RunAsync(kato, Base, Cancel));
        Assert.Empty(await UseCases.BeginForm.ListAsync(kato, Cancel));
        var listed = (await UseCases.BrowseForms.ListAsync(kato, Cancel)).Single(f => f.FormKey == Form);
        Assert.Equal(("港湾施設の滅失・損傷の届出", true, 0), (listed.Title.Ja, listed.Published is null, listed.Procedures.Count));
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.EnterOffer.FindAsync(kato, Form, Cancel));

        Assert.True((await UseCases.WorkOnForm.OpenAsync(kato, Form, Cancel)).Mine);
        Assert.Equal(1, await UseCases.PublishWork.RunAsync(kato, Form, "初めての公開", Cancel));
        var sheet = await UseCases.EnterOffer.FindAsync(kato, Form, Cancel);
        Assert.Equal((true, "広島県知事"), (sheet.Current is null, sheet.Settings.IssuerJa));
        var workflow = sheet.Workflows[0].Head;
        await UseCases.EnterOffer.RunAsync(kato, Form, new(workflow.DefinitionId, DateOnly.FromDateTime(Ports.Time.Now.Date), Settings), Cancel);
        var offer = await UseCases.Catalogue.FindAsync(Hiroshima, sheet.Manifest.Procedure!.Key, Cancel);
        Assert.Equal((sheet.Digest, workflow.Version, "internationalHub"), (offer.SnapshotDigest, offer.DefinitionVersion, ProcedureSettings.Of(offer).Facts["portClass"]));

        await UseCases.EnterOffer.WithdrawAsync(kato, Form, Cancel);
        Assert.DoesNotContain(await UseCases.Catalogue.ListAsync(Cancel), p => p.FormKey == Form);
        Assert.NotNull((await UseCases.EnterOffer.FindAsync(kato, Form, Cancel)).Current!.WithdrawnAt);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_reason()
    {
        var kato = await Actor("hij.kato");
        var (form, today) = ("jphij/water-area-occupancy", DateOnly.FromDateTime(Ports.Time.Now.Date));
        var workflow = (await UseCases.EnterOffer.FindAsync(kato, form, Cancel)).Workflows[0].Head.DefinitionId;
        await RefusedAsync("ワークフロー", new("nobody's", today, Settings));
        await RefusedAsync("受付を始める日", new(workflow, null, Settings));
        await RefusedAsync("受付番号", new(workflow, today, Settings with { ReceiptFormat = "損-{year}" }));
        await RefusedAsync("文書番号", new(workflow, today, Settings with { DocumentFormat = "{number" }));
        await RefusedAsync("標準処理期間", new(workflow, today, Settings with { StandardDays = 0 }));
        await RefusedAsync("閉庁時刻", new(workflow, today, Settings with { ClosesAt = TimeOnly.MinValue }));

        var sato = await Actor("hij.sato");
        await Assert.ThrowsAsync<NotAllowedException>(() => UseCases.BeginForm.RunAsync(sato, Base, Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(() => UseCases.EnterOffer.FindAsync(sato, form, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.EnterOffer.FindAsync(await Actor("kij.abe"), form, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.BeginForm.RunAsync(kato, "mlit/nothing", Cancel));

        async Task RefusedAsync(string named, OfferOrder order) => Assert.Contains(
            named, (await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.EnterOffer.RunAsync(kato, form, order, Cancel))).Reason.Ja, StringComparison.Ordinal);
    }

    private async Task PublishBaseAsync()
    {
        var tanaka = await Actor("mlit.tanaka");
        await UseCases.WorkOnTemplate.PutInAsync(tanaka, Definitions.NextVersion("generic/facility-damage-report", "1.0.0").ToZip(), Cancel);
        await UseCases.WorkOnTemplate.PublishAsync(tanaka, Base, Cancel);
    }
}

public sealed class BeginFormOnSqliteTests() : BeginFormTests("sqlite");

public sealed class BeginFormOnPostgresTests() : BeginFormTests("postgres");
