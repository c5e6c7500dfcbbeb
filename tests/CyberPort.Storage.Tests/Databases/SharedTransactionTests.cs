using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Databases.Postgres;
using CyberPort.Storage.Documents;
using CyberPort.Storage.Organisations;

namespace CyberPort.Storage.Tests.Databases;

/// <summary>Units of one lane share transactions; whoever fails, fails alone.</summary>
public abstract class SharedTransactionTests(string kind) : StorageContract(kind)
{
    private const int Many = 120;

    private HolidayStore Holidays => new(Db);

    private AuditStore Audit => new(Db, Time);

    [Fact]
    public async Task Numbers_and_audit_lines_of_many_units_have_no_gaps_and_the_chain_holds()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => ArriveAsync(unit => { })));

        Assert.Equal(Enumerable.Range(1, Many), numbers.Order());
        var lines = await Audit.ListAsync(Hiroshima, 0, 2 * Many, Cancel);
        Assert.Equal(Enumerable.Range(1, Many).Select(n => (long)n), lines.Select(l => l.Number));
        Assert.Equal((await Audit.FindHeadAsync(Hiroshima, Cancel))!.Hash, lines.Aggregate(AuditChain.Start, AuditChain.Hash));
        if (Db is PostgresDb postgres) Assert.InRange(postgres.SharedCommits, 1, Many / 2);
    }

    [Fact]
    public async Task A_unit_that_throws_gives_its_number_back_and_spoils_no_neighbour()
    {
        var units = Enumerable.Range(0, Many).Select(i => ArriveAsync(unit =>
        {
            if (i % 10 == 3) throw new InvalidOperationException("stop");
        })).ToArray();
        var kept = await KeptAsync(units);

        Assert.Equal(Enumerable.Range(1, Many - (Many / 10)), kept.Order());
    }

    [Fact]
    public async Task A_unit_whose_statement_the_database_refuses_spoils_no_neighbour()
    {
        var units = Enumerable.Range(0, Many).Select(i => ArriveAsync(unit => Holidays.Add(unit, Day(i / 2)))).ToArray();
        var kept = await KeptAsync(units);

        Assert.Equal(Enumerable.Range(1, Many / 2), kept.Order());
        Assert.Equal(Many / 2, (await Holidays.ListAsync(Hiroshima, Cancel)).Count);
        Assert.All(units.Where(u => u.IsFaulted), u => Assert.IsType<DuplicateKeyException>(u.Exception!.InnerException));
    }

    [Fact]
    public async Task A_stale_row_is_said_to_the_one_who_wrote_it()
    {
        var units = Enumerable.Range(0, Many).Select(i => ArriveAsync(unit =>
        {
            if (i % 30 == 7) unit.Add("update holidays set name = 'x' where tenant_id = @tenant", new { tenant = Hiroshima }, orStale: $"Row {i}");
        })).ToArray();
        await KeptAsync(units);

        Assert.Equal(["Row 7", "Row 37", "Row 67", "Row 97"], units.Where(u => u.IsFaulted).Select(u => ((StaleRowException)u.Exception!.InnerException!).What));
    }

    [Fact]
    public async Task What_follows_a_commit_runs_once_for_each_that_was_kept()
    {
        var ran = 0;
        var units = Enumerable.Range(0, Many).Select(i => ArriveAsync(unit =>
        {
            unit.AfterCommit(() => Interlocked.Increment(ref ran));
            if (i % 2 == 1) throw new InvalidOperationException("stop");
        })).ToArray();
        await KeptAsync(units);

        Assert.Equal(Many / 2, ran);
    }

    [Fact]
    public async Task A_unit_that_read_after_it_wrote_is_taken_back_whole()
    {
        var units = Enumerable.Range(0, Many).Select(i => Db.WriteTogetherAsync(Hiroshima.Value, async unit =>
        {
            Holidays.Add(unit, Day(i));
            await unit.FindAsync<int>("select count(*) from holidays where tenant_id = @tenant", new { tenant = Hiroshima });
            return i % 40 == 5 ? throw new InvalidOperationException("stop") : i;
        }, Cancel)).ToArray();
        var kept = await KeptAsync(units);

        Assert.Equal(Many - 3, kept.Count);
        Assert.Equal(Many - 3, (await Holidays.ListAsync(Hiroshima, Cancel)).Count);
    }

    private Task<int> ArriveAsync(Action<UnitOfWork> also) => Db.WriteTogetherAsync(Hiroshima.Value, async unit =>
    {
        await Audit.LockFirstAsync(unit, Hiroshima);
        var number = await new NumberStore().NextAsync(unit, Hiroshima, "receipt/x", 2026);
        await Audit.AppendAsync(unit, Hiroshima, new AuditEntry("person/1", "submit", $"case/{number}", "{}"));
        also(unit);
        return number;
    }, Cancel);

    private static async Task<IReadOnlyList<int>> KeptAsync(Task<int>[] units)
    {
        await Task.WhenAll(units.Select(u => u.ContinueWith(_ => { }, TaskScheduler.Default)));
        return [.. units.Where(u => u.IsCompletedSuccessfully).Select(u => u.Result)];
    }

    private static Holiday Day(int number) => new() { TenantId = Hiroshima, Day = new DateOnly(2027, 1, 1).AddDays(number), Name = $"休{number}" };
}

public sealed class SharedTransactionOnSqliteTests() : SharedTransactionTests("sqlite");

public sealed class SharedTransactionOnPostgresTests() : SharedTransactionTests("postgres")
{
    [Fact]
    public async Task More_than_the_limit_are_told_to_come_back_and_those_that_wait_are_kept()
    {
        var limits = new PostgresOptions();
        var gate = new TaskCompletionSource();
        var waiting = new List<Task>();
        while (waiting.Count <= limits.QueueLimit + limits.GroupSize)
        {
            try
            {
                waiting.Add(Db.WriteTogetherAsync("full", async _ =>
                {
                    await gate.Task;
                    return true;
                }, Cancel));
            }
            catch (StorageUnavailableException)
            {
                break;
            }
        }

        Assert.InRange(waiting.Count, limits.QueueLimit, limits.QueueLimit + limits.GroupSize);
        gate.SetResult();
        await Task.WhenAll(waiting);
    }
}

public sealed class SharedTransactionOnSqlServerTests() : SharedTransactionTests("sqlserver");
