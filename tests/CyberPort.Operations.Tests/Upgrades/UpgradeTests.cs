using CyberPort.Expressions;
using CyberPort.Forms.Upgrades;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Operations.Upgrades;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Tests.Upgrades;

/// <summary>A newer version of the ministry's form reaches every port: by itself where nothing is in the way, otherwise when the port has decided.</summary>
public abstract class UpgradeTests(string kind) : OperationsContract(kind)
{
    private const string Base = "mlit/water-area-occupancy";
    private const string Form = "jphij/water-area-occupancy";
    private const string Label = "U2 field:/purpose label.ja";

    [Fact]
    public async Task A_patch_is_taken_over_by_itself_where_nothing_is_in_the_way()
    {
        var draft = await Filing.DraftAsync(Niigata);
        await PublishAsync("1.0.1", ("\"目的\"", "\"占用する目的\""));

        var offer = await UseCases.Catalogue.FindAsync(Niigata, Ports.Procedure, Cancel);
        Assert.Equal("占用する目的", (await UseCases.Forms.GetAsync(Niigata, offer.SnapshotDigest, Cancel)).Field("/purpose")!.Label.Ja);
        Assert.Equal("目的", (await UseCases.Drafts.OpenAsync(await Actor("toyo.suzuki"), Niigata, draft.Row.Id, Cancel)).Form.Field("/purpose")!.Label.Ja);
        var board = await UseCases.BrowseTemplates.BoardAsync(await Actor("mlit.tanaka"), Base, Cancel);
        Assert.Equal([("jphij", "conflict", 1, "1.0.0"), ("jpkij", "automatic", 0, "1.0.1")],
            board.Rows.Select(r => (r.Overlay.TenantId.Value, r.State, r.Conflicts, r.Overlay.BaseVersion)));
        Assert.Contains(await UseCases.MyNotices.ListAsync(await Actor("kij.abe"), Cancel), n => n.Subject.StartsWith("様式を新しい版にしました", StringComparison.Ordinal));
        Assert.Contains(await UseCases.MyNotices.ListAsync(await Actor("hij.kato"), Cancel), n => n.Subject.StartsWith("様式の新しい版で決めることがあります", StringComparison.Ordinal));

        // delivered twice, it is still the second version
        await Ports.Stores.Db.WriteAsync(unit => Ports.Stores.Outbox.Add(unit, new OutboxRow
        {
            TenantId = Niigata,
            Id = Guid.NewGuid(),
            Kind = "form-upgrade",
            Body = """{ "formKey": "jpkij/water-area-occupancy", "toVersion": "1.0.1" }""",
            CreatedAt = Ports.Time.Now,
            NextTryAt = Ports.Time.Now,
        }), Cancel);
        await DeliverAsync();
        Assert.Equal(2, await Ports.Stores.Packages.LatestOverlayVersionAsync(Niigata, "jpkij/water-area-occupancy", Cancel));
    }

    [Fact]
    public async Task A_conflict_waits_for_the_port_which_decides_takes_over_and_publishes()
    {
        var (kato, before) = (await Actor("hij.kato"), await UseCases.Catalogue.FindAsync(Hiroshima, Ports.Procedure, Cancel));
        await PublishAsync("1.0.1", ("\"目的\"", "\"占用する目的\""));
        Assert.Equal(before.SnapshotDigest, (await UseCases.Catalogue.FindAsync(Hiroshima, Ports.Procedure, Cancel)).SnapshotDigest);

        var open = await UseCases.DecideUpgrade.FindAsync(kato, Form, Cancel);
        var conflict = Assert.Single(open.Upgrade.Open);
        Assert.Equal((Label, "目的", "占用する目的", "占用の目的"), (conflict.Id, conflict.BaseOld.AsText, conflict.BaseNew.AsText, conflict.Ours.AsText));
        await Assert.ThrowsAsync<NotAllowedException>(() => UseCases.DecideUpgrade.TakeAsync(kato, Form, Cancel));

        open = await ChooseAsync(kato, (Label, new(ChoiceKind.Edit, Value.Of("占用の目的（詳しく）"))), ("U2 field:/nothing label.ja", new(ChoiceKind.TakeBase)));
        Assert.Equal((FormUpgradeState.Acceptance, 0), (open.Row.State, open.Row.Conflicts));
        await UseCases.DecideUpgrade.TakeAsync(kato, Form, Cancel);
        Assert.True((await UseCases.DecideUpgrade.FindAsync(kato, Form, Cancel)).IsTaken);
        Assert.Equal("1.0.1", (await UseCases.WorkOnForm.OpenAsync(kato, Form, Cancel)).Row.BaseVersion);

        Assert.Equal(2, await UseCases.PublishWork.RunAsync(kato, Form, "新しい版を取り込む", Cancel));
        var offer = await UseCases.Catalogue.FindAsync(Hiroshima, Ports.Procedure, Cancel);
        Assert.Equal("占用の目的（詳しく）", (await UseCases.Forms.GetAsync(Hiroshima, offer.SnapshotDigest, Cancel)).Field("/purpose")!.Label.Ja);
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.DecideUpgrade.FindAsync(kato, Form, Cancel));
        var row = (await UseCases.BrowseTemplates.BoardAsync(await Actor("mlit.tanaka"), Base, Cancel)).Rows[0];
        Assert.Equal((FormUpgradeState.Accepted, "加藤 洋"), (row.State, row.ChangedBy));
    }

    [Fact]
    public async Task A_form_that_is_being_worked_on_is_taken_along_only_when_somebody_agrees_and_can_be_dropped()
    {
        var abe = await Actor("kij.abe");
        await UseCases.WorkOnForm.OpenAsync(abe, "jpkij/water-area-occupancy", Cancel);
        await PublishAsync("1.0.1", ("\"目的\"", "\"占用する目的\""));
        Assert.Equal(FormUpgradeState.Acceptance, (await UseCases.DecideUpgrade.FindAsync(abe, "jpkij/water-area-occupancy", Cancel)).Row.State);

        await UseCases.DecideUpgrade.TakeAsync(abe, "jpkij/water-area-occupancy", Cancel);
        await UseCases.WorkOnForm.DropAsync(abe, "jpkij/water-area-occupancy", Cancel);
        var open = await UseCases.DecideUpgrade.FindAsync(abe, "jpkij/water-area-occupancy", Cancel);
        Assert.Equal((false, FormUpgradeState.Acceptance), (open.IsTaken, open.Row.State));
    }

    [Fact]
    public async Task What_the_port_changed_and_the_ministry_locks_can_only_be_withdrawn()
    {
        var kato = await Actor("hij.kato");
        await PublishAsync("2.0.0", ("\"load\": {", "\"load\": { \"x-cp-locked\": [\"help\"],"));
        var open = await UseCases.DecideUpgrade.FindAsync(kato, Form, Cancel);
        Assert.All(open.Upgrade.Open, o => Assert.Equal(("U11", ChoiceKind.Withdraw), (o.Code, Assert.Single(o.Choices))));
        open = await UseCases.DecideUpgrade.ChooseAsync(kato, Form, open.Upgrade.Open.ToDictionary(o => o.Id, _ => new UpgradeChoice(ChoiceKind.KeepOurs)), Cancel);
        Assert.Equal(FormUpgradeState.Conflict, open.Row.State);

        open = await UseCases.DecideUpgrade.ChooseAsync(kato, Form, open.Upgrade.DefaultChoices(), Cancel);
        Assert.Equal(FormUpgradeState.Acceptance, open.Row.State);
    }

    [Fact]
    public async Task A_version_is_tried_before_it_is_published_and_refused_when_its_number_promises_too_little()
    {
        var tanaka = await Actor("mlit.tanaka");
        Assert.Equal(Base, await UseCases.WorkOnTemplate.PutInAsync(tanaka, Next("1.0.0"), Cancel));
        var plan = await UseCases.WorkOnTemplate.PlanAsync(tanaka, Base, Cancel);
        Assert.Equal("version-taken", Assert.Single(plan!.Stops).Code);

        await UseCases.WorkOnTemplate.PutInAsync(tanaka, Next("1.0.1", ("\"maxLength\": 400", "\"maxLength\": 200")), Cancel);
        var refused = await Assert.ThrowsAsync<PublishRefusedException>(() => UseCases.WorkOnTemplate.PublishAsync(tanaka, Base, Cancel));
        Assert.Contains(refused.Problems, p => p.Code == "small-step");

        await UseCases.WorkOnTemplate.PutInAsync(tanaka, Next("1.0.1", ("\"目的\"", "\"占用する目的\"")), Cancel);
        plan = await UseCases.WorkOnTemplate.PlanAsync(tanaka, Base, Cancel);
        Assert.True(plan!.MayPublish);
        Assert.Equal([("jphij", FormUpgradeState.Conflict, 1), ("jpkij", FormUpgradeState.Automatic, 0)], plan.Forecasts.Select(f => (f.Overlay.TenantId.Value, f.State, f.Conflicts)));
        await UseCases.WorkOnTemplate.DropAsync(tanaka, Base, Cancel);
        Assert.Null(await UseCases.WorkOnTemplate.PlanAsync(tanaka, Base, Cancel));
    }

    [Fact]
    public async Task Others_forms_are_neither_read_nor_changed()
    {
        var (kato, abe) = (await Actor("hij.kato"), await Actor("kij.abe"));
        await PublishAsync("1.0.1", ("\"目的\"", "\"占用する目的\""));
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.DecideUpgrade.FindAsync(abe, Form, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.BrowseTemplates.BoardAsync(kato, Base, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.BrowseTemplates.ReadAsync(kato, Base, "1.0.0", Cancel));
        var refused = await Assert.ThrowsAsync<PublishRefusedException>(() => UseCases.WorkOnTemplate.PutInAsync(kato, Next("9.0.0"), Cancel));
        Assert.Equal("other-owner", refused.Problems[0].Code);
        var sato = await Actor("hij.sato");
        await Assert.ThrowsAsync<NotAllowedException>(() => UseCases.DecideUpgrade.FindAsync(sato, Form, Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(() => UseCases.BrowseTemplates.ListAsync(sato, Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(() => UseCases.WorkOnTemplate.PutInAsync(sato, Next("9.0.0"), Cancel));
    }

    [Fact]
    public async Task A_form_that_is_new_is_put_in_looked_at_and_published()
    {
        var tanaka = await Actor("mlit.tanaka");
        await UseCases.WorkOnTemplate.PutInAsync(tanaka, Definitions.NextVersion("generic/facility-damage-report", "1.0.0").ToZip(), Cancel);
        var board = await UseCases.BrowseTemplates.BoardAsync(tanaka, "mlit/facility-damage-report", Cancel);
        Assert.Equal(("港湾施設の滅失・損傷の届出", 0), (board.Title.Ja, board.Versions.Count));
        Assert.True((await UseCases.WorkOnTemplate.PlanAsync(tanaka, "mlit/facility-damage-report", Cancel))!.MayPublish);
        Assert.Equal("1.0.0", await UseCases.WorkOnTemplate.PublishAsync(tanaka, "mlit/facility-damage-report", Cancel));
        Assert.Single((await UseCases.BrowseTemplates.BoardAsync(tanaka, "mlit/facility-damage-report", Cancel)).Versions);
    }

    private static byte[] Next(string version, params (string From, string To)[] changes) => Definitions.NextVersion("individual/water-area-occupancy", version, changes).ToZip();

    private async Task<OpenUpgrade> ChooseAsync(Actor actor, params (string Id, UpgradeChoice Choice)[] choices) =>
        await UseCases.DecideUpgrade.ChooseAsync(actor, Form, choices.ToDictionary(c => c.Id, c => c.Choice), Cancel);

    private async Task PublishAsync(string version, params (string From, string To)[] changes)
    {
        var tanaka = await Actor("mlit.tanaka");
        Ports.Time.Now += TimeSpan.FromDays(1);
        await UseCases.WorkOnTemplate.PutInAsync(tanaka, Next(version, changes), Cancel);
        Assert.Equal(version, await UseCases.WorkOnTemplate.PublishAsync(tanaka, Base, Cancel));
        await DeliverAsync();
    }

    private async Task DeliverAsync()
    {
        while (await UseCases.DeliverOutbox.RunAsync(Cancel) > 0)
        {
            // mails follow the notices
        }
    }
}

public sealed class UpgradeOnSqliteTests() : UpgradeTests("sqlite");

public sealed class UpgradeOnPostgresTests() : UpgradeTests("postgres");
