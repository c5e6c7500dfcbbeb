using CyberPort.Storage.Databases;
using CyberPort.Storage.Databases.Postgres;
using CyberPort.Storage.Databases.Sqlite;

namespace CyberPort.Storage.SqlServer;

/// <summary>Opens the database that the settings name; it stands here because this room alone knows all three.</summary>
public static class DatabaseChoice
{
    /// <summary>Opens a database.</summary>
    /// <param name="kind">sqlite, postgres or sqlserver.</param>
    /// <param name="connection">A connection string, or for SQLite the file's path.</param>
    /// <exception cref="ArgumentException">The kind is none of the three, or its connection is missing.</exception>
    public static Db Open(string kind, string connection) => kind switch
    {
        _ when connection.Length == 0 => throw new ArgumentException($"The setting Connection is empty; {kind} needs one.", nameof(connection)),
        "sqlite" => new SqliteDb(connection),
        "postgres" => new PostgresDb(connection),
        "sqlserver" => new SqlServerDb(connection),
        _ => throw new ArgumentException($"The setting Database is '{kind}'; it may be sqlite, postgres or sqlserver.", nameof(kind)),
    };
}
