using Microsoft.Data.Sqlite;
using Npgsql;

namespace CyberPort.Operations.Tests.Samples;

/// <summary>Makes writes to one table fail, as a full disk or a lost server does: in the middle of a transaction.</summary>
public sealed class Faults(Ports ports)
{
    private static readonly string[] Tables =
    [
        "cases", "submissions", "drafts", "notes", "runs", "tasks", "journal", "task_candidates", "files", "documents", "counters",
        "outbox", "notifications",
        "sessions", "audit", "audit_heads",
    ];

    private bool IsPostgres => ports.Db.Dialect.Name == "postgres";

    /// <summary>The database refuses rows of a table from now on; on PostgreSQL it can end the connection instead.</summary>
    public async Task BreakAsync(string table, bool lostConnection = false)
    {
        var fault = lostConnection
            ? "perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5);"
            : "raise exception 'no space left on device';";
        if (IsPostgres)
        {
            await RunAsync($"create or replace function fault() returns trigger language plpgsql as $$ begin {fault} return new; end $$");
            await RunAsync($"create trigger fault before insert or update on {table} for each row execute function fault()");
            return;
        }

        await RunAsync($"create trigger fault_insert before insert on {table} begin select raise(fail, 'no space left on device'); end");
        await RunAsync($"create trigger fault_update before update on {table} begin select raise(fail, 'no space left on device'); end");
    }

    public async Task MendAsync(string table)
    {
        if (IsPostgres)
        {
            await RunAsync($"drop trigger fault on {table}");
            return;
        }

        await RunAsync("drop trigger fault_insert");
        await RunAsync("drop trigger fault_update");
    }

    /// <summary>How many rows each table has, and how often each was changed where that is counted.</summary>
    public async Task<string> CountAsync()
    {
        var counts = new List<string>();
        foreach (var table in Tables)
            counts.Add($"{table} {await ports.Db.FindAsync<long>($"select count(*) from {table}", new { }, default)}");
        counts.Add($"versions {await ports.Db.FindAsync<long>("select coalesce(sum(version), 0) from cases", new { }, default)}");
        counts.Add($"open {await ports.Db.FindAsync<long>("select count(*) from tasks where status = 'open'", new { }, default)}");
        return string.Join(", ", counts);
    }

    /// <summary>Another program holds the whole database for a while.</summary>
    public async Task<IAsyncDisposable> LockAsync()
    {
        var connection = new SqliteConnection($"Data Source={ports.Settings};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "begin immediate";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Ends every connection of the product, as a restart of the server does.</summary>
    public async Task DisconnectAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(ports.Settings) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
        await command.ExecuteNonQueryAsync();
    }

    private Task<int> RunAsync(string sql) => ports.Db.WriteAsync(async unit => await unit.ExecuteAsync(sql, new { }), default);
}
