using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Tests.Accounts;

public abstract class SignInTests(string kind) : OperationsContract(kind)
{
    private const string Here = "192.0.2.1", There = "192.0.2.2";

    protected override Surroundings Change(Surroundings around) => around with { SignIn = new SignInOptions { FreeFailuresOfAddress = 6 } };

    [Fact]
    public async Task The_right_password_signs_in_whatever_width_it_was_typed_in()
    {
        var session = await TryAsync("ｈｉｊ．ＳＡＴＯ ", "みなと－２０２６－ｐｏｒｔ".Replace('－', '-'));

        Assert.Equal(SignInOutcome.SignedIn, session.Outcome);
        Assert.Equal("佐藤 花子", (await UseCases.Sessions.FindActorAsync(session.Token, Cancel))!.Name);
        Assert.Equal(Ports.Time.Now.AddHours(12), session.ExpiresAt);
    }

    [Fact]
    public async Task After_three_failures_each_further_one_doubles_the_wait_up_to_a_quarter_of_an_hour()
    {
        var waits = new List<double>();
        for (var failure = 1; failure <= 3; failure++)
            Assert.Equal(SignInOutcome.WrongNameOrPassword, (await TryAsync("hij.sato", "wrong")).Outcome);
        for (var failure = 4; failure <= 6; failure++) waits.Add(await WaitAndFailAsync());

        Assert.Equal([2, 4, 8], waits);
        Assert.Equal(TimeSpan.FromMinutes(15), new SignInOptions().LongestDelay);
    }

    [Fact]
    public async Task While_it_waits_not_even_the_right_password_is_read_but_another_place_is_not_locked_out()
    {
        for (var failure = 1; failure <= 3; failure++) await TryAsync("hij.sato", "wrong");

        var waiting = await TryAsync("hij.sato", People.Password);
        var elsewhere = await TryAsync("hij.sato", People.Password, There);
        var colleague = await TryAsync("hij.ogawa", People.Password);

        Assert.Equal((SignInOutcome.Wait, ""), (waiting.Outcome, waiting.Token));
        Assert.Equal(Milliseconds(Ports.Time.Now.AddSeconds(2)), waiting.WaitUntil);
        Assert.Equal((SignInOutcome.SignedIn, SignInOutcome.SignedIn), (elsewhere.Outcome, colleague.Outcome));
        Ports.Time.Now = Ports.Time.Now.AddSeconds(2);
        Assert.Equal(SignInOutcome.SignedIn, (await TryAsync("hij.sato", People.Password)).Outcome);
        Assert.Equal(SignInOutcome.WrongNameOrPassword, (await TryAsync("hij.sato", "wrong")).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await TryAsync("hij.sato", People.Password)).Outcome);
    }

    [Fact]
    public async Task One_address_that_tries_many_accounts_waits_too()
    {
        for (var account = 1; account <= 6; account++)
            Assert.Equal(SignInOutcome.WrongNameOrPassword, (await TryAsync($"guess{account}", "wrong")).Outcome);

        Assert.Equal(SignInOutcome.Wait, (await TryAsync("hij.sato", People.Password)).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await TryAsync("hij.sato", People.Password, There)).Outcome);
    }

    [Fact]
    public async Task Tries_that_are_sent_all_at_once_are_counted_one_by_one()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() =>
            (i % 2 == 0 ? UseCases : Ports.Second).SignIn.RunAsync("hij.sato", "wrong", new(Here, ""), Cancel))));

        // two processes check two at a time: at most three more than the three that are free
        var read = outcomes.Count(o => o.Outcome == SignInOutcome.WrongNameOrPassword);
        Assert.InRange(read, 3, 6);
        Assert.All(outcomes, o => Assert.True(o.Outcome is SignInOutcome.WrongNameOrPassword or SignInOutcome.Wait));
        Assert.Equal(SignInOutcome.Wait, (await TryAsync("hij.sato", People.Password)).Outcome);
    }

    [Fact]
    public async Task An_unknown_a_disabled_and_a_wrong_one_get_the_same_answer()
    {
        await DisableAsync("hij.ogawa");

        var answers = new[] { await TryAsync("nobody", People.Password), await TryAsync("hij.ogawa", People.Password),
            await TryAsync("hij.sato", "wrong") };

        Assert.All(answers, a => Assert.Equal(new SignInResult(SignInOutcome.WrongNameOrPassword), a));
    }

    [Fact]
    public async Task A_hash_of_earlier_years_is_made_anew_at_the_next_sign_in_and_not_by_a_wrong_password()
    {
        const string old = "pbkdf2-sha256$100000$MDEyMzQ1Njc4OWFiY2RlZg==$WFkw5jIPuWNZXH9ocqBrqnHTVxxHu6WTXen13CyZ/sE=";
        await SetHashAsync("hij.sato", old);
        Assert.Equal(SignInOutcome.WrongNameOrPassword, (await TryAsync("hij.sato", "wrong")).Outcome);
        Assert.Equal(old, await HashAsync("hij.sato"));

        Assert.Equal(SignInOutcome.SignedIn, (await TryAsync("hij.sato", People.Password)).Outcome);

        var renewed = await HashAsync("hij.sato");
        Assert.StartsWith("pbkdf2-sha256$600000$", renewed, StringComparison.Ordinal);
        Assert.Equal(SignInOutcome.SignedIn, (await TryAsync("hij.sato", People.Password)).Outcome);
        Assert.Equal(renewed, await HashAsync("hij.sato"));
    }

    [Fact]
    public async Task Who_belongs_nowhere_any_more_is_told_so()
    {
        await RunAsync("update memberships set ended_at = @now where tenant_id = @tenant and person_id = @id", "hij.ogawa");

        Assert.Equal(SignInOutcome.NoMembership, (await TryAsync("hij.ogawa", People.Password)).Outcome);
    }

    private Task<SignInResult> TryAsync(string name, string password, string address = Here) =>
        UseCases.SignIn.RunAsync(name, password, new(address, "test"), Cancel);

    private async Task<double> WaitAndFailAsync()
    {
        var told = await TryAsync("hij.sato", "wrong");
        Assert.Equal(SignInOutcome.Wait, told.Outcome);
        var wait = told.WaitUntil - Milliseconds(Ports.Time.Now);
        Ports.Time.Now += wait;
        Assert.Equal(SignInOutcome.WrongNameOrPassword, (await TryAsync("hij.sato", "wrong")).Outcome);
        return wait.TotalSeconds;
    }

    private static DateTimeOffset Milliseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));

    private async Task<string> HashAsync(string name) => (await Ports.Stores.People.FindBySignInNameAsync(name, Cancel))!.PasswordHash;

    private async Task SetHashAsync(string name, string hash)
    {
        var person = (await Ports.Stores.People.FindBySignInNameAsync(name, Cancel))!;
        await Ports.Db.WriteAsync(unit => new PersonStore(Ports.Db).SavePasswordHash(unit, person, hash), Cancel);
    }

    private Task DisableAsync(string name) => RunAsync("update people set disabled_at = @now where id = @id", name);

    private async Task RunAsync(string sql, string name)
    {
        var actor = await Actor(name);
        await Ports.Db.WriteAsync(unit => unit.Add(sql, new { id = actor.PersonId, tenant = actor.Tenant, now = Ports.Time.Now }), Cancel);
    }
}

public sealed class SignInOnSqliteTests() : SignInTests("sqlite");

public sealed class SignInOnPostgresTests() : SignInTests("postgres");
