using CyberPort.Storage.Databases;
using CyberPort.Storage.Organisations;

namespace CyberPort.Storage.Tests.Databases;

public abstract class UnitOfWorkTests(string kind) : StorageContract(kind)
{
    private HolidayStore Holidays => new(Db);

    [Fact]
    public async Task What_a_unit_adds_is_there_when_its_task_ends()
    {
        await Db.WriteAsync(unit => Holidays.Add(unit, Day(Hiroshima, "2026-11-23", "勤労感謝の日𠮷")), Cancel);

        var days = await Holidays.ListAsync(Hiroshima, Cancel);
        Assert.Equal(new DateOnly(2026, 11, 23), days.Single().Day);
        Assert.Equal("勤労感謝の日𠮷", days.Single().Name);
    }

    [Fact]
    public async Task One_tenants_rows_are_not_seen_by_another()
    {
        await Db.WriteAsync(unit => Holidays.Add(unit, Day(Hiroshima, "2026-11-23", "勤労感謝の日")), Cancel);

        Assert.Empty(await Holidays.ListAsync(Niigata, Cancel));
    }

    [Fact]
    public async Task A_unit_that_throws_leaves_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Db.WriteAsync(async unit =>
        {
            Holidays.Add(unit, Day(Hiroshima, "2026-11-23", "勤労感謝の日"));
            await unit.ExecuteAsync("delete from holidays where tenant_id = @none", new { none = "none" });
            throw new InvalidOperationException("stop");
        }, Cancel));

        Assert.Empty(await Holidays.ListAsync(Hiroshima, Cancel));
    }

    [Fact]
    public async Task A_key_that_is_taken_is_said_and_the_unit_leaves_nothing()
    {
        await Db.WriteAsync(unit => Holidays.Add(unit, Day(Hiroshima, "2026-11-23", "一")), Cancel);

        await Assert.ThrowsAsync<DuplicateKeyException>(() => Db.WriteAsync(unit =>
        {
            Holidays.Add(unit, Day(Hiroshima, "2026-12-25", "二"));
            Holidays.Add(unit, Day(Hiroshima, "2026-11-23", "三"));
        }, Cancel));

        Assert.Equal("一", (await Holidays.ListAsync(Hiroshima, Cancel)).Single().Name);
    }

    [Fact]
    public async Task A_statement_that_must_touch_a_row_and_touches_none_is_stale()
    {
        var error = await Assert.ThrowsAsync<StaleRowException>(() => Db.WriteAsync(
            unit => unit.Add("update holidays set name = 'x' where tenant_id = @tenant", new { tenant = Hiroshima }, orStale: "The holiday"),
            Cancel));

        Assert.Equal("The holiday", error.What);
    }

    [Fact]
    public async Task A_query_inside_a_unit_sees_what_the_unit_added()
    {
        var count = await Db.WriteAsync(async unit =>
        {
            Holidays.Add(unit, Day(Hiroshima, "2026-11-23", "勤労感謝の日"));
            return await unit.FindAsync<int>("select count(*) from holidays where tenant_id = @tenant", new { tenant = Hiroshima });
        }, Cancel);

        Assert.Equal(1, count);
    }

    [Fact]
    public async Task Two_hundred_units_at_once_are_all_kept_and_one_failing_neighbour_spoils_none()
    {
        var units = Enumerable.Range(0, 200).Select(i => Db.WriteAsync(unit =>
        {
            Holidays.Add(unit, Day(Hiroshima, new DateOnly(2027, 1, 1).AddDays(i).ToString("O"), $"休{i}"));
            if (i % 20 == 7) throw new InvalidOperationException("stop");
        }, Cancel)).ToArray();
        var results = await Task.WhenAll(units.Select(u => u.ContinueWith(t => t.IsCompletedSuccessfully, TaskScheduler.Default)));

        Assert.Equal(190, results.Count(ok => ok));
        Assert.Equal(190, (await Holidays.ListAsync(Hiroshima, Cancel)).Count);
    }

    [Fact]
    public async Task What_is_to_follow_a_commit_runs_after_it_and_not_after_a_failure()
    {
        var ran = new List<string>();

        await Db.WriteAsync(unit => unit.AfterCommit(() => ran.Add("kept")), Cancel);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Db.WriteAsync((Action<UnitOfWork>)(unit =>
        {
            unit.AfterCommit(() => ran.Add("lost"));
            throw new InvalidOperationException("stop");
        }), Cancel));

        Assert.Equal(["kept"], ran);
    }

    [Fact]
    public async Task Migrations_run_once()
    {
        Assert.Empty(await new Migrator(Db, Time).RunAsync(Cancel));
    }

    private static Holiday Day(TenantId tenant, string day, string name) => new() { TenantId = tenant, Day = DateOnly.Parse(day), Name = name };
}

public sealed class UnitOfWorkOnSqliteTests() : UnitOfWorkTests("sqlite");

public sealed class UnitOfWorkOnPostgresTests() : UnitOfWorkTests("postgres");

public sealed class UnitOfWorkOnSqlServerTests() : UnitOfWorkTests("sqlserver");
