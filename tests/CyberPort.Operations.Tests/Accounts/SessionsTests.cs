using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Tests.Accounts;

public abstract class SessionsTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task An_ended_session_ends_at_once_everywhere_and_the_others_go_on()
    {
        var (here, there) = (await SignInAsync("hij.sato"), await SignInAsync("hij.sato"));
        var actor = (await UseCases.Sessions.FindActorAsync(here, Cancel))!;
        Assert.Equal(2, (await UseCases.Sessions.ListAsync(actor, Cancel)).Count);

        await UseCases.Sessions.EndAsync(actor, SignIn.HashOf(there), Cancel);

        Assert.Null(await Ports.Second.Sessions.FindActorAsync(there, Cancel));
        Assert.NotNull(await Ports.Second.Sessions.FindActorAsync(here, Cancel));
        Assert.Single(await UseCases.Sessions.ListAsync(actor, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.Sessions.EndAsync(actor, SignIn.HashOf(there), Cancel));
    }

    [Fact]
    public async Task Nobody_ends_another_persons_session()
    {
        var (mine, theirs) = (await SignInAsync("hij.sato"), await SignInAsync("hij.ogawa"));
        var actor = (await UseCases.Sessions.FindActorAsync(mine, Cancel))!;

        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.Sessions.EndAsync(actor, SignIn.HashOf(theirs), Cancel));

        Assert.NotNull(await UseCases.Sessions.FindActorAsync(theirs, Cancel));
    }

    [Fact]
    public async Task It_ends_after_two_hours_without_a_request()
    {
        var token = await SignInAsync("hij.sato");
        Ports.Time.Now = Ports.Time.Now.AddHours(2).AddMinutes(-1);
        Assert.NotNull(await UseCases.Sessions.FindActorAsync(token, Cancel));
        Ports.Time.Now = Ports.Time.Now.AddHours(2).AddMinutes(-1);
        Assert.NotNull(await UseCases.Sessions.FindActorAsync(token, Cancel));

        Ports.Time.Now = Ports.Time.Now.AddHours(2);

        Assert.Null(await UseCases.Sessions.FindActorAsync(token, Cancel));
    }

    [Fact]
    public async Task It_ends_after_twelve_hours_in_any_case_and_is_listed_no_more()
    {
        var token = await SignInAsync("hij.sato");
        var actor = (await UseCases.Sessions.FindActorAsync(token, Cancel))!;
        for (var hour = 1; hour < 12; hour++)
        {
            Ports.Time.Now = Ports.Time.Now.AddHours(1);
            Assert.NotNull(await UseCases.Sessions.FindActorAsync(token, Cancel));
        }

        Ports.Time.Now = Ports.Time.Now.AddHours(1);

        Assert.Null(await UseCases.Sessions.FindActorAsync(token, Cancel));
        Assert.Empty(await UseCases.Sessions.ListAsync(actor, Cancel));
    }

    [Theory]
    [InlineData("update people set disabled_at = @now where id = @id")]
    [InlineData("update memberships set ended_at = @now where tenant_id = @tenant and person_id = @id")]
    public async Task A_disabled_account_or_an_ended_membership_ends_its_sessions(string change)
    {
        var token = await SignInAsync("hij.sato");
        var actor = (await UseCases.Sessions.FindActorAsync(token, Cancel))!;

        await Ports.Db.WriteAsync(unit =>
            unit.Add(change, new { id = actor.PersonId, tenant = actor.Tenant, now = Ports.Time.Now }), Cancel);

        Assert.Null(await UseCases.Sessions.FindActorAsync(token, Cancel));
    }

    [Fact]
    public async Task A_person_of_two_companies_switches_between_them_and_sees_only_the_one()
    {
        var draft = await Filing.DraftAsync(Hiroshima);
        var other = await JoinAsync("toyo.suzuki", "takasaki");
        var token = await SignInAsync("toyo.suzuki");
        var before = (await UseCases.Sessions.FindActorAsync(token, Cancel))!;
        var toyo = (await UseCases.Sessions.ListMembershipsAsync(before, Cancel)).Single(m => m.TenantId.Value == "toyo");
        await UseCases.Sessions.SwitchAsync(before, toyo.Id, Cancel);
        Assert.Equal(draft.Row.Id,
            Assert.Single(await UseCases.Drafts.ListAsync((await UseCases.Sessions.FindActorAsync(token, Cancel))!, Cancel)).Id);

        await UseCases.Sessions.SwitchAsync(before, other, Cancel);

        var after = (await UseCases.Sessions.FindActorAsync(token, Cancel))!;
        Assert.Equal(("takasaki", "髙﨑マリーナ有限会社"), (after.Tenant.Value, after.OrganisationName));
        Assert.Empty(await UseCases.Drafts.ListAsync(after, Cancel));
        var stranger = (await UseCases.Sessions.ListMembershipsAsync(await Actor("hij.sato"), Cancel))[0];
        await Assert.ThrowsAsync<NotFoundException>(() => UseCases.Sessions.SwitchAsync(after, stranger.Id, Cancel));
    }

    [Fact]
    public async Task The_database_holds_no_token_that_could_be_used()
    {
        var token = await SignInAsync("hij.sato");

        Assert.Null(await Ports.Stores.Sessions.FindAsync(token, Cancel));
        Assert.Null(await UseCases.Sessions.FindActorAsync(SignIn.HashOf(token), Cancel));
    }

    private async Task<string> SignInAsync(string name) =>
        (await UseCases.SignIn.RunAsync(name, People.Password, new("192.0.2.1", "test"), Cancel)).Token;

    private async Task<Guid> JoinAsync(string name, string company)
    {
        var (person, id) = (await Actor(name), Guid.CreateVersion7());
        await Ports.Db.WriteAsync(unit => Ports.Stores.People.Add(unit, new Membership
        {
            TenantId = new(company), Id = id, PersonId = person.PersonId, OrganisationId = company, Title = "", Roles = ",applicant,",
            Sections = ",", SubstitutesFor = ",",
        }), Cancel);
        return id;
    }
}

public sealed class SessionsOnSqliteTests() : SessionsTests("sqlite");

public sealed class SessionsOnPostgresTests() : SessionsTests("postgres");
