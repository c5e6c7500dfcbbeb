using CyberPort.Storage.Forms;

namespace CyberPort.Storage.Tests.Stores;

/// <summary>A wait ends once, and what is passed over stays where it is.</summary>
public abstract class PublicationTests(string kind) : StorageContract(kind)
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    private PublicationStore Publications => new(Db);

    [Fact]
    public async Task A_row_is_read_as_it_was_written_and_its_wait_ends_once()
    {
        var row = Row("2", Day) with { Note = "条例の改正のため\n様式を改めた。" };
        await Db.WriteAsync(unit => Publications.Add(unit, row), Cancel);
        Assert.Equal(row, await Publications.FindAsync(Hiroshima, row.FormKey, "2", Cancel));
        Assert.Equal(row, Assert.Single(await Publications.ListWaitingAsync(Hiroshima, Cancel)));
        Assert.Null(await Publications.FindAsync(Niigata, row.FormKey, "2", Cancel));
        Assert.Empty(await Publications.ListAsync(Niigata, row.FormKey, Cancel));

        var ends = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            Db.WriteAsync(unit => Publications.EndWaitAsync(unit, Change("2", i % 2 == 0 ? PublicationState.Published : PublicationState.Withdrawn)), Cancel)));
        Assert.Equal(1, ends.Sum());
        Assert.Empty(await Publications.ListWaitingAsync(Hiroshima, Cancel));
    }

    [Fact]
    public async Task Those_of_the_named_days_are_passed_over_and_others_stay()
    {
        await Db.WriteAsync(unit =>
        {
            foreach (var (version, days) in new[] { ("2", 0), ("3", 5), ("4", 9) }) Publications.Add(unit, Row(version, Day.AddDays(days)));
            Publications.Add(unit, Row("5", Day) with { State = PublicationState.Published });
        }, Cancel);

        await Db.WriteAsync(unit => Publications.PassAsync(unit, Change("3", PublicationState.Published), DateOnly.MinValue, Day.AddDays(5)), Cancel);
        Assert.Equal(["2 passed", "3 waiting", "4 waiting", "5 published"], await StatesAsync());
        await Db.WriteAsync(unit => Publications.PassAsync(unit, Change("6", PublicationState.Published), Day, DateOnly.MaxValue), Cancel);
        Assert.Equal(["2 passed", "3 passed", "4 passed", "5 published"], await StatesAsync());
        Assert.Equal(0, await Db.WriteAsync(unit => Publications.ChangeAsync(unit, Change("6", PublicationState.Again)), Cancel));
    }

    private async Task<IEnumerable<string>> StatesAsync() =>
        (await Publications.ListAsync(Hiroshima, "jphij/water-area-occupancy", Cancel)).Select(p => $"{p.Version} {p.State}").Order();

    private static PublicationChange Change(string version, string state) => new(Hiroshima, "jphij/water-area-occupancy", version, state, Rows.Now, "加藤 洋", "理由");

    private static PublicationRow Row(string version, DateOnly day) => new()
    {
        TenantId = Hiroshima,
        FormKey = "jphij/water-area-occupancy",
        Version = version,
        SnapshotDigest = "sha256-" + version,
        Note = "",
        OfferedFrom = day,
        State = PublicationState.Waiting,
        PublishedAt = Rows.Now.ToUniversalTime(),
        PublishedBy = "加藤 洋",
        ChangedAt = Rows.Now.ToUniversalTime(),
        ChangedBy = "加藤 洋",
    };
}

public sealed class PublicationOnSqliteTests() : PublicationTests("sqlite");

public sealed class PublicationOnPostgresTests() : PublicationTests("postgres");

public sealed class PublicationOnSqlServerTests() : PublicationTests("sqlserver");
