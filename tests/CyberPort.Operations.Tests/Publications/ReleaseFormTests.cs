using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Publications;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Tests.Publications;

/// <summary>A published version is offered from its day on, once, and never over something that was decided later; who, when and why is kept.</summary>
public abstract class ReleaseFormTests(string kind) : OperationsContract(kind)
{
    private const string Form = "jphij/water-area-occupancy";

    private DateOnly Today => OfficeCalendars.DayOf(Ports.Time.Now);

    [Fact]
    public async Task Applicants_get_the_old_version_until_the_day_begins_in_Japan()
    {
        var kato = await Actor("hij.kato");
        Assert.Equal(2, await PublishAsync(kato, "占用の理由", Today.AddDays(1), "条例の改正"));
        Assert.Equal("占用の目的", await OfferedAsync());
        Assert.Equal((Today.AddDays(1), "2"), (await UseCases.BrowseForms.ListAsync(kato, Cancel)) is [{ Waiting: { } w }] ? (w.OfferedFrom, w.Version) : default);

        Ports.Time.Now = OfficeCalendars.StartOf(Today.AddDays(1)) - TimeSpan.FromSeconds(1);
        await DeliverAsync();
        Assert.Equal("占用の目的", await OfferedAsync());
        Assert.Equal([("2", false, PublicationState.Waiting, "条例の改正"), ("1", true, PublicationState.Published, "")], await HistoryAsync(kato));

        // the server was down at midnight, and two of them come back
        Ports.Time.Now += TimeSpan.FromHours(7);
        await Task.WhenAll(DeliverAsync(), DeliverAsync(Ports.Second));
        Assert.Equal("占用の理由", await OfferedAsync());
        Assert.Equal([("2", true, PublicationState.Published, "条例の改正"), ("1", false, PublicationState.Published, "")], await HistoryAsync(kato));
        Assert.Single(await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"form/{Form}", 100, Cancel), l => l.Action == "release-form");
    }

    [Fact]
    public async Task What_was_published_or_gone_back_to_later_is_never_undone_by_a_day_that_comes()
    {
        var kato = await Actor("hij.kato");
        await PublishAsync(kato, "二版", Today.AddDays(5));
        await PublishAsync(kato, "三版", Today.AddDays(2));
        await PublishAsync(kato, "四版", Today.AddDays(9));
        Assert.Equal(["waiting", "waiting", "passed", "published"], (await HistoryAsync(kato)).Select(v => v.State));
        Ports.Time.Now += TimeSpan.FromDays(3);
        await DeliverAsync();
        Assert.Equal("三版", await OfferedAsync());

        await UseCases.FormHistory.GoBackAsync(kato, Form, "1", "三版に誤り", Cancel);
        Ports.Time.Now += TimeSpan.FromDays(30);
        await DeliverAsync();
        Assert.Equal("占用の目的", await OfferedAsync());
        Assert.Equal(["passed", "published", "passed", "again"], (await HistoryAsync(kato)).Select(v => v.State));
        var first = (await UseCases.FormHistory.ListAsync(kato, Form, Cancel))[^1].Row;
        Assert.Equal(("三版に誤り", "加藤 洋"), (first.ChangeNote, first.ChangedBy));

        await PublishAsync(kato, "五版", Today.AddDays(1));
        await PublishAsync(kato, "六版", null);
        Ports.Time.Now += TimeSpan.FromDays(2);
        await DeliverAsync();
        Assert.Equal("六版", await OfferedAsync());
    }

    [Fact]
    public async Task What_waits_can_be_withdrawn_and_what_is_offered_makes_way_for_the_one_before_or_ends()
    {
        var kato = await Actor("hij.kato");
        await PublishAsync(kato, "二版", Today.AddDays(1));
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.FormHistory.GoBackAsync(kato, Form, "2", "理由", Cancel));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.FormHistory.WithdrawAsync(kato, Form, "2", " ", Cancel));
        await UseCases.FormHistory.WithdrawAsync(kato, Form, "2", "議決が延びた", Cancel);
        Ports.Time.Now += TimeSpan.FromDays(2);
        await DeliverAsync();
        Assert.Equal("占用の目的", await OfferedAsync());
        var withdrawn = Assert.Single(await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"form/{Form}", 100, Cancel), l => l.Action == "withdraw-version");
        Assert.Contains("議決が延びた", withdrawn.Detail, StringComparison.Ordinal);

        await PublishAsync(kato, "三版", null);
        await UseCases.FormHistory.WithdrawAsync(kato, Form, "3", "誤字", Cancel);
        Assert.Equal("占用の目的", await OfferedAsync());
        Assert.Equal([("3", false, "withdrawn", ""), ("2", false, "withdrawn", ""), ("1", true, "again", "")], await HistoryAsync(kato));

        await UseCases.FormHistory.WithdrawAsync(kato, Form, "1", "手続の廃止", Cancel);
        await Assert.ThrowsAsync<NotFoundException>(OfferedAsync);
        Assert.DoesNotContain(await UseCases.FormHistory.ListAsync(kato, Form, Cancel), v => v.Offered);
    }

    [Fact]
    public async Task A_past_day_and_one_too_far_ahead_are_refused_with_the_cure()
    {
        var kato = await Actor("hij.kato");
        var past = Assert.Single((await RefusedAsync(Today.AddDays(-1))).Problems);
        Assert.Equal(("day-passed", "/from"), (past.Code, past.Pointer));
        Assert.Equal(("受付を始める日（2026年11月9日）はもう過ぎています。", true), (past.Cause.Ja, past.Cure.En.Contains("10 November 2026", StringComparison.Ordinal)));
        Assert.Equal("2027年11月11日までの日を選んでください。", Assert.Single((await RefusedAsync(Today.AddDays(367))).Problems).Cure.Ja);
        Assert.Equal(1, await Ports.Stores.Packages.LatestOverlayVersionAsync(Hiroshima, Form, Cancel));

        Assert.Equal(2, await PublishAsync(kato, "占用の理由", Today));
        Assert.Equal("占用の理由", await OfferedAsync());
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.FormHistory.ListAsync(await Actor("hij.sato"), Form, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.FormHistory.WithdrawAsync(await Actor("kij.abe"), Form, "1", "理由", Cancel));

        Task<PublishRefusedException> RefusedAsync(DateOnly day) => Assert.ThrowsAsync<PublishRefusedException>(() => PublishAsync(kato, "占用の理由", day));
    }

    [Fact]
    public async Task While_a_version_waits_the_ministry_s_next_one_asks_the_port_first()
    {
        var abe = await Actor("kij.abe");
        await PublishAsync(abe, "二版", Today.AddDays(10), form: "jpkij/water-area-occupancy");
        Ports.Time.Now += TimeSpan.FromMinutes(1);
        var tanaka = await Actor("mlit.tanaka");
        await UseCases.WorkOnTemplate.PutInAsync(tanaka, Definitions.NextVersion("individual/water-area-occupancy", "1.0.1", ("電話番号", "お電話番号")).ToZip(), Cancel);
        await UseCases.WorkOnTemplate.PublishAsync(tanaka, "mlit/water-area-occupancy", Cancel);
        await DeliverAsync();

        Assert.Equal(FormUpgradeState.Acceptance, (await UseCases.DecideUpgrade.FindAsync(abe, "jpkij/water-area-occupancy", Cancel)).Row.State);
        Assert.Equal(2, await Ports.Stores.Packages.LatestOverlayVersionAsync(Niigata, "jpkij/water-area-occupancy", Cancel));
    }

    [Fact]
    public async Task A_first_version_that_waits_is_not_offered_before_its_day()
    {
        var kato = await Actor("hij.kato");
        await Definitions.PublishOwnAsync(UseCases, "1.0.0", new("", Today.AddDays(7)));
        var workflow = await Definitions.PublishAcceptanceAsync(UseCases);
        var refused = await Assert.ThrowsAsync<AnswerRefusedException>(() => OfferAsync(Today.AddDays(6)));
        Assert.Contains("2026年11月17日", refused.Reason.Ja, StringComparison.Ordinal);
        await OfferAsync(Today.AddDays(7));

        await UseCases.FormHistory.WithdrawAsync(kato, "jphij/damage", "1.0.0", "取りやめ", Cancel);
        Ports.Time.Now += TimeSpan.FromDays(8);
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.Catalogue.FindAsync(Hiroshima, "damage", Cancel));

        Task OfferAsync(DateOnly from) => UseCases.EnterOffer.RunAsync(kato, "jphij/damage", new(workflow, from, new() { ReceiptFormat = "損-{number}" }), Cancel);
    }

    private async Task<int> PublishAsync(Actor actor, string label, DateOnly? from, string note = "", string form = Form)
    {
        var open = await UseCases.WorkOnForm.OpenAsync(actor, form, Cancel);
        await UseCases.WorkOnForm.SaveAsync(actor, open, OverlayEdits.Set(open.Work, "field:/purpose", "label.ja", Value.Of(label)), Cancel);
        return await UseCases.PublishWork.RunAsync(actor, form, new ReleasePlan(note, from), Cancel);
    }

    private async Task<string> OfferedAsync()
    {
        var offer = await UseCases.Catalogue.FindAsync(Hiroshima, Ports.Procedure, Cancel);
        return (await UseCases.Forms.GetAsync(Hiroshima, offer.SnapshotDigest, Cancel)).Field("/purpose")!.Label.Ja;
    }

    private async Task<IEnumerable<(string Version, bool Offered, string State, string Note)>> HistoryAsync(Actor actor) =>
        (await UseCases.FormHistory.ListAsync(actor, Form, Cancel)).Select(v => (v.Row.Version, v.Offered, v.Row.State, v.Row.Note));

    private async Task DeliverAsync(UseCases? by = null)
    {
        while (await (by ?? UseCases).DeliverOutbox.RunAsync(Cancel) > 0)
        {
            // what follows is delivered too
        }
    }
}

public sealed class ReleaseFormOnSqliteTests() : ReleaseFormTests("sqlite");

public sealed class ReleaseFormOnPostgresTests() : ReleaseFormTests("postgres");
