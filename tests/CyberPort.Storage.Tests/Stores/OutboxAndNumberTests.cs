using CyberPort.Storage.Documents;
using CyberPort.Storage.Outbox;

namespace CyberPort.Storage.Tests.Stores;

public abstract class OutboxAndNumberTests(string kind) : StorageContract(kind)
{
    private OutboxStore Outbox => new(Db);

    [Fact]
    public async Task Numbers_have_no_gaps_and_no_doubles_however_many_ask()
    {
        // the row is made first, as the first application of a year makes it
        await NextAsync();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => NextAsync()));

        Assert.Equal(Enumerable.Range(2, 40), numbers.Order());
    }

    [Fact]
    public async Task A_unit_that_fails_gives_its_number_back()
    {
        await NextAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Db.WriteAsync<int>(async unit =>
        {
            await new NumberStore().NextAsync(unit, Hiroshima, "receipt/x", 2026);
            throw new InvalidOperationException("stop");
        }, Cancel));

        Assert.Equal(2, await NextAsync());
    }

    [Fact]
    public async Task A_row_is_claimed_by_one_worker_and_again_when_its_lease_is_over()
    {
        await Db.WriteAsync(unit => Outbox.Add(unit, Row()), Cancel);

        var first = await Outbox.ClaimAsync(Rows.Now, Rows.Now.AddMinutes(2), 10, Cancel);
        var second = await Outbox.ClaimAsync(Rows.Now.AddMinutes(1), Rows.Now.AddMinutes(3), 10, Cancel);
        var third = await Outbox.ClaimAsync(Rows.Now.AddMinutes(2), Rows.Now.AddMinutes(4), 10, Cancel);

        Assert.Equal((1, 0, 1), (first.Count, second.Count, third.Count));
        Assert.Equal(1, third[0].Attempts);
    }

    [Fact]
    public async Task Two_workers_never_hold_the_same_row()
    {
        await Db.WriteAsync(unit =>
        {
            for (var i = 0; i < 60; i++) Outbox.Add(unit, Row());
        }, Cancel);

        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Outbox.ClaimAsync(Rows.Now, Rows.Now.AddMinutes(2), 10, Cancel)));

        var ids = claims.SelectMany(c => c).Select(r => r.Id).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.NotEmpty(ids);
    }

    [Fact]
    public async Task A_dead_letter_is_seen_by_its_tenant_and_can_be_revived()
    {
        var row = Row();
        await Db.WriteAsync(unit =>
        {
            Outbox.Add(unit, row);
            Outbox.MarkDead(unit, Hiroshima, row.Id, "宛先がありません", Rows.Now);
        }, Cancel);

        Assert.Equal("宛先がありません", (await Outbox.ListDeadAsync(Hiroshima, Cancel)).Single().Error);
        Assert.Empty(await Outbox.ListDeadAsync(Niigata, Cancel));
        Assert.Equal(1, await Db.WriteAsync(unit => Outbox.ReviveAsync(unit, Hiroshima, row.Id, Rows.Now), Cancel));
        Assert.Single(await Outbox.ClaimAsync(Rows.Now, Rows.Now.AddMinutes(1), 10, Cancel));
    }

    private Task<int> NextAsync() => Db.WriteAsync(unit => new NumberStore().NextAsync(unit, Hiroshima, "receipt/x", 2026), Cancel);

    private static OutboxRow Row() => new()
    {
        TenantId = Hiroshima, Id = Guid.CreateVersion7(), Kind = "mail", Body = "{}", CreatedAt = Rows.Now, NextTryAt = Rows.Now,
    };
}

public sealed class OutboxAndNumberOnSqliteTests() : OutboxAndNumberTests("sqlite");

public sealed class OutboxAndNumberOnPostgresTests() : OutboxAndNumberTests("postgres");

public sealed class OutboxAndNumberOnSqlServerTests() : OutboxAndNumberTests("sqlserver");
