using Dapper;
using Microsoft.Data.Sqlite;

namespace CyberPort.Storage.Databases.Sqlite;

/// <summary>The statements of one connection, prepared once and kept; the connection is used by one thread at a time.</summary>
internal sealed class PreparedStatements(SqliteConnection connection, Dialect dialect) : IDisposable
{
    private const int Kept = 256;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public int Execute(string sql, object? args) => Of(sql, args).ExecuteNonQuery();

    public IReadOnlyList<T> Query<T>(string sql, object args)
    {
        using var reader = Of(sql, args).ExecuteReader();
        return [.. reader.Parse<T>()];
    }

    public T? Find<T>(string sql, object args)
    {
        using var reader = Of(sql, args).ExecuteReader();
        return reader.Parse<T>().FirstOrDefault();
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values) command.Dispose();
        _commands.Clear();
    }

    private SqliteCommand Of(string sql, object? args)
    {
        if (_commands.TryGetValue(sql, out var command))
        {
            Arguments.Rebind(command, args, dialect);
            return command;
        }

        if (_commands.Count >= Kept) Dispose();
        command = connection.CreateCommand();
        command.CommandText = sql;
        Arguments.Bind(command, args, dialect);
        command.Prepare();
        _commands.Add(sql, command);
        return command;
    }
}
