using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CyberPort.Storage.Databases.Sqlite;

/// <summary>The unit of work on the writer's connection; statements are prepared once and kept.</summary>
internal sealed class SqliteUnitOfWork(SqliteConnection connection, SqliteDialect dialect) : UnitOfWork(connection, dialect), IDisposable
{
    private readonly PreparedStatements _statements = new(connection, dialect);

    protected override DbTransaction? Transaction => null;

    public void Run(string sql) => _statements.Execute(sql, null);

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

    public void Dispose() => _statements.Dispose();

    protected override Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object args) => Task.FromResult(_statements.Query<T>(sql, args));

    protected override Task<T?> ReadFirstAsync<T>(string sql, object args)
        where T : default => Task.FromResult(_statements.Find<T>(sql, args));

    protected override Task<int> RunAsync(string sql, object args) => Task.FromResult(_statements.Execute(sql, args));

    protected override Task SendWaitingAsync()
    {
        foreach (var statement in Waiting) Check(statement, _statements.Execute(statement.Sql, statement.Args));
        return Task.CompletedTask;
    }
}
