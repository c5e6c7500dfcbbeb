using System.Data.Common;
using CyberPort.Storage.Databases;
using Microsoft.Data.SqlClient;

namespace CyberPort.Storage.SqlServer;

/// <summary>SQL Server, shared by any number of nodes. In a room of its own, so that nobody else ships its packages.</summary>
public sealed class SqlServerDb(string connectionString) : Db
{
    public override Dialect Dialect { get; } = new SqlServerDialect();

    public override async Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            await using var connection = new SqlConnection(connectionString);
            await connection.OpenAsync(cancel);
            await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(cancel);
            var unit = new SqlServerUnitOfWork(connection, transaction, Dialect);
            var result = await work(unit);
            await unit.FinishAsync();
            await transaction.CommitAsync(cancel);
            foreach (var action in unit.TakeActions()) action();
            return result;
        }
        catch (DbException error)
        {
            throw TranslateWrite(error);
        }
    }

    public override ValueTask DisposeAsync()
    {
        SqlConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }

    protected override async ValueTask<Lease> OpenReaderAsync(CancellationToken cancel)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return new Lease(connection, Dialect);
        }
        catch (DbException error)
        {
            await connection.DisposeAsync();
            throw TranslateRead(error);
        }
    }
}
