using CyberPort.Fixtures;

namespace CyberPort.EndToEnd.Servers;

/// <summary>One server for a test class.</summary>
public abstract class ServerFixture(string kind) : IAsyncLifetime
{
    private TestDatabase? _database;

    public WebServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (kind == "sqlite")
        {
            var database = Path.Combine(Directory.CreateTempSubdirectory("cyberport-db-").FullName, "cyberport.db");
            Server = await WebServer.StartAsync(kind, database, folder => DemoTemplate.CopyAsync(database, folder));
            return;
        }

        _database = await TestDatabase.CreateAsync(kind);
        Server = await WebServer.StartAsync(kind, _database.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A server on SQLite.</summary>
public sealed class SqliteServer() : ServerFixture("sqlite");

/// <summary>A server on PostgreSQL.</summary>
public sealed class PostgresServer() : ServerFixture("postgres");
