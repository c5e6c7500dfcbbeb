using System.Collections.Concurrent;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Databases.Postgres;
using CyberPort.Storage.Databases.Sqlite;
using CyberPort.Storage.SqlServer;
using Dapper;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace CyberPort.Fixtures;

/// <summary>An empty, migrated database of its own for one test class: a real one, never a substitute.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string PostgresVariable = "CYBERPORT_TEST_POSTGRES";
    public const string SqlServerVariable = "CYBERPORT_TEST_SQLSERVER";

    private static readonly ConcurrentDictionary<string, Lazy<Task<TestDatabase>>> Templates = new();
    private readonly Func<Task> _drop;

    private TestDatabase(Db db, string settings, Func<Task> drop) => (Db, Settings, _drop) = (db, settings, drop);

    public Db Db { get; }

    /// <summary>The path or connection string.</summary>
    public string Settings { get; }

    public static async Task<TestDatabase> CreateAsync(string kind)
    {
        var database = kind switch
        {
            "sqlite" => Sqlite(),
            "postgres" => await PostgresAsync(),
            "sqlserver" => await SqlServerAsync(),
            _ => throw new ArgumentException($"Unknown database kind {kind}.", nameof(kind)),
        };
        await new Migrator(database.Db, TimeProvider.System).RunAsync(CancellationToken.None);
        return database;
    }

    /// <summary>A database that begins as a copy of one that was filled once; on SQL Server each one is filled.</summary>
    public static async Task<TestDatabase> CreateFilledAsync(string kind, string name, Func<Db, Task> fill)
    {
        if (kind == "sqlserver") return await FilledAsync(kind, fill, close: false);

        var template = await Templates.GetOrAdd($"{kind} {name}", _ => new(() => FilledAsync(kind, fill, close: true))).Value;
        return kind == "sqlite" ? Sqlite(template.Settings) : await PostgresAsync(template.Settings);
    }

    /// <summary>Removes what copies were made from, at the end of a test program.</summary>
    public static async Task DropTemplatesAsync()
    {
        foreach (var template in Templates.Values.Where(t => t.IsValueCreated && t.Value.IsCompletedSuccessfully))
            await template.Value.Result._drop();
        Templates.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await _drop();
    }

    private static async Task<TestDatabase> FilledAsync(string kind, Func<Db, Task> fill, bool close)
    {
        var database = await CreateAsync(kind);
        await fill(database.Db);
        // only a database that nobody holds open can be copied
        if (close) await database.Db.DisposeAsync();
        return database;
    }

    private static TestDatabase Sqlite(string? copyOf = null)
    {
        var folder = Directory.CreateTempSubdirectory("cyberport-");
        var path = Path.Combine(folder.FullName, "test.db");
        if (copyOf is not null) File.Copy(copyOf, path);
        return new TestDatabase(new SqliteDb(path), path, () =>
        {
            folder.Delete(recursive: true);
            return Task.CompletedTask;
        });
    }

    private static async Task<TestDatabase> PostgresAsync(string? copyOf = null)
    {
        var server = Environment.GetEnvironmentVariable(PostgresVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"{PostgresVariable} names no PostgreSQL server; ./test starts one.");
        var name = "t" + Guid.NewGuid().ToString("N");
        await using var admin = new NpgsqlConnection(server);
        var template = copyOf is null ? "template1" : new NpgsqlConnectionStringBuilder(copyOf).Database;
        await admin.ExecuteAsync($"create database {name} template {template}");
        var settings = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 40 }.ToString();
        return new TestDatabase(new PostgresDb(settings), settings, async () =>
        {
            await using var again = new NpgsqlConnection(server);
            await again.ExecuteAsync($"drop database {name} with (force)");
        });
    }

    private static async Task<TestDatabase> SqlServerAsync()
    {
        var server = Environment.GetEnvironmentVariable(SqlServerVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"{SqlServerVariable} names no SQL Server.");
        var name = "t" + Guid.NewGuid().ToString("N");
        await using var admin = new SqlConnection(server);
        await admin.ExecuteAsync($"create database {name}");
        var settings = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ToString();
        return new TestDatabase(new SqlServerDb(settings), settings, async () =>
        {
            SqlConnection.ClearAllPools();
            await using var again = new SqlConnection(server);
            await again.ExecuteAsync($"drop database {name}");
        });
    }
}
