using CyberPort.Operations.Accounts;
using CyberPort.Operations.Delivery;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Organisations;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Tests.Limits;

/// <summary>Each limit holds where it is set, and one more than it is refused or waits.</summary>
public sealed class LimitTests() : OperationsContract("sqlite")
{
    protected override Surroundings Change(Surroundings around) => around with
    {
        SignIn = new SignInOptions { FreeFailures = 1, FirstDelay = TimeSpan.FromSeconds(3), LongestDelay = TimeSpan.FromSeconds(7) },
        Delivery = new DeliveryOptions { BatchSize = 2, FirstRetry = TimeSpan.FromSeconds(20), LongestRetry = TimeSpan.FromSeconds(50),
            MostAttempts = 4 },
    };

    [Fact]
    public async Task The_wait_after_a_wrong_password_begins_and_ends_where_the_options_say()
    {
        var waits = new List<TimeSpan>();
        for (var failure = 1; failure <= 4; failure++)
        {
            Assert.Equal(SignInOutcome.WrongNameOrPassword, (await SignInAsync()).Outcome);
            var until = (await SignInAsync()).WaitUntil;
            waits.Add(TimeSpan.FromSeconds(Math.Round((until - Ports.Time.Now).TotalSeconds)));
            Ports.Time.Now = until;
        }

        Assert.Equal([3, 6, 7, 7], waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task A_batch_takes_so_many_rows_and_tries_are_spaced_and_counted_as_the_options_say()
    {
        await AddMailsAsync(3);
        Assert.Equal((2, 1, 0), (await RunAsync(), await RunAsync(), await RunAsync()));

        Ports.Mail.Refuses = "451";
        await AddMailsAsync(1);
        foreach (var wait in new[] { 20, 40, 50 })
        {
            Assert.Equal(1, await RunAsync());
            Ports.Time.Now = Ports.Time.Now.AddSeconds(wait).AddMilliseconds(-1);
            Assert.Equal(0, await RunAsync());
            Ports.Time.Now = Ports.Time.Now.AddMilliseconds(1);
        }

        Assert.Empty(await UseCases.DeadLetters.ListAsync(await Actor("hij.kato"), Cancel));
        await RunAsync();
        Assert.Equal(4, Assert.Single(await UseCases.DeadLetters.ListAsync(await Actor("hij.kato"), Cancel)).Attempts);
    }

    [Theory]
    [InlineData(4000, "")]
    [InlineData(4001, "4000 文字以内")]
    [InlineData(0, "本文を入力")]
    public async Task A_note_has_one_to_four_thousand_characters(int length, string refusal)
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        var text = new Cases.NoteText(new string('港', length), true);

        var error = await Record.ExceptionAsync(async () =>
            await UseCases.WriteNote.RunAsync(await Actor("hij.sato"), Hiroshima, receipt.CaseId, text, Cancel));

        Assert.Equal(refusal.Length > 0, error is AnswerRefusedException);
        if (error is AnswerRefusedException refused) Assert.Contains(refusal, refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Equal(refusal.Length == 0 ? 1 : 0, (await Ports.Stores.Notes.ListAsync(Hiroshima, receipt.CaseId, true, Cancel)).Count);
    }

    [Fact]
    public async Task The_list_of_notices_shows_the_hundred_newest()
    {
        var actor = await Actor("toyo.suzuki");
        await Ports.Db.WriteAsync(async unit =>
        {
            for (var i = 0; i < 101; i++)
            {
                await Ports.Stores.Notifications.AddAsync(unit, new NotificationRow
                {
                    TenantId = actor.Tenant, Id = Guid.CreateVersion7(), PersonId = actor.PersonId, CaseTenantId = Hiroshima,
                    Subject = $"{i}", Body = "",
                    SentAt = Ports.Time.Now.AddMinutes(i),
                });
            }
        }, Cancel);

        var list = await UseCases.MyNotices.ListAsync(actor, Cancel);

        Assert.Equal((100, "100", "1"), (list.Count, list[0].Subject, list[^1].Subject));
    }

    [Fact]
    public async Task A_page_of_the_desk_holds_what_was_asked_for_and_its_total_counts_all()
    {
        for (var i = 0; i < 3; i++) await Filing.FileAsync(Hiroshima);
        var page = await UseCases.ListDesk.RunAsync(await Actor("hij.sato"), new() { View = "all", Take = 2, Skip = 2 }, Cancel);

        Assert.Equal((1, 3), (page.Rows.Count, page.Total));
    }

    [Fact]
    public async Task A_holiday_that_is_entered_counts_five_minutes_later_at_the_latest()
    {
        await Filing.FileAsync(Hiroshima);
        await Ports.Db.WriteAsync(unit => new HolidayStore(Ports.Db).Add(
            unit, new Holiday { TenantId = Hiroshima, Day = new DateOnly(2026, 11, 12), Name = "臨時閉庁" }), Cancel);

        Ports.Time.Now = Ports.Time.Now.AddMinutes(5);
        var receipt = await Filing.FileAsync(Hiroshima);

        Assert.Equal(new DateOnly(2026, 12, 10), (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).DueOn);
    }

    private Task<SignInResult> SignInAsync() => UseCases.SignIn.RunAsync("hij.sato", "wrong", new("192.0.2.1", ""), Cancel);

    private Task<int> RunAsync() => UseCases.DeliverOutbox.RunAsync(Cancel);

    private Task AddMailsAsync(int count) => Ports.Db.WriteAsync(unit =>
    {
        for (var i = 0; i < count; i++)
        {
            Ports.Stores.Outbox.Add(unit, new OutboxRow
            {
                TenantId = Hiroshima, Id = Guid.CreateVersion7(), Kind = "mail",
                Body = """{ "to": "a@example.jp", "subject": "件名", "body": "本文" }""",
                CreatedAt = Ports.Time.Now, NextTryAt = Ports.Time.Now,
            });
        }
    }, Cancel);
}
