using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;

namespace CyberPort.Storage.Tests.Stores;

public abstract class RunAndTaskTests(string kind) : StorageContract(kind)
{
    private RunStore Runs => new(Db);

    private TaskStore Tasks => new(Db);

    [Fact]
    public async Task Of_two_steps_from_the_same_version_exactly_one_is_kept()
    {
        var run = Rows.Run(Rows.Case(Hiroshima, "1"), null);
        await Db.WriteAsync(unit => Runs.Add(unit, run), Cancel);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => TryAsync(unit => Runs.Save(unit, run with { State = $"{{\"n\":{i}}}" }))));

        Assert.Equal(1, outcomes.Count(kept => kept));
        Assert.Equal(2, (await Runs.FindOfCaseAsync(Hiroshima, run.CaseId, Cancel))!.Version);
    }

    [Fact]
    public async Task A_task_is_answered_once()
    {
        var task = Rows.Task(Rows.Case(Hiroshima, "1"), ",reviewer,");
        await Db.WriteAsync(unit => Tasks.Add(unit, task), Cancel);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => TryAsync(unit =>
            Tasks.Answer(unit, task with { Action = "advance", Answer = "{}", AnsweredBy = Guid.CreateVersion7(), AnsweredByName = $"人{i}", ClosedAt = Rows.Now }))));

        Assert.Equal(1, outcomes.Count(kept => kept));
        var found = await Tasks.FindAsync(Hiroshima, task.Id, Cancel);
        Assert.Equal(("answered", "advance", Rows.Now), (found!.Status, found.Action, found.ClosedAt!.Value.ToOffset(TimeSpan.FromHours(9))));
    }

    [Fact]
    public async Task A_foreign_tenant_finds_neither_run_nor_task()
    {
        var row = Rows.Case(Hiroshima, "1");
        var task = Rows.Task(row, ",reviewer,");
        await Db.WriteAsync(unit =>
        {
            Tasks.Add(unit, task);
            Runs.Add(unit, Rows.Run(row, null));
        }, Cancel);

        Assert.Null(await Tasks.FindAsync(Niigata, task.Id, Cancel));
        Assert.Null(await Runs.FindOfCaseAsync(Niigata, row.Id, Cancel));
    }

    [Fact]
    public async Task Due_runs_are_found_oldest_first_and_no_others()
    {
        await Db.WriteAsync(unit =>
        {
            Runs.Add(unit, Rows.Run(Rows.Case(Hiroshima, "1"), Rows.Now.AddMinutes(-1)));
            Runs.Add(unit, Rows.Run(Rows.Case(Niigata, "2"), Rows.Now.AddMinutes(-2)));
            Runs.Add(unit, Rows.Run(Rows.Case(Hiroshima, "3"), Rows.Now.AddMinutes(1)));
            Runs.Add(unit, Rows.Run(Rows.Case(Hiroshima, "4"), null));
        }, Cancel);

        var due = await Runs.ListDueAsync(Rows.Now, 10, Cancel);

        Assert.Equal([Niigata, Hiroshima], due.Select(r => r.TenantId));
        Assert.Equal("{\"状態\":\"審査\"}", due[0].State);
    }

    [Fact]
    public async Task Claiming_fences_the_revision()
    {
        var task = Rows.Task(Rows.Case(Hiroshima, "1"), ",reviewer,");
        await Db.WriteAsync(unit => Tasks.Add(unit, task), Cancel);

        Assert.True(await TryAsync(unit => Tasks.Assign(unit, task with { AssigneeId = Guid.CreateVersion7(), AssigneeName = "一" })));
        Assert.False(await TryAsync(unit => Tasks.Assign(unit, task with { AssigneeId = Guid.CreateVersion7(), AssigneeName = "二" })));
    }

    private async Task<bool> TryAsync(Action<UnitOfWork> work)
    {
        try
        {
            await Db.WriteAsync(work, Cancel);
            return true;
        }
        catch (Exception error) when (error is StaleRowException or StorageUnavailableException)
        {
            return false;
        }
    }
}

public sealed class RunAndTaskOnSqliteTests() : RunAndTaskTests("sqlite");

public sealed class RunAndTaskOnPostgresTests() : RunAndTaskTests("postgres");

public sealed class RunAndTaskOnSqlServerTests() : RunAndTaskTests("sqlserver");
