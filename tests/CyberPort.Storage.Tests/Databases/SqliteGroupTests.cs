using CyberPort.Storage.Databases.Sqlite;

namespace CyberPort.Storage.Tests.Databases;

/// <summary>Several units of work share a commit when people write at once.</summary>
public sealed class SqliteGroupTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cyberport-group-").FullName;
    private SqliteDb? _db;

    [Fact]
    public async Task What_waits_together_is_committed_together()
    {
        var db = await OpenAsync(new SqliteOptions());
        var before = db.Commits;

        await CrowdAsync(db, 10, 20);

        // the unit that held the writer, alone or with those who were there before it began, and then all others at once
        Assert.InRange(db.Commits, before + 1, before + 2);
        Assert.Equal(20, await CountAsync(db));
    }

    [Fact]
    public async Task A_commit_carries_at_most_a_group()
    {
        var db = await OpenAsync(new SqliteOptions { GroupSize = 2 });
        var before = db.Commits;

        await CrowdAsync(db, 10, 6);

        Assert.True(db.Commits - before >= 4, $"{db.Commits - before} commits");
    }

    public async ValueTask DisposeAsync()
    {
        if (_db is not null) await _db.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Units that all wait while the writer is held, so that they make groups.</summary>
    private static async Task CrowdAsync(SqliteDb db, int from, int count)
    {
        using var gate = new ManualResetEventSlim();
        var held = db.WriteAsync(_ => gate.Wait(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var crowd = Enumerable.Range(from, count).Select(i => AddAsync(db, i)).ToArray();
        gate.Set();
        await held;
        await Task.WhenAll(crowd);
    }

    private static Task AddAsync(SqliteDb db, int id) =>
        db.WriteAsync(unit => unit.Add("insert into lines (id) values (@id)", new { id }), TestContext.Current.CancellationToken);

    private static async Task<int> CountAsync(SqliteDb db) =>
        await db.FindAsync<int>("select count(*) from lines", new { }, TestContext.Current.CancellationToken);

    private async Task<SqliteDb> OpenAsync(SqliteOptions options)
    {
        _db = new SqliteDb(Path.Combine(_folder, "group.db"), options);
        await _db.WriteAsync(unit => unit.Add("create table lines (id integer primary key)", new { }), TestContext.Current.CancellationToken);
        return _db;
    }
}
