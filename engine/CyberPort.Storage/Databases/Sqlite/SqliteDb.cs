using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CyberPort.Storage.Databases.Sqlite;

/// <summary>One SQLite file, one process: a single writer that commits waiting units of work as a group, and pooled readers.</summary>
/// <remarks>
/// WAL with synchronous=FULL. The writer's connection is the only one that checkpoints: two connections that do are what the
/// known WAL-reset fault of this SQLite range needs.
/// </remarks>
public sealed class SqliteDb : Db
{
    // seconds for which a lock of another program (a backup) is waited out; the driver's own half a minute would be a lost browser
    private const int LongestWait = 5;

    private readonly string _path;
    private readonly SqliteWriter _writer;
    private readonly ConcurrentBag<Reader> _idle = [];
    private readonly SqliteDialect _dialect = new();
    private int _disposed;

    static SqliteDb() => SqliteLibrary.Load();

    public SqliteDb(string path, SqliteOptions? options = null)
    {
        _path = path;
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        _writer = new SqliteWriter(OpenWriter(), _dialect, options ?? new SqliteOptions(), TranslateWrite);
    }

    public override Dialect Dialect => _dialect;

    /// <summary>The version of the library in use, for the operator's page and the log.</summary>
    public string LibraryVersion => _writer.LibraryVersion;

    /// <summary>How many commits there were: fewer than units of work when several people write at once.</summary>
    public long Commits => _writer.Commits;

    public override Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancel) => _writer.EnqueueAsync(work, cancel);

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        while (_idle.TryTake(out var reader)) await reader.DisposeAsync();
        await _writer.DisposeAsync();
    }

    protected override async ValueTask<Lease> OpenReaderAsync(CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        if (_idle.TryTake(out var reader)) return new ReaderLease(reader, this);

        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadOnly));
        await connection.OpenAsync(cancel);
        Run(connection, "pragma foreign_keys = on; pragma query_only = on; pragma busy_timeout = 5000; pragma mmap_size = 268435456");
        return new ReaderLease(new Reader(connection, new PreparedStatements(connection, _dialect)), this);
    }

    private ValueTask GiveBackAsync(Reader reader)
    {
        if (_disposed != 0) return reader.DisposeAsync();
        _idle.Add(reader);
        return ValueTask.CompletedTask;
    }

    private SqliteConnection OpenWriter()
    {
        var writer = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate));
        writer.Open();
        // a savepoint keeps the pages it may have to take back: in memory, not in a file beside the database
        Run(writer, """
            pragma journal_mode = wal;
            pragma synchronous = full;
            pragma foreign_keys = on;
            pragma busy_timeout = 5000;
            pragma cache_size = -65536;
            pragma temp_store = memory;
            pragma wal_autocheckpoint = 4000;
            """);
        return writer;
    }

    private string ConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = _path,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = LongestWait,
    }.ToString();

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A connection for reading with what it has prepared.</summary>
    private sealed record Reader(SqliteConnection Connection, PreparedStatements Statements) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Statements.Dispose();
            return Connection.DisposeAsync();
        }
    }

    // SQLite's commands end before they return: there is nothing to await
    private sealed class ReaderLease(Reader reader, SqliteDb owner) : Lease(reader.Connection, owner.Dialect)
    {
        public override Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object args, CancellationToken cancel) =>
            Task.FromResult(reader.Statements.Query<T>(sql, args));

        public override Task<T?> FindAsync<T>(string sql, object args, CancellationToken cancel)
            where T : default => Task.FromResult(reader.Statements.Find<T>(sql, args));

        protected override ValueTask GiveBackAsync() => owner.GiveBackAsync(reader);
    }
}
