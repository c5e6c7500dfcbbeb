using System.Data.Common;
using CyberPort.Storage.Databases;
using Microsoft.Data.SqlClient;

namespace CyberPort.Storage.SqlServer;

/// <summary>The unit of work on SQL Server: statements go one by one, this driver's version has no batches.</summary>
internal sealed class SqlServerUnitOfWork(SqlConnection connection, SqlTransaction transaction, Dialect dialect) : UnitOfWork(connection, dialect)
{
    protected override DbTransaction? Transaction => transaction;

    protected override async Task SendWaitingAsync()
    {
        foreach (var statement in Waiting)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = statement.Sql;
            Arguments.Bind(command, statement.Args, Dialect);
            Check(statement, await command.ExecuteNonQueryAsync());
        }
    }
}
