using CyberPort.Storage.Cases;
using CyberPort.Storage.Runs;

namespace CyberPort.Storage.Tests.Stores;

public abstract class DeskTests(string kind) : StorageContract(kind)
{
    private static readonly Guid Sato = Guid.CreateVersion7();

    [Fact]
    public async Task The_next_deadline_comes_first_and_closed_cases_last()
    {
        await AddAsync(Rows.Case(Hiroshima, "令8港占-0001") with { DueOn = new DateOnly(2026, 12, 20) });
        await AddAsync(Rows.Case(Hiroshima, "令8港占-0002") with { DueOn = new DateOnly(2026, 12, 1) });
        await AddAsync(Rows.Case(Hiroshima, "令8港占-0003") with { DueOn = new DateOnly(2026, 11, 1), ClosedAt = Rows.Now });
        await AddAsync(Rows.Case(Hiroshima, "令8港占-0004") with { DueOn = null });

        var list = await ListAsync(new CaseFilter { View = "all" });

        Assert.Equal(["令8港占-0002", "令8港占-0001", "令8港占-0004", "令8港占-0003"], list);
    }

    [Fact]
    public async Task Mine_are_the_cases_with_an_open_task_for_my_role_or_given_to_me()
    {
        var (byRole, byName, others) = (Rows.Case(Hiroshima, "1"), Rows.Case(Hiroshima, "2"), Rows.Case(Hiroshima, "3"));
        await AddAsync(byRole, Rows.Task(byRole, ",reviewer,"));
        await AddAsync(byName, Rows.Task(byName, ",director,") with { AssigneeId = Sato });
        await AddAsync(others, Rows.Task(others, ",consultant:coast,"));

        Assert.Equal(["1", "2"], (await ListAsync(new CaseFilter { View = "mine", PersonId = Sato, Roles = ",reviewer," })).Order());
        Assert.Equal(["3"], await ListAsync(new CaseFilter { View = "mine", Roles = ",consultant:coast," }));
        Assert.Empty(await ListAsync(new CaseFilter { View = "mine", Roles = ",consultant:plan," }));
    }

    [Fact]
    public async Task A_task_that_another_holds_is_the_teams_and_not_mine()
    {
        var row = Rows.Case(Hiroshima, "1");
        await AddAsync(row, Rows.Task(row, ",reviewer,") with { AssigneeId = Guid.CreateVersion7() });

        Assert.Empty(await ListAsync(new CaseFilter { View = "mine", Roles = ",reviewer,", PersonId = Sato }));
        Assert.Equal(["1"], await ListAsync(new CaseFilter { View = "team", Roles = ",reviewer,", PersonId = Sato }));
    }

    [Theory]
    [InlineData("東洋海運", 1)]
    [InlineData("髙﨑", 1)]
    [InlineData("𠮷", 1)]
    [InlineData("令8港占-0001", 1)]
    [InlineData("%", 0)]
    [InlineData("' or 1=1 --", 0)]
    [InlineData("広島", 0)]
    public async Task Text_finds_number_applicant_and_place_and_is_never_a_pattern(string text, int found)
    {
        await AddAsync(Rows.Case(Hiroshima, "令8港占-0001"));

        Assert.Equal(found, (await ListAsync(new CaseFilter { View = "all", Text = text })).Count);
    }

    [Fact]
    public async Task Filters_narrow_the_list_together()
    {
        await AddAsync(Rows.Case(Hiroshima, "1") with { Stage = "approval", OfficerName = "田中" });
        await AddAsync(Rows.Case(Hiroshima, "2") with { Stage = "approval" });
        await AddAsync(Rows.Case(Hiroshima, "3"));

        Assert.Equal(["1"], await ListAsync(new CaseFilter { View = "open", Stage = "approval", Officer = "田中" }));
        Assert.Equal(3, (await ListAsync(new CaseFilter { View = "open", ProcedureKey = "waterAreaOccupancy" })).Count);
        Assert.Empty(await ListAsync(new CaseFilter { View = "open", DueUntil = new DateOnly(2026, 12, 17) }));
        Assert.Equal(3, (await ListAsync(new CaseFilter { View = "open", DueUntil = new DateOnly(2026, 12, 18) })).Count);
    }

    [Fact]
    public async Task Counts_say_what_the_chips_hold()
    {
        var today = new DateOnly(2026, 11, 20);
        await AddAsync(Rows.Case(Hiroshima, "1") with { DueOn = today });
        await AddAsync(Rows.Case(Hiroshima, "2") with { DueOn = today.AddDays(-1) });
        await AddAsync(Rows.Case(Hiroshima, "3") with { PausedOn = today, DueOn = today.AddDays(-1) });
        await AddAsync(Rows.Case(Hiroshima, "4") with { ClosedAt = Rows.Now });
        await AddAsync(Rows.Case(Niigata, "5"));

        var counts = await new DeskStore(Db).CountAllAsync(Hiroshima, new CaseFilter(), today, Cancel);

        Assert.Equal((4, 3, 1, 1, 1, 0), (counts.All, counts.Open, counts.Correction, counts.Overdue, counts.DueToday, counts.Mine));
    }

    private async Task<IReadOnlyList<string>> ListAsync(CaseFilter filter)
    {
        var desk = new DeskStore(Db);
        var rows = await desk.ListAsync(Hiroshima, filter, Cancel);
        Assert.Equal(rows.Count, await desk.CountAsync(Hiroshima, filter, Cancel));
        return [.. rows.Select(r => r.ReceiptNumber)];
    }

    private Task AddAsync(CaseRow row, params TaskRow[] tasks) => Db.WriteAsync(unit =>
    {
        new CaseStore(Db).Add(unit, row);
        foreach (var task in tasks) new TaskStore(Db).Add(unit, task);
    }, Cancel);
}

public sealed class DeskOnSqliteTests() : DeskTests("sqlite");

public sealed class DeskOnPostgresTests() : DeskTests("postgres");

public sealed class DeskOnSqlServerTests() : DeskTests("sqlserver");
