using System.Collections.Concurrent;
using System.Data.Common;
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
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
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
        if (!_idle.TryTake(out var reader))
        {
            reader = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadOnly));
            await reader.OpenAsync(cancel);
            Run(reader, "pragma foreign_keys = on; pragma query_only = on; pragma busy_timeout = 5000; pragma mmap_size = 268435456");
        }

        return new Lease(reader, GiveBackAsync);
    }

    private ValueTask GiveBackAsync(DbConnection connection)
    {
        if (_disposed != 0) return connection.DisposeAsync();
        _idle.Add((SqliteConnection)connection);
        return ValueTask.CompletedTask;
    }

    private SqliteConnection OpenWriter()
    {
        var writer = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate));
        writer.Open();
        Run(writer, """
            pragma journal_mode = wal;
            pragma synchronous = full;
            pragma foreign_keys = on;
            pragma busy_timeout = 5000;
            pragma cache_size = -65536;
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
}
