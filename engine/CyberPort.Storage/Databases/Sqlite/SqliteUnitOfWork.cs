using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CyberPort.Storage.Databases.Sqlite;

/// <summary>The unit of work on the writer's connection; statements are prepared once and kept.</summary>
internal sealed class SqliteUnitOfWork(SqliteConnection connection, SqliteDialect dialect) : UnitOfWork(connection, dialect), IDisposable
{
    private const int KeptStatements = 256;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    protected override DbTransaction? Transaction => null;

    public void Run(string sql) => Prepared(sql, null).ExecuteNonQuery();

    public void TryRun(string sql)
    {
        try
        {
            Run(sql);
        }
        catch (DbException)
        {
            // SQLite has rolled back by itself after some errors; then there is nothing left to do
        }
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _prepared.Clear();
    }

    protected override Task SendWaitingAsync()
    {
        foreach (var statement in Waiting) Check(statement, Prepared(statement.Sql, statement.Args).ExecuteNonQuery());
        return Task.CompletedTask;
    }

    private SqliteCommand Prepared(string sql, object? args)
    {
        if (_prepared.TryGetValue(sql, out var command))
        {
            Arguments.Rebind(command, args, Dialect);
            return command;
        }

        if (_prepared.Count >= KeptStatements) Dispose();
        command = (SqliteCommand)Connection.CreateCommand();
        command.CommandText = sql;
        Arguments.Bind(command, args, Dialect);
        command.Prepare();
        _prepared.Add(sql, command);
        return command;
    }
}
