using CyberPort.Operations.Accounts;
using CyberPort.Operations.Delivery;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Tests.Delivery;

public abstract class DeliverOutboxTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task A_mail_that_can_not_be_sent_is_tried_again_after_waits_that_double()
    {
        await AddMailsAsync(1);
        Ports.Mail.Refuses = "451 try later";
        foreach (var wait in new[] { 10, 20, 40, 80 })
        {
            Assert.Equal(1, await UseCases.DeliverOutbox.RunAsync(Cancel));
            Ports.Time.Now = Ports.Time.Now.AddSeconds(wait).AddMilliseconds(-1);
            Assert.Equal(0, await UseCases.DeliverOutbox.RunAsync(Cancel));
            Ports.Time.Now = Ports.Time.Now.AddMilliseconds(1);
        }

        Ports.Mail.Refuses = "";
        Assert.Equal(1, await UseCases.DeliverOutbox.RunAsync(Cancel));
        Assert.Equal("件名 0", Assert.Single(Ports.Mail.Sent).Subject);
        Ports.Time.Now = Ports.Time.Now.AddDays(1);
        Assert.Equal(0, await UseCases.DeliverOutbox.RunAsync(Cancel));
    }

    [Fact]
    public async Task After_ten_tries_it_is_a_dead_letter_that_its_operator_sees_and_sends_again()
    {
        var row = (await AddMailsAsync(1))[0];
        await DieAsync();

        var kato = await Actor("hij.kato");
        var letter = Assert.Single(await UseCases.DeadLetters.ListAsync(kato, Cancel));
        Assert.Equal((row, "550 no such user", 10), (letter.Id, letter.Error, letter.Attempts));
        Assert.Empty(await UseCases.DeadLetters.ListAsync(await Actor("kij.abe"), Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(async () => await UseCases.DeadLetters.ListAsync(await Actor("hij.fujii"), Cancel));

        Ports.Mail.Refuses = "";
        await UseCases.DeadLetters.ReviveAsync(kato, row, Cancel);
        Assert.Equal(1, await UseCases.DeliverOutbox.RunAsync(Cancel));
        Assert.Single(Ports.Mail.Sent);
        Assert.Empty(await UseCases.DeadLetters.ListAsync(kato, Cancel));
        Assert.Equal("revive", Assert.Single(await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"outbox/{row:D}", 10, Cancel)).Action);
    }

    [Fact]
    public async Task Nobody_revives_what_is_not_dead_or_not_theirs()
    {
        var row = (await AddMailsAsync(1))[0];
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await UseCases.DeadLetters.ReviveAsync(await Actor("hij.kato"), row, Cancel));
        await DieAsync();

        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await UseCases.DeadLetters.ReviveAsync(await Actor("kij.abe"), row, Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(async () =>
            await UseCases.DeadLetters.ReviveAsync(await Actor("hij.sato"), row, Cancel));
    }

    [Fact]
    public async Task Two_runners_at_once_send_each_mail_once()
    {
        await AddMailsAsync(60);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            while (await (i % 2 == 0 ? UseCases : Ports.Second).DeliverOutbox.RunAsync(Cancel) > 0)
            {
            }
        })));

        Assert.Equal(60, Ports.Mail.Sent.Count);
        Assert.Equal(60, Ports.Mail.Sent.Select(m => m.Key).Distinct().Count());
    }

    [Fact]
    public async Task What_a_runner_claimed_before_it_died_is_taken_up_when_its_lease_is_over()
    {
        await AddMailsAsync(1);
        var now = Ports.Time.Now;
        await Ports.Stores.Outbox.ClaimAsync(now, now + new DeliveryOptions().Lease, 10, Cancel);

        Ports.Time.Now = now + new DeliveryOptions().Lease - TimeSpan.FromMilliseconds(1);
        Assert.Equal(0, await Ports.Second.DeliverOutbox.RunAsync(Cancel));
        Ports.Time.Now = now + new DeliveryOptions().Lease;
        Assert.Equal(1, await Ports.Second.DeliverOutbox.RunAsync(Cancel));
        Assert.Single(Ports.Mail.Sent);
    }

    [Fact]
    public async Task A_slow_mail_server_does_not_carry_a_batch_beyond_its_lease()
    {
        await AddMailsAsync(8);
        Ports.Mail.Meanwhile = async () =>
        {
            Ports.Time.Now = Ports.Time.Now.AddSeconds(30);
            await Ports.Second.DeliverOutbox.RunAsync(Cancel);
        };

        while (await UseCases.DeliverOutbox.RunAsync(Cancel) > 0)
        {
        }

        Assert.Equal(8, Ports.Mail.Sent.Select(m => m.Key).Distinct().Count());
        Assert.Equal(8, Ports.Mail.Sent.Count);
    }

    [Fact]
    public async Task What_ends_the_process_each_time_becomes_a_dead_letter_too()
    {
        var row = (await AddMailsAsync(1))[0];
        for (var death = 0; death < new DeliveryOptions().MostAttempts; death++)
        {
            await Ports.Stores.Outbox.ClaimAsync(Ports.Time.Now, Ports.Time.Now.AddMinutes(2), 10, Cancel);
            Ports.Time.Now = Ports.Time.Now.AddMinutes(2);
        }

        await UseCases.DeliverOutbox.RunAsync(Cancel);

        Assert.Empty(Ports.Mail.Sent);
        Assert.Equal(row, Assert.Single(await UseCases.DeadLetters.ListAsync(await Actor("hij.kato"), Cancel)).Id);
    }

    [Fact]
    public async Task A_row_of_a_kind_that_nobody_handles_ends_as_a_dead_letter_with_that_word()
    {
        await Ports.Db.WriteAsync(unit => Ports.Stores.Outbox.Add(unit, Row("telegram", 0)), Cancel);
        await DieAsync();

        Assert.Contains("telegram", Assert.Single(await UseCases.DeadLetters.ListAsync(await Actor("hij.kato"), Cancel)).Error,
            StringComparison.Ordinal);
    }

    private async Task DieAsync()
    {
        Ports.Mail.Refuses = "550 no such user";
        for (var attempt = 0; attempt < new DeliveryOptions().MostAttempts; attempt++)
        {
            await UseCases.DeliverOutbox.RunAsync(Cancel);
            Ports.Time.Now += new DeliveryOptions().LongestRetry;
        }

        Assert.Equal(0, await UseCases.DeliverOutbox.RunAsync(Cancel));
    }

    private async Task<IReadOnlyList<Guid>> AddMailsAsync(int count)
    {
        var rows = Enumerable.Range(0, count).Select(i => Row("mail", i)).ToArray();
        await Ports.Db.WriteAsync(unit =>
        {
            foreach (var row in rows) Ports.Stores.Outbox.Add(unit, row);
        }, Cancel);
        return [.. rows.Select(r => r.Id)];
    }

    private OutboxRow Row(string kind, int number) => new()
    {
        TenantId = Hiroshima,
        Id = Guid.CreateVersion7(),
        Kind = kind,
        Body = $$"""{ "to": "a@example.jp", "subject": "件名 {{number}}", "body": "本文" }""",
        CreatedAt = Ports.Time.Now,
        NextTryAt = Ports.Time.Now,
    };
}

public sealed class DeliverOutboxOnSqliteTests() : DeliverOutboxTests("sqlite");

public sealed class DeliverOutboxOnPostgresTests() : DeliverOutboxTests("postgres");
